#include "engine/effects/clauses.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace zubia::effects {
namespace {

using Places = std::vector<std::size_t>;
using Means = std::span<const double>;
using enum BarrierFamily;

constexpr std::array<std::string_view, family_count> family_names = {"institutional", "geographical", "technological",
                                                                     "organisational"};

std::string_view name_of(BarrierFamily family) { return family_names[static_cast<std::size_t>(family)]; }

/// Gathers rules; most say that one mean lies above others, or above a number.
class Rules {
 public:
  Rules(std::string assertion, Lesson lesson, std::vector<ClauseRule>& rules)
      : assertion_(std::move(assertion)), lesson_(lesson), rules_(rules) {}

  /// One mean above each of others, by more than `margin`.
  void above(std::string name, std::size_t one, Places others, double margin = 0) {
    Places means = others;
    means.push_back(one);
    add(std::move(name), std::move(means), [one, others = std::move(others), margin](Means all) {
      double most = all[others.front()];
      for (const std::size_t other : others) most = all[other] > most || std::isnan(all[other]) ? all[other] : most;
      return all[one] - most - margin;
    });
  }
  void higher_than(std::string name, std::size_t one, double least) {
    add(std::move(name), {one}, [one, least](Means all) { return all[one] - least; });
  }
  void below(std::string name, std::size_t one, double most) {
    add(std::move(name), {one}, [one, most](Means all) { return most - all[one]; });
  }
  void add(std::string name, Places means, std::function<double(Means)> difference) {
    rules_.push_back({assertion_, std::move(name), lesson_, std::move(means), [of = std::move(difference)](Means all) {
                        const double found = of(all);
                        return std::abs(found) < same_mean ? 0.0 : found;
                      }});
  }
  void add_undefined(std::string name) { rules_.push_back({assertion_, std::move(name), lesson_, {}, {}}); }

 private:
  std::string assertion_;
  Lesson lesson_;
  std::vector<ClauseRule>& rules_;
};

void importance_rules(const StudyMeans& means, const LessonOptions& options, std::vector<ClauseRule>& rules) {
  Rules families("A1", Lesson::diagnose_needs, rules);
  for (const BarrierFamily other : {geographical, technological, organisational})
    families.above("importance-institutional-above-" + std::string(name_of(other)),
                   means.family_importance(institutional), {means.family_importance(other)});
  for (const BarrierFamily other : {geographical, organisational})
    families.below("importance-" + std::string(name_of(other)) + "-not-high", means.family_importance(other),
                   options.high_above);
  Rules("A1", Lesson::technological_barriers, rules)
      .below("importance-technological-not-high", means.family_importance(technological), options.high_above);
  const std::array<std::string_view, 3> first = {"laws", "authorities", "language"};
  Places others;
  for (std::size_t item = 0; item < barrier_count; ++item)
    if (std::ranges::find(first, barrier_items[item].name) == first.end()) others.push_back(means.importance(item));
  Rules items("A2", Lesson::diagnose_needs, rules);
  for (const std::string_view item : first)
    items.above("importance-" + std::string(item) + "-above-others", means.importance(barrier_named(item)), others);
}

void effect_rules(const StudyMeans& means, const LessonOptions& options, std::vector<ClauseRule>& rules) {
  const std::pair<BarrierFamily, Lesson> lower[] = {{geographical, Lesson::build_bridges},
                                                    {technological, Lesson::technological_barriers}};
  for (const auto& [other, lesson] : lower) {
    Rules families("A3", lesson, rules);
    for (const BarrierFamily family : {institutional, organisational})
      families.above("effect-" + std::string(name_of(family)) + "-above-" + std::string(name_of(other)),
                     means.family_effect(family), {means.family_effect(other)});
  }
  Rules items("A4", Lesson::build_bridges, rules);
  for (const std::string_view item : {"language", "business_culture", "norms", "ways_of_working"})
    items.higher_than("effect-" + std::string(item) + "-high", means.effect(barrier_named(item)), options.high_above);
  Rules("N", Lesson::networking, rules).higher_than("networking-valued", means.networking(), options.high_above);
}

void innovation_rules(const StudyMeans& means, const LessonOptions& options, std::vector<ClauseRule>& rules) {
  Places others_before;
  Places others_motive;
  for (std::size_t type = service_type + 1; type < innovation_count; ++type) {
    others_before.push_back(means.before(type));
    others_motive.push_back(means.motive(type));
  }
  Rules before("A5", Lesson::product_and_service, rules);
  before.above("before-product-far-above-others", means.before(product_type), others_before, options.far_above);
  before.above("before-service-far-above-others", means.before(service_type), others_before, options.far_above);
  before.above("before-product-about-service", means.before(product_type), {means.before(service_type)},
               -options.far_above);
  before.above("before-service-about-product", means.before(service_type), {means.before(product_type)},
               -options.far_above);
  Rules motive("A6", Lesson::product_and_service, rules);
  motive.above("motive-product-above-service", means.motive(product_type), {means.motive(service_type)});
  motive.above("motive-service-above-others", means.motive(service_type), others_motive);
  Rules together("A8", Lesson::collaborative_innovation, rules);
  together.below("collaboration-before-low", means.collaboration_before(), options.low_below);
  for (std::size_t type = 0; type < innovation_count; ++type) {
    const bool is_main = type <= service_type;
    together.higher_than("change-" + std::string(innovation_types[type]) + (is_main ? "-positive" : "-added"),
                         means.change(type), is_main ? options.positive_above : options.added_above);
  }
}

void group_rules(const StudyMeans& means, const std::vector<std::size_t>& clusters, std::vector<ClauseRule>& rules) {
  constexpr int small = 1;
  constexpr int large = 0;
  Rules groups("A7", Lesson::small_business, rules);
  groups.above("effect-small-above-large", means.effect_by_size(institutional, small),
               {means.effect_by_size(institutional, large)});
  Places compared;
  for (std::size_t family = 0; family < family_count; ++family)
    for (const int size : {small, large})
      compared.push_back(means.effect_by_size(static_cast<BarrierFamily>(family), size));
  groups.add("effect-small-mainly-institutional", compared, [means](Means all) {
    const auto gain = [&](BarrierFamily family) {
      return all[means.effect_by_size(family, small)] - all[means.effect_by_size(family, large)];
    };
    constexpr double others = 3;
    return gain(institutional) - (gain(geographical) + gain(technological) + gain(organisational)) / others;
  });
  Places in_clusters;
  in_clusters.reserve(clusters.size());
  for (const std::size_t cluster : clusters) in_clusters.push_back(means.effect_in_cluster(cluster));
  if (in_clusters.size() < 2)
    groups.add_undefined("effect-in-one-cluster-above-others");
  else
    groups.above("effect-in-one-cluster-above-others", in_clusters.front(),
                 {in_clusters.begin() + 1, in_clusters.end()});
}

}  // namespace

std::vector<ClauseRule> clause_rules(const StudyMeans& means, const std::vector<std::size_t>& clusters,
                                     const LessonOptions& options) {
  std::vector<ClauseRule> rules;
  importance_rules(means, options, rules);
  effect_rules(means, options, rules);
  group_rules(means, clusters, rules);
  innovation_rules(means, options, rules);
  return rules;
}

}  // namespace zubia::effects
