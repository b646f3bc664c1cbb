#include "formats/column_names.hpp"

#include <algorithm>

#include "engine/base/nearest_names.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

struct RoleNames {
  std::string_view term;    ///< ours, and the one that wins
  std::string_view option;  ///< how the caller names the column; empty: cannot
  std::vector<std::string_view> aliases;
};

const RoleNames& names_of(ColumnRole role) {
  static const RoleNames territory = {
      "territory",
      "--territory-column",
      {"territory_code", "geo",     "geo_code",     "nuts",        "nuts_id",  "nuts_code", "nuts2",     "nuts3",
       "nuts_2",         "nuts_3",  "region",       "region_code", "ref_area", "area",      "area_code", "cbsa_code",
       "cbsa",           "country", "country_code", "location",    "reporter", "state"}};
  static const RoleNames activity = {"activity",
                                     "--activity-column",
                                     {"activity_code",
                                      "nace_r2",
                                      "nace_r21",
                                      "nace_r2_1",
                                      "nace",
                                      "nace_code",
                                      "nace_rev2",
                                      "naics_code",
                                      "naics",
                                      "sic",
                                      "isic",
                                      "isic4",
                                      "product",
                                      "product_code",
                                      "industry",
                                      "industry_code",
                                      "sector",
                                      "sector_code",
                                      "economic_activity",
                                      "cpa",
                                      "cpa2_1",
                                      "cpa21",
                                      "cnae",
                                      "naf",
                                      "hs",
                                      "hs_code",
                                      "sitc",
                                      "cpc",
                                      "ipc",
                                      "technology",
                                      "field"}};
  static const RoleNames period = {"period", "--period-column", {"time_period", "time", "year", "date"}};
  static const RoleNames value = {
      "value",
      "--value-column",
      {"values", "obs_value", "employment", "employed", "employed_persons", "emp1000", "emp", "jobs", "persons"}};
  static const RoleNames flag = {"flag", "--flag-column", {"flags", "obs_flag", "obs_status", "value_flag"}};
  static const RoleNames confidentiality = {"conf_status", "", {}};
  static const RoleNames unit = {"unit", "", {"unit_measure"}};
  switch (role) {
    case ColumnRole::territory:
      return territory;
    case ColumnRole::activity:
      return activity;
    case ColumnRole::period:
      return period;
    case ColumnRole::value:
      return value;
    case ColumnRole::flag:
      return flag;
    case ColumnRole::confidentiality:
      return confidentiality;
    case ColumnRole::unit:
      break;
  }
  return unit;
}

/// Lower case, with one underscore for whatever stands between letters and digits.
std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : lower_case(trimmed(name))) {
    const bool separator = c == ' ' || c == '-' || c == '.' || c == '_' || c == '/';
    if (!separator) plain += c;
    if (separator && !plain.empty() && plain.back() != '_') plain += '_';
  }
  while (plain.ends_with('_')) plain.pop_back();
  return plain;
}

std::string quoted_list(std::span<const std::string> header, std::string_view joint) {
  std::vector<std::string> quoted;
  quoted.reserve(header.size());
  for (const std::string& name : header) quoted.push_back("“" + name + "”");
  return listed(quoted, joint);
}

Problem ambiguous_column(std::span<const std::string> header, std::span<const std::size_t> places,
                         const RoleNames& names, const std::string& file_name) {
  std::vector<std::string> found;
  found.reserve(places.size());
  for (const std::size_t place : places) found.push_back(header[place]);
  const std::string mend = names.option.empty() ? "Remove or rename all but one of them."
                                                : "Say which with " + std::string(names.option) + ", for instance " +
                                                      std::string(names.option) + " \"" + found.front() + "\".";
  return {"ambiguous-column",
          "The " + std::string(names.term) + " could be in the columns " + quoted_list(found, " or ") + ".",
          {file_name, 1, found.front(), {}},
          mend};
}

}  // namespace

std::vector<std::string> header_names(std::span<const std::string_view> fields) {
  std::vector<std::string> names;
  names.reserve(fields.size());
  for (const std::string_view field : fields) names.emplace_back(trimmed(field));
  return names;
}

std::optional<std::size_t> column_named(std::span<const std::string> header, std::string_view name) {
  const auto exact = std::find(header.begin(), header.end(), name);
  if (exact != header.end()) return static_cast<std::size_t>(exact - header.begin());
  const std::string plain = plain_name(name);
  for (std::size_t place = 0; place < header.size(); ++place)
    if (plain_name(header[place]) == plain) return place;
  return std::nullopt;
}

Problem unknown_column(std::span<const std::string> header, const std::string& wanted, const std::string& file_name) {
  const std::string near = did_you_mean(wanted, header);
  return {"missing-column",
          "The file has no column “" + wanted + "”.",
          {file_name, 1, wanted, {}},
          near.empty() ? "Its columns are " + quoted_list(header, " and ") + "." : near};
}

Result<std::optional<std::size_t>> find_column(std::span<const std::string> header, ColumnRole role,
                                               const std::string& wanted, const std::string& file_name) {
  if (!wanted.empty()) {
    const auto place = column_named(header, wanted);
    if (!place) return refuse(unknown_column(header, wanted, file_name));
    return place;
  }
  const RoleNames& names = names_of(role);
  std::vector<std::size_t> own;
  std::vector<std::size_t> aliased;
  for (std::size_t place = 0; place < header.size(); ++place) {
    const std::string name = plain_name(header[place]);
    if (name == names.term) own.push_back(place);
    if (std::find(names.aliases.begin(), names.aliases.end(), name) != names.aliases.end()) aliased.push_back(place);
  }
  const std::vector<std::size_t>& candidates = own.empty() ? aliased : own;
  if (candidates.size() > 1) return refuse(ambiguous_column(header, candidates, names, file_name));
  if (candidates.empty()) return std::optional<std::size_t>{};
  return std::optional<std::size_t>{candidates.front()};
}

Result<std::size_t> require_column(std::span<const std::string> header, ColumnRole role, const std::string& wanted,
                                   const std::string& file_name, std::string_view what_has_columns) {
  const auto place = find_column(header, role, wanted, file_name);
  if (!place) return refuse(place.error());
  if (*place) return **place;
  const RoleNames& names = names_of(role);
  const std::string term(names.term);
  return refuse({"missing-column",
                 "No column for the " + term + " was found; the " + std::string(what_has_columns) + " are " +
                     quoted_list(header, " and ") + ".",
                 {file_name, 1, term, {}},
                 "Name it with " + std::string(names.option) + ", or call it “" + term + "”."});
}

}  // namespace zubia::formats
