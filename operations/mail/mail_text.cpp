#include "operations/mail/mail_text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {

std::string filled_in(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find('{'), text.size());
    filled += text.substr(0, begin);
    text.remove_prefix(begin);
    if (text.empty()) break;
    const std::size_t end = text.find('}');
    const std::string_view name = end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
    const auto found = std::ranges::find(values, name, &std::pair<std::string_view, std::string>::first);
    if (found == values.end()) {
      filled += text.front();
      text.remove_prefix(1);
    } else {
      filled += found->second;
      text.remove_prefix(end + 1);
    }
  }
  return filled;
}

mail::Message mail_about(const storage::ClaimedMail& mail, const QuestionnaireVersion& version,
                         const questionnaires::Instrument& instrument, const std::string& organisation,
                         const std::string& contact, const MailDoor& door, Instant now) {
  static const auto texts = nlohmann::json::parse(mail_texts());
  const std::string& language = mail.invitation.language;
  const auto& words = texts.contains(language) ? texts[language] : texts["en"];
  const auto word = [&](const std::string& name) { return words[name].get<std::string>(); };
  const questionnaires::Purpose& purpose = instrument.draft().purpose;
  const auto told = [&](const questionnaires::Texts& text) { return text_in(text, language, version.languages); };
  const bool is_reminder = mail.message.number > 0;
  const std::string stop = door.site + "/stop-mail#" + stop_token(door.key, mail.invitation.email);
  const std::string until =
      version.closes_at
          ? filled_in(word("until"),
                      {{"day", moment_text(*version.closes_at - 1).substr(0, std::string("2026-12-31").size())}})
          : std::string();
  const std::vector<std::pair<std::string_view, std::string>> values = {
      {"title", told(instrument.draft().title)},
      {"organisation", organisation},
      {"link", door.site + "/answer#" + mail_token(door.key, mail.invitation)},
      {"until", until},
      {"purpose", told(purpose.purpose)},
      {"controller", told(purpose.controller)},
      {"mode", word("mode_" + version.mode)},
      {"withdraw", word(version.mode == "anonymous" ? "withdraw_anonymous" : "withdraw")},
      {"stop", stop}};
  return {.id = mail.message.id,
          .from = door.from,
          .to = {contact, mail.invitation.email},
          .subject = filled_in(word(is_reminder ? "reminder_subject" : "subject"), values),
          .text = filled_in(word(is_reminder ? "reminder" : "invitation") + word("footer"), values),
          .language = language,
          .stop_link = stop,
          .at = now};
}

}  // namespace zubia::operations
