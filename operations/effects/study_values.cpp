#include "operations/effects/study_values.hpp"

#include <algorithm>

#include "operations/effects/study_of_answers.hpp"
#include "operations/reflection.hpp"

namespace zubia::operations {

class StudyValues::Part {
 public:
  Part(StudyValues& all, std::string name) : all_(all), name_(std::move(name)) {}

  Part& count(std::string_view member, std::int64_t value) {
    return write(member, formats::number_text(static_cast<double>(value)), "0");
  }
  Part& word(std::string_view member, std::string_view value) { return write(member, value, ""); }
  /// The same formula on the same answers, or the same count of ways: only rounding differs.
  Part& exact(std::string_view member, double value) { return write(member, formats::number_text(value), "1e-09"); }
  /// Found step by step.
  Part& iterated(std::string_view member, double value) { return write(member, formats::number_text(value), "1e-06"); }
  Part& drawn(std::string_view member, double value) { return write(member, formats::number_text(value), "draws"); }

  Part& p(double value, std::string_view method) {
    return method == "monte-carlo" ? drawn("p", value) : exact("p", value);
  }

 private:
  Part& write(std::string_view member, std::string_view value, std::string_view tolerance) {
    all_.csv_.text(name_ + "/" + std::string(member)).text(value).text(tolerance).end_row();
    ++all_.numbers_;
    return *this;
  }

  StudyValues& all_;
  std::string name_;
};

namespace {

/// An item, or a family as a whole.
std::string asked_name(const std::string& item, const std::string& family) {
  return item.empty() ? "family/" + family : item;
}

}  // namespace

std::string leading_cluster_name(const StudyEffects::Reply& study, const AnswersOfStudy& answers) {
  const auto& labels = answers.clusters.labels;
  const auto found = std::ranges::find(labels, study.leading_cluster);
  return found == labels.end() ? std::string()
                               : answers.clusters.names[static_cast<std::size_t>(found - labels.begin())];
}

std::string group_text(const std::string& name) { return formats::is_formula_text(name) ? "'" + name : name; }

StudyValues::StudyValues() { csv_.text("name").text("value").text("tolerance").end_row(); }

void StudyValues::setting(std::string_view name, std::string_view value) {
  csv_.text("setting/" + std::string(name)).text(value).text("").end_row();
}

void StudyValues::add(const StudyEffects::Reply& study, std::string_view leading_cluster) {
  Part(*this, "study")
      .count("respondents", study.respondents)
      .word("leading_cluster", group_text(std::string(leading_cluster)))
      .exact("importance_cut", study.importance_cut)
      .exact("effect_cut", study.effect_cut);
  for (const StudyEffects::QuestionRow& row : study.questions)
    Part(*this, "question/" + row.block + "/" + row.item)
        .count("answers", row.answers)
        .count("dont_know", row.dont_know)
        .count("not_applicable", row.not_applicable)
        .count("ones", row.ones)
        .count("twos", row.twos)
        .count("threes", row.threes)
        .count("fours", row.fours)
        .count("fives", row.fives)
        .exact("median", row.median)
        .exact("mean", row.mean)
        .exact("mean_low", row.mean_low)
        .exact("mean_high", row.mean_high)
        .exact("top_two", row.top_two)
        .exact("top_two_low", row.top_two_low)
        .exact("top_two_high", row.top_two_high);
  for (const StudyEffects::FamilyRow& row : study.families)
    Part(*this, "family/" + row.block + "/" + row.family)
        .count("answers", row.answers)
        .exact("median", row.median)
        .exact("mean", row.mean)
        .drawn("mean_low", row.mean_low)
        .drawn("mean_high", row.mean_high);
  for (const StudyEffects::MapRow& row : study.map)
    Part(*this, "map/" + (row.item.empty() ? "family/" + row.family : "item/" + row.item))
        .count("answers", row.answers)
        .exact("importance", row.importance)
        .exact("effect", row.effect)
        .word("quadrant", row.quadrant)
        .drawn("certainty", row.certainty)
        .drawn("half_axis", row.half_axis)
        .drawn("other_half_axis", row.other_half_axis)
        .drawn("angle", row.angle);
  for (const EvidenceRow& row : study.evidence)
    Part(*this, "evidence/" + row.lesson + "/" + row.assertion + "/" + row.statement)
        .exact("difference", row.difference)
        .drawn("support", row.support)
        .count("answers", row.answers)
        .word("reason", row.reason);
  for (const StudyEffects::LessonRow& row : study.lessons)
    Part(*this, "lesson/" + row.lesson).word("strength", row.strength);
}

void StudyValues::add(const CompareMembers::Reply& comparison, const std::string& by) {
  Part(*this, "compare/" + by).count("without_group", comparison.without_group);
  for (const CompareMembers::GroupName& row : comparison.names)
    Part(*this, "compare/" + by + "/" + group_text(row.group)).count("members", row.members);
  for (const CompareMembers::Row& row : comparison.tests)
    Part(*this, "test/" + by + "/" + row.block + "/" + asked_name(row.item, row.family))
        .word("test", row.test)
        .count("respondents", row.respondents)
        .count("left_out", row.left_out)
        .exact("statistic", row.statistic)
        .exact("effect_size", row.effect_size)
        .exact("low", row.low)
        .exact("high", row.high)
        .p(row.p, row.p_method)
        .exact("adjusted_p", row.adjusted_p)
        .word("p_method", row.p_method)
        .exact("significant_from", row.significant_from)
        .iterated("detectable", row.detectable)
        .word("verdict", choice_name(row.verdict))
        .word("undefined_because", row.undefined_because);
  for (const CompareMembers::GroupRow& row : comparison.groups) {
    Part part(*this,
              "group/" + by + "/" + row.block + "/" + asked_name(row.item, row.family) + "/" + group_text(row.group));
    part.count("members", row.members)
        .count("answers", row.answers)
        .exact("median", row.median)
        .exact("mean", row.mean)
        .exact("delta", row.delta)
        .exact("low", row.low)
        .exact("high", row.high);
    if (row.dont_know) part.count("dont_know", *row.dont_know);
    if (row.not_applicable) part.count("not_applicable", *row.not_applicable);
  }
}

void StudyValues::add_pairs(const CompareMembers::Reply& comparison) {
  for (const CompareMembers::PairRow& row : comparison.pairs)
    Part(*this, "pair/" + row.first)
        .count("pairs", row.pairs)
        .count("zeros", row.zeros)
        .count("left_out", row.left_out)
        .exact("positive", row.positive)
        .exact("negative", row.negative)
        .exact("rank_biserial", row.rank_biserial)
        .p(row.p, row.p_method)
        .exact("adjusted_p", row.adjusted_p)
        .word("p_method", row.p_method)
        .exact("significant_from", row.significant_from)
        .exact("detectable", row.detectable)
        .word("verdict", choice_name(row.verdict))
        .word("undefined_because", row.undefined_because);
}

}  // namespace zubia::operations
