#include "mail/message.hpp"

#include <algorithm>
#include <initializer_list>

#include "mail/mail_library.hpp"

namespace zubia::mail {

namespace {

constexpr std::size_t local_length_max = 64;
constexpr std::size_t address_length_max = 254;
constexpr std::size_t label_length_max = 63;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_local_part(std::string_view text) {
  constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~.";
  if (text.empty() || text.size() > local_length_max || text.front() == '.' || text.back() == '.') return false;
  if (text.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(text,
                             [&](char c) { return is_letter_or_digit(c) || others.find(c) != std::string_view::npos; });
}

bool is_domain(std::string_view text) {
  bool has_dot = false;
  while (true) {
    const std::size_t dot = text.find('.');
    const std::string_view label = text.substr(0, dot);
    if (label.empty() || label.size() > label_length_max || label.front() == '-' || label.back() == '-') return false;
    if (!std::ranges::all_of(label, [](char c) { return is_letter_or_digit(c) || c == '-'; })) return false;
    if (dot == std::string_view::npos) return has_dot;
    has_dot = true;
    text.remove_prefix(dot + 1);
  }
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

Result<void> check(const Message& message) {
  for (const Mailbox* one : {&message.from, &message.to})
    if (!is_address(one->address))
      return refuse({"invalid-address",
                     "This is no e-mail address that can be written to: " +
                         (has_control(one->address) ? std::string("it has a line break") : one->address) + ".",
                     {},
                     "Correct it in the directory."});
  for (const std::string* one :
       {&message.from.name, &message.to.name, &message.subject, &message.stop_link, &message.id, &message.language})
    if (has_control(*one))
      return refuse({"line-in-header",
                     "A name or the subject has a line break, and would add headers to the e-mail.",
                     {},
                     "Write it in one line."});
  return {};
}

}  // namespace

bool is_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  return at != std::string_view::npos && text.size() <= address_length_max && is_local_part(text.substr(0, at)) &&
         is_domain(text.substr(at + 1));
}

std::string domain_of(std::string_view address) { return std::string(address.substr(address.rfind('@') + 1)); }

std::string comparable_address(std::string_view address) {
  std::string text(address);
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

Result<std::string> message_text(const Message& message) {
  if (auto checked = check(message); !checked) return refuse(checked.error());
  prepare_mail_library();
  const Owned<GMimeMessage> made(g_mime_message_new(TRUE));
  const auto header = [&](const char* name, const std::string& value) {
    g_mime_object_append_header(GMIME_OBJECT(made.get()), name, value.c_str(), nullptr);
  };
  const auto name = [](const Mailbox& one) { return one.name.empty() ? nullptr : one.name.c_str(); };
  g_mime_message_add_mailbox(made.get(), GMIME_ADDRESS_TYPE_FROM, name(message.from), message.from.address.c_str());
  g_mime_message_add_mailbox(made.get(), GMIME_ADDRESS_TYPE_TO, name(message.to), message.to.address.c_str());
  g_mime_message_set_subject(made.get(), message.subject.c_str(), "utf-8");
  g_mime_message_set_message_id(made.get(), (message.id + "@" + domain_of(message.from.address)).c_str());
  GDateTime* const moment = g_date_time_new_from_unix_utc(message.at);
  if (moment != nullptr) {
    g_mime_message_set_date(made.get(), moment);
    g_date_time_unref(moment);
  }
  // Answering machines leave it unanswered (RFC 3834).
  header("Auto-Submitted", "auto-generated");
  if (!message.stop_link.empty()) header("List-Unsubscribe", "<" + message.stop_link + ">");
  const Owned<GMimeTextPart> text(g_mime_text_part_new_with_subtype("plain"));
  g_mime_text_part_set_charset(text.get(), "utf-8");
  g_mime_text_part_set_text(text.get(), message.text.c_str());
  g_mime_part_set_content_encoding(GMIME_PART(text.get()), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_object_append_header(GMIME_OBJECT(text.get()), "Content-Language", message.language.c_str(), nullptr);
  g_mime_message_set_mime_part(made.get(), GMIME_OBJECT(text.get()));
  GMimeFormatOptions* const format = g_mime_format_options_new();
  g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
  std::string written = taken_text(g_mime_object_to_string(GMIME_OBJECT(made.get()), format));
  g_mime_format_options_free(format);
  return written;
}

}  // namespace zubia::mail
