#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/questionnaire.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"
#include "storage/response_file_store.hpp"

namespace zubia::storage {

/// How answers came that an adviser entered, and who that was.
struct AnswerEntry {
  std::string came_by;  ///< `paper` or `telephone`
  std::string entered_by = {};
  std::string account = {};
  Instant entered_at = 0;  ///< the day where confidential

  friend bool operator==(const AnswerEntry&, const AnswerEntry&) = default;
};

/// Who answers what, as a personal link says, or an adviser for them.
struct Answering {
  std::string token_hash;
  std::string questionnaire;
  int version = 0;
  std::string mode;
  std::string organisation;  ///< an id, a pseudonym, or empty, as the mode says
  std::string language;
  std::string consent_hash;  ///< of the version whose purpose the respondent has read; empty: not told here
  Instant now = 0;
  std::optional<AnswerEntry> entry = {};  ///< of what came on paper or by telephone; kept but where anonymous
};

/// What became of a write. The same answers under the same key give the same receipt, however often they are sent.
struct AnswerReceipt {
  std::string response;
  std::int64_t number = 0;  ///< of the writes of this response, from 1
  bool is_new = true;

  friend bool operator==(const AnswerReceipt&, const AnswerReceipt&) = default;
};

struct StoredResponse {
  Response response;
  std::vector<ResponseAnswer> answers;  ///< by variable

  friend bool operator==(const StoredResponse&, const StoredResponse&) = default;
};

/// What is answered. Every write stores a receipt with its answers, or nothing at all: there are as many receipts as
/// writes that were acknowledged. Any thread may call.
///
/// Refused, by every write: `unknown-link`, `not-published`, `questionnaire-closed`, `link-used` (an anonymous answer
/// was sent, or the answers were withdrawn), `consent-wanted` (nobody has agreed yet, nor does so here) and `key-used`
/// (under the same key somebody else wrote, or other answers were written). Nothing tells whose an anonymous response
/// is: under its key, a link that was not used yet is refused with `key-used`, and one that was used gets the receipt
/// for the same answers only, and `link-used` for others.
class ResponseStore {
 public:
  explicit ResponseStore(ProgrammeStore& programme);

  /// Notes that the link was opened, where the mode allows it.
  Result<void> note_opened(const Answering& answering);

  /// The response of an organisation or pseudonym; nothing where it has not begun, or where it is anonymous.
  Result<std::optional<StoredResponse>> response_of(const Answering& answering);

  /// Stores some answers, and the files that they name. Files that no answer names any more go. Not where anonymous:
  /// those stay with the respondent until they are sent.
  Result<AnswerReceipt> save(const Answering& answering, const std::string& key,
                             std::span<const ResponseAnswer> answers, std::span<const ResponseFile> files = {});

  /// Stores the last answers, or all where anonymous, and that this is the whole. Can be sent again until the
  /// questionnaire closes, but not where anonymous.
  Result<AnswerReceipt> send(const Answering& answering, const std::string& key,
                             std::span<const ResponseAnswer> answers, std::span<const ResponseFile> files = {});

  /// Removes every answer of the response; that there was one stays. Refused: `nothing-to-withdraw`.
  Result<void> withdraw(const Answering& answering);

  /// Notes whether an adviser has looked at a response that was sent. What is sent again has to be looked at again.
  /// Refused: `unknown-response`, `not-sent`.
  Result<void> set_checked(const std::string& response, bool is_checked);

  /// One response with its answers. Refused: `unknown-response`, also where it was withdrawn.
  Result<StoredResponse> response(const std::string& id);

  /// Who entered what of a response, by the number of the write.
  Result<std::map<std::int64_t, AnswerEntry>> entries_of(const std::string& response);

  /// All responses of a version that were not withdrawn, by id: an order that says nothing.
  Result<std::vector<StoredResponse>> responses(const std::string& questionnaire, int version);

 private:
  Result<AnswerReceipt> store(const Answering& answering, const std::string& key,
                              std::span<const ResponseAnswer> answers, std::span<const ResponseFile> files,
                              bool is_whole);

  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
