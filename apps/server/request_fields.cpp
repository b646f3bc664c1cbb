#include "apps/server/request_fields.hpp"

#include <sodium.h>
#include <string>

#include "operations/strict_json.hpp"

namespace zubia::server {

namespace {

using operations::FieldKind;

nlohmann::json query_fields(const http::Request& request) {
  nlohmann::json fields = nlohmann::json::object();
  for (const auto& [name, value] : request.query) {
    if (!fields.contains(name)) {
      fields[name] = value;
      continue;
    }
    if (!fields[name].is_array()) fields[name] = nlohmann::json::array({fields[name]});
    fields[name].push_back(value);
  }
  return fields;
}

Result<void> decode_file(nlohmann::json& file, const std::string& field) {
  const Problem unsound{"invalid-value", "The bytes of the file are not in base64.", {.field = field}, {}};
  if (!file.is_object() || !file.contains("bytes") || !file["bytes"].is_string()) return {};
  const auto& text = file["bytes"].get_ref<const std::string&>();
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  if (::sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                          "\r\n", &size, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
      end != text.data() + text.size())
    return refuse(unsound);
  bytes.resize(size);
  file["bytes"] = std::move(bytes);
  return {};
}

}  // namespace

Result<nlohmann::json> read_json(std::string_view text) {
  // The parser would pass over a byte order mark, which JSON between programs must not have (RFC 8259 §8.1).
  if (text.starts_with("\xef\xbb\xbf"))
    return refuse({"invalid-json", "The JSON begins with a byte order mark.", {}, "Send it without."});
  try {
    return operations::strict_json(text);
  } catch (const operations::JsonNotTaken& reason) {
    return refuse({"invalid-json", reason.detail, {}, reason.mend});
  } catch (const nlohmann::json::exception&) {
    return refuse({"invalid-json", "The body of the request is not JSON.", {}, "Send an object with the fields."});
  }
}

Result<nlohmann::json> request_body_fields(const operations::AnyOperation& operation, const http::Request& request) {
  auto body = read_json(request.body);
  if (!body) return body;
  if (!body->is_object()) return refuse({"invalid-json", "The body of the request is no object.", {}, {}});
  for (const auto& description : operation.fields) {
    const std::string name(description.field.name);
    if (description.kind != FieldKind::file || !body->contains(name)) continue;
    if (auto decoded = decode_file((*body)[name], name); !decoded) return refuse(decoded.error());
  }
  return body;
}

Result<nlohmann::json> request_fields(const operations::AnyOperation& operation, const nlohmann::json& of_path,
                                      const http::Request& request) {
  nlohmann::json fields = query_fields(request);
  if (operation.about.method != operations::Method::get) {
    if (!fields.empty())
      return refuse(
          {"unknown-field", "This address takes its fields in the body.", {.field = fields.begin().key()}, {}});
    auto body = request_body_fields(operation, request);
    if (!body) return body;
    fields = *std::move(body);
  }
  for (const auto& [name, value] : of_path.items()) {
    if (fields.contains(name)) return refuse({"invalid-value", "The address names it already.", {.field = name}, {}});
    fields[name] = value;
  }
  return fields;
}

}  // namespace zubia::server
