#include "engine/effects/cooperation_study.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "engine/base/absence.hpp"

namespace zubia::effects {
namespace {

bool is_answer(double answer) {
  return std::isnan(answer) || (answer >= lowest_answer && answer <= highest_answer && std::floor(answer) == answer);
}

Problem wrong(std::string code, std::string detail, std::size_t member, const std::string& part, std::string mend) {
  return {std::move(code),
          std::move(detail),
          {.member = "members[" + std::to_string(member) + "]." + part},
          std::move(mend)};
}

}  // namespace

std::size_t barrier_named(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(barrier_items, name, &BarrierItem::name) - barrier_items.begin());
}

Member::Member() : collaboration_before(undefined), networking(undefined) {
  for (auto* answers : {&importance, &effect}) answers->fill(undefined);
  for (auto* answers : {&before, &motive, &change}) answers->fill(undefined);
}

Result<void> check_study(const CooperationStudy& study) {
  if (study.members.empty())
    return refuse({"no-respondents", "Nobody has answered.", {}, "Wait for answers, or give others."});
  for (std::size_t number = 0; number < study.members.size(); ++number) {
    const Member& one = study.members[number];
    const std::pair<const char*, std::span<const double>> parts[] = {
        {"importance", one.importance},
        {"effect", one.effect},
        {"before", one.before},
        {"motive", one.motive},
        {"change", one.change},
        {"collaboration_before", {&one.collaboration_before, 1}},
        {"networking", {&one.networking, 1}}};
    for (const auto& [part, answers] : parts)
      if (!std::ranges::all_of(answers, is_answer))
        return refuse(wrong("out-of-scale", "An answer is none of 1 to 5.", number, part,
                            "Mend it, or leave it out; it is not guessed."));
    if (one.cluster < -1 || one.cluster >= static_cast<int>(study.clusters.size()))
      return refuse(wrong("unknown-cluster", "The study has no such cluster.", number, "cluster", "Name it first."));
  }
  return {};
}

double family_score(const std::array<double, barrier_count>& answers, BarrierFamily family) {
  double sum = 0;
  std::size_t answered = 0;
  std::size_t items = 0;
  for (std::size_t number = 0; number < barrier_count; ++number) {
    if (barrier_items[number].family != family) continue;
    ++items;
    if (std::isnan(answers[number])) continue;
    sum += answers[number];
    ++answered;
  }
  return answered > 0 && 2 * answered >= items ? sum / static_cast<double>(answered) : undefined;
}

}  // namespace zubia::effects
