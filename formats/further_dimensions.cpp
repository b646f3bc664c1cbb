#include "formats/further_dimensions.hpp"

#include <algorithm>

#include "engine/base/nearest_names.hpp"
#include "formats/column_names.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

Problem several_codes(const std::string& name, const std::vector<std::string>& codes, bool is_unit,
                      const std::string& file_name) {
  const std::string list = listed(codes, ", ");
  const std::string example = is_unit ? "--unit " + codes.front() : "--keep " + name + "=" + codes.front();
  if (is_unit)
    return {"several-units",
            "The file has " + std::to_string(codes.size()) + " units, and their cells cannot be mixed: " + list + ".",
            {file_name, 0, name, {}},
            "Choose one, for instance with " + example + "."};
  return {"several-codes",
          "The file has several codes of “" + name + "”, and their cells cannot be mixed: " + list + ".",
          {file_name, 0, name, {}},
          "Choose one, for instance with " + example + "."};
}

Problem unknown_code(const std::string& name, const std::string& wanted, const std::vector<std::string>& codes,
                     bool is_unit, const std::string& file_name) {
  const std::string near = did_you_mean(wanted, codes);
  return {is_unit ? "unknown-unit" : "unknown-code",
          is_unit ? "The file has no unit “" + wanted + "”." : "The file has no “" + wanted + "” in “" + name + "”.",
          {file_name, 0, name, {}},
          near.empty() ? "It has " + listed(codes, " and ") + "." : near};
}

}  // namespace

std::string FurtherDimensions::chosen_code(const std::string& name) const {
  for (const DimensionChoice& choice : options_->keep)
    if (lower_case(choice.dimension) == lower_case(name)) return choice.code;
  return {};
}

void FurtherDimensions::watch(const std::string& name, std::size_t column) {
  dimensions_.push_back({name, column, chosen_code(name), false, {}, {}});
}

void FurtherDimensions::watch_unit(const std::string& name, std::size_t column) {
  const std::string wanted = options_->unit.empty() ? chosen_code(name) : options_->unit;
  dimensions_.push_back({name, column, wanted, true, {}, {}});
}

Result<void> FurtherDimensions::watch_choices(std::span<const std::string> header, const std::string& file_name) {
  for (const DimensionChoice& choice : options_->keep) {
    const auto column = column_named(header, choice.dimension);
    if (!column) return refuse(unknown_column(header, choice.dimension, file_name));
    const bool watched = std::any_of(dimensions_.begin(), dimensions_.end(),
                                     [&](const Dimension& dimension) { return dimension.column == *column; });
    if (!watched) dimensions_.push_back({header[*column], *column, choice.code, false, {}, {}});
  }
  return {};
}

bool FurtherDimensions::wants(std::span<const std::string_view> record) {
  bool wanted = true;
  for (Dimension& dimension : dimensions_) {
    const std::string_view code = trimmed(record[dimension.column]);
    // Neighbouring records mostly agree, and the set is slow.
    if (dimension.codes.empty() || code != dimension.last) {
      dimension.last = code;
      dimension.codes.emplace(code);
    }
    if (!dimension.wanted.empty() && code != dimension.wanted) wanted = false;
  }
  return wanted;
}

Result<void> FurtherDimensions::check(const std::string& file_name) const {
  for (const Dimension& dimension : dimensions_) {
    const std::vector<std::string> codes(dimension.codes.begin(), dimension.codes.end());
    if (dimension.wanted.empty()) {
      if (codes.size() > 1) return refuse(several_codes(dimension.name, codes, dimension.is_unit, file_name));
    } else if (!codes.empty() && !dimension.codes.contains(dimension.wanted)) {
      return refuse(unknown_code(dimension.name, dimension.wanted, codes, dimension.is_unit, file_name));
    }
  }
  return {};
}

std::vector<std::size_t> FurtherDimensions::columns() const {
  std::vector<std::size_t> places;
  for (const Dimension& dimension : dimensions_) places.push_back(dimension.column);
  return places;
}

std::string FurtherDimensions::unit() const {
  for (const Dimension& dimension : dimensions_) {
    if (!dimension.is_unit) continue;
    if (!dimension.wanted.empty()) return dimension.wanted;
    if (!dimension.codes.empty()) return *dimension.codes.begin();
  }
  return {};
}

}  // namespace zubia::formats
