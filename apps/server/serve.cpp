#include "apps/server/serve.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

#include "apps/server/application.hpp"
#include "apps/server/http/server.hpp"
#include "operations/accounts/secret_key.hpp"

namespace zubia::server {

namespace {

constexpr std::chrono::seconds patience{20};

void say(const std::string& line) {
  static_cast<void>(std::fputs((line + "\n").c_str(), stdout));
  static_cast<void>(std::fflush(stdout));
}

void greet(const Application& application, const ServeOptions& options, std::uint16_t port) {
  const bool is_v6 = options.address.find(':') != std::string::npos;
  const std::string address =
      fmt::format("http://{}{}{}:{}/", is_v6 ? "[" : "", options.address, is_v6 ? "]" : "", port);
  if (const std::string key = application.local_key(); !key.empty()) {
    say(fmt::format("Open {}?key={}", address, key));
    say("The key signs in the owner, once. Ctrl-C ends.");
    return;
  }
  say(fmt::format("Serving at {}{}", address, options.hosts.empty() ? "" : " for " + options.hosts.front()));
  if (const std::string code = application.first_owner_code(); !code.empty())
    say(fmt::format("Nobody owns the programme yet. The code for the first owner, once: {}", code));
  say("Ctrl-C ends.");
}

}  // namespace

Result<void> serve(std::shared_ptr<storage::ProgrammeStore> programme, const ServeOptions& options,
                   const std::stop_token& stop) {
  const auto key = operations::SecretKey::open(options.key_file);
  if (!key) return refuse(key.error());
  const auto proxies = Proxies::of(options.proxies);
  if (!proxies) return refuse(proxies.error());
  const auto record = programme->programme();
  if (!record) return refuse(record.error());
  const bool is_for_a_team = !is_loopback(options.address) || !options.hosts.empty() || proxies->any();
  Application application(std::move(programme), *key,
                          {.analysis_threads = std::max(1U, std::thread::hardware_concurrency()),
                           .programme_name = record->name,
                           .entrance = is_for_a_team ? Entrance::first_owner_code : Entrance::local_key,
                           .proxies = *proxies});
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
  greet(application, options, (*server)->port());
  const std::stop_callback end(stop, [&] {
    application.drain();
    (*server)->drain(patience);
  });
  (*server)->run();
  return {};
}

}  // namespace zubia::server
