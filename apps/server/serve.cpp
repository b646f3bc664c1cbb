#include "apps/server/serve.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

#include "apps/server/application.hpp"
#include "apps/server/housekeeping.hpp"
#include "apps/server/http/server.hpp"
#include "apps/server/log.hpp"
#include "apps/server/own_names.hpp"
#include "apps/server/postman.hpp"
#include "operations/accounts/secret_key.hpp"
#include "operations/moments.hpp"

namespace zubia::server {

namespace {

constexpr std::chrono::seconds patience{20};

void say(const std::string& line) {
  static_cast<void>(std::fputs((line + "\n").c_str(), stdout));
  static_cast<void>(std::fflush(stdout));
}

void greet(const Application& application, const ServeOptions& options, std::uint16_t port) {
  const bool is_v6 = options.address.find(':') != std::string::npos;
  const std::string address = fmt::format("{}://{}{}{}:{}/", options.certificate.empty() ? "http" : "https",
                                          is_v6 ? "[" : "", options.address, is_v6 ? "]" : "", port);
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

void warn_of_plain_http() {
  static_cast<void>(std::fputs(
      "warning: Others reach this address without https, and their browsers will not keep them signed in: the cookie\n"
      "of the session is for https alone. Give --certificate and --private-key, or name with --proxy the proxy before\n"
      "it that speaks https.\n",
      stderr));
}

}  // namespace

Result<void> serve(std::shared_ptr<storage::ProgrammeStore> programme, const ServeOptions& options,
                   const std::stop_token& stop) {
  auto log = Log::open(options.log);
  if (!log) return refuse(log.error());
  const auto key = operations::SecretKey::open(options.key_file);
  if (!key) return refuse(key.error());
  const auto proxies = Proxies::of(options.proxies);
  if (!proxies) return refuse(proxies.error());
  const auto record = programme->programme();
  if (!record) return refuse(record.error());
  const bool is_for_a_team = !is_loopback(options.address) || !options.hosts.empty() || proxies->any();
  const Housekeeping housekeeping(programme, **log, Housekeeping::usual_pause,
                                  [] { return operations::moment_text(operations::system_moment()); });
  const Postman postman(programme, **log, Postman::usual_pause, key->derive("pseudonyms"));
  Application application(std::move(programme), *key,
                          {.analysis_threads = std::max(1U, std::thread::hardware_concurrency()),
                           .programme_name = record->name,
                           .entrance = is_for_a_team ? Entrance::first_owner_code : Entrance::local_key,
                           .proxies = *proxies});
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
  greet(application, options, (*server)->port());
  if (options.certificate.empty() && !is_loopback(options.address) && !proxies->any()) warn_of_plain_http();
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
