#include "operations/networks/add_network_questionnaire.hpp"

#include <algorithm>
#include <vector>

#include "engine/base/nearest_names.hpp"
#include "engine/questionnaires/checked_instrument.hpp"
#include "engine/questionnaires/value.hpp"
#include "operations/catalogue.hpp"
#include "operations/clusters/cluster_register.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/networks/relation_questions.hpp"
#include "operations/questionnaires/draft_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t day_length = 10;
constexpr std::size_t year_length = 4;
constexpr std::size_t members_min = 3;  // fewer have no network that a measure could speak of

Result<const Cluster*> find_cluster(const ClusterRegister& all, const std::string& id) {
  std::vector<std::string> known;
  for (const Cluster& one : all.clusters) {
    if (one.id == id) return &one;
    known.push_back(one.id);
  }
  std::string mend = did_you_mean(id, known);
  if (mend.empty()) mend = "List the clusters with show-clusters.";
  return refuse({"unknown-cluster", "There is no cluster " + id + ".", {.field = "cluster"}, mend});
}

/// The members of a day by name, each once.
std::vector<std::pair<std::string, std::string>> members_on(const ClusterRegister& all, const std::string& cluster,
                                                            const std::string& day) {
  std::vector<std::pair<std::string, std::string>> members;
  for (const organisations::ClusterMember& one : all.members) {
    const bool is_member = one.joined_on <= day && (one.left_on.empty() || one.left_on > day);
    const auto name = all.names.find(one.organisation);
    if (one.cluster == cluster && is_member && name != all.names.end())
      members.emplace_back(name->second, one.organisation);
  }
  std::ranges::sort(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

void name_cluster(questionnaires::Texts& texts, const Cluster& cluster) {
  constexpr std::string_view mark = "{cluster}";
  for (auto& [language, text] : texts)
    if (const auto place = text.find(mark); place != std::string::npos)
      text.replace(place, mark.size(), name_in(cluster.names, language, cluster.id));
}

}  // namespace

Result<AddNetworkQuestionnaire::Reply> AddNetworkQuestionnaire::operator()(const Request& request,
                                                                           storage::ProgrammeStore& programme,
                                                                           const Work& work) const {
  if (!request.day.empty() && !questionnaires::days_of_date(request.day))
    return refuse(
        {"invalid-value", "\"" + request.day + "\" is not a day.", {.field = "day"}, "Write it as 2027-05-31."});
  const std::string day = request.day.empty() ? work.now.substr(0, day_length) : request.day;
  const auto all = ClusterRegister::of(programme, work);
  if (!all) return refuse(all.error());
  const auto cluster = find_cluster(*all, request.cluster);
  if (!cluster) return refuse(cluster.error());
  const auto members = members_on(*all, request.cluster, day);
  if (members.size() < members_min)
    return refuse({"too-few-members",
                   "On " + day + " " + request.cluster + " has " + std::to_string(members.size()) +
                       " members in the directory; a network needs three.",
                   {.field = "cluster"},
                   "Add the members with put-membership, or give another day."});

  auto draft = read_questionnaire_draft({"network_survey.json", std::string(network_survey())}, "en");
  if (!draft) return refuse(draft.error());
  draft->name = request.name.empty() ? "network-" + request.cluster + "-" + day.substr(0, year_length) : request.name;
  name_cluster(draft->title, **cluster);
  questionnaires::ChoiceList& roster = draft->lists.front();
  int code = 0;
  for (const auto& [name, organisation] : members) {
    questionnaires::Choice choice{.name = "m" + std::to_string(++code), .code = code};
    for (const std::string& language : draft->languages) choice.label[language] = name;
    choice.columns[std::string(organisation_column)] = organisation;
    roster.choices.push_back(std::move(choice));
  }
  const auto checked = questionnaires::check_instrument(*draft);
  if (!checked) return refuse(checked.error().front());
  const QuestionnaireVersion version = version_to_store(*draft, work);
  const auto stored = storage::QuestionnaireStore(programme).put_draft(version, moment_of(work.now));
  if (!stored) return refuse(stored.error());
  return Reply{draft->name, stored->number, version.hash, code};
}

template AnyOperation erase<AddNetworkQuestionnaire>();

}  // namespace zubia::operations
