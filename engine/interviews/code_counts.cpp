#include "engine/interviews/code_counts.hpp"

#include <algorithm>
#include <set>

namespace zubia::interviews {
namespace {

using Interviews = std::vector<const CodedInterview*>;

std::int64_t count_organisations(const Interviews& interviews) {
  std::set<std::string> organisations;
  for (const CodedInterview* one : interviews) organisations.insert(one->organisation);
  return static_cast<std::int64_t>(organisations.size());
}

std::map<std::string, CodeCount> counts_of(std::span<const CodePlace> codes, const Interviews& interviews) {
  std::map<std::string, CodeCount> counts;
  for (const CodePlace& place : codes) {
    CodeCount& count = counts[place.code];
    const auto below = codes_below(codes, place.code);
    std::set<std::string> organisations;
    for (const CodedInterview* one : interviews) {
      std::int64_t passages = 0;
      for (const auto& [code, number] : one->passages)
        if (below.contains(code)) passages += number;
      if (passages == 0) continue;
      count.passages += passages;
      ++count.interviews;
      organisations.insert(one->organisation);
    }
    count.organisations = static_cast<std::int64_t>(organisations.size());
  }
  return counts;
}

CodedGroup group_of(std::string by, std::string value, const Interviews& interviews) {
  return {std::move(by), std::move(value), count_organisations(interviews),
          static_cast<std::int64_t>(interviews.size()), std::nullopt};
}

/// Which strata of one kind are withheld: the small ones, and with a lone one the smallest of the rest.
std::set<std::string> withheld(const std::vector<CodedGroup>& groups, std::int64_t minimum) {
  std::set<std::string> small;
  std::int64_t hidden = 0;
  for (const CodedGroup& one : groups)
    if (one.organisations < minimum) {
      small.insert(one.value);
      hidden += one.organisations;
    }
  // Together they are what is missing from the whole: that too has to be enough of them.
  while (!small.empty() && (small.size() < 2 || hidden < minimum) && small.size() < groups.size()) {
    const CodedGroup* smallest = nullptr;
    for (const CodedGroup& one : groups)
      if (!small.contains(one.value) && (smallest == nullptr || one.organisations < smallest->organisations))
        smallest = &one;
    small.insert(smallest->value);
    hidden += smallest->organisations;
  }
  return small;
}

}  // namespace

std::vector<CodedGroup> counts_by_stratum(std::span<const CodePlace> codes, std::span<const CodedInterview> interviews,
                                          std::int64_t minimum) {
  Interviews every;
  std::map<std::string, std::map<std::string, Interviews>> strata;
  for (const CodedInterview& one : interviews) {
    every.push_back(&one);
    for (const auto& [by, value] : one.strata) strata[by][value].push_back(&one);
  }
  std::vector<CodedGroup> all = {group_of("all", "", every)};
  if (all.front().organisations >= minimum) all.front().counts = counts_of(codes, every);
  for (const auto& [by, values] : strata) {
    std::vector<CodedGroup> groups;
    for (const auto& [value, members] : values) groups.push_back(group_of(by, value, members));
    const auto hidden = withheld(groups, minimum);
    for (CodedGroup& group : groups) {
      if (!hidden.contains(group.value)) group.counts = counts_of(codes, values.at(group.value));
      all.push_back(std::move(group));
    }
  }
  return all;
}

std::vector<CodedGroup> counts_by_interview(std::span<const CodePlace> codes,
                                            std::span<const CodedInterview> interviews) {
  std::vector<CodedGroup> all;
  for (const CodedInterview& one : interviews) {
    all.push_back(group_of("interview", one.id, {&one}));
    all.back().counts = counts_of(codes, {&one});
  }
  return all;
}

}  // namespace zubia::interviews
