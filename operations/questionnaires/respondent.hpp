#pragma once

// What a personal link leads to: the operations of respondents share it.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/questionnaires/checked_instrument.hpp"
#include "engine/questionnaires/evaluate_response.hpp"
#include "operations/json_document.hpp"
#include "storage/response_store.hpp"

namespace zubia::operations {

/// Somebody with a personal link, what it lets them answer, and what they have answered so far.
struct Respondent {
  storage::Answering answering;
  QuestionnaireVersion version;  ///< without its document
  QuestionnaireInvitation invitation;
  std::shared_ptr<const questionnaires::Instrument> instrument;
  std::optional<storage::StoredResponse> stored;
  std::vector<storage::ResponseFile> files = {};  ///< that come with this write

  bool keeps_nothing() const { return answering.mode == "anonymous"; }
};

/// Looks the link up. Refused: `unknown-link`, `no-pseudonym-key` (a confidential answer from a terminal: only the
/// server has the key), `questionnaire-closed`, `link-used`.
Result<Respondent> respondent_of(storage::ProgrammeStore& programme, const Work& work, const std::string& token,
                                 const std::string& language);

/// Who was invited, whatever they answer by. Refused: `no-pseudonym-key`, `questionnaire-closed`.
Result<Respondent> respondent_invited(storage::ProgrammeStore& programme, const Work& work,
                                      const QuestionnaireVersion& version, const QuestionnaireInvitation& invitation,
                                      const std::string& language);

/// What stands in the place of an organisation in confidential answers to one questionnaire. Under another key, or
/// for another questionnaire, it is another; without the key it leads nowhere.
std::string answer_pseudonym(const std::string& key, const std::string& questionnaire, const std::string& organisation);

/// An answer that is not taken, while the rest is.
struct RefusedAnswer {
  std::string variable;
  std::string code;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(RefusedAnswer, (), (variable, code, detail))

/// A part of the form, and what is wrong with it where something is.
struct PartOfForm {
  std::string name;
  std::vector<std::int64_t> repeats;  ///< from 0, of each repeated group around it
  std::string code;
  double bound = 0;
  std::string message;  ///< of the questionnaire itself
};
BOOST_DESCRIBE_STRUCT(PartOfForm, (), (name, repeats, code, bound, message))

/// On a terminal parts are told by their names.
template <>
inline std::string fact_text<std::vector<PartOfForm>>(const std::vector<PartOfForm>& parts) {
  std::string names;
  for (const PartOfForm& part : parts) names += (names.empty() ? "" : " ") + part.name;
  return names;
}

/// How far a response has come, as the form sees it.
struct ResponseState {
  std::vector<PartOfForm> hidden;     ///< not asked, because of other answers
  std::vector<PartOfForm> failures;   ///< what is wrong
  std::vector<PartOfForm> remaining;  ///< required and not answered
  JsonDocument values;                ///< what was calculated, by name
  bool is_complete = false;
};
BOOST_DESCRIBE_STRUCT(ResponseState, (), (hidden, failures, remaining, values, is_complete))

ResponseState state_of(const Respondent& respondent, const questionnaires::Evaluation& evaluation,
                       const std::string& language);

/// All answers of a respondent: those that are stored, and over them those that are given now.
struct TakenAnswers {
  questionnaires::Answers answers;
  std::vector<ResponseAnswer> to_store = {};  ///< what was given now and is taken
  std::vector<RefusedAnswer> refused = {};    ///< and what is not
  questionnaires::Evaluation evaluation = {};
};

/// Judges what is given one by one: a variable that there is not, or a value of another kind, is refused, and the rest
/// is taken. What is only out of bounds or incomplete is taken too: it may be half typed. Refused as a whole:
/// `invalid-value`, where the answers are no object.
Result<TakenAnswers> take_answers(const Respondent& respondent, const OrderedJson& given, const std::string& today);

/// Known answers, by variable, where the questionnaire says where they come from: the directory, or what the
/// organisation sent to an earlier version. None where it is anonymous.
Result<OrderedJson> known_answers(const Respondent& respondent, storage::ProgrammeStore& programme,
                                  const std::string& today);

/// The instrument with its texts in one language only: a slow telephone need not load four. Questions for files name
/// every extension that they take.
OrderedJson document_in(const questionnaires::Instrument& instrument, const std::string& language);

/// The key of a write; a new one where the asker brought none.
std::string write_key(const Work& work);

}  // namespace zubia::operations
