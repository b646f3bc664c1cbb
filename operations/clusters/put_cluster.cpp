#include "operations/clusters/put_cluster.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/questionnaires/value.hpp"
#include "operations/clusters/cluster_register.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "storage/cluster_store.hpp"

namespace zubia::operations {

namespace {

Problem wrong(const char* field, std::string detail, std::string mend) {
  return {"invalid-value", std::move(detail), {.field = field}, std::move(mend)};
}

/// A day, or nothing where nothing is allowed.
Result<void> check_day(const char* field, const std::string& day, bool may_be_empty) {
  if (day.empty() && may_be_empty) return {};
  if (questionnaires::days_of_date(day)) return {};
  return refuse(wrong(field, "\"" + day + "\" is not a day.", "Write it as 2018-06-01."));
}

Result<void> check_order(const char* field, const std::string& first, const std::string& end) {
  if (first.empty() || end.empty() || first < end) return {};
  return refuse(wrong(field, "It would end before it began.", "Give a day after " + first + "."));
}

Result<std::vector<LocalisedText>> names_of(const std::vector<std::string>& written) {
  std::vector<LocalisedText> names;
  for (const std::string& one : written) {
    const std::size_t equals = one.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == one.size())
      return refuse(wrong("name", "\"" + one + "\" says no language.", "Write LANGUAGE=NAME: eu=Additivalley."));
    names.push_back({one.substr(0, equals), one.substr(equals + 1)});
  }
  return names;
}

constexpr std::array<const char*, 3> member_roles = {"member", "driver", "associate"};
constexpr std::array<const char*, 2> counted_units = {"members", "companies"};

}  // namespace

Result<PutCluster::Reply> PutCluster::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                 const Work& /*work*/) const {
  const auto is_plain = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; };
  if (request.cluster.empty() || !std::ranges::all_of(request.cluster, is_plain))
    return refuse(
        wrong("cluster", "\"" + request.cluster + "\" is not a short name.", "Use letters, digits and hyphens."));
  const auto names = names_of(request.name);
  if (!names) return refuse(names.error());
  auto done = check_day("founded_on", request.founded_on, true);
  if (done) done = check_day("ended_on", request.ended_on, true);
  if (done) done = check_order("ended_on", request.founded_on, request.ended_on);
  if (done)
    done = storage::ClusterStore(programme).put_cluster(
        {request.cluster, *names, request.domain, request.founded_on, request.ended_on});
  if (!done) return refuse(done.error());
  return Reply{request.cluster};
}

Result<PutMembership::Reply> PutMembership::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                       const Work& work) const {
  auto done = check_day("joined_on", request.joined_on, false);
  if (done) done = check_day("left_on", request.left_on, true);
  if (done) done = check_order("left_on", request.joined_on, request.left_on);
  if (done)
    done = storage::ClusterStore(programme).put_membership(
        {request.cluster, request.organisation, request.joined_on, request.left_on,
         member_roles[static_cast<std::size_t>(request.role)]},
        {moment_of(work.now), work.asker.id, "typed"});
  if (!done) return refuse(done.error());
  return Reply{request.cluster, request.organisation, request.joined_on, request.left_on};
}

Result<StateCount::Reply> StateCount::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                 const Work& work) const {
  if (request.source.find_first_not_of(" \t") == std::string::npos)
    return refuse(wrong("source", "A count without a source says nothing.", "Write who says so, and where."));
  if (auto done = check_day("stated_on", request.stated_on, false); !done) return refuse(done.error());
  const StatedCount stated{request.cluster, counted_units[static_cast<std::size_t>(request.unit)],
                           static_cast<std::int64_t>(request.count), request.source, request.stated_on};
  if (auto done = storage::ClusterStore(programme).put_stated_count(stated); !done) return refuse(done.error());
  const auto all = ClusterRegister::of(programme, work);
  if (!all) return refuse(all.error());
  const auto place = static_cast<std::size_t>(std::ranges::find(all->stated, stated) - all->stated.begin());
  const auto verdicts = all->verdicts();
  Reply reply{{}, verdicts.at(place).counted, verdicts.at(place).summed, verdicts.at(place).agrees};
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    if (i == place || std::ranges::find(verdicts[place].contradicted_by, i) != verdicts[place].contradicted_by.end())
      note_conflict(*all, i, verdicts[i], reply.notices);
  return reply;
}

template AnyOperation erase<PutCluster>();
template AnyOperation erase<PutMembership>();
template AnyOperation erase<StateCount>();

}  // namespace zubia::operations
