#include "engine/effects/importance_effect_map.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "engine/effects/strata.hpp"
#include "engine/effects/study_means.hpp"
#include "engine/statistics/quantile.hpp"

namespace zubia::effects {
namespace {

using Means = std::span<const double>;

struct Cuts {
  double importance = undefined;
  double effect = undefined;
};

Cuts cuts_of(const StudyMeans& means, Means values, QuadrantCut cut) {
  constexpr double middle = (lowest_answer + highest_answer) / 2;
  if (cut == QuadrantCut::scale) return {middle, middle};
  std::vector<double> importance;
  std::vector<double> effect;
  for (std::size_t item = 0; item < barrier_count; ++item) {
    importance.push_back(values[means.importance(item)]);
    effect.push_back(values[means.effect(item)]);
  }
  return {median(std::move(importance)), median(std::move(effect))};
}

Quadrant quadrant_of(double importance, double effect, const Cuts& cuts, QuadrantCut cut) {
  if (cut == QuadrantCut::diagonal && importance > effect + same_mean) return Quadrant::concentrate_here;
  const bool is_changed = effect >= cuts.effect - same_mean;
  if (importance >= cuts.importance - same_mean) return is_changed ? Quadrant::keep_up : Quadrant::concentrate_here;
  return is_changed ? Quadrant::possible_overkill : Quadrant::low_priority;
}

/// The sums that the ellipse of a point is drawn by.
class Spread {
 public:
  void add(double x, double y) {
    ++count_;
    const double dx = x - mean_x_;
    const double dy = y - mean_y_;
    mean_x_ += dx / static_cast<double>(count_);
    mean_y_ += dy / static_cast<double>(count_);
    xx_ += dx * (x - mean_x_);
    yy_ += dy * (y - mean_y_);
    xy_ += dx * (y - mean_y_);
  }

  void draw(MapPoint& point) const {
    if (count_ < 2) return;
    const double freedom = static_cast<double>(count_) - 1;
    const double xx = xx_ / freedom;
    const double yy = yy_ / freedom;
    const double xy = xy_ / freedom;
    const double half_trace = (xx + yy) / 2;
    const double root = std::hypot((xx - yy) / 2, xy);
    if (half_trace + root <= 0) return;
    const double chi_squared = -2 * std::log(0.05);  // 95 % of two degrees of freedom
    point.half_axis = std::sqrt(chi_squared * (half_trace + root));
    point.other_half_axis = std::sqrt(chi_squared * std::max(0.0, half_trace - root));
    point.angle = std::atan2(2 * xy, xx - yy) / 2;
  }

 private:
  std::size_t count_ = 0;
  double mean_x_ = 0;
  double mean_y_ = 0;
  double xx_ = 0;
  double yy_ = 0;
  double xy_ = 0;
};

MapPoint point_at(std::size_t importance, std::size_t effect, const StudyMeans& means,
                  const std::vector<std::size_t>& answers, const BootstrapSamples& samples, QuadrantCut cut) {
  MapPoint point{.importance = samples.estimates[importance],
                 .effect = samples.estimates[effect],
                 .answers = std::min(answers[importance], answers[effect])};
  if (!point.is_defined()) return point;
  point.quadrant = quadrant_of(point.importance, point.effect, cuts_of(means, samples.estimates, cut), cut);
  Spread spread;
  std::size_t defined = 0;
  for (std::size_t sample = 0; sample < samples.samples; ++sample) {
    const Means drawn = Means(samples.values).subspan(sample * samples.statistics, samples.statistics);
    if (std::isnan(drawn[importance]) || std::isnan(drawn[effect])) continue;
    ++defined;
    spread.add(drawn[importance], drawn[effect]);
    const Quadrant quadrant = quadrant_of(drawn[importance], drawn[effect], cuts_of(means, drawn, cut), cut);
    point.certainty[static_cast<std::size_t>(quadrant)] += 1;
  }
  for (double& share : point.certainty) share /= static_cast<double>(std::max<std::size_t>(defined, 1));
  spread.draw(point);
  return point;
}

}  // namespace

Result<ImportanceEffectMap> map_importance_and_effect(const CooperationStudy& study, QuadrantCut cut,
                                                      const BootstrapOptions& options, const Progress& progress,
                                                      Parallelism parallelism) {
  if (auto checked = check_study(study); !checked) return refuse(checked.error());
  const StudyMeans means(study.clusters.size());
  const auto samples = bootstrap_samples(
      study.members.size(), [&](std::span<const std::size_t> members) { return means.of(study, members); },
      cluster_strata(study), options, progress, parallelism);
  if (!samples) return refuse(samples.error());
  const std::vector<std::size_t> answers = means.answers(study);
  const Cuts cuts = cuts_of(means, samples->estimates, cut);
  ImportanceEffectMap map{
      .importance_cut = cuts.importance, .effect_cut = cuts.effect, .samples = samples->samples, .seed = samples->seed};
  for (std::size_t item = 0; item < barrier_count; ++item)
    map.items.push_back(point_at(means.importance(item), means.effect(item), means, answers, *samples, cut));
  for (std::size_t number = 0; number < family_count; ++number) {
    const auto family = static_cast<BarrierFamily>(number);
    map.families.push_back(
        point_at(means.family_importance(family), means.family_effect(family), means, answers, *samples, cut));
  }
  return map;
}

}  // namespace zubia::effects
