#include "engine/effects/study_means.hpp"

#include <cmath>

#include "engine/base/absence.hpp"

namespace zubia::effects {

template <class Visit>
void StudyMeans::for_each_answer(const Member& member, Visit&& visit) const {
  const auto told = [&](std::size_t place, double answer) {
    if (!std::isnan(answer)) visit(place, answer);
  };
  for (std::size_t item = 0; item < barrier_count; ++item) {
    told(importance(item), member.importance[item]);
    told(effect(item), member.effect[item]);
  }
  for (std::size_t number = 0; number < family_count; ++number) {
    const auto family = static_cast<BarrierFamily>(number);
    const double score = family_score(member.effect, family);
    told(family_importance(family), family_score(member.importance, family));
    told(family_effect(family), score);
    if (member.is_small >= 0) told(effect_by_size(family, member.is_small), score);
    if (member.cluster >= 0 && family == BarrierFamily::institutional)
      told(effect_in_cluster(static_cast<std::size_t>(member.cluster)), score);
  }
  for (std::size_t type = 0; type < innovation_count; ++type) {
    told(before(type), member.before[type]);
    told(motive(type), member.motive[type]);
    told(change(type), member.change[type]);
  }
  told(collaboration_before(), member.collaboration_before);
  told(networking(), member.networking);
}

std::vector<double> StudyMeans::of(const CooperationStudy& study, std::span<const std::size_t> members) const {
  std::vector<double> sums(size());
  std::vector<std::size_t> counts(size());
  for (const std::size_t number : members)
    for_each_answer(study.members[number], [&](std::size_t place, double answer) {
      sums[place] += answer;
      ++counts[place];
    });
  for (std::size_t place = 0; place < sums.size(); ++place)
    sums[place] = counts[place] == 0 ? undefined : sums[place] / static_cast<double>(counts[place]);
  return sums;
}

std::vector<std::size_t> StudyMeans::answers(const CooperationStudy& study) const {
  std::vector<std::size_t> counts(size());
  for (const Member& member : study.members)
    for_each_answer(member, [&](std::size_t place, double) { ++counts[place]; });
  return counts;
}

}  // namespace zubia::effects
