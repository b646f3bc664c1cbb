#include "storage/cluster_store.hpp"

#include <algorithm>

#include "storage/connection.hpp"
#include "storage/record_writing.hpp"

namespace zubia::storage {

namespace {

Result<bool> exists(Connection& connection, Sql sql, const std::string& id) {
  bool is_there = false;
  const Value key[] = {id};
  const auto asked = connection.query(sql, key, [&](const Row&) { is_there = true; });
  if (!asked) return refuse(asked.error());
  return is_there;
}

Result<void> check_cluster(Connection& connection, const std::string& cluster) {
  const auto is_there = exists(connection, "SELECT 1 FROM cluster WHERE id = $1", cluster);
  if (!is_there) return refuse(is_there.error());
  if (*is_there) return {};
  return refuse({"unknown-cluster",
                 "There is no cluster " + cluster + ".",
                 {.field = "cluster"},
                 "Add it with put-cluster, or see show-clusters."});
}

Result<void> check_organisation(Connection& connection, const std::string& organisation) {
  const auto is_there = exists(connection, "SELECT 1 FROM organisation WHERE id = $1 AND document <> ''", organisation);
  if (!is_there) return refuse(is_there.error());
  if (*is_there) return {};
  return refuse({"unknown-organisation", "There is no such organisation.", {.field = "organisation"}, {}});
}

/// Two times of one organisation in one cluster do not overlap.
Result<void> check_apart(Connection& connection, const Membership& membership) {
  std::string other;
  const Value key[] = {membership.cluster, membership.organisation};
  const auto asked = connection.query(
      "SELECT joined_on, left_on FROM membership WHERE cluster = $1 AND organisation = $2 ORDER BY joined_on", key,
      [&](const Row& row) {
        const std::string joined = row.text(0);
        const std::string left = row.text(1);
        if (joined == membership.joined_on) return;
        const bool begins_before_its_end = left.empty() || membership.joined_on < left;
        const bool ends_after_its_begin = membership.left_on.empty() || joined < membership.left_on;
        if (begins_before_its_end && ends_after_its_begin) other = joined;
      });
  if (!asked) return refuse(asked.error());
  if (other.empty()) return {};
  return refuse({"member-already",
                 "The organisation belongs to the cluster since " + other + " already.",
                 {.field = "joined_on"},
                 "End that membership first, or change it by giving the day on which it began."});
}

}  // namespace

ClusterStore::ClusterStore(ProgrammeStore& programme) : programme_(programme) {}

Result<void> ClusterStore::put_cluster(const Cluster& cluster) {
  return programme_.write({Area::organisations}, [&](Connection& connection) -> Result<void> {
    const Value values[] = {cluster.id, cluster.domain, cluster.founded_on, cluster.ended_on};
    auto done = connection.execute(
        "INSERT INTO cluster (place, id, domain, founded_on, ended_on) "
        "VALUES ((SELECT COALESCE(MAX(place), 0) + 1 FROM cluster), $1, $2, $3, $4) "
        "ON CONFLICT (id) DO UPDATE SET domain = excluded.domain, founded_on = excluded.founded_on, "
        "ended_on = excluded.ended_on",
        values);
    return done ? put_names(connection, "cluster:" + cluster.id, cluster.names) : done;
  });
}

Result<std::vector<Cluster>> ClusterStore::clusters() {
  std::vector<Cluster> list;
  const auto done = programme_.read(Area::organisations, [&](Connection& connection) -> Result<void> {
    auto asked = connection.query("SELECT id, domain, founded_on, ended_on FROM cluster ORDER BY place", {},
                                  [&](const Row& row) {
                                    list.push_back({row.text(0), {}, row.text(1), row.text(2), row.text(3)});
                                  });
    if (!asked) return asked;
    return connection.query(
        "SELECT subject, language, name FROM localised_name WHERE subject LIKE 'cluster:%' ORDER BY subject, place", {},
        [&](const Row& row) {
          const std::string id = row.text(0).substr(std::string("cluster:").size());
          const auto found = std::ranges::find(list, id, &Cluster::id);
          if (found != list.end()) found->names.push_back({row.text(1), row.text(2)});
        });
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<void> ClusterStore::put_membership(const Membership& membership, const ChangeNote& note) {
  return programme_.write({Area::organisations}, [&](Connection& connection) -> Result<void> {
    auto done = check_cluster(connection, membership.cluster);
    if (done) done = check_organisation(connection, membership.organisation);
    if (done) done = check_apart(connection, membership);
    if (!done) return done;
    const Value values[] = {membership.cluster, membership.organisation, membership.joined_on,
                            membership.left_on, membership.role,         note.at,
                            note.account};
    return connection.execute(
        "INSERT INTO membership (cluster, organisation, joined_on, left_on, role, at, account) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (cluster, organisation, joined_on) DO UPDATE SET "
        "left_on = excluded.left_on, role = excluded.role, at = excluded.at, account = excluded.account",
        values);
  });
}

Result<std::vector<Membership>> ClusterStore::memberships() {
  std::vector<Membership> list;
  const auto done = programme_.read(Area::organisations, [&](Connection& connection) {
    return connection.query(
        "SELECT cluster, organisation, joined_on, left_on, role FROM membership "
        "ORDER BY cluster, joined_on, organisation",
        {}, [&](const Row& row) {
          list.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)});
        });
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<void> ClusterStore::put_stated_count(const StatedCount& count) {
  return programme_.write({Area::organisations}, [&](Connection& connection) -> Result<void> {
    if (!count.cluster.empty())
      if (auto known = check_cluster(connection, count.cluster); !known) return known;
    const Value values[] = {count.cluster, count.unit, count.count, count.source, count.stated_on};
    return connection.execute(
        "INSERT INTO stated_count (cluster, unit, count, source, stated_on) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (cluster, unit, source, stated_on) DO UPDATE SET count = excluded.count",
        values);
  });
}

Result<std::vector<StatedCount>> ClusterStore::stated_counts() {
  std::vector<StatedCount> list;
  const auto done = programme_.read(Area::organisations, [&](Connection& connection) {
    return connection.query(
        "SELECT cluster, unit, count, source, stated_on FROM stated_count ORDER BY cluster, unit, stated_on, source",
        {}, [&](const Row& row) {
          list.push_back({row.text(0), row.text(1), row.integer(2), row.text(3), row.text(4)});
        });
  });
  if (!done) return refuse(done.error());
  return list;
}

}  // namespace zubia::storage
