#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/csv_writer.hpp"
#include "operations/effects/compare_members.hpp"
#include "operations/effects/study_effects.hpp"

namespace zubia::operations {

/// The values of a study as a table of name, value and tolerance, which reproduce_study.R holds its own against:
///
///     question/importance/laws/mean,4.25,1e-09
///     family/effect/institutional/mean_low,3.1,draws
///     lesson/L1/strength,clear,
///
/// The tolerance of counts is 0, that of words empty; `draws` stands for what was drawn at random, whose tolerance the
/// script takes from its own draws.
class StudyValues {
 public:
  StudyValues();

  /// Something that was asked; no value to recompute.
  void setting(std::string_view name, std::string_view value);

  /// All of `study-effects`; `leading_cluster` by its name, as the reply has its label.
  void add(const StudyEffects::Reply& study, std::string_view leading_cluster);
  /// All of `compare-members` but the pairs.
  void add(const CompareMembers::Reply& comparison, const std::string& by);
  void add_pairs(const CompareMembers::Reply& comparison);

  std::int64_t numbers() const { return numbers_; }
  const std::string& written() const { return csv_.written(); }

 private:
  /// Writes the members of one row, below the part of the name that they share.
  class Part;

  formats::CsvWriter csv_;
  std::int64_t numbers_ = 0;
};

/// The name of the cluster whose label the reply tells; empty where it tells none.
std::string leading_cluster_name(const StudyEffects::Reply& study, const AnswersOfStudy& answers);

/// The name of a group as the table and the answers have it: one that a spreadsheet would take for a formula stands
/// behind an apostrophe.
std::string group_text(const std::string& name);

}  // namespace zubia::operations
