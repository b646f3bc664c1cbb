#include "engine/organisations/cluster_counts.hpp"

#include <algorithm>
#include <utility>

namespace zubia::organisations {
namespace {

bool belongs_on(const ClusterMember& member, const std::string& day) {
  return member.joined_on <= day && (member.left_on.empty() || day < member.left_on);
}

void add(MemberCount& count, const ClusterMember& member) {
  ++count.members;
  if (member.kind == "company") ++count.companies;
}

void add(ClusterCount& count, const ClusterMember& member) {
  add(count.all, member);
  add(count.by_kind[member.kind], member);
  add(count.by_territory[member.territory], member);
  add(count.by_size[member.size], member);
}

std::int64_t of_unit(const MemberCount& count, CountUnit unit) {
  return unit == CountUnit::members ? count.members : count.companies;
}

constexpr std::size_t year_length = 4;

bool are_of_the_same(const PublishedCount& one, const PublishedCount& other) {
  return one.cluster == other.cluster && one.unit == other.unit &&
         one.day.substr(0, year_length) == other.day.substr(0, year_length);
}

}  // namespace

ClusterCounts count_members(std::span<const ClusterMember> members, const std::string& day) {
  ClusterCounts counts;
  std::set<std::pair<std::string, std::string>> in_cluster;
  std::set<std::pair<std::string, std::string>> drivers;
  std::set<std::string> anywhere;
  std::set<std::string> drivers_anywhere;
  for (const ClusterMember& member : members) {
    if (!belongs_on(member, day)) continue;
    if (in_cluster.emplace(member.cluster, member.organisation).second) {
      add(counts.clusters[member.cluster], member);
      add(counts.memberships, member);
    }
    if (anywhere.insert(member.organisation).second) add(counts.together, member);
    if (member.role != "driver") continue;
    if (drivers.emplace(member.cluster, member.organisation).second) ++counts.clusters[member.cluster].drivers;
    if (drivers_anywhere.insert(member.organisation).second) ++counts.together.drivers;
  }
  return counts;
}

std::vector<CountVerdict> judge_counts(std::span<const ClusterMember> members,
                                       std::span<const PublishedCount> published) {
  std::vector<CountVerdict> verdicts;
  verdicts.reserve(published.size());
  for (const PublishedCount& one : published) {
    const ClusterCounts counts = count_members(members, one.day);
    CountVerdict verdict;
    if (one.cluster.empty()) {
      verdict.counted = of_unit(counts.together.all, one.unit);
      verdict.summed = of_unit(counts.memberships, one.unit);
    } else if (const auto found = counts.clusters.find(one.cluster); found != counts.clusters.end()) {
      verdict.counted = verdict.summed = of_unit(found->second.all, one.unit);
    }
    verdict.agrees = one.count == verdict.counted || one.count == verdict.summed;
    for (std::size_t i = 0; i < published.size(); ++i)
      if (are_of_the_same(one, published[i]) && published[i].count != one.count) verdict.contradicted_by.push_back(i);
    verdicts.push_back(std::move(verdict));
  }
  return verdicts;
}

}  // namespace zubia::organisations
