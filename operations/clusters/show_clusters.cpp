#include "operations/clusters/show_clusters.hpp"

#include <algorithm>
#include <map>

#include "engine/questionnaires/value.hpp"
#include "operations/catalogue.hpp"
#include "operations/clusters/cluster_register.hpp"
#include "operations/erase.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

using organisations::ClusterCount;
using organisations::ClusterMember;
using organisations::MemberCount;
using Reply = ShowClusters::Reply;

void add_parts(const std::string& cluster, const ClusterCount& count, Reply& reply) {
  const auto add = [&](const char* by, const std::map<std::string, MemberCount>& parts) {
    for (const auto& [value, part] : parts) reply.parts.push_back({cluster, by, value, part.members, part.companies});
  };
  add("kind", count.by_kind);
  add("territory", count.by_territory);
  add("size", count.by_size);
}

void add_clusters(const ClusterRegister& all, const std::string& language, Reply& reply) {
  const auto counts = organisations::count_members(all.members, reply.day);
  reply.organisations = counts.together.all.members;
  reply.companies = counts.together.all.companies;
  reply.memberships = counts.memberships.members;
  reply.company_memberships = counts.memberships.companies;
  for (const Cluster& one : all.clusters) {
    const auto found = counts.clusters.find(one.id);
    const ClusterCount count = found == counts.clusters.end() ? ClusterCount() : found->second;
    reply.clusters.push_back({one.id, name_in(one.names, language, one.id), one.domain, one.founded_on, one.ended_on,
                              count.all.members, count.all.companies, count.drivers});
    add_parts(one.id, count, reply);
  }
  add_parts("", counts.together, reply);
}

void add_members(const ClusterRegister& all, Reply& reply) {
  for (const ClusterMember& one : all.members) {
    if (one.joined_on > reply.day || (!one.left_on.empty() && one.left_on <= reply.day)) continue;
    const auto name = all.names.find(one.organisation);
    reply.members.push_back({one.cluster, one.organisation, name == all.names.end() ? "" : name->second, one.kind,
                             one.territory, one.size, one.role, one.joined_on, one.left_on});
  }
}

void add_years(const ClusterRegister& all, Reply& reply) {
  if (all.members.empty()) return;
  constexpr std::size_t year_length = 4;
  const auto year_of = [](const std::string& day) { return std::stoll(day.substr(0, year_length)); };
  const auto first = std::ranges::min_element(all.members, {}, &ClusterMember::joined_on);
  const std::int64_t last = year_of(reply.day);
  for (std::int64_t year = year_of(first->joined_on); year <= last; ++year) {
    const auto counts =
        organisations::count_members(all.members, year == last ? reply.day : std::to_string(year) + "-12-31");
    for (const auto& [cluster, count] : counts.clusters)
      reply.years.push_back({cluster, year, count.all.members, count.all.companies});
    reply.years.push_back({"", year, counts.together.all.members, counts.together.all.companies});
  }
}

}  // namespace

Result<ShowClusters::Reply> ShowClusters::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work& work) const {
  if (!request.day.empty() && !questionnaires::days_of_date(request.day))
    return refuse(
        {"invalid-value", "\"" + request.day + "\" is not a day.", {.field = "day"}, "Write it as 2019-05-31."});
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  const auto all = ClusterRegister::of(programme, work);
  if (!all) return refuse(all.error());
  Reply reply{};
  constexpr std::size_t day_length = 10;
  reply.day = request.day.empty() ? work.now.substr(0, day_length) : request.day;
  add_clusters(*all, language_of(work, *record), reply);
  add_members(*all, reply);
  add_years(*all, reply);
  const auto verdicts = all->verdicts();
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const StatedCount& one = all->stated[i];
    reply.stated.push_back({one.cluster, one.unit, one.count, one.source, one.stated_on, verdicts[i].counted,
                            verdicts[i].summed, verdicts[i].agrees, !verdicts[i].contradicted_by.empty()});
    note_conflict(*all, i, verdicts[i], reply.notices);
  }
  return reply;
}

template AnyOperation erase<ShowClusters>();

}  // namespace zubia::operations
