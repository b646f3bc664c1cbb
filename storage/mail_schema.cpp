#include "storage/mail_schema.hpp"

namespace zubia::storage {

const std::vector<Sql>& mail_tables() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE INDEX questionnaire_invitation_organisation ON questionnaire_invitation (organisation)",
      // Of what was sent the day is kept, never the moment: beside an anonymous answer a moment could lead to it.
      "CREATE TABLE mail_message (id TEXT PRIMARY KEY, "
      "invitation TEXT NOT NULL REFERENCES questionnaire_invitation (id), number {integer} NOT NULL, "
      "state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'bounced')), "
      "attempts {integer} NOT NULL, unsure {integer} NOT NULL, next_attempt_at {integer}, "
      "sent_on {integer} CHECK (sent_on % 86400 = 0), status TEXT NOT NULL, "
      "CHECK (next_attempt_at IS NULL OR state IN ('queued', 'sending')), UNIQUE (invitation, number)){strict}",
      "CREATE INDEX mail_message_due ON mail_message (state, next_attempt_at)",
      "CREATE TABLE mail_stop (address_hash TEXT PRIMARY KEY, "
      "reason TEXT NOT NULL CHECK (reason IN ('asked', 'bounced')), contact TEXT NOT NULL, "
      "noted_on {integer} NOT NULL){strict}",
      "CREATE TABLE mail_rules (id {integer} PRIMARY KEY CHECK (id = 1), budget_messages {integer} NOT NULL, "
      "budget_days {integer} NOT NULL, reminders_max {integer} NOT NULL, reminder_days {integer} NOT NULL){strict}",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

}  // namespace zubia::storage
