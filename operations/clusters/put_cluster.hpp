#pragma once

#include <array>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Adds a cluster, or changes one.
struct PutCluster {
  static constexpr About about{
      .name = "put-cluster",
      .method = Method::post,
      .path = "/clusters",
      .role = Role::facilitator,
      .summary = "Adds a cluster or network that organisations belong to, or changes one.",
      .example = "naen.zubia --cluster additivalley --name \"es=Additivalley\" --founded-on 2018-06-01"};

  struct Request {
    std::string cluster;
    std::vector<std::string> name;
    std::string domain;
    std::string founded_on;
    std::string ended_on;

    static constexpr std::array<Field, 5> fields{{
        {"cluster", "Its short name: letters, digits and hyphens.", Need::required},
        {"name", "What it is called in a language: eu=Additivalley; again for another language.", Need::required},
        {"domain", "The domain it works in, as candidate-domains names it."},
        {"founded_on", "The day on which it was founded: 2018-06-01."},
        {"ended_on", "The day on which it ended; empty while it goes on."},
    }};
  };

  struct Reply {
    std::string cluster;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PutCluster::Request, (), (cluster, name, domain, founded_on, ended_on))
BOOST_DESCRIBE_STRUCT(PutCluster::Reply, (), (cluster))

enum class MemberRole { member, driver, associate };
BOOST_DESCRIBE_ENUM(MemberRole, member, driver, associate)

/// Takes an organisation into a cluster, ends its membership, or changes what was said of it.
struct PutMembership {
  static constexpr About about{
      .name = "put-membership",
      .method = Method::post,
      .path = "/clusters/{cluster}/members",
      .role = Role::facilitator,
      .summary = "Takes an organisation into a cluster, or ends its membership.",
      .example = "naen.zubia --cluster additivalley --organisation 3f9c… --joined-on 2018-06-01"};

  struct Request {
    std::string cluster;
    std::string organisation;
    std::string joined_on;
    std::string left_on;
    MemberRole role = MemberRole::member;

    static constexpr std::array<Field, 5> fields{{
        {"cluster", "The cluster, as show-clusters names it.", Need::required},
        {"organisation", "The id of the organisation, as search-organisations gives it.", Need::required},
        {"joined_on", "The first day of membership; that of a membership there is changes it.", Need::required},
        {"left_on", "The first day on which it belonged no longer; empty while it does."},
        {"role", "driver for one that presents needs and drives the cluster."},
    }};
  };

  struct Reply {
    std::string cluster;
    std::string organisation;
    std::string joined_on;
    std::string left_on;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PutMembership::Request, (), (cluster, organisation, joined_on, left_on, role))
BOOST_DESCRIBE_STRUCT(PutMembership::Reply, (), (cluster, organisation, joined_on, left_on))

enum class CountedUnit { members, companies };
BOOST_DESCRIBE_ENUM(CountedUnit, members, companies)

/// Keeps a count that was published, with its source; says at once whether the register bears it out.
struct StateCount {
  static constexpr About about{
      .name = "state-count",
      .method = Method::post,
      .path = "/stated-counts",
      .role = Role::facilitator,
      .summary = "Keeps a published count of members or companies with its source, and compares it with the register.",
      .example = "naen.zubia --unit companies --count 88 --source \"POCTEFA, final report\" --stated-on 2019-05-31"};

  struct Request {
    std::string cluster;
    CountedUnit unit = CountedUnit::members;
    std::uint64_t count = 0;
    std::string source;
    std::string stated_on;

    static constexpr std::array<Field, 5> fields{{
        {"cluster", "The cluster that it is about; all together without it."},
        {"unit", "members or companies: they are never mixed.", Need::required},
        {"count", "The number.", Need::required, 0, 1'000'000},
        {"source", "Who says so, and where.", Need::required},
        {"stated_on", "The day for which it was said: 2019-05-31.", Need::required},
    }};
  };

  struct Reply : ReplyHead {
    std::int64_t counted;  ///< in the register on that day; of all together, each organisation once
    std::int64_t summed;   ///< cluster by cluster
    bool agrees;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(StateCount::Request, (), (cluster, unit, count, source, stated_on))
BOOST_DESCRIBE_STRUCT(StateCount::Reply, (ReplyHead), (counted, summed, agrees))

}  // namespace zubia::operations
