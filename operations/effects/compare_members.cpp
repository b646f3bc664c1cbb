#include "operations/effects/compare_members.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "engine/statistics/cliff_delta.hpp"
#include "engine/statistics/minimum_detectable_effect.hpp"
#include "engine/statistics/quantile.hpp"
#include "engine/statistics/response_weights.hpp"
#include "operations/effects/asked_together.hpp"
#include "operations/effects/study_names.hpp"
#include "operations/effects/study_of_answers.hpp"
#include "operations/erase.hpp"
#include "operations/reflection.hpp"

namespace zubia::operations {
namespace {

using effects::Block;
using questionnaires::CellState;
using Reply = CompareMembers::Reply;

/// Micro and small against medium and large.
MemberGroups small_and_others(const AnswersOfStudy& answers) {
  MemberGroups groups;
  if (answers.sizes.names.empty()) return groups;
  groups.names = {"small", "large"};
  for (const bool is_small : {true, false}) {
    std::string label;
    for (std::size_t size = 0; size < answers.sizes.names.size(); ++size) {
      const std::string& name = answers.sizes.names[size];
      if ((name == "micro" || name == "small") == is_small)
        label += (label.empty() ? "" : " + ") + answers.sizes.labels[size];
    }
    groups.labels.push_back(label);
  }
  for (const effects::Member& member : answers.study.members)
    groups.group_of.push_back(member.is_small < 0 ? -1 : 1 - member.is_small);
  return groups;
}

std::vector<std::int64_t> members_of(const MemberGroups& groups) {
  std::vector<std::int64_t> members(groups.names.size());
  for (const int group : groups.group_of)
    if (group >= 0) ++members[static_cast<std::size_t>(group)];
  return members;
}

/// The answers of each group.
std::vector<std::vector<double>> grouped(const std::vector<double>& answers, const MemberGroups& groups) {
  std::vector<std::vector<double>> of(groups.names.size());
  for (std::size_t member = 0; member < answers.size(); ++member)
    if (groups.group_of[member] >= 0) of[static_cast<std::size_t>(groups.group_of[member])].push_back(answers[member]);
  return of;
}

/// The groups that have members, as only they are compared; all where fewer than two have, so that the test says why it
/// is not defined.
std::vector<std::vector<double>> compared(std::vector<std::vector<double>> groups) {
  const auto has_members = [](const std::vector<double>& group) { return !group.empty(); };
  if (std::ranges::count_if(groups, has_members) >= 2) std::erase_if(groups, std::not_fn(has_members));
  return groups;
}

std::vector<std::uint64_t> sizes_of(const std::vector<std::vector<double>>& groups) {
  std::vector<std::uint64_t> sizes;
  sizes.reserve(groups.size());
  for (const auto& group : groups)
    sizes.push_back(static_cast<std::uint64_t>(std::ranges::count_if(group, is_defined)));
  return sizes;
}

/// What studies of groups of some sizes could find. Most questions are answered by as many of each group, and counting
/// how several groups could come out takes long.
class DetectableEffects {
 public:
  explicit DetectableEffects(const RankTestOptions& options)
      : design_{.significance = options.significance, .exact_steps_max = options.exact_steps_max} {}

  double between(const std::vector<std::vector<double>>& groups) {
    const auto sizes = sizes_of(groups);
    const auto [known, is_new] = known_.try_emplace(sizes, undefined);
    if (is_new)
      known->second = sizes.size() == 2 ? detectable_delta(sizes[0], sizes[1], design_).detectable
                                        : detectable_epsilon_squared(sizes, design_).detectable;
    return known->second;
  }

