#pragma once

#include <string>
#include <vector>

#include "engine/effects/study_summary.hpp"
#include "engine/questionnaires/evaluate_response.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {

/// What tells the members of a study apart: the choices of a question, and what each member chose.
struct MemberGroups {
  std::vector<std::string> names = {};   ///< empty: the questionnaire does not ask
  std::vector<std::string> labels = {};  ///< in the language of the asker
  std::vector<int> group_of = {};        ///< of each member; −1: not told
};

/// What was answered to the questions of the cross-border cooperation questionnaire, read for a study of effects.
struct AnswersOfStudy {
  effects::CooperationStudy study;
  MemberGroups clusters;
  MemberGroups sizes;
  MemberGroups territories;
  MemberGroups kinds;
  /// Of each member, how it came to an answer or to none, in the order of `effects::study_questions`.
  std::vector<std::vector<questionnaires::CellState>> states;
  /// Of each member, the organisation or its pseudonym; empty where answers are anonymous.
  std::vector<std::string> respondents;
  std::int64_t waiting = 0;  ///< sent, and left out until an adviser has checked them
};

/// The same of a file (`study-file`), and what is to be told of how it was read.
struct AnswersOfFile {
  AnswersOfStudy answers;
  std::vector<Notice> notices = {};
};

/// The responses that count, of a version that asks for `imp_laws`, `eff_laws` and so on; what of them it does not ask
/// stays without answers. Refused: a questionnaire without any of them (`not-a-cooperation-study`), and as
/// `for_each_sent` refuses.
Result<AnswersOfStudy> study_of_answers(const QuestionnaireVersion& version,
                                        const questionnaires::Instrument& instrument,
                                        storage::ProgrammeStore& programme, const Work& work);

/// The same of the latest published version of a questionnaire, with that version. Refused too:
/// `unknown-questionnaire`, `not-published`, `answers-withheld` (figures of a few tell of single ones).
struct PublishedStudy {
  QuestionnaireVersion version;
  AnswersOfStudy answers;

  static Result<PublishedStudy> read(storage::ProgrammeStore& programme, const std::string& questionnaire,
                                     const Work& work);

  /// Says that sent answers are left out, where some are.
  void say_what_waits(ReplyHead& head) const;
};

/// Whether a questionnaire asks at least one of the questions on barriers, `imp_laws`, `eff_laws` and so on.
bool is_cooperation_study(const questionnaires::InstrumentDraft& draft);

/// The variable of the questionnaire that a question of the study is: `imp_laws`.
std::string variable_of(const effects::Question& question);

/// Puts an answer, 1 to 5, in its place.
double& answer_in(effects::Member& member, const effects::Question& question);

/// The barrier or the type of innovation that a question asks of; empty for what is asked once.
std::string item_name(const effects::Question& question);

}  // namespace zubia::operations
