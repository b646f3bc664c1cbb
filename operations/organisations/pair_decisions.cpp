#include "operations/organisations/pair_decisions.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace zubia::operations {

namespace {

constexpr std::string_view subject_front = "organisations:";

}  // namespace

OrganisationPair organisation_pair(const std::string& one, const std::string& other) {
  return {std::min(one, other), std::max(one, other)};
}

std::string pair_subject(const std::string& kept, const std::string& other) {
  return std::string(subject_front) + kept + "+" + other;
}

PairDecisions::PairDecisions(const std::vector<Decision>& decisions) {
  for (const Decision& decision : decisions) {
    const std::size_t plus = decision.subject.find('+');
    if (!decision.subject.starts_with(subject_front) || plus == std::string::npos) continue;
    const std::string kept = decision.subject.substr(subject_front.size(), plus - subject_front.size());
    const std::string other = decision.subject.substr(plus + 1);
    last_.insert_or_assign(organisation_pair(kept, other), decision);
    by_id_.insert_or_assign(decision.id, decision);
    if (decision.outcome == "merged")
      kept_of_[other] = kept;
    else if (const auto merged = kept_of_.find(other); merged != kept_of_.end() && merged->second == kept)
      kept_of_.erase(merged);
  }
}

const Decision* PairDecisions::last_on(const std::string& one, const std::string& other) const {
  const auto found = last_.find(organisation_pair(one, other));
  return found == last_.end() ? nullptr : &found->second;
}

const Decision* PairDecisions::of_id(const std::string& decision) const {
  const auto found = by_id_.find(decision);
  return found == by_id_.end() ? nullptr : &found->second;
}

std::string PairDecisions::merged_into(const std::string& organisation) const {
  const auto found = kept_of_.find(organisation);
  return found == kept_of_.end() ? std::string() : found->second;
}

std::string PairDecisions::current(std::string organisation) const {
  for (std::string into = merged_into(organisation); !into.empty(); into = merged_into(organisation))
    organisation = std::move(into);
  return organisation;
}

std::vector<std::string> PairDecisions::merged_here(const std::string& organisation) const {
  // Each is merged into one only, so there is no circle to run in.
  std::vector<std::string> merged;
  for (const auto& [other, kept] : kept_of_) {
    if (kept != organisation) continue;
    merged.push_back(other);
    const auto further = merged_here(other);
    merged.insert(merged.end(), further.begin(), further.end());
  }
  return merged;
}

}  // namespace zubia::operations
