#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Clusters with their members on a day: members and companies counted apart, and every published count beside what the
/// register says.
struct ShowClusters {
  static constexpr About about{
      .name = "show-clusters",
      .method = Method::get,
      .path = "/clusters",
      .role = Role::researcher,
      .summary = "Clusters, their members and companies by kind, territory and size, over time.",
      .example = "naen.zubia --day 2019-05-31"};

  struct Request {
    std::string day;

    static constexpr std::array<Field, 1> fields{{
        {"day", "The day to look at: 2019-05-31; today without it."},
    }};
  };

  struct ClusterRow {
    std::string cluster;
    std::string name;
    std::string domain;
    std::string founded_on;
    std::string ended_on;
    std::int64_t members;
    std::int64_t companies;
    std::int64_t drivers;
  };
  /// The members of a cluster that have something in common.
  struct PartRow {
    std::string cluster;  ///< empty: of all clusters together, each organisation once
    std::string by;       ///< `kind`, `territory` or `size`
    std::string value;    ///< empty: not known
    std::int64_t members;
    std::int64_t companies;
  };
  struct MemberRow {
    std::string cluster;
    std::string organisation;
    std::string name;
    std::string kind;
    std::string territory;
    std::string size;
    std::string role;
    std::string joined_on;
    std::string left_on;
  };
  /// At the end of a year, or on the day itself in its own.
  struct YearRow {
    std::string cluster;  ///< empty: all together
    std::int64_t year;
    std::int64_t members;
    std::int64_t companies;
  };
  struct StatedRow {
    std::string cluster;
    std::string unit;
    std::int64_t count;
    std::string source;
    std::string stated_on;
    std::int64_t counted;
    std::int64_t summed;
    bool agrees;
    bool contradicted;  ///< another source says something else for the same year
  };

  struct Reply : ReplyHead {
    std::string day;
    std::int64_t organisations;        ///< members of any cluster, each once
    std::int64_t companies;            ///< of them
    std::int64_t memberships;          ///< cluster by cluster: who is in two counts twice
    std::int64_t company_memberships;  ///< of them
    std::vector<ClusterRow> clusters;
    std::vector<PartRow> parts;
    std::vector<MemberRow> members;  ///< on the day
    std::vector<YearRow> years;
    std::vector<StatedRow> stated;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowClusters::Request, (), (day))
BOOST_DESCRIBE_STRUCT(ShowClusters::ClusterRow, (),
                      (cluster, name, domain, founded_on, ended_on, members, companies, drivers))
BOOST_DESCRIBE_STRUCT(ShowClusters::PartRow, (), (cluster, by, value, members, companies))
BOOST_DESCRIBE_STRUCT(ShowClusters::MemberRow, (),
                      (cluster, organisation, name, kind, territory, size, role, joined_on, left_on))
BOOST_DESCRIBE_STRUCT(ShowClusters::YearRow, (), (cluster, year, members, companies))
BOOST_DESCRIBE_STRUCT(ShowClusters::StatedRow, (),
                      (cluster, unit, count, source, stated_on, counted, summed, agrees, contradicted))
BOOST_DESCRIBE_STRUCT(ShowClusters::Reply, (ReplyHead),
                      (day, organisations, companies, memberships, company_memberships, clusters, parts, members, years,
                       stated))

}  // namespace zubia::operations
