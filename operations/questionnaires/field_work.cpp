#include "operations/questionnaires/field_work.hpp"

#include <functional>
#include <limits>
#include <map>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

using Strata = std::map<std::pair<std::string, std::string>, FieldWork::StratumRow>;

void for_each_stratum(Strata& strata, const std::string& territory, const std::string& size_class,
                      const std::function<void(FieldWork::StratumRow&)>& count) {
  count(strata[{"all", ""}]);
  count(strata[{"territory", stratum_territory(territory)}]);
  count(strata[{"size_class", size_class}]);
}

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Result<FieldWork::Reply> FieldWork::operator()(const Request& request, storage::ProgrammeStore& programme,
                                               const Work& work) const {
  const auto version = published_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto directory = whole_register(programme);
  if (!directory) return refuse(directory.error());
  const auto invitations = storage::QuestionnaireStore(programme).invitations(version->questionnaire, version->number);
  if (!invitations) return refuse(invitations.error());
  Strata strata;
  strata[{"all", ""}] = {};
  for (const RegisterEntry& one : *directory)
    for_each_stratum(strata, one.territory, one.size_class, [](StratumRow& row) { ++row.organisations; });
  const bool sees_openings = version->mode != "anonymous";
  for (const QuestionnaireInvitation& one : *invitations)
    for_each_stratum(strata, one.territory, one.size_class, [&](StratumRow& row) {
      ++row.invited;
      if (one.state == "answered") ++row.sent;
      if (one.state == "withdrawn") ++row.withdrawn;
      if (sees_openings) row.opened = row.opened.value_or(0) + (one.state == "invited" ? 0 : 1);
    });
  Reply reply{version->name, version->number, state_of(*version, moment_of(work.now)), version->mode, {}};
  for (const char* by : {"all", "territory", "size_class"})
    for (auto& [key, row] : strata) {
      if (key.first != by) continue;
      row.by = key.first;
      row.stratum = key.second;
      if (sees_openings) row.opened = row.opened.value_or(0);
      row.response_rate = share(row.sent, row.invited);
      row.coverage = share(row.sent, row.organisations);
      reply.strata.push_back(row);
    }
  return reply;
}

template AnyOperation erase<FieldWork>();

}  // namespace zubia::operations
