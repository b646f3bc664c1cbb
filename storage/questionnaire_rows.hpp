#pragma once

#include <optional>
#include <string>

#include "engine/base/result.hpp"
#include "programme/questionnaire.hpp"
#include "storage/connection.hpp"

/// Rows of questionnaires, for the stores that read them.
namespace zubia::storage {

std::optional<Instant> moment_in(const Row& row, int column);
Value moment_value(std::optional<Instant> moment);

Result<std::optional<QuestionnaireVersion>> read_version(Connection& connection, const std::string& questionnaire,
                                                         int number);
/// Without its document, which is long.
Result<std::optional<QuestionnaireVersion>> read_version_head(Connection& connection, const std::string& questionnaire,
                                                              int number);
Result<std::optional<QuestionnaireInvitation>> read_invitation(Connection& connection, const std::string& token_hash);
Result<std::optional<QuestionnaireInvitation>> read_invitation_of(Connection& connection,
                                                                  const std::string& questionnaire, int version,
                                                                  const std::string& organisation);

/// Without its document. Refused: `not-published`, `questionnaire-closed`.
Result<QuestionnaireVersion> open_version(Connection& connection, const std::string& questionnaire, int number,
                                          Instant now);

/// Erases the answers of a response from the ledger of what was published, inside the write that withdraws them. What
/// was published of them stays protected.
Result<void> erase_from_ledger(Connection& connection, const Response& response);

}  // namespace zubia::storage
