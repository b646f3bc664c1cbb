#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/effects/cooperation_study.hpp"

namespace zubia::effects {

/// The means that a made study is to have. As they stand, they fulfil every published finding, A1 to A8.
struct StudyTargets {
  // laws, authorities, support, language, business culture, norms; travel time and cost; technology level, knowledge,
  // technical language; autonomy, ways of working, trust
  std::array<double, barrier_count> importance = {4.6, 4.5, 3.8, 4.5, 3.7, 3.6, 2.8, 2.7, 2.6, 2.5, 2.4, 3.0, 2.9, 2.8};
  std::array<double, barrier_count> effect = {3.0, 3.2, 3.2, 4.2, 4.1, 4.0, 2.0, 2.0, 2.4, 2.4, 2.4, 3.4, 4.2, 3.9};
  std::array<double, innovation_count> before = {3.8, 3.7, 2.2, 2.1, 2.2};
  std::array<double, innovation_count> motive = {4.4, 3.8, 2.5, 2.4, 2.6};
  std::array<double, innovation_count> change = {3.8, 3.7, 2.8, 2.7, 2.9};
  double collaboration_before = 2.2;
  double networking = 4.3;
  double small_gain = 0.5;          ///< how much more small members see of the effect on institutional barriers
  double small_gain_elsewhere = 0;  ///< and on others
  double cluster_gain = 0.5;        ///< how much more those of the first cluster do
};

/// Answers of `count` members whose means are near the targets: each answers the whole number below or above, evenly.
inline CooperationStudy made_study(const StudyTargets& targets, std::size_t count = 45) {
  CooperationStudy study{.clusters = {"innovmedica", "additivalley", "bigdatia"}, .members = {}};
  std::size_t question = 0;
  const auto answer = [&](double target, std::size_t member) {
    // Another order for each question, so that answers do not go together.
    const std::size_t place = (member * 17 + question * 7) % count;
    const double share = (static_cast<double>(place) + 0.5) / static_cast<double>(count);
    return std::clamp(std::floor(target + share), lowest_answer, highest_answer);
  };
  for (std::size_t number = 0; number < count; ++number) {
    Member& member = study.members.emplace_back();
    member.cluster = static_cast<int>(number % 3);
    member.is_small = number / 3 % 3 == 0 ? 0 : 1;
    const double size_sign = member.is_small == 1 ? 0.5 : -0.5;
    const double cluster_sign = member.cluster == 0 ? 1 : 0;
    question = 0;
    for (std::size_t item = 0; item < barrier_count; ++item) {
      ++question;
      member.importance[item] = answer(targets.importance[item], number);
      const bool is_institutional = barrier_items[item].family == BarrierFamily::institutional;
      const double gain = is_institutional ? targets.small_gain : targets.small_gain_elsewhere;
      const double shift = size_sign * gain + (is_institutional ? cluster_sign * targets.cluster_gain : 0);
      member.effect[item] = answer(targets.effect[item] + shift, number);
    }
    for (std::size_t type = 0; type < innovation_count; ++type) {
      ++question;
      member.before[type] = answer(targets.before[type], number);
      member.motive[type] = answer(targets.motive[type], number);
      member.change[type] = answer(targets.change[type], number);
    }
    member.collaboration_before = answer(targets.collaboration_before, number);
    member.networking = answer(targets.networking, number);
  }
  return study;
}

}  // namespace zubia::effects
