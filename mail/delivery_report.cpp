#include "mail/delivery_report.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "mail/mail_library.hpp"

namespace zubia::mail {

namespace {

Owned<GMimeParser> parser_of(std::string_view bytes, GMimeFormat format) {
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_format(parser.get(), format);
  return parser;
}

/// What stands in a part, decoded.
std::string content_of(GMimeObject* part) {
  if (!GMIME_IS_PART(part)) return {};
  GMimeDataWrapper* const content = g_mime_part_get_content(GMIME_PART(part));
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  std::string text;
  for (guint place = 0; place < bytes->len; ++place)
    if (bytes->data[place] != '\r') text += static_cast<char>(bytes->data[place]);
  return text;
}

/// The headers that a text consists of.
Owned<GMimeObject> headers_of(const std::string& text) {
  return Owned<GMimeObject>(
      g_mime_parser_construct_part(parser_of(text + "\n\n", GMIME_FORMAT_MESSAGE).get(), nullptr));
}

std::string header(GMimeObject* part, const char* name) {
  const char* value = part == nullptr ? nullptr : g_mime_object_get_header(part, name);
  return value == nullptr ? std::string() : value;
}

std::string trimmed(std::string text) {
  constexpr const char* blanks = " \t\r\n";
  text.erase(0, std::min(text.find_first_not_of(blanks), text.size()));
  text.erase(text.find_last_not_of(blanks) + 1);
  return text;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// `rfc822; jon@example.eus` without its type, and without brackets.
std::string behind_type(const std::string& field) {
  std::string value = trimmed(field.substr(field.find(';') + 1));
  if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
  return value;
}

/// The groups of fields that the report about all and each recipient is made of (RFC 3464, 2.1).
std::vector<RecipientReport> recipients_in(const std::string& text) {
  std::vector<RecipientReport> recipients;
  std::size_t place = 0;
  while (place < text.size()) {
    const std::size_t end = std::min(text.find("\n\n", place), text.size());
    const auto group = headers_of(text.substr(place, end - place));
    place = std::min(text.find_first_not_of('\n', end), text.size());
    RecipientReport one{behind_type(header(group.get(), "Final-Recipient")),
                        lower(trimmed(header(group.get(), "Action"))), trimmed(header(group.get(), "Status")),
                        trimmed(header(group.get(), "Diagnostic-Code"))};
    if (one.address.empty()) one.address = behind_type(header(group.get(), "Original-Recipient"));
    // Behind the code some servers write what it means.
    one.status = one.status.substr(0, one.status.find_first_of(" \t("));
    if (!one.action.empty()) recipients.push_back(std::move(one));
  }
  return recipients;
}

/// `<id@domain>`: the id.
std::string id_in(const std::string& message_id) {
  const std::string bare = trimmed(message_id);
  const std::size_t begin = bare.starts_with('<') ? 1 : 0;
  return bare.substr(begin, bare.find_first_of("@>") - begin);
}

struct Reading {
  DeliveryReport report;
  bool is_report = false;
};

void read_part(GMimeObject* part, Reading& reading) {
  GMimeContentType* const type = g_mime_object_get_content_type(part);
  const auto is = [&](const char* kind, const char* subtype) {
    return type != nullptr && g_mime_content_type_is_type(type, kind, subtype) != FALSE;
  };
  if (is("message", "delivery-status")) {
    for (RecipientReport& one : recipients_in(content_of(part))) reading.report.recipients.push_back(std::move(one));
  } else if (GMIME_IS_MESSAGE_PART(part)) {
    if (GMimeMessage* const original = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)); original != nullptr)
      reading.report.message = id_in(header(GMIME_OBJECT(original), "Message-ID"));
  } else if (is("text", "rfc822-headers")) {
    reading.report.message = id_in(header(headers_of(content_of(part)).get(), "Message-ID"));
  }
}

Reading read_message(GMimeMessage* message) {
  Reading reading;
  GMimeObject* const whole = g_mime_message_get_mime_part(message);
  if (whole == nullptr || !GMIME_IS_MULTIPART(whole)) return reading;
  reading.is_report =
      g_mime_content_type_is_type(g_mime_object_get_content_type(whole), "multipart", "report") != FALSE;
  if (!reading.is_report) return reading;
  for (int place = 0; place < g_mime_multipart_get_count(GMIME_MULTIPART(whole)); ++place)
    read_part(g_mime_multipart_get_part(GMIME_MULTIPART(whole), place), reading);
  return reading;
}

}  // namespace

Result<std::vector<DeliveryReport>> read_delivery_reports(std::string_view bytes, const std::string& file_name) {
  if (bytes.empty()) return refuse({"empty-file", "The file is empty.", {.file = file_name}, {}});
  prepare_mail_library();
  const auto parser = parser_of(bytes, bytes.starts_with("From ") ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
  std::vector<DeliveryReport> reports;
  bool ends_early = false;
  while (g_mime_parser_eos(parser.get()) == FALSE) {
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) break;
    Reading reading = read_message(message.get());
    if (reading.is_report && reading.report.recipients.empty()) ends_early = true;
    if (!reading.report.recipients.empty()) reports.push_back(std::move(reading.report));
  }
  if (!reports.empty()) return reports;
  if (ends_early)
    return refuse({"truncated-file",
                   "The report ends before it says which address it is about.",
                   {.file = file_name},
                   "Save the whole e-mail again, with all its parts."});
  return refuse({"not-a-delivery-report",
                 "No report of a mail server is in this file.",
                 {.file = file_name},
                 "Save the e-mail that came back as .eml; an answer that a person wrote is none."});
}

bool says_address_is_wrong(std::string_view status) {
  constexpr std::array<std::string_view, 3> others = {"5.0.0", "5.2.1", "5.4.4"};
  if (std::ranges::find(others, status) != others.end()) return true;
  // 5.1.7 and 5.1.8 are about the address of the sender.
  return status.starts_with("5.1.") && status != "5.1.7" && status != "5.1.8";
}

}  // namespace zubia::mail