 private:
  DesignOptions design_;
  std::map<std::vector<std::uint64_t>, double> known_;
};

Result<void> test_together(const AskedTogether& together, const MemberGroups& groups, const TestInput& input,
                           const Work& work, Reply& reply) {
  std::vector<GroupedItem> items;
  items.reserve(together.size());
  for (const Asked& one : together) items.push_back({one.item, compared(grouped(one.answers, groups))});
  RankTestOptions options = at_first_step(input, together.size());
  // Forty tests are made while somebody waits. Of two groups all ways are counted at once; of several, those that
  // cannot be counted soon are sampled.
  if (items.front().groups.size() > 2) options.exact_steps_max = 1e6;
  auto tests = test_groups(items, options, work);
  if (!tests) return refuse(tests.error());
  DetectableEffects detectable(options);
  std::vector<CompareMembers::Row> rows;
  for (std::size_t place = 0; place < together.size(); ++place)
    rows.push_back({(*tests)[place], choice_name(together[place].block), together[place].family,
                    detectable.between(items[place].groups), Verdict::cannot_detect});
  judge_by_holm(rows, input.significance);
  reply.tests.insert(reply.tests.end(), rows.begin(), rows.end());
  return {};
}

std::optional<std::int64_t> members_with(CellState state, const Asked& asked, int group, const MemberGroups& groups,
                                         const AnswersOfStudy& answers) {
  if (!asked.question) return std::nullopt;
  std::int64_t count = 0;
  for (std::size_t member = 0; member < groups.group_of.size(); ++member)
    if (groups.group_of[member] == group && answers.states[member][*asked.question] == state) ++count;
  return count;
}

Result<void> describe(const Asked& asked, const MemberGroups& groups, const AnswersOfStudy& answers, Reply& reply) {
  const auto of = grouped(asked.answers, groups);
  for (std::size_t group = 0; group < of.size(); ++group) {
    std::vector<double> others;
    for (std::size_t other = 0; other < of.size(); ++other)
      if (other != group) others.insert(others.end(), of[other].begin(), of[other].end());
    const auto delta = cliff_delta(of[group], others);
    if (!delta) return refuse(delta.error());
    const int number = static_cast<int>(group);
    reply.groups.push_back({.block = choice_name(asked.block),
                            .item = asked.item,
                            .family = asked.family,
                            .group = groups.names[group],
                            .members = static_cast<std::int64_t>(of[group].size()),
                            .answers = std::ranges::count_if(of[group], is_defined),
                            .dont_know = members_with(CellState::dont_know, asked, number, groups, answers),
                            .not_applicable = members_with(CellState::not_applicable, asked, number, groups, answers),
                            .median = median(of[group]),
                            .mean = weighted_mean(of[group], std::vector<double>(of[group].size(), 1.0)),
                            .delta = delta->delta,
                            .low = delta->low,
                            .high = delta->high});
  }
  return {};
}

/// What the cluster changed of each type of innovation, against how much innovating together mattered before.
Result<void> test_pairs(const effects::CooperationStudy& study, const TestInput& input, const Work& work,
                        Reply& reply) {
  const RankTestOptions options = at_first_step(input, effects::innovation_count);
  std::vector<CompareMembers::PairRow> rows;
  for (std::size_t type = 0; type < effects::innovation_count; ++type) {
    PairedItems items{.first_name = std::string(effects::innovation_types[type]),
                      .second_name = choice_name(Block::collaboration_before)};
    for (const effects::Member& member : study.members) {
      items.first.push_back(member.change[type]);
      items.second.push_back(member.collaboration_before);
    }
    auto test = test_pair(items, ZeroDifferences::dropped, options, work.parallelism);
    if (!test) return refuse(test.error());
    const double detectable = detectable_in_pairs(*test, options);
    rows.push_back({*std::move(test), detectable, Verdict::cannot_detect});
  }
  judge_by_holm(rows, input.significance);
  reply.pairs = std::move(rows);
  return {};
}

/// Names the groups of one and of none, of whom nothing can be told.
void say_which_are_too_few(const MemberGroups& groups, const std::vector<std::int64_t>& members, Reply& reply) {
  for (const std::int64_t count : {std::int64_t{0}, std::int64_t{1}}) {
    std::string names;
    for (std::size_t group = 0; group < members.size(); ++group)
      if (members[group] == count) names += (names.empty() ? "" : ", ") + groups.labels[group];
    if (names.empty()) continue;
    if (count == 0)
      reply.notices.push_back({"groups-of-none", "Nobody answered of: " + names + "."});
    else
      reply.notices.push_back(
          {"groups-of-one", "Only one answered of: " + names + ". How far answers vary there cannot be told."});
  }
}

void open_reply(const AnswersOfStudy& answers, const MemberGroups& groups, const TestInput& input, Reply& reply) {
  const auto members = members_of(groups);
  reply.respondents = static_cast<std::int64_t>(answers.study.members.size());
  reply.without_group = std::ranges::count(groups.group_of, -1);
  for (std::size_t group = 0; group < groups.names.size(); ++group)
    reply.names.push_back({groups.names[group], groups.labels[group], members[group]});
  reply.conventions.push_back({"effect", "as members perceive it; nobody outside the cluster is compared"});
  reply.conventions.push_back({"scale", "1 to 5; don't know and not applicable are no answers, and counted apart"});
  reply.conventions.push_back({"adjustment of p", "holm, within the families and within the items of each block"});
  reply.conventions.push_back({"smallest effect", "at the level of the first of Holm's steps; power 80 %"});
  reply.conventions.push_back({"before and now", "two questions on scales from 1 to 5, not the same question twice"});
  reply.conventions.push_back({"significance", fmt::format("{:g}", input.significance)});
  reply.conventions.push_back({"seed", std::to_string(input.seed)});
  say_which_are_too_few(groups, members, reply);
}

}  // namespace

MemberGroups groups_by(Breakdown by, const AnswersOfStudy& answers) {
  switch (by) {
    case Breakdown::size:
      return answers.sizes;
    case Breakdown::small:
      return small_and_others(answers);
    case Breakdown::cluster:
      return answers.clusters;
    case Breakdown::territory:
      return answers.territories;
    case Breakdown::kind:
      break;
  }
  return answers.kinds;
}

Result<Reply> comparison_reply(const AnswersOfStudy& answers, const MemberGroups& groups, const TestInput& input,
                               const Work& work) {
  if (auto checked = effects::check_study(answers.study); !checked) return refuse(checked.error());
  Reply reply{};
  open_reply(answers, groups, input, reply);
  const auto& study = answers.study;
  for (const AskedTogether& together :
       {families_of(Block::importance, study), questions_of(Block::importance, study),
        families_of(Block::effect, study), questions_of(Block::effect, study), questions_of(Block::change, study)}) {
    if (work.progress.cancelled()) return refuse(Progress::cancellation());
    if (auto tested = test_together(together, groups, input, work, reply); !tested) return refuse(tested.error());
    for (const Asked& asked : together)
      if (auto described = describe(asked, groups, answers, reply); !described) return refuse(described.error());
  }
  if (auto tested = test_pairs(study, input, work, reply); !tested) return refuse(tested.error());
  return reply;
}

Result<Reply> CompareMembers::operator()(const Request& request, storage::ProgrammeStore& programme,
                                         const Work& work) const {
  const auto published = PublishedStudy::read(programme, request.questionnaire, work);
  if (!published) return refuse(published.error());
  const MemberGroups groups = groups_by(request.by, published->answers);
  if (groups.names.empty())
    return refuse({"group-not-asked",
                   published->version.name + " does not ask the " + choice_name(request.by) + " of an organisation.",
                   {.field = "by"},
                   "Tell members apart by something that it asks."});
  auto reply = comparison_reply(published->answers, groups, request, work);
  if (!reply) return refuse(reply.error());
  reply->questionnaire = published->version.name;
  reply->version = published->version.number;
  published->say_what_waits(*reply);
  return reply;
}

template AnyOperation erase<CompareMembers>();

}  // namespace zubia::operations
