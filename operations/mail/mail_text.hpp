#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/questionnaires/checked_instrument.hpp"
#include "mail/message.hpp"
#include "operations/mail/mail_door.hpp"
#include "storage/mail_store.hpp"

namespace zubia::operations {

/// The words of e-mails by language, as JSON.
std::string_view mail_texts();

/// Puts values in the place of names in braces, in one pass: a value that looks like a name stays as it is.
std::string filled_in(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& values);

/// The e-mail about an invitation, in its language: who asks, for what, until when, how answers are kept, how to take
/// them back, and how to be written to no more.
mail::Message mail_about(const storage::ClaimedMail& mail, const QuestionnaireVersion& version,
                         const questionnaires::Instrument& instrument, const std::string& organisation,
                         const std::string& contact, const MailDoor& door, Instant now);

}  // namespace zubia::operations
