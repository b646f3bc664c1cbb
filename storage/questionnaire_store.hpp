#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/questionnaire.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

/// The questionnaires of a programme, their versions, and who was invited to answer. Tokens come in as hashes. Any
/// thread may call.
class QuestionnaireStore {
 public:
  explicit QuestionnaireStore(ProgrammeStore& programme);

  /// Stores a draft under its name: of a new questionnaire with the id that it brings, in the place of the draft that
  /// there is, or after the latest published version. Gives what was stored.
  Result<QuestionnaireVersion> put_draft(QuestionnaireVersion draft, Instant now);

  /// Stores a draft in the place of the one with the hash `hash_seen`; with no hash, as a new questionnaire. Gives what
  /// was stored. Refused, with nothing changed: `questionnaire-exists`, `unknown-questionnaire`, `version-frozen`, and
  /// `draft-changed-meanwhile`, which says who changed it and when.
  Result<QuestionnaireVersion> save_draft(QuestionnaireVersion draft, const std::string& hash_seen, Instant now);

  /// Begins the draft that follows the latest published version, with the same content. Refused:
  /// `unknown-questionnaire`, and `draft-there-already`, which says who works on it.
  Result<QuestionnaireVersion> begin_draft(const QuestionnaireVersion& by, Instant now);

  /// The latest version of each questionnaire, in the order in which they came.
  Result<std::vector<QuestionnaireVersion>> latest();
  Result<std::optional<QuestionnaireVersion>> latest(const std::string& name);
  /// The latest one that was published.
  Result<std::optional<QuestionnaireVersion>> published(const std::string& name);
  Result<std::optional<QuestionnaireVersion>> version(const std::string& questionnaire, int number);
  /// The same without its document, which is long.
  Result<std::optional<QuestionnaireVersion>> version_head(const std::string& questionnaire, int number);

  /// Freezes a draft, with the document that it has now. Refused: `already-published`, and `changed-meanwhile` where
  /// the draft is not the one with the hash `hash_seen`.
  Result<void> publish(const QuestionnaireVersion& version, const std::string& hash_seen);

  /// Refused: `not-published`, `closed-already`.
  Result<void> close(const QuestionnaireVersion& version, Instant now, Instant erase_at);

  /// Adds invitations to a version that is open. An organisation that was invited before keeps its answers and gets the
  /// new link in place of the old one. Refused: `not-published`, `questionnaire-closed`.
  Result<void> invite(std::span<const QuestionnaireInvitation> invitations, Instant now);

  /// Adds an invitation without a link where the organisation has none yet, for answers that an adviser enters; gives
  /// the one that is there then. Refused: `not-published`, `questionnaire-closed`.
  Result<QuestionnaireInvitation> invite_for_entry(const QuestionnaireInvitation& invitation, Instant now);

  /// By organisation.
  Result<std::vector<QuestionnaireInvitation>> invitations(const std::string& questionnaire, int version);
  Result<std::optional<QuestionnaireInvitation>> invitation(const std::string& token_hash);
  Result<std::optional<QuestionnaireInvitation>> invitation_of(const std::string& questionnaire, int version,
                                                               const std::string& organisation);

 private:
  Result<std::vector<QuestionnaireVersion>> versions();

  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
