#include <algorithm>
#include <array>
#include <utility>

#include "engine/questionnaires/instrument.hpp"

namespace zubia::questionnaires {
namespace {

using enum ItemType;

constexpr std::array names = {
    std::pair{single_choice, "single_choice"},
    std::pair{multiple_choice, "multiple_choice"},
    std::pair{dropdown, "dropdown"},
    std::pair{yes_no, "yes_no"},
    std::pair{likert, "likert"},
    std::pair{ranking, "ranking"},
    std::pair{single_choice_matrix, "single_choice_matrix"},
    std::pair{multiple_choice_matrix, "multiple_choice_matrix"},
    std::pair{number_matrix, "number_matrix"},
    std::pair{semantic_differential, "semantic_differential"},
    std::pair{percentage_split, "percentage_split"},
    std::pair{numeric_scale, "numeric_scale"},
    std::pair{number, "number"},
    std::pair{integer, "integer"},
    std::pair{text, "text"},
    std::pair{long_text, "long_text"},
    std::pair{email, "email"},
    std::pair{url, "url"},
    std::pair{telephone, "telephone"},
    std::pair{date, "date"},
    std::pair{code_picker, "code_picker"},
    std::pair{organisation_picker, "organisation_picker"},
    std::pair{territory_picker, "territory_picker"},
    std::pair{file, "file"},
    std::pair{consent, "consent"},
    std::pair{note, "note"},
    std::pair{calculated, "calculated"},
    std::pair{group, "group"},
    std::pair{repeated_group, "repeated_group"},
};

bool is_one_of(ItemType type, std::initializer_list<ItemType> types) {
  return std::ranges::find(types, type) != types.end();
}

}  // namespace

std::string_view item_type_name(ItemType type) { return names[static_cast<std::size_t>(type)].second; }

std::optional<ItemType> item_type_of(std::string_view name) {
  const auto found = std::ranges::find(names, name, [](const auto& pair) { return std::string_view(pair.second); });
  if (found == names.end()) return {};
  return found->first;
}

std::vector<std::string> item_type_names() {
  std::vector<std::string> all;
  all.reserve(names.size());
  for (const auto& [type, name] : names) all.emplace_back(name);
  return all;
}

bool has_choices(ItemType type) {
  return is_one_of(type, {single_choice, multiple_choice, dropdown, yes_no, likert, ranking, single_choice_matrix,
                          multiple_choice_matrix});
}

bool has_rows(ItemType type) {
  return is_one_of(
      type, {single_choice_matrix, multiple_choice_matrix, number_matrix, semantic_differential, percentage_split});
}

bool has_items(ItemType type) { return is_one_of(type, {group, repeated_group}); }

const std::vector<std::string>& prefill_sources() {
  static const std::vector<std::string> sources = {
      "organisation.territory", "organisation.size_class", "organisation.kind",       "organisation.activity",
      "organisation.website",   "organisation.languages",  "invitation.organisation", "invitation.cluster"};
  return sources;
}

}  // namespace zubia::questionnaires
