#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engine/disclosure/disclosure_plan.hpp"
#include "operations/reflection.hpp"

namespace zubia::disclosure {

BOOST_DESCRIBE_ENUM(ItemKind, scale, yes_no, choice, amount)
BOOST_DESCRIBE_ENUM(Statistic, count, mean, sum, distribution)

}  // namespace zubia::disclosure

/// A plan of publication as a file, `zubia-disclosure-plan-1`: what will be shown of a survey, declared before field
/// work. Columns of the answers have the names of its attributes and questions.
namespace zubia::operations {

struct DisclosureAttribute {
  std::string name;
  std::vector<std::string> categories;
  std::string groups;
  std::vector<std::string> category_of;

  static constexpr std::array<Field, 4> fields{{
      {"name", "Its name, which is also that of its column in the answers.", Need::required},
      {"categories", "What the column holds.", Need::required},
      {"groups", "The attribute whose categories this one joins, as countries join territories; none without it."},
      {"category_of", "For each category of that attribute, in its order, the one of this."},
  }};
};
BOOST_DESCRIBE_STRUCT(DisclosureAttribute, (), (name, categories, groups, category_of))

struct DisclosureCategory {
  std::string name;
  double least = 0;
  double most = 0;

  static constexpr std::array<Field, 3> fields{{
      {"name", "Its name; of a choice also what the column holds.", Need::required},
      {"least", "The lowest answer in it. A choice needs none."},
      {"most", "The highest answer in it. A choice needs none."},
  }};
};
BOOST_DESCRIBE_STRUCT(DisclosureCategory, (), (name, least, most))

struct DisclosureQuestion {
  std::string name;
  disclosure::ItemKind kind = disclosure::ItemKind::scale;
  std::optional<double> low;
  std::optional<double> high;
  std::vector<DisclosureCategory> categories;
  std::vector<disclosure::Statistic> statistics = {disclosure::Statistic::mean};
  int decimals = 1;
  std::vector<double> values;

  static constexpr std::array<Field, 8> fields{{
      {"name", "Its name, which is also that of its column in the answers.", Need::required},
      {"kind", "What is answered: whole numbers, 1 or 0, one of the categories, or an amount."},
      {"low", "The lowest answer: 1 of a scale, else 0, without it."},
      {"high", "The highest answer: 5 of a scale, 1 of yes or no, none of an amount, without it."},
      {"categories", "Of a choice, what can be answered; of others, what a distribution shows as one."},
      {"statistics", "What is shown, the most important first."},
      {"decimals", "Of means and sums; -3 is thousands.", Need::optional, -9, 6},
      {"values", "Of a scale on which not every whole number can be an answer: those that can, from low to high."},
  }};
};
BOOST_DESCRIBE_STRUCT(DisclosureQuestion, (), (name, kind, low, high, categories, statistics, decimals, values))

struct DisclosureTable {
  std::vector<std::string> attributes;
  bool public_counts = false;

  static constexpr std::array<Field, 2> fields{{
      {"attributes", "One or two.", Need::required},
      {"public_counts", "Everybody knows how many answered in each cell: counts are shown as they are."},
  }};
};
BOOST_DESCRIBE_STRUCT(DisclosureTable, (), (attributes, public_counts))

struct DisclosureThresholds {
  int units_min = 5;
  int units_min_distribution = 8;
  double dominance_percent = 15;

  static constexpr std::array<Field, 3> fields{{
      {"units_min", "Enterprise groups behind a count, a mean or a sum, and behind each complement."},
      {"units_min_distribution", "Enterprise groups behind a distribution."},
      {"dominance_percent", "Of the largest amount, what has to be left beside the two largest."},
  }};
};
BOOST_DESCRIBE_STRUCT(DisclosureThresholds, (), (units_min, units_min_distribution, dominance_percent))

struct DisclosurePlanFile {
  std::string format;
  std::vector<DisclosureAttribute> attributes;
  std::vector<DisclosureQuestion> questions;
  std::vector<DisclosureTable> tables;
  DisclosureThresholds rules;

  static constexpr std::array<Field, 5> fields{{
      {"format", "zubia-disclosure-plan-1.", Need::required},
      {"attributes", "What is publicly known of the organisations, and groups them."},
      {"questions", "What is asked.", Need::required},
      {"tables", "Beside the total, in the order of their importance."},
      {"rules", "How many have to be behind a figure."},
  }};
};
BOOST_DESCRIBE_STRUCT(DisclosurePlanFile, (), (format, attributes, questions, tables, rules))

constexpr const char* disclosure_plan_format = "zubia-disclosure-plan-1";

/// Refused: JSON whose member `format` does not say this (`unknown-format`).
Result<void> check_format(const nlohmann::json& json, const std::string& format, const std::string& file_name);

/// Reads a plan as it is written. Refused: what `parse_document` and `read_document` refuse, another format
/// (`unknown-format`).
Result<DisclosurePlanFile> read_disclosure_plan_file(const InputFile& file);

/// The plan of what was read. Refused as `check_disclosure_plan` refuses, with the file and the member.
Result<disclosure::DisclosurePlan> disclosure_plan_of(DisclosurePlanFile read, const std::string& file_name);

/// The plan as it may be shown: without the share that the rule of dominance uses.
OrderedJson shown_plan(const DisclosurePlanFile& plan);

/// Reads a plan and checks it. Refused: what `parse_document`, `read_document` and `check_disclosure_plan` refuse, with
/// the file and the member; another format (`unknown-format`).
Result<disclosure::DisclosurePlan> read_disclosure_plan(const InputFile& file);

}  // namespace zubia::operations
