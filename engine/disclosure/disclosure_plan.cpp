#include "engine/disclosure/disclosure_plan.hpp"

#include <algorithm>
#include <cmath>

namespace zubia::disclosure {

bool takes(const QuestionDraft& question, double answer) {
  if (!std::isfinite(answer) || answer < question.low || answer > question.high) return false;
  if (question.kind == ItemKind::amount) return true;
  if (std::floor(answer) != answer) return false;
  return question.values.empty() || std::ranges::binary_search(question.values, answer);
}

int DisclosurePlan::number_of(const std::string& attribute) const {
  const auto found = std::ranges::find(draft_.attributes, attribute, &AttributeDraft::name);
  return static_cast<int>(found - draft_.attributes.begin());
}

int DisclosurePlan::category_in(int attribute, const std::vector<int>& asked_categories) const {
  const auto at = static_cast<std::size_t>(attribute);
  if (grouped_[at] < 0) {
    const auto asked = std::ranges::find(asked_, attribute) - asked_.begin();
    return asked_categories[static_cast<std::size_t>(asked)];
  }
  return category_of_[at][static_cast<std::size_t>(category_in(grouped_[at], asked_categories))];
}

std::vector<Region> DisclosurePlan::cells_of(std::size_t table) const {
  std::vector<Region> cells = {Region{}};
  for (const std::string& name : draft_.tables[table].attributes) {
    const int attribute = number_of(name);
    const auto count = draft_.attributes[static_cast<std::size_t>(attribute)].categories.size();
    std::vector<Region> finer;
    for (const Region& cell : cells)
      for (std::size_t category = 0; category < count; ++category) {
        finer.push_back(cell);
        finer.back().parts.emplace_back(attribute, static_cast<int>(category));
      }
    cells = std::move(finer);
  }
  for (Region& cell : cells) std::ranges::sort(cell.parts);
  return cells;
}

std::vector<Region> DisclosurePlan::parents_of(const Region& region) const {
  std::vector<Region> parents;
  for (std::size_t at = 0; at < region.parts.size(); ++at) {
    const auto [attribute, category] = region.parts[at];
    Region without = region;
    without.parts.erase(without.parts.begin() + static_cast<std::ptrdiff_t>(at));
    parents.push_back(without);
    for (std::size_t coarser = 0; coarser < grouped_.size(); ++coarser)
      if (grouped_[coarser] == attribute) {
        Region above = without;
        above.parts.emplace_back(static_cast<int>(coarser), category_of_[coarser][static_cast<std::size_t>(category)]);
        std::ranges::sort(above.parts);
        parents.push_back(above);
      }
  }
  return parents;
}

bool DisclosurePlan::contains(const Region& region, const std::vector<int>& asked_categories) const {
  return std::ranges::all_of(
      region.parts, [&](const auto& part) { return category_in(part.first, asked_categories) == part.second; });
}

std::vector<std::string> DisclosurePlan::names_of(const Region& region) const {
  std::vector<std::string> names;
  for (const auto& [attribute, category] : region.parts)
    names.push_back(
        draft_.attributes[static_cast<std::size_t>(attribute)].categories[static_cast<std::size_t>(category)]);
  return names;
}

}  // namespace zubia::disclosure
