#include "operations/disclosure/kept_ledger.hpp"

#include <cmath>

#include "engine/base/absence.hpp"
#include "operations/accounts/secret_key.hpp"
#include "operations/disclosure/disclosure_ledger_file.hpp"

namespace zubia::operations {
namespace {

/// A ledger of one version cannot stand in the place of that of another.
std::string purpose_of(const QuestionnaireVersion& version) {
  return "publication ledger " + version.questionnaire + " " + std::to_string(version.number);
}

std::string written_answers(const std::vector<double>& answers) {
  OrderedJson list = OrderedJson::array();
  bool has_any = false;
  for (const double answer : answers) {
    list.push_back(to_json(answer));
    has_any = has_any || is_defined(answer);
  }
  return has_any ? list.dump() : std::string();
}

std::vector<double> read_answers(const std::string& written, std::size_t count) {
  std::vector<double> answers(count, undefined);
  const auto list = nlohmann::json::parse(written, nullptr, false);
  for (std::size_t at = 0; list.is_array() && at < count && at < list.size(); ++at)
    if (list[at].is_number()) answers[at] = list[at].get<double>();
  return answers;
}

}  // namespace

Result<void> check_key_is_here(const QuestionnaireVersion& version, const Work& work) {
  if (version.mode != "confidential" || !work.pseudonym_key.empty()) return {};
  return refuse({"no-pseudonym-key",
                 "Who is in which cell of a confidential questionnaire is known with the key of the server only.",
                 {.field = "questionnaire"},
                 "Release the results through the server."});
}

Result<PublicationLedger> kept_ledger(const disclosure::Ledger& ledger, const QuestionnaireVersion& version,
                                      const Work& work) {
  if (auto here = check_key_is_here(version, work); !here) return refuse(here.error());
  PublicationLedger kept{ledger.releases, {}, {}};
  disclosure::Ledger bare = ledger;
  for (disclosure::LedgerEntry& entry : bare.entries) {
    kept.answers.push_back({entry.respondent.key, written_answers(entry.respondent.answers)});
    entry.respondent.answers.assign(entry.respondent.answers.size(), undefined);
  }
  kept.document = disclosure_ledger_document(bare).dump();
  if (version.mode == "confidential")
    kept.document = SecretKey::following_from(work.pseudonym_key).seal(kept.document, purpose_of(version));
  return kept;
}

Result<disclosure::Ledger> read_kept_ledger(const PublicationLedger& kept, const QuestionnaireVersion& version,
                                            const disclosure::DisclosurePlan& plan, const Work& work) {
  if (auto here = check_key_is_here(version, work); !here) return refuse(here.error());
  std::string document = kept.document;
  if (version.mode == "confidential") {
    auto opened = SecretKey::following_from(work.pseudonym_key).unseal(kept.document, purpose_of(version));
    if (!opened)
      return refuse({"sealed-ledger",
                     "What was released before cannot be read with this key.",
                     {.field = "questionnaire"},
                     "Restore the key file that belongs to the programme."});
    document = *std::move(opened);
  }
  auto ledger = read_disclosure_ledger({"ledger", document}, plan);
  if (!ledger) return refuse(ledger.error());
  for (std::size_t at = 0; at < ledger->entries.size() && at < kept.answers.size(); ++at)
    ledger->entries[at].respondent.answers = read_answers(kept.answers[at].answers, ledger->questions.size());
  return ledger;
}

}  // namespace zubia::operations
