#include "operations/disclosure/disclosure_plan_file.hpp"

#include <limits>
#include <utility>

#include "operations/document.hpp"

namespace zubia::operations {
namespace {

using disclosure::ItemKind;

double lowest_of(const DisclosureQuestion& question) {
  if (!question.low && !question.values.empty()) return question.values.front();
  return question.low.value_or(question.kind == ItemKind::scale ? 1 : 0);
}

double highest_of(const DisclosureQuestion& question) {
  if (question.high) return *question.high;
  if (!question.values.empty()) return question.values.back();
  switch (question.kind) {
    case ItemKind::scale:
      return 5;
    case ItemKind::yes_no:
      return 1;
    case ItemKind::choice:
      return static_cast<double>(question.categories.size()) - 1;
    case ItemKind::amount:
      break;
  }
  return std::numeric_limits<double>::infinity();
}

disclosure::QuestionDraft draft_of(const DisclosureQuestion& question) {
  disclosure::QuestionDraft draft{.name = question.name,
                                  .kind = question.kind,
                                  .low = lowest_of(question),
                                  .high = highest_of(question),
                                  .categories = {},
                                  .statistics = question.statistics,
                                  .decimals = question.decimals,
                                  .values = question.values};
  for (const DisclosureCategory& one : question.categories) {
    const auto number = static_cast<double>(draft.categories.size());
    const bool is_choice = question.kind == ItemKind::choice;
    draft.categories.push_back({one.name, is_choice ? number : one.least, is_choice ? number : one.most});
  }
  return draft;
}

disclosure::DisclosurePlanDraft draft_of(DisclosurePlanFile file) {
  disclosure::DisclosurePlanDraft draft;
  for (DisclosureAttribute& one : file.attributes)
    draft.attributes.push_back(
        {std::move(one.name), std::move(one.categories), std::move(one.groups), std::move(one.category_of)});
  for (const DisclosureQuestion& one : file.questions) draft.questions.push_back(draft_of(one));
  for (DisclosureTable& one : file.tables) draft.tables.push_back({std::move(one.attributes), one.public_counts});
  draft.rules = {file.rules.units_min, file.rules.units_min_distribution, file.rules.dominance_percent};
  return draft;
}

}  // namespace

Result<void> check_format(const nlohmann::json& json, const std::string& format, const std::string& file_name) {
  if (json.is_object() && json.contains("format") && json["format"] == format) return {};
  return refuse({"unknown-format",
                 "This is another kind of file.",
                 {.file = file_name, .member = "format"},
                 "Give one whose format is " + format + "."});
}

Result<DisclosurePlanFile> read_disclosure_plan_file(const InputFile& file) {
  const auto json = parse_document(file.bytes, file.name);
  if (!json) return refuse(json.error());
  if (auto checked = check_format(*json, disclosure_plan_format, file.name); !checked) return refuse(checked.error());
  return read_document<DisclosurePlanFile>(*json, file.name, UnknownMembers::refused);
}

Result<disclosure::DisclosurePlan> disclosure_plan_of(DisclosurePlanFile read, const std::string& file_name) {
  auto plan = disclosure::check_disclosure_plan(draft_of(std::move(read)));
  if (plan) return plan;
  Problem problem = plan.error();
  problem.where.file = file_name;
  return refuse(problem);
}

OrderedJson shown_plan(const DisclosurePlanFile& plan) {
  OrderedJson shown = to_json(plan);
  shown["rules"].erase("dominance_percent");
  return shown;
}

Result<disclosure::DisclosurePlan> read_disclosure_plan(const InputFile& file) {
  auto read = read_disclosure_plan_file(file);
  if (!read) return refuse(read.error());
  return disclosure_plan_of(*std::move(read), file.name);
}

}  // namespace zubia::operations
