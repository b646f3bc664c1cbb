#pragma once

#include "engine/effects/cooperation_study.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {

/// What was answered to the questions of the cross-border cooperation questionnaire, read for a study of effects.
struct AnswersOfStudy {
  effects::CooperationStudy study;
  std::vector<std::string> cluster_labels;  ///< of the clusters of the study
  std::int64_t waiting = 0;                 ///< sent, and left out until an adviser has checked them
};

/// The responses that count, of a version that asks for `imp_laws`, `eff_laws` and so on; what of them it does not ask
/// stays without answers. Refused: a questionnaire without any of them (`not-a-cooperation-study`), and as
/// `for_each_sent` refuses.
Result<AnswersOfStudy> study_of_answers(const QuestionnaireVersion& version,
                                        const questionnaires::Instrument& instrument,
                                        storage::ProgrammeStore& programme, const Work& work);

}  // namespace zubia::operations
