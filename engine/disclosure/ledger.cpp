#include "engine/disclosure/ledger.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "engine/base/absence.hpp"

namespace zubia::disclosure {
namespace {

std::string unit_of(const Respondent& respondent) {
  return respondent.group.empty() ? "organisation " + respondent.key : "group " + respondent.group;
}

}  // namespace

bool operator==(const Respondent& one, const Respondent& other) {
  return one.key == other.key && one.group == other.group && one.categories == other.categories &&
         one.waives == other.waives && std::ranges::equal(one.answers, other.answers, [](double a, double b) {
           return a == b || (!is_defined(a) && !is_defined(b));
         });
}

TakenIn take_in(const DisclosurePlan& plan, Ledger ledger, const std::vector<Respondent>& respondents) {
  std::map<std::string, std::size_t> current;  // entries by key
  for (std::size_t at = 0; at < ledger.entries.size(); ++at)
    if (ledger.entries[at].left == 0) current.emplace(ledger.entries[at].respondent.key, at);
  std::vector<const Respondent*> arriving;
  std::set<std::string> arriving_units;
  std::vector<std::size_t> leaving;
  std::set<std::string> answering;
  for (const Respondent& respondent : respondents) {
    answering.insert(respondent.key);
    const auto known = current.find(respondent.key);
    if (known != current.end()) {
      if (ledger.entries[known->second].respondent == respondent) continue;
      leaving.push_back(known->second);
    }
    arriving.push_back(&respondent);
    arriving_units.insert(unit_of(respondent));
  }
  std::set<std::string> changing_units = arriving_units;
  std::vector<std::size_t> withdrawn;
  for (const auto& [key, at] : current)
    if (!answering.contains(key)) {
      withdrawn.push_back(at);
      changing_units.insert(unit_of(ledger.entries[at].respondent));
    }
  if (ledger.releases > 0 && static_cast<int>(arriving_units.size()) < plan.rules().units_min)
    return {std::move(ledger), static_cast<int>(changing_units.size())};
  const int number = ledger.releases + 1;
  for (const std::size_t at : leaving) ledger.entries[at].left = number;
  for (const std::size_t at : withdrawn) {
    ledger.entries[at].left = number;
    std::ranges::fill(ledger.entries[at].respondent.answers, undefined);
  }
  std::ranges::sort(arriving, {}, &Respondent::key);
  for (const Respondent* respondent : arriving) ledger.entries.push_back({*respondent, number, 0});
  return {std::move(ledger), 0};
}

std::vector<int> units_of_entries(const Ledger& ledger) {
  std::vector<int> joined(ledger.entries.size());  // each entry points to an earlier one of its unit, or to itself
  std::iota(joined.begin(), joined.end(), 0);
  const auto first_of = [&](int entry) {
    while (joined[static_cast<std::size_t>(entry)] != entry) entry = joined[static_cast<std::size_t>(entry)];
    return entry;
  };
  std::map<std::pair<bool, std::string>, int> first_with;
  for (std::size_t at = 0; at < ledger.entries.size(); ++at) {
    const Respondent& who = ledger.entries[at].respondent;
    for (const auto& [is_group, name] : {std::pair(false, who.key), std::pair(true, who.group)}) {
      if (name.empty()) continue;
      const int own = first_of(static_cast<int>(at));
      const int other = first_of(first_with.try_emplace({is_group, name}, own).first->second);
      joined[static_cast<std::size_t>(std::max(own, other))] = std::min(own, other);
    }
  }
  std::vector<int> units;
  for (std::size_t at = 0; at < joined.size(); ++at) units.push_back(first_of(static_cast<int>(at)));
  return units;
}

}  // namespace zubia::disclosure
