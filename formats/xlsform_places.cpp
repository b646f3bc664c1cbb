#include "formats/xlsform_places.hpp"

#include <algorithm>
#include <charconv>

#include "engine/questionnaires/checked_instrument.hpp"

namespace zubia::formats {
namespace {

using namespace questionnaires;

/// The members of a draft and their names, outer ones before inner ones.
void gather(const std::vector<Item>& items, const std::string& member,
            std::vector<std::pair<std::string, std::string>>& names) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string place = member + ".items[" + std::to_string(i) + "]";
    names.emplace_back(place, items[i].name);
    for (std::size_t j = 0; j < items[i].rows.size(); ++j)
      names.emplace_back(place + ".rows[" + std::to_string(j) + "]", items[i].rows[j].name);
    gather(items[i].items, place, names);
  }
}

bool is_inside(const std::string& member, const std::string& outer) {
  return member == outer || (member.starts_with(outer) && (member[outer.size()] == '.' || member[outer.size()] == '['));
}

std::string column_of(const std::string& member) {
  const std::string last = member.substr(member.rfind('.') + 1);
  if (last == "initial") return "default";
  if (last == "list") return "type";
  for (const char* column : {"relevance", "calculation", "constraint", "choice_filter", "required", "repeat_count"})
    if (last == column) return column;
  return "name";
}

std::size_t number_after(const std::string& member, const std::string& list) {
  const std::size_t at = member.find(list + "[");
  if (at == std::string::npos) return 0;
  const char* first = member.data() + at + list.size() + 1;
  std::size_t number = 0;
  std::from_chars(first, member.data() + member.size(), number);
  return number;
}

}  // namespace

void place_problems(XlsformFile& file, const XlsformPlaces& places, const XlsformSheet& survey,
                    const XlsformSheet& choices) {
  auto checked = check_instrument(file.draft);
  if (checked) return;
  std::vector<std::pair<std::string, std::string>> names;
  for (std::size_t i = 0; i < file.draft.sections.size(); ++i) {
    const std::string place = "sections[" + std::to_string(i) + "]";
    names.emplace_back(place, file.draft.sections[i].name);
    gather(file.draft.sections[i].items, place, names);
  }
  for (Problem& problem : checked.error()) {
    const std::string member = problem.where.member;
    if (member.starts_with("lists[")) {
      const std::size_t list = number_after(member, "lists");
      const auto row = places.choices.find({file.draft.lists[list].name, number_after(member, "choices")});
      problem = choices.problem(problem.code, problem.detail, problem.mend,
                                row == places.choices.end() ? 0 : row->second, "name");
    } else {
      std::string name;
      for (const auto& [place, of] : names)
        if (is_inside(member, place)) name = of;
      const auto& rows = problem.code == "duplicate-name" ? places.again : places.survey;
      const auto row = rows.find(name);
      problem = survey.problem(problem.code, problem.detail, problem.mend, row == rows.end() ? 0 : row->second,
                               column_of(member));
    }
    file.problems.push_back(std::move(problem));
  }
}

}  // namespace zubia::formats
