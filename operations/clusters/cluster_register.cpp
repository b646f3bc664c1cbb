#include "operations/clusters/cluster_register.hpp"

#include <fmt/format.h>
#include <utility>

#include "operations/organisations/directory.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/pair_decisions.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/cluster_store.hpp"

namespace zubia::operations {

Result<ClusterRegister> ClusterRegister::of(storage::ProgrammeStore& programme, const Work& work) {
  storage::ClusterStore store(programme);
  auto clusters = store.clusters();
  if (!clusters) return refuse(clusters.error());
  const auto memberships = store.memberships();
  if (!memberships) return refuse(memberships.error());
  auto stated = store.stated_counts();
  if (!stated) return refuse(stated.error());
  const auto decisions = programme.decisions();
  if (!decisions) return refuse(decisions.error());
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  const auto directory = Directory::of(programme, work);
  if (!directory) return refuse(directory.error());
  const std::string language = language_of(work, *record);

  const PairDecisions pairs(*decisions);
  std::map<std::string, const DirectoryEntry*> entries;
  for (const DirectoryEntry& entry : (*directory)->entries()) entries.emplace(entry.id, &entry);
  ClusterRegister all{std::move(*clusters), {}, {}, std::move(*stated)};
  for (const Membership& one : *memberships) {
    organisations::ClusterMember member{.cluster = one.cluster,
                                        .organisation = pairs.current(one.organisation),
                                        .role = one.role,
                                        .joined_on = one.joined_on,
                                        .left_on = one.left_on};
    if (const auto found = entries.find(member.organisation); found != entries.end()) {
      member.kind = found->second->kind;
      member.territory = found->second->record.territory;
      member.size = found->second->size_class;
      all.names[member.organisation] = display_name(found->second->names, language);
    }
    all.members.push_back(std::move(member));
  }
  return all;
}

std::vector<organisations::CountVerdict> ClusterRegister::verdicts() const {
  std::vector<organisations::PublishedCount> published;
  published.reserve(stated.size());
  for (const StatedCount& one : stated)
    published.push_back(
        {one.cluster, one.unit == "companies" ? organisations::CountUnit::companies : organisations::CountUnit::members,
         one.count, one.stated_on});
  return organisations::judge_counts(members, published);
}

void note_conflict(const ClusterRegister& all, std::size_t stated, const organisations::CountVerdict& verdict,
                   std::vector<Notice>& notices) {
  const StatedCount& one = all.stated[stated];
  const std::string of = one.cluster.empty() ? "all clusters together" : one.cluster;
  if (!verdict.agrees) {
    const std::string counted = verdict.counted == verdict.summed
                                    ? fmt::format("{}", verdict.counted)
                                    : fmt::format("{}, or {} cluster by cluster", verdict.counted, verdict.summed);
    notices.push_back(
        {"count-not-borne-out", fmt::format("“{}” says {} {} of {} on {}; the register has {}.", one.source, one.count,
                                            one.unit, of, one.stated_on, counted)});
  }
  for (const std::size_t other : verdict.contradicted_by)
    if (other > stated)
      notices.push_back(
          {"counts-conflict", fmt::format("“{}” says {} {} of {}, “{}” says {}.", one.source, one.count, one.unit, of,
                                          all.stated[other].source, all.stated[other].count)});
}

}  // namespace zubia::operations
