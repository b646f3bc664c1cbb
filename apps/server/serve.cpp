#include "apps/server/serve.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

#include "apps/server/application.hpp"
#include "apps/server/http/server.hpp"

namespace zubia::server {

namespace {

constexpr std::chrono::seconds patience{20};

void say(const std::string& line) {
  static_cast<void>(std::fputs((line + "\n").c_str(), stdout));
  static_cast<void>(std::fflush(stdout));
}

}  // namespace

Result<void> serve(std::shared_ptr<storage::ProgrammeStore> programme, const ServeOptions& options,
                   const std::stop_token& stop) {
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  Application application(std::move(programme), {.analysis_threads = threads});
  http::ServerOptions http{.address = options.address, .port = options.port, .threads = 2};
  http.known_hosts = options.hosts;
  for (const char* own : {"localhost", "127.0.0.1", "[::1]"}) http.known_hosts.emplace_back(own);
  http.known_hosts.push_back(options.address);
  http.default_headers = Application::default_headers();
  http.is_upload = Application::is_upload;
  auto server =
      http::Server::listen(std::move(http), [&](const std::shared_ptr<const http::Request>& request,
                                                http::Reply reply) { application.answer(request, std::move(reply)); });
  if (!server) return refuse(server.error());
  application.watch(**server);
  say(fmt::format("Open http://{}:{}/?key={}", options.address, (*server)->port(), application.make_owner_key()));
  say("The key signs in the owner, once. Ctrl-C ends.");
  const std::stop_callback end(stop, [&] {
    application.drain();
    (*server)->drain(patience);
  });
  (*server)->run();
  return {};
}

}  // namespace zubia::server
