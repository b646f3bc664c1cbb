#include "operations/effects/study_effects.hpp"

#include <algorithm>
#include <utility>

#include "operations/effects/study_names.hpp"
#include "operations/effects/study_of_answers.hpp"
#include "operations/erase.hpp"
#include "operations/reflection.hpp"

namespace zubia::effects {

BOOST_DESCRIBE_ENUM(Quadrant, concentrate_here, keep_up, low_priority, possible_overkill)

}  // namespace zubia::effects

namespace zubia::operations {
namespace {

using effects::barrier_items;
using Reply = StudyEffects::Reply;

std::int64_t whole(std::size_t count) { return static_cast<std::int64_t>(count); }

std::int64_t members_in(const AnswersOfStudy& answers, std::size_t question, questionnaires::CellState state) {
  return std::ranges::count(answers.states, state, [&](const auto& states) { return states[question]; });
}

void add_questions(const effects::StudySummary& summary, const AnswersOfStudy& answers, Reply& reply) {
  for (std::size_t number = 0; number < summary.questions.size(); ++number) {
    const effects::QuestionSummary& one = summary.questions[number];
    const effects::Question& question = one.question;
    const bool is_barrier = effects::is_of_barriers(question.block);
    reply.questions.push_back({.block = choice_name(question.block),
                               .item = item_name(question),
                               .family = is_barrier ? choice_name(barrier_items[question.item].family) : std::string(),
                               .answers = whole(one.answers),
                               .dont_know = members_in(answers, number, questionnaires::CellState::dont_know),
                               .not_applicable = members_in(answers, number, questionnaires::CellState::not_applicable),
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
  for (const effects::FamilySummary& one : summary.families)
    reply.families.push_back({.block = choice_name(one.block),
                              .family = choice_name(one.family),
                              .answers = whole(one.answers),
                              .median = one.median,
                              .mean = one.mean.estimate,
                              .mean_low = one.mean.low,
                              .mean_high = one.mean.high});
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
      reply.leading_cluster = answers.clusters.labels[cluster];
  for (const effects::LessonFound& one : found.lessons) {
    reply.lessons.push_back({std::string(effects::lesson_code(one.lesson)), choice_name(one.strength)});
    for (EvidenceRow& row : evidence_of(one)) reply.evidence.push_back(std::move(row));
  }
}

}  // namespace

Result<Reply> study_reply(const AnswersOfStudy& answers, const StudyChoice& choice, const Work& work) {
  const BootstrapOptions drawn{.samples = choice.samples, .seed = {choice.seed}};
  effects::LessonOptions options;
  options.bootstrap.samples = choice.samples;
  options.bootstrap.seed = {choice.seed};
  const auto summary = effects::summarise_study(answers.study, drawn, work.progress, work.parallelism);
  if (!summary) return refuse(summary.error());
  const auto map =
      effects::map_importance_and_effect(answers.study, choice.cut, drawn, work.progress, work.parallelism);
  if (!map) return refuse(map.error());
  const auto lessons = effects::find_lessons(answers.study, options, work.progress, work.parallelism);
  if (!lessons) return refuse(lessons.error());
  Reply reply;
  reply.respondents = whole(answers.study.members.size());
  reply.conventions.push_back({"effect", "as members perceive it; nobody outside the cluster is compared"});
  reply.conventions.push_back({"scale", "1 to 5; don't know and not applicable are no answers"});
  reply.conventions.push_back({"cut", choice_name(choice.cut)});
  reply.conventions.push_back({"seed", std::to_string(choice.seed)});
  add_lessons(*lessons, answers, reply);
  add_map(*map, reply);
  add_questions(*summary, answers, reply);
  return reply;
}

Result<Reply> StudyEffects::operator()(const Request& request, storage::ProgrammeStore& programme,
                                       const Work& work) const {
  const auto published = PublishedStudy::read(programme, request.questionnaire, work);
  if (!published) return refuse(published.error());
  auto reply = study_reply(published->answers, request, work);
  if (!reply) return refuse(reply.error());
  reply->questionnaire = published->version.name;
  reply->version = published->version.number;
  published->say_what_waits(*reply);
  return reply;
}

template AnyOperation erase<StudyEffects>();

}  // namespace zubia::operations
