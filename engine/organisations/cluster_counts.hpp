#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

/// How many members and companies clusters have on a day, and whether that is what was published of them. Members and
/// companies are never mixed: a technology centre, a school or another cluster is a member and no company.
namespace zubia::organisations {

struct ClusterMember {
  std::string cluster = {};
  std::string organisation = {};
  std::string kind = {};       ///< `company` is one; empty: not known
  std::string territory = {};  ///< empty: not known
  std::string size = {};       ///< empty: not known
  std::string role = {};       ///< `driver`, `member`, `associate`
  std::string joined_on = {};  ///< ISO 8601 day
  std::string left_on = {};    ///< the first day without it; empty: it still belongs
};

/// An organisation counts once, however often it joined.
struct MemberCount {
  std::int64_t members = 0;
  std::int64_t companies = 0;

  friend bool operator==(const MemberCount&, const MemberCount&) = default;
};

struct ClusterCount {
  MemberCount all = {};
  std::int64_t drivers = 0;
  std::map<std::string, MemberCount> by_kind = {};
  std::map<std::string, MemberCount> by_territory = {};
  std::map<std::string, MemberCount> by_size = {};
};

struct ClusterCounts {
  std::map<std::string, ClusterCount> clusters = {};  ///< those with members on that day
  /// The clusters together. `all` counts an organisation once; `memberships` once for each cluster that it is in, as
  /// sums of published counts do.
  ClusterCount together = {};
  MemberCount memberships = {};
};

/// On an ISO 8601 day.
ClusterCounts count_members(std::span<const ClusterMember> members, const std::string& day);

enum class CountUnit : std::uint8_t { members, companies };

/// A count that was published.
struct PublishedCount {
  std::string cluster = {};  ///< empty: all together
  CountUnit unit = CountUnit::members;
  std::int64_t count = 0;
  std::string day = {};
};

struct CountVerdict {
  std::int64_t counted = 0;  ///< on the day for which it was said; of all together, each organisation once
  std::int64_t summed = 0;   ///< cluster by cluster; the same where it is about one
  bool agrees = false;       ///< with the one or the other
  /// Other published counts of the same, for the same year, that say something else.
  std::vector<std::size_t> contradicted_by = {};

  friend bool operator==(const CountVerdict&, const CountVerdict&) = default;
};

/// One verdict for each published count.
std::vector<CountVerdict> judge_counts(std::span<const ClusterMember> members,
                                       std::span<const PublishedCount> published);

}  // namespace zubia::organisations
