#include "operations/effects/study_of_answers.hpp"

#include <algorithm>
#include <utility>

#include "operations/questionnaires/sent_answers.hpp"

namespace zubia::operations {
namespace {

using effects::Member;
using questionnaires::Evaluation;

/// The state of a question that is asked once, and the code that was chosen; none where nothing of substance was.
struct Chosen {
  questionnaires::CellState state = questionnaires::CellState::not_relevant;
  std::optional<int> code = {};
};

Chosen chosen(const Evaluation& judged, const std::string& name) {
  const auto cell = judged.cells.find({name, {}});
  if (cell == judged.cells.end()) return {};
  Chosen found{.state = cell->second.state};
  if (found.state != questionnaires::CellState::given) return found;
  const auto* codes = std::get_if<questionnaires::Codes>(&cell->second.answer);
  if (codes != nullptr && codes->size() == 1) found.code = codes->front();
  return found;
}

/// A question whose choices tell members apart.
class GroupReader {
 public:
  GroupReader(const questionnaires::Instrument& instrument, std::string name) : name_(std::move(name)) {
    const int number = instrument.find(name_);
    if (number >= 0 && instrument.node(number).list != nullptr) choices_ = instrument.node(number).list->choices;
  }

  MemberGroups groups(const Work& work, const std::vector<std::string>& languages) const {
    MemberGroups groups;
    for (const questionnaires::Choice& choice : choices_) {
      groups.names.push_back(choice.name);
      groups.labels.push_back(text_in(choice.label, work.language, languages));
    }
    return groups;
  }

  int group_of(const Evaluation& judged) const {
    const auto code = chosen(judged, name_).code;
    const auto found = std::ranges::find(choices_, code, &questionnaires::Choice::code);
    return !code || found == choices_.end() ? -1 : static_cast<int>(found - choices_.begin());
  }

 private:
  std::string name_;
  std::vector<questionnaires::Choice> choices_;
};

class StudyReader {
 public:
  explicit StudyReader(const questionnaires::Instrument& instrument)
      : clusters_(instrument, "cluster"),
        sizes_(instrument, "size_class"),
        territories_(instrument, "territory"),
        kinds_(instrument, "organisation_kind") {
    for (const effects::Question& question : effects::study_questions()) variables_.push_back(variable_of(question));
  }

  void open(AnswersOfStudy& answers, const Work& work, const std::vector<std::string>& languages) const {
    answers.clusters = clusters_.groups(work, languages);
    answers.sizes = sizes_.groups(work, languages);
    answers.territories = territories_.groups(work, languages);
    answers.kinds = kinds_.groups(work, languages);
    answers.study.clusters = answers.clusters.names;
  }

  void add(const Evaluation& judged, AnswersOfStudy& answers) const {
    Member& member = answers.study.members.emplace_back();
    auto& states = answers.states.emplace_back();
    for (std::size_t number = 0; number < variables_.size(); ++number) {
      const Chosen answer = chosen(judged, variables_[number]);
      states.push_back(answer.state);
      if (answer.code) answer_in(member, effects::study_questions()[number]) = static_cast<double>(*answer.code);
    }
    member.cluster = clusters_.group_of(judged);
    const int size = sizes_.group_of(judged);
    if (size >= 0) {
      const std::string& name = answers.sizes.names[static_cast<std::size_t>(size)];
      member.is_small = name == "micro" || name == "small" ? 1 : 0;
    }
    answers.clusters.group_of.push_back(member.cluster);
    answers.sizes.group_of.push_back(size);
    answers.territories.group_of.push_back(territories_.group_of(judged));
    answers.kinds.group_of.push_back(kinds_.group_of(judged));
  }

