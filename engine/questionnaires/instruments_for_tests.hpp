#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/questionnaires/checked_instrument.hpp"

namespace zubia::questionnaires::for_tests {

inline Item item(ItemType type, std::string name) {
  Item made{.type = type, .name = std::move(name)};
  made.label = {{"en", made.name}};
  return made;
}

inline Item choice_item(ItemType type, std::string name, std::string list) {
  Item made = item(type, std::move(name));
  made.list = std::move(list);
  return made;
}

inline Item calculated(std::string name, std::string calculation) {
  Item made = item(ItemType::calculated, std::move(name));
  made.calculation = std::move(calculation);
  return made;
}

inline Choice choice(std::string name, int code, ChoiceMeaning meaning = ChoiceMeaning::substance) {
  return {.name = name, .code = code, .label = {{"en", name}}, .meaning = meaning};
}

/// One section of these items, with the lists `yesno` (1, 0, 99), `sector` and `level` (five steps and 99).
inline InstrumentDraft draft_of(std::vector<Item> items) {
  InstrumentDraft draft{.name = "test", .title = {{"en", "Test"}}, .languages = {"en"}};
  draft.purpose = {.purpose = {{"en", "A test"}},
                   .recipients = {{"en", "Nobody"}},
                   .retention = {{"en", "A month"}},
                   .retention_months = 1};
  draft.lists = {{"yesno", {choice("yes", 1), choice("no", 0), choice("dont_know", 99, ChoiceMeaning::dont_know)}},
                 {"sector",
                  {choice("health", 1), choice("energy", 2), choice("food", 3),
                   choice("other", 96, ChoiceMeaning::other), choice("none", 97, ChoiceMeaning::none_of_these)}},
                 {"level",
                  {choice("1", 1), choice("2", 2), choice("3", 3), choice("4", 4), choice("5", 5),
                   choice("99", 99, ChoiceMeaning::dont_know)}}};
  draft.sections = {{.name = "first", .title = {{"en", "First"}}, .items = std::move(items)}};
  return draft;
}

inline Instrument checked(InstrumentDraft draft) {
  auto instrument = check_instrument(std::move(draft));
  if (!instrument) throw std::runtime_error(instrument.error().front().detail);
  return std::move(*instrument);
}

inline std::vector<std::string> codes_of(const std::vector<Problem>& problems) {
  std::vector<std::string> codes;
  for (const Problem& problem : problems) codes.push_back(problem.code);
  return codes;
}

}  // namespace zubia::questionnaires::for_tests
