#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/effects/cooperation_study.hpp"
#include "engine/statistics/bootstrap.hpp"

namespace zubia::effects {

/// What a study can teach those who run a cross-border cluster, L1 to L7.
enum class Lesson {
  diagnose_needs,            ///< L1: some barriers weigh more than others
  build_bridges,             ///< L2: the cluster helps where people and institutions meet
  technological_barriers,    ///< L3: technological and cognitive barriers are seen as low and left as they are
  small_business,            ///< L4: small members gain most
  networking,                ///< L5: members value networking
  collaborative_innovation,  ///< L6: members innovate together who did not before
  product_and_service,       ///< L7: products and services are why members join; the other modes are to be kept
};
constexpr std::size_t lesson_count = 7;

/// `L1` … `L7`.
std::string_view lesson_code(Lesson lesson);

/// A statement on a study that holds where `difference` is above 0, and how sure that is.
struct Clause {
  std::string assertion = {};  ///< `A1` … `A8` of the published findings; `N` of networking
  std::string name = {};       ///< what is compared: `importance-institutional-above-technological`
  Lesson lesson = Lesson::diagnose_needs;
  double difference = undefined;
  /// The share of bootstrap draws in which it holds; a difference of 0 counts half.
  double support = undefined;
  std::size_t answers = 0;  ///< the fewest behind a mean that it compares
  /// `nobody-answered`, `too-few-answers`, `one-cluster`; empty where it is defined.
  std::string undefined_because = {};
};

/// How sure a lesson is: by the clause with the least support, 99 %, 95 % or 90 % of draws.
enum class Strength { not_shown, tentative, clear, strong };

struct LessonFound {
  Lesson lesson = Lesson::diagnose_needs;
  Strength strength = Strength::not_shown;  ///< only where it is another one is the lesson told
  std::vector<Clause> evidence = {};        ///< all of it, whether it holds or not
};

struct LessonOptions {
  double high_above = 3.5;      ///< above it, on the scale from 1 to 5, a mean is called high, else medium or low
  double low_below = 3;         ///< below it, it is called low
  double positive_above = 3;    ///< above it an effect is called positive
  double added_above = 2;       ///< above it there is an effect at all; 1 is "not at all"
  double far_above = 0.5;       ///< by how much "much more" is more, and "about as much" may differ
  double support_min = 0.9;     ///< below it a clause is not shown
  std::size_t answers_min = 8;  ///< behind every mean that is compared
  BootstrapOptions bootstrap = {.interval = BootstrapInterval::percentile};
};

struct Lessons {
  std::vector<LessonFound> lessons = {};  ///< L1 to L7
  std::string leading_cluster = {};       ///< whose members perceive the largest effect on institutional barriers
  std::size_t samples = 0;
  Seed seed = {};
};

/// The lessons that a study shows, each with its evidence:
///
///     L1  A1 institutional and cultural barriers weigh more than each other family, of which geographical and
///         organisational ones are not high; A2 laws, authorities and language weigh more than every other item
///     L2  A3 the effect is larger on institutional and on organisational barriers than on geographical ones;
///         A4 it is high on language, business culture, norms, and ways of working
///     L3  A1 technological and cognitive barriers are not high; A3 the effect on them is smaller than on
///         institutional and on organisational ones
///     L4  A7 small members perceive more effect on institutional barriers than others, and there most; one cluster
///         stands out
///     L5  N networking is valued highly
///     L6  A8 innovating together mattered little before; the effect on products and services is positive, and there is
///         one on the other modes
///     L7  A5 before, products and services were innovated about as much, and much more than the rest; A6 products were
///         the first motive to join, services the second
///
/// Perceived effects without a control group: what is told is what members say, not what the cluster caused. Refused as
/// `check_study` refuses, and `bootstrap_samples`.
Result<Lessons> find_lessons(const CooperationStudy& study, const LessonOptions& options = {},
                             const Progress& progress = {}, Parallelism parallelism = {});

}  // namespace zubia::effects
