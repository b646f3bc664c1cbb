#pragma once

#include <unistd.h>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "engine/questionnaires/instruments_for_tests.hpp"
#include "engine/questionnaires/response_table.hpp"

namespace zubia::formats::for_tests {

using namespace questionnaires;
using questionnaires::for_tests::checked;
using questionnaires::for_tests::choice_item;
using questionnaires::for_tests::draft_of;
using questionnaires::for_tests::item;

inline Item labelled(Item item, const std::string& label) {
  item.label = {{"en", label}};
  return item;
}

/// A form with every kind of column, and three responses.
inline ResponseTable example() {
  Item turnover = labelled(item(ItemType::number, "turnover"), "Turnover");
  turnover.unit = {{"en", "M€"}};
  turnover.relevance = "${exports_to_the_other_side} != 'no'";
  turnover.may_be_unknown = true;
  Item city = labelled(item(ItemType::text, "city"), "Herria – où êtes-vous ?");
  city.length_max = 4;
  const Instrument instrument = checked(
      draft_of({labelled(choice_item(ItemType::single_choice, "exports_to_the_other_side", "yesno"), "Exports?"),
                turnover, city, labelled(choice_item(ItemType::multiple_choice, "sectors", "sector"), "Sectors"),
                labelled(item(ItemType::date, "founded"), "Founded")}));
  ResponseTable table = response_table(instrument, "en");
  const std::vector<Answers> all = {
      {.values = {{"exports_to_the_other_side", Codes{1}},
                  {"turnover", 2.5},
                  {"city", std::string("Irún")},
                  {"sectors", Codes{1, 3}},
                  {"founded", std::string("1955-02-28")}}},
      {.values = {{"exports_to_the_other_side", Codes{0}}, {"city", std::string("Éàü€x")}}},
      {.values = {{"exports_to_the_other_side", Codes{99}}, {"turnover", DontKnow()}, {"sectors", Codes{97}}}}};
  for (const Answers& answers : all)
    add_response(table, instrument, {"r" + std::to_string(table.rows.size()), "danobat", "2026-11-27"},
                 evaluate_response(instrument, answers, "2026-11-27"));
  return table;
}

/// The same, where the cities are codes of a classification that somebody knows.
inline ResponseTable example_with_codes() {
  ResponseTable table = example();
  for (ResponseColumn& column : table.columns)
    if (column.name == "city") column.text_labels = {{"Irún", "Irungo \"udala\""}, {"Éàü€", "Beste bat"}};
  return table;
}

/// What a command prints that is run in a folder with these files.
inline std::string said_of(const std::map<std::string, std::string>& files, const std::string& command) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("zubia-responses-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  for (const auto& [name, bytes] : files) std::ofstream(folder / name, std::ios::binary) << bytes;
  std::string said;
  std::FILE* pipe = ::popen(("cd " + folder.string() + " && LC_ALL=C.UTF-8 " + command + " 2>&1").c_str(), "r");
  std::array<char, 4096> part{};
  while (const std::size_t read = std::fread(part.data(), 1, part.size(), pipe)) said.append(part.data(), read);
  ::pclose(pipe);
  std::filesystem::remove_all(folder);
  return said;
}

}  // namespace zubia::formats::for_tests
