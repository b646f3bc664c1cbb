#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "programme/programme_record.hpp"

namespace zubia {

/// A cluster or network that organisations belong to.
struct Cluster {
  std::string id;  ///< kebab-case, unique in the programme: `additivalley`
  std::vector<LocalisedText> names;
  std::string domain;      ///< the domain it works in; may be empty
  std::string founded_on;  ///< ISO 8601 day; empty: not known
  std::string ended_on;    ///< empty: it goes on

  friend bool operator==(const Cluster&, const Cluster&) = default;
};

/// That an organisation belongs to a cluster for a time. It may come back later: one membership for each time.
struct Membership {
  std::string cluster;
  std::string organisation;
  std::string joined_on;        ///< ISO 8601 day, the first of membership
  std::string left_on;          ///< the day after the last; empty: it still belongs
  std::string role = "member";  ///< `driver`: it presents needs and drives the cluster; `member`; `associate`

  friend bool operator==(const Membership&, const Membership&) = default;
};

/// A headline count that somebody published: `25 members, of which 13 companies`, with where it says so.
struct StatedCount {
  std::string cluster;  ///< empty: of all clusters together
  std::string unit;     ///< `members` or `companies`
  std::int64_t count = 0;
  std::string source;     ///< who says so, and where: never empty
  std::string stated_on;  ///< ISO 8601 day for which it was said

  friend bool operator==(const StatedCount&, const StatedCount&) = default;
};

}  // namespace zubia
