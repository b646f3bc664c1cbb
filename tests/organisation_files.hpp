#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/organisations/organisation_record.hpp"

namespace zubia::organisations {

// Organisations of public lists, for tests and benchmarks. They are read where the lists are and nowhere else.

using FileRow = std::map<std::string, std::string>;

/// The rows of a CSV file by the names of its columns; a quoted field may hold commas and line breaks.
inline std::vector<FileRow> file_rows(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::istreambuf_iterator<char> at(file), end; at != end; ++at) {
    if (*at == '"')
      quoted = !quoted;
    else if (*at == ',' && !quoted)
      lines.back().emplace_back();
    else if (*at == '\n' && !quoted)
      lines.emplace_back(1);
    else if (*at != '\r')
      lines.back().back() += *at;
  }
  std::vector<FileRow> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].size() != lines[0].size()) continue;
    FileRow row;
    for (std::size_t c = 0; c < lines[0].size(); ++c) row[lines[0][c]] = lines[i][c];
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The country of an exhibitor: its code, else by its name.
inline std::string exhibitor_country(const FileRow& row) {
  static const std::map<std::string, std::string> by_name = {
      {"FRANCE", "FR"},  {"SPAIN", "ES"},          {"GERMANY", "DE"}, {"ITALY", "IT"}, {"UNITED STATES", "US"},
      {"BELGIUM", "BE"}, {"UNITED KINGDOM", "GB"}, {"CANADA", "CA"},  {"CHINA", "CN"}, {"SWITZERLAND", "CH"}};
  if (!row.at("country_iso2").empty()) return row.at("country_iso2");
  const auto found = by_name.find(row.at("country_text"));
  return found == by_name.end() ? "" : found->second;
}

/// The records of one list, named by it and the number of the row: `h2020:17`. Identifiers are left out, so that a
/// comparison has to do without.
inline std::vector<OrganisationRecord> listed_organisations(const std::filesystem::path& folder,
                                                            const std::string& list, const std::string& file) {
  std::vector<OrganisationRecord> records;
  std::set<std::string> known;
  std::size_t number = 0;
  for (const FileRow& row : file_rows(folder / file)) {
    OrganisationRecord record;
    record.id = list + ":" + std::to_string(++number);
    if (list == "navarra") {
      std::string name = row.at("beneficiary");
      if (name.starts_with('*')) name.erase(0, std::min(name.size(), name.find(':') + 1));
      if (!known.insert(name).second) continue;
      record.names = {name};
      record.country = "ES";
      record.territory = "ES220";
    } else if (list == "h2020") {
      record.names = {row.at("name")};
      record.country = row.at("country");
      record.city = row.at("city");
      record.address = row.at("street");
      record.territory = row.at("nuts3_derived_from_city");
    } else if (list == "cordis") {
      if (!known.insert(row.at("organisationID")).second) continue;
      record.names = {row.at("name")};
      record.country = row.at("country");
      record.city = row.at("city");
      record.territory = row.at("nuts3_derived");
      record.website = row.at("organizationURL");
    } else {
      record.names = {row.at("name")};
      record.country = exhibitor_country(row);
      record.address = row.at("address");
      record.territory = row.at("nuts3_derived");
      record.website = row.at("website");
    }
    records.push_back(std::move(record));
  }
  return records;
}

/// All lists together; empty where they are not there.
inline std::vector<OrganisationRecord> public_organisations(const std::filesystem::path& root) {
  const char* shared = std::getenv("ZUBIA_SHARED");
  const auto folder =
      (shared != nullptr ? std::filesystem::path(shared) : root.parent_path() / "shared") / "data/organisations";
  const std::vector<std::pair<std::string, std::string>> lists = {
      {"h2020", "h2020_organisations_2017.csv"},
      {"cordis", "cordis_ev_semiconductor_participations.csv"},
      {"paris19", "exhibitors_paris_air_show_2019.csv"},
      {"paris23", "exhibitors_paris_air_show_2023.csv"},
      {"paris25", "exhibitors_paris_air_show_2025.csv"},
      {"farnborough24", "exhibitors_farnborough_2024.csv"},
      {"navarra", "navarra_erdf_2007_2013_legal_entities.csv"}};
  std::vector<OrganisationRecord> records;
  for (const auto& [list, file] : lists)
    if (std::filesystem::exists(folder / file))
      std::ranges::move(listed_organisations(folder, list, file), std::back_inserter(records));
  return records;
}

}  // namespace zubia::organisations
