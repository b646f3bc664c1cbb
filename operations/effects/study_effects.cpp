#include "operations/effects/study_effects.hpp"

#include <utility>

#include "engine/effects/lessons.hpp"
#include "engine/effects/study_summary.hpp"
#include "operations/effects/study_of_answers.hpp"
#include "operations/erase.hpp"
#include "operations/questionnaires/sent_answers.hpp"
#include "operations/reflection.hpp"

namespace zubia::effects {

BOOST_DESCRIBE_ENUM(BarrierFamily, institutional, geographical, technological, organisational)
BOOST_DESCRIBE_ENUM(Block, importance, effect, before, motive, change)
BOOST_DESCRIBE_ENUM(Quadrant, concentrate_here, keep_up, low_priority, possible_overkill)
BOOST_DESCRIBE_ENUM(Strength, not_shown, tentative, clear, strong)

}  // namespace zubia::effects

namespace zubia::operations {
namespace {

using effects::barrier_items;
using Reply = StudyEffects::Reply;

std::int64_t whole(std::size_t count) { return static_cast<std::int64_t>(count); }

void add_questions(const std::vector<effects::QuestionSummary>& questions, Reply& reply) {
  for (const effects::QuestionSummary& one : questions) {
    const bool is_barrier = one.block == effects::Block::importance || one.block == effects::Block::effect;
    reply.questions.push_back(
        {.block = choice_name(one.block),
         .item = std::string(is_barrier ? barrier_items[one.item].name : effects::innovation_types[one.item]),
         .family = is_barrier ? choice_name(barrier_items[one.item].family) : std::string(),
         .answers = whole(one.answers),
         .ones = whole(one.counts[0]),
         .twos = whole(one.counts[1]),
         .threes = whole(one.counts[2]),
         .fours = whole(one.counts[3]),
         .fives = whole(one.counts[4]),
         .median = one.median,
         .mean = one.mean.estimate,
         .mean_low = one.mean.low,
         .mean_high = one.mean.high,
         .top_two = one.top_two.share,
         .top_two_low = one.top_two.low,
         .top_two_high = one.top_two.high});
  }
}

void add_point(const effects::MapPoint& point, std::string item, effects::BarrierFamily family, Reply& reply) {
  reply.map.push_back(
      {.item = std::move(item),
       .family = choice_name(family),
       .answers = whole(point.answers),
       .importance = point.importance,
       .effect = point.effect,
       .quadrant = point.is_defined() ? choice_name(point.quadrant) : std::string(),
       .certainty = point.is_defined() ? point.certainty[static_cast<std::size_t>(point.quadrant)] : undefined,
       .half_axis = point.half_axis,
       .other_half_axis = point.other_half_axis,
       .angle = point.angle});
}

void add_map(const effects::ImportanceEffectMap& map, Reply& reply) {
  reply.importance_cut = map.importance_cut;
  reply.effect_cut = map.effect_cut;
  for (std::size_t number = 0; number < map.families.size(); ++number)
    add_point(map.families[number], {}, static_cast<effects::BarrierFamily>(number), reply);
  for (std::size_t item = 0; item < map.items.size(); ++item)
    add_point(map.items[item], std::string(barrier_items[item].name), barrier_items[item].family, reply);
}

void add_lessons(const effects::Lessons& found, const AnswersOfStudy& answers, Reply& reply) {
  for (std::size_t cluster = 0; cluster < answers.study.clusters.size(); ++cluster)
    if (answers.study.clusters[cluster] == found.leading_cluster)
      reply.leading_cluster = answers.cluster_labels[cluster];
  for (const effects::LessonFound& one : found.lessons) {
    const std::string lesson(effects::lesson_code(one.lesson));
    reply.lessons.push_back({lesson, choice_name(one.strength)});
    for (const effects::Clause& clause : one.evidence)
      reply.evidence.push_back({lesson, clause.assertion, clause.name, clause.difference, clause.support,
                                whole(clause.answers), clause.undefined_because});
  }
}

}  // namespace

Result<Reply> StudyEffects::operator()(const Request& request, storage::ProgrammeStore& programme,
                                       const Work& work) const {
  const auto version = published_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  if (auto allowed = check_answers_may_be_seen(version->mode, work); !allowed) return refuse(allowed.error());
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  const auto answers = study_of_answers(*version, *instrument, programme, work);
  if (!answers) return refuse(answers.error());
  const BootstrapOptions drawn{.samples = request.samples, .seed = {request.seed}};
  effects::LessonOptions options;
  options.bootstrap.samples = request.samples;
  options.bootstrap.seed = {request.seed};
  const auto questions = effects::summarise_study(answers->study);
  if (!questions) return refuse(questions.error());
  const auto map =
      effects::map_importance_and_effect(answers->study, request.cut, drawn, work.progress, work.parallelism);
  if (!map) return refuse(map.error());
  const auto lessons = effects::find_lessons(answers->study, options, work.progress, work.parallelism);
  if (!lessons) return refuse(lessons.error());
  Reply reply;
  reply.questionnaire = version->name;
  reply.version = version->number;
  reply.respondents = whole(answers->study.members.size());
  reply.conventions.push_back({"effect", "as members perceive it; nobody outside the cluster is compared"});
  reply.conventions.push_back({"scale", "1 to 5; don't know and not applicable are no answers"});
  reply.conventions.push_back({"cut", choice_name(request.cut)});
  reply.conventions.push_back({"seed", std::to_string(request.seed)});
  if (answers->waiting > 0)
    reply.notices.push_back({"not-checked-yet", "Sent, but left out until an adviser has checked them: " +
                                                    std::to_string(answers->waiting) + "."});
  add_lessons(*lessons, *answers, reply);
  add_map(*map, reply);
  add_questions(*questions, reply);
  return reply;
}

template AnyOperation erase<StudyEffects>();

}  // namespace zubia::operations
