#include "operations/effects/study_of_answers.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/absence.hpp"
#include "operations/questionnaires/sent_answers.hpp"

namespace zubia::operations {
namespace {

using effects::Member;
using questionnaires::Evaluation;

/// The code that was chosen; none where nothing of substance was.
std::optional<int> chosen(const Evaluation& judged, const std::string& name) {
  const auto cell = judged.cells.find({name, {}});
  if (cell == judged.cells.end() || cell->second.state != questionnaires::CellState::given) return {};
  const auto* codes = std::get_if<questionnaires::Codes>(&cell->second.answer);
  if (codes == nullptr || codes->size() != 1) return {};
  return codes->front();
}

double scale_answer(const Evaluation& judged, const std::string& name) {
  const auto code = chosen(judged, name);
  return code ? static_cast<double>(*code) : undefined;
}

/// The choices of a question, by the place that they have in its list.
std::vector<questionnaires::Choice> choices_of(const questionnaires::Instrument& instrument, const std::string& name) {
  const int number = instrument.find(name);
  if (number < 0 || instrument.node(number).list == nullptr) return {};
  return instrument.node(number).list->choices;
}

int place_of(const std::vector<questionnaires::Choice>& choices, std::optional<int> code) {
  if (!code) return -1;
  const auto found = std::ranges::find(choices, code, &questionnaires::Choice::code);
  return found == choices.end() ? -1 : static_cast<int>(found - choices.begin());
}

class StudyReader {
 public:
  explicit StudyReader(const questionnaires::Instrument& instrument)
      : clusters_(choices_of(instrument, "cluster")), sizes_(choices_of(instrument, "size_class")) {
    for (const auto& item : effects::barrier_items) barriers_.emplace_back(item.name);
    for (const auto type : effects::innovation_types) types_.emplace_back(type);
  }

  const std::vector<questionnaires::Choice>& clusters() const { return clusters_; }

  /// Whether the questionnaire asks at least one of the questions on barriers.
  bool fits(const questionnaires::Instrument& instrument) const {
    return std::ranges::any_of(barriers_, [&](const std::string& item) {
      return instrument.find("imp_" + item) >= 0 || instrument.find("eff_" + item) >= 0;
    });
  }

  Member member_of(const Evaluation& judged) const {
    Member member;
    for (std::size_t item = 0; item < barriers_.size(); ++item) {
      member.importance[item] = scale_answer(judged, "imp_" + barriers_[item]);
      member.effect[item] = scale_answer(judged, "eff_" + barriers_[item]);
    }
    for (std::size_t type = 0; type < types_.size(); ++type) {
      member.before[type] = scale_answer(judged, "before_" + types_[type]);
      member.motive[type] = scale_answer(judged, "motive_" + types_[type]);
      member.change[type] = scale_answer(judged, "effect_" + types_[type]);
    }
    member.collaboration_before = scale_answer(judged, "collaboration_before");
    member.networking = scale_answer(judged, "networking_value");
    member.cluster = place_of(clusters_, chosen(judged, "cluster"));
    if (const int size = place_of(sizes_, chosen(judged, "size_class")); size >= 0) {
      const std::string& name = sizes_[static_cast<std::size_t>(size)].name;
      member.is_small = name == "micro" || name == "small" ? 1 : 0;
    }
    return member;
  }

 private:
  std::vector<questionnaires::Choice> clusters_;
  std::vector<questionnaires::Choice> sizes_;
  std::vector<std::string> barriers_;
  std::vector<std::string> types_;
};

}  // namespace

Result<AnswersOfStudy> study_of_answers(const QuestionnaireVersion& version,
                                        const questionnaires::Instrument& instrument,
                                        storage::ProgrammeStore& programme, const Work& work) {
  const StudyReader reader(instrument);
  if (!reader.fits(instrument))
    return refuse({"not-a-cooperation-study",
                   version.name + " does not ask what weighs and what the cluster has changed.",
                   {.field = "questionnaire"},
                   "Give a questionnaire made from the ready cross-border-cooperation."});
  AnswersOfStudy found;
  for (const questionnaires::Choice& cluster : reader.clusters()) {
    found.study.clusters.push_back(cluster.name);
    found.cluster_labels.push_back(text_in(cluster.label, work.language, version.languages));
  }
  const auto waiting = for_each_sent(version, instrument, programme, work,
                                     [&](const storage::StoredResponse&, const Evaluation& judged) {
                                       found.study.members.push_back(reader.member_of(judged));
                                     });
  if (!waiting) return refuse(waiting.error());
  found.waiting = *waiting;
  return found;
}

}  // namespace zubia::operations
