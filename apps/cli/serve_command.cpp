#include "apps/cli/serve_command.hpp"

#include <charconv>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace zubia::cli {

using operations::AnyOperation;
using operations::FieldKind;

const AnyOperation& serve_command() {
  static const AnyOperation command = [] {
    AnyOperation serve;
    serve.about = {.name = "serve",
                   .method = operations::Method::post,
                   .path = {},
                   .role = operations::Role::owner,
                   .summary = "Opens a programme in the browser, here or for a team.",
                   .example = "naen.zubia --listen 127.0.0.1:8700"};
    serve.fields = {
        {{"listen", "The address and port to listen on. Port 0 takes any that is free."},
         FieldKind::text,
         {},
         "127.0.0.1:8700"},
        {{"host", "Further names under which browsers reach it, as behind a proxy: zubia.example.eu."},
         FieldKind::list,
         {},
         {}},
        {{"proxy", "Addresses of the proxies before it, whose X-Forwarded-For and -Proto are believed."},
         FieldKind::list,
         {},
         {}},
        {{"key_file", "The file of the secret key; beside a programme file, if not told."}, FieldKind::text, {}, {}},
        {{"log", "Where each request is noted, without personal data: a file, or - for standard error."},
         FieldKind::text,
         {},
         {}},
        {{"certificate", "A certificate with its chain, in PEM: the server then speaks https."},
         FieldKind::text,
         {},
         {}},
        {{"private_key", "The private key of the certificate, in PEM."}, FieldKind::text, {}, {}}};
    serve.needs_programme = true;
    serve.changes_programme = true;
    return serve;
  }();
  return command;
}

namespace {

std::vector<std::string> list_of(const nlohmann::json& request, const char* field) {
  std::vector<std::string> list;
  if (!request.contains(field)) return list;
  std::string words = request[field].get<std::string>();
  while (!words.empty()) {
    const std::size_t comma = std::min(words.find(','), words.size());
    list.push_back(words.substr(0, comma));
    words.erase(0, comma + 1);
  }
  return list;
}

}  // namespace

Result<Listening> listening_of(const nlohmann::json& request, const std::string& programme) {
  Listening listening;
  if (request.contains("listen")) {
    const auto& text = request["listen"].get_ref<const std::string&>();
    const std::size_t colon = text.rfind(':');
    const std::string port = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), listening.port);
    if (colon == 0 || port.empty() || error != std::errc{} || end != port.data() + port.size())
      return refuse({"invalid-value",
                     "\"" + text + "\" is no address with a port.",
                     {.field = "listen"},
                     "Write it as 127.0.0.1:8700."});
    listening.address = text.substr(0, colon);
    if (listening.address.starts_with('[') && listening.address.ends_with(']'))
      listening.address = listening.address.substr(1, listening.address.size() - 2);
  }
  listening.hosts = list_of(request, "host");
  listening.proxies = list_of(request, "proxy");
  for (const auto& [name, place] : {std::pair{"log", &listening.log},
                                    {"certificate", &listening.certificate},
                                    {"private_key", &listening.private_key}})
    if (request.contains(name)) *place = request[name].get<std::string>();
  if (listening.certificate.empty() != listening.private_key.empty())
    return refuse({"missing-field",
                   "A certificate and its private key go together.",
                   {.field = listening.certificate.empty() ? "certificate" : "private_key"},
                   "Give both, or neither."});
  listening.key_file = request.value("key_file", std::string());
  if (!listening.key_file.empty()) return listening;
  if (programme.starts_with("postgresql://"))
    return refuse({"missing-field",
                   "A programme in a database has no key file beside it.",
                   {.field = "key_file"},
                   "Name one with --key-file; it is made on first use, and all servers of the programme share it."});
  listening.key_file = programme + ".key";
  return listening;
}

}  // namespace zubia::cli
