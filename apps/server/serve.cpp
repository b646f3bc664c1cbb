#include "apps/server/serve.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

#include "apps/server/application.hpp"
#include "apps/server/http/server.hpp"
#include "apps/server/log.hpp"
#include "apps/server/own_names.hpp"

namespace zubia::server {

namespace {

constexpr std::chrono::seconds patience{20};

void say(const std::string& line) {
  static_cast<void>(std::fputs((line + "\n").c_str(), stdout));
  static_cast<void>(std::fflush(stdout));
}

/// An address as an URL has it: one of version 6 in brackets.
std::string in_url(const std::string& address) {
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

void warn_of_plain_http() {
  static_cast<void>(std::fputs(
      "warning: Others reach this address without https, and their browsers will not keep them signed in: the cookie\n"
      "of the session is for https alone. Give --certificate and --private-key, or listen on 127.0.0.1 behind a proxy\n"
      "that speaks https.\n",
      stderr));
}

}  // namespace

Result<void> serve(std::shared_ptr<storage::ProgrammeStore> programme, const ServeOptions& options,
                   const std::stop_token& stop) {
  auto log = Log::open(options.log);
  if (!log) return refuse(log.error());
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  Application application(std::move(programme), {.analysis_threads = threads});
  http::ServerOptions http{.address = options.address, .port = options.port, .threads = 2};
  http.known_hosts = options.hosts;
  http.certificate = options.certificate;
  http.private_key = options.private_key;
  for (std::string& own : names_of_this_machine(options.address)) http.known_hosts.push_back(std::move(own));
  http.default_headers = Application::default_headers();
  http.is_upload = Application::is_upload;
  http.on_exchange = [&](const http::Exchange& exchange) {
    application.note(exchange);
    (*log)->exchange(exchange);
  };
  auto server =
      http::Server::listen(std::move(http), [&](const std::shared_ptr<const http::Request>& request,
                                                http::Reply reply) { application.answer(request, std::move(reply)); });
  if (!server) return refuse(server.error());
  application.watch(**server);
  application.watch(**log);
  say(fmt::format("Open {}://{}:{}/?key={}", options.certificate.empty() ? "http" : "https", in_url(options.address),
                  (*server)->port(), application.make_owner_key()));
  say("The key signs in the owner, once. Ctrl-C ends.");
  if (options.certificate.empty() && !is_loopback(options.address)) warn_of_plain_http();
  (*log)->event("started");
  const std::stop_callback end(stop, [&] {
    (*log)->event("stopping");
    application.drain();
    (*server)->drain(patience);
  });
  (*server)->run();
  (*log)->event("stopped");
  return {};
}

}  // namespace zubia::server
