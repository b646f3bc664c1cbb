#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/effects/importance_effect_map.hpp"
#include "operations/effects/lesson_evidence.hpp"
#include "operations/operation.hpp"

namespace zubia::effects {

BOOST_DESCRIBE_ENUM(QuadrantCut, data, scale, diagonal)

}  // namespace zubia::effects

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// By what a study is read.
struct StudyChoice {
  effects::QuadrantCut cut = effects::QuadrantCut::data;
  std::uint32_t samples = default_samples;
  std::uint64_t seed = default_seed;

  static constexpr std::array<Field, 3> study_fields{{
      {"cut",
       "Where the lines of the map lie: at the medians of the barriers, at the middle of the scale, or so that "
       "whatever weighs more than was changed asks for more."},
      {"samples", "How often members are drawn anew.", Need::optional, 100, 100'000},
      {"seed", "Where the randomness comes from."},
  }};
};
BOOST_DESCRIBE_STRUCT(StudyChoice, (), (cut, samples, seed))

/// What the members of a cluster say of its barriers, of what it has changed and of their innovation, and what that
/// teaches: perceived effects, for those who see the answers themselves. What is published leaves as a release
/// (`release-results`).
///
/// Refused: `unknown-questionnaire`, `not-published`, `not-a-cooperation-study`, `no-respondents` (nobody has answered,
/// or no answer counts yet), `answers-withheld` (see `check_answers_may_be_seen`).
struct StudyEffects {
  static constexpr About about{.name = "study-effects",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/effects",
                               .role = Role::researcher,
                               .summary = "Which barriers weigh, what the cluster changed, and what that teaches.",
                               .example = "naen.zubia --questionnaire cross-border-cooperation",
                               .method_page = "lessons"};

  struct Request : StudyChoice {
    std::string questionnaire;

    static constexpr auto fields =
        joined(std::array<Field, 1>{{{"questionnaire", "Its name, as list-questionnaires gives it.", Need::required}}},
               StudyChoice::study_fields);
  };

  struct QuestionRow {
    std::string block;   ///< `importance`, `effect`, `before`, `motive`, `change`, `collaboration-before`, `networking`
    std::string item;    ///< a barrier, or a type of innovation; empty for what is asked once
    std::string family;  ///< of a barrier
    std::int64_t answers;
    std::int64_t dont_know;
    std::int64_t not_applicable;
    std::int64_t ones;  ///< who answered 1
    std::int64_t twos;
    std::int64_t threes;
    std::int64_t fours;
    std::int64_t fives;
    double median;
    double mean;
    double mean_low;  ///< of the 95 % interval
    double mean_high;
    double top_two;  ///< share of 4 and 5
    double top_two_low;
    double top_two_high;
  };

  /// Scores of members on a family of barriers.
  struct FamilyRow {
    std::string block;  ///< `importance` or `effect`
    std::string family;
    std::int64_t answers;  ///< members with a score: those who answered at least half of its items
    double median;
    double mean;
    double mean_low;  ///< of the 95 % interval
    double mean_high;
  };

  struct MapRow {
    std::string item;  ///< a barrier; empty: the family as a whole
    std::string family;
    std::int64_t answers;
    double importance;
    double effect;
    std::string quadrant;  ///< `concentrate-here`, `keep-up`, `low-priority`, `possible-overkill`; empty: not defined
    double certainty;      ///< share of draws in that quadrant
    double half_axis;      ///< of the ellipse of 95 %
    double other_half_axis;
    double angle;  ///< radians, from the axis of importance
  };

  struct LessonRow {
    std::string lesson;    ///< `L1` … `L7`
    std::string strength;  ///< `strong`, `clear`, `tentative`, or `not-shown`
  };

  struct Reply : ReplyHead {
    std::string questionnaire;
    std::int64_t version = 0;  ///< 0 of a file
    std::int64_t respondents = 0;
    std::string leading_cluster;  ///< whose members see the largest effect on institutional barriers
    double importance_cut;
    double effect_cut;
    std::vector<LessonRow> lessons;
    std::vector<EvidenceRow> evidence;
    std::vector<MapRow> map;
    std::vector<FamilyRow> families;
    std::vector<QuestionRow> questions;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(StudyEffects::Request, (StudyChoice), (questionnaire))
BOOST_DESCRIBE_STRUCT(StudyEffects::QuestionRow, (),
                      (block, item, family, answers, dont_know, not_applicable, ones, twos, threes, fours, fives,
                       median, mean, mean_low, mean_high, top_two, top_two_low, top_two_high))
BOOST_DESCRIBE_STRUCT(StudyEffects::FamilyRow, (), (block, family, answers, median, mean, mean_low, mean_high))
BOOST_DESCRIBE_STRUCT(StudyEffects::MapRow, (),
                      (item, family, answers, importance, effect, quadrant, certainty, half_axis, other_half_axis,
                       angle))
BOOST_DESCRIBE_STRUCT(StudyEffects::LessonRow, (), (lesson, strength))
BOOST_DESCRIBE_STRUCT(StudyEffects::Reply, (ReplyHead),
                      (questionnaire, version, respondents, leading_cluster, importance_cut, effect_cut, lessons,
                       evidence, map, families, questions))

/// What answers say, without their name and version. Refused: `no-respondents`, and as the engine refuses.
Result<StudyEffects::Reply> study_reply(const AnswersOfStudy& answers, const StudyChoice& choice, const Work& work);

}  // namespace zubia::operations