 private:
  GroupReader clusters_;
  GroupReader sizes_;
  GroupReader territories_;
  GroupReader kinds_;
  std::vector<std::string> variables_;
};

bool asks_of_barriers(const std::vector<questionnaires::Item>& items) {
  const auto is_of_barriers = [](const std::string& name) {
    return std::ranges::any_of(effects::study_questions(), [&](const effects::Question& question) {
      return effects::is_of_barriers(question.block) && variable_of(question) == name;
    });
  };
  return std::ranges::any_of(items, [&](const questionnaires::Item& item) {
    return is_of_barriers(item.name) || std::ranges::any_of(item.rows, is_of_barriers, &questionnaires::Row::name) ||
           asks_of_barriers(item.items);
  });
}

}  // namespace

std::string variable_of(const effects::Question& question) {
  switch (question.block) {
    case effects::Block::importance:
      return "imp_" + item_name(question);
    case effects::Block::effect:
      return "eff_" + item_name(question);
    case effects::Block::before:
      return "before_" + item_name(question);
    case effects::Block::motive:
      return "motive_" + item_name(question);
    case effects::Block::change:
      return "effect_" + item_name(question);
    case effects::Block::collaboration_before:
      return "collaboration_before";
    case effects::Block::networking:
      break;
  }
  return "networking_value";
}

double& answer_in(Member& member, const effects::Question& question) {
  switch (question.block) {
    case effects::Block::importance:
      return member.importance[question.item];
    case effects::Block::effect:
      return member.effect[question.item];
    case effects::Block::before:
      return member.before[question.item];
    case effects::Block::motive:
      return member.motive[question.item];
    case effects::Block::change:
      return member.change[question.item];
    case effects::Block::collaboration_before:
      return member.collaboration_before;
    case effects::Block::networking:
      break;
  }
  return member.networking;
}

bool is_cooperation_study(const questionnaires::InstrumentDraft& draft) {
  return std::ranges::any_of(draft.sections,
                             [](const questionnaires::Section& section) { return asks_of_barriers(section.items); });
}

std::string item_name(const effects::Question& question) {
  if (effects::is_of_barriers(question.block)) return std::string(effects::barrier_items[question.item].name);
  if (question.block == effects::Block::collaboration_before || question.block == effects::Block::networking) return {};
  return std::string(effects::innovation_types[question.item]);
}

Result<AnswersOfStudy> study_of_answers(const QuestionnaireVersion& version,
                                        const questionnaires::Instrument& instrument,
                                        storage::ProgrammeStore& programme, const Work& work) {
  if (!is_cooperation_study(instrument.draft()))
    return refuse({"not-a-cooperation-study",
                   version.name + " does not ask what weighs and what the cluster has changed.",
                   {.field = "questionnaire"},
                   "Give a questionnaire made from the ready cross-border-cooperation."});
  const StudyReader reader(instrument);
  AnswersOfStudy found;
  reader.open(found, work, version.languages);
  const auto waiting = for_each_sent(version, instrument, programme, work,
                                     [&](const storage::StoredResponse& stored, const Evaluation& judged) {
                                       reader.add(judged, found);
                                       found.respondents.push_back(stored.response.organisation);
                                     });
  if (!waiting) return refuse(waiting.error());
  found.waiting = *waiting;
  return found;
}

Result<PublishedStudy> PublishedStudy::read(storage::ProgrammeStore& programme, const std::string& questionnaire,
                                            const Work& work) {
  auto version = published_version(programme, questionnaire);
  if (!version) return refuse(version.error());
  if (auto may = check_answers_may_be_seen(version->mode, work); !may) return refuse(may.error());
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  auto answers = study_of_answers(*version, *instrument, programme, work);
  if (!answers) return refuse(answers.error());
  return PublishedStudy{*std::move(version), *std::move(answers)};
}

void PublishedStudy::say_what_waits(ReplyHead& head) const {
  if (answers.waiting > 0)
    head.notices.push_back({"not-checked-yet", "Sent, but left out until an adviser has checked them: " +
                                                   std::to_string(answers.waiting) + "."});
}

}  // namespace zubia::operations
