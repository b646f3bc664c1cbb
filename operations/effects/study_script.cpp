#include "operations/effects/study_script.hpp"

#include <utility>

#include "engine/base/absence.hpp"
#include "formats/csv_writer.hpp"
#include "formats/zip_writer.hpp"
#include "operations/catalogue_files.hpp"
#include "operations/effects/compare_members.hpp"
#include "operations/effects/study_of_answers.hpp"
#include "operations/effects/study_values.hpp"
#include "operations/reflection.hpp"

namespace zubia::operations {
namespace {

using questionnaires::CellState;

constexpr std::array all_breakdowns = {Breakdown::size, Breakdown::small, Breakdown::cluster, Breakdown::territory,
                                       Breakdown::kind};

/// A row for each member: its number, what tells it apart, and what it answered. The columns are those that the script
/// asks for, whether a questionnaire has them or not.
std::string answers_csv(const AnswersOfStudy& answers) {
  const auto& questions = effects::study_questions();
  formats::CsvWriter csv;
  csv.text("member");
  std::vector<MemberGroups> all_groups;
  for (const Breakdown by : all_breakdowns) {
    csv.text(choice_name(by));
    all_groups.push_back(groups_by(by, answers));
  }
  for (const effects::Question& question : questions) csv.text(variable_of(question));
  csv.end_row();
  for (std::size_t number = 0; number < answers.study.members.size(); ++number) {
    csv.number(static_cast<double>(number + 1));
    for (const MemberGroups& groups : all_groups) {
      const int group = groups.names.empty() ? -1 : groups.group_of[number];
      csv.text(group < 0 ? std::string() : group_text(groups.names[static_cast<std::size_t>(group)]));
    }
    for (std::size_t question = 0; question < questions.size(); ++question) {
      const CellState state = answers.states[number][question];
      if (state == CellState::dont_know)
        csv.text("dont-know");
      else if (state == CellState::not_applicable)
        csv.text("not-applicable");
      else
        csv.number(effects::answer_of(answers.study.members[number], questions[question]));
    }
    csv.end_row();
  }
  return csv.written();
}

StudyValues settings_of(const ScriptChoice& choice) {
  StudyValues values;
  values.setting("cut", choice_name(choice.cut));
  values.setting("samples", std::to_string(choice.samples));
  values.setting("seed", std::to_string(choice.seed));
  values.setting("significance", formats::number_text(choice.significance));
  values.setting("assignments", std::to_string(choice.assignments));
  return values;
}

}  // namespace

Result<StudyScript> study_script(const AnswersOfStudy& answers, const ScriptChoice& choice, const Work& work) {
  const auto study = study_reply(answers, choice, work);
  if (!study) return refuse(study.error());
  StudyValues values = settings_of(choice);
  values.add(*study, leading_cluster_name(*study, answers));
  const TestInput tests{.significance = choice.significance, .samples = choice.assignments, .seed = choice.seed};
  bool is_first = true;
  for (const Breakdown by : all_breakdowns) {
    const MemberGroups groups = groups_by(by, answers);
    for (const std::string& name : groups.names) values.setting("group/" + choice_name(by), group_text(name));
    if (groups.names.empty()) continue;
    const auto compared = comparison_reply(answers, groups, tests, work);
    if (!compared) return refuse(compared.error());
    values.setting("by", choice_name(by));
    values.add(*compared, choice_name(by));
    // Pairs are the same whatever tells members apart.
    if (std::exchange(is_first, false)) values.add_pairs(*compared);
  }
  formats::ZipWriter zip;
  zip.add("reproduce.R", std::string(study_r_script));
  zip.add("answers.csv", answers_csv(answers));
  zip.add("values.csv", values.written());
  return StudyScript{zip.written(), values.numbers()};
}

}  // namespace zubia::operations
