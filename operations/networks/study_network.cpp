#include "operations/networks/study_network.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/base/nearest_names.hpp"
#include "operations/erase.hpp"
#include "operations/networks/relation_questions.hpp"
#include "operations/organisations/directory.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/pair_decisions.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/sent_answers.hpp"
#include "operations/reflection.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

using questionnaires::Evaluation;
using questionnaires::Node;
using Reply = StudyNetwork::Reply;

/// What the directory and the programme know of the members.
class KnownMembers {
 public:
  static Result<KnownMembers> of(storage::ProgrammeStore& programme, const Work& work) {
    const auto directory = Directory::of(programme, work);
    if (!directory) return refuse(directory.error());
    const auto decisions = programme.decisions();
    if (!decisions) return refuse(decisions.error());
    auto territories = programme.territories();
    if (!territories) return refuse(territories.error());
    return KnownMembers(*directory, PairDecisions(*decisions), *std::move(territories), work.language);
  }

  /// Whom an organisation was merged into, or itself.
  std::string current(const std::string& organisation) const { return pairs_.current(organisation); }

  /// What it is called in the network: names that several have are told apart.
  std::string node(const std::string& organisation) {
    const auto [known, is_new] = node_of_.try_emplace(organisation);
    if (!is_new) return known->second;
    const auto entry = entries_.find(organisation);
    const std::string name = entry == entries_.end() ? organisation : display_name(entry->second->names, language_);
    std::string free = name;
    for (int number = 2; !taken_.insert(free).second; ++number) free = name + " (" + std::to_string(number) + ")";
    return known->second = free;
  }

  std::string group(const std::string& organisation, NetworkGroups by) const {
    constexpr std::size_t country_length = 2;
    const auto found = entries_.find(organisation);
    if (found == entries_.end()) return {};
    const DirectoryEntry& entry = *found->second;
    switch (by) {
      case NetworkGroups::country:
        return entry.record.territory.substr(0, country_length);
      case NetworkGroups::territory:
        return territory_of(entry.record.territory);
      case NetworkGroups::kind:
        return entry.kind;
      case NetworkGroups::size:
        return entry.size_class;
    }
    return {};
  }

 private:
  KnownMembers(std::shared_ptr<const Directory> directory, PairDecisions pairs,
               std::vector<ProgrammeTerritory> territories, std::string language)
      : directory_(std::move(directory)),
        pairs_(std::move(pairs)),
        territories_(std::move(territories)),
        language_(std::move(language)) {
    for (const DirectoryEntry& entry : directory_->entries()) entries_.emplace(entry.id, &entry);
  }

  /// The territory of the programme in which a finer code lies; the code itself outside all of them.
  std::string territory_of(const std::string& code) const {
    const auto holds = [&code](const std::string& part) { return !part.empty() && code.starts_with(part); };
    for (const ProgrammeTerritory& one : territories_)
      if (holds(one.code) || std::ranges::any_of(one.parts, holds)) return one.code;
    return code;
  }

  std::shared_ptr<const Directory> directory_;
  PairDecisions pairs_;
  std::vector<ProgrammeTerritory> territories_;
  std::string language_;
  std::map<std::string, const DirectoryEntry*> entries_;
  std::map<std::string, std::string> node_of_;
  std::set<std::string> taken_;
};

/// One wave as its answers tell it, by ids of organisations.
struct WaveAnswers {
  std::vector<std::string> members;  ///< each once: those on the list, then others who answered
  std::set<std::string> answered;
  std::vector<std::pair<std::string, std::string>> ties;
  std::int64_t asked = 0;
  std::int64_t waiting = 0;
};

Problem without_relations(const std::string& questionnaire) {
  return {"no-relations",
          questionnaire + " does not ask whom of the members one is tied with.",
          {.field = "questionnaire"},
          "Make one with add-network-questionnaire."};
}

Result<const Node*> relation_asked(const questionnaires::Instrument& instrument, const std::string& questionnaire,
                                   const std::string& wanted) {
  const auto relations = relation_questions(instrument);
  if (relations.empty()) return refuse(without_relations(questionnaire));
  if (wanted.empty()) return relations.front();
  std::vector<std::string> known;
  for (const Node* one : relations) {
    if (one->name == wanted) return one;
    known.push_back(one->name);
  }
  std::string mend = did_you_mean(wanted, known);
  if (mend.empty()) {
    mend = "It asks";
    for (const std::string& name : known) mend += (name == known.front() ? " " : ", ") + name;
    mend += ".";
  }
  return refuse({"unknown-relation",
                 questionnaire + " does not ask for the relation " + wanted + ".",
                 {.field = "relation"},
                 mend});
}

void add_member(const std::string& organisation, WaveAnswers& wave) {
  if (std::ranges::find(wave.members, organisation) == wave.members.end()) wave.members.push_back(organisation);
}

/// The organisations that an answer names.
void add_ties(const std::string& from, const Node& relation, const Evaluation& judged, const KnownMembers& known,
              WaveAnswers& wave) {
  const auto cell = judged.cells.find({relation.name, {}});
  if (cell == judged.cells.end() || cell->second.state != questionnaires::CellState::given) return;
  const auto* codes = std::get_if<questionnaires::Codes>(&cell->second.answer);
  if (codes == nullptr) return;
  for (const questionnaires::Choice& choice : relation.list->choices) {
    if (!choice.code || std::ranges::find(*codes, *choice.code) == codes->end()) continue;
    const std::string to = organisation_of(choice);
    if (!to.empty()) wave.ties.emplace_back(from, known.current(to));
  }
}

Result<WaveAnswers> read_wave(const QuestionnaireVersion& version, const questionnaires::Instrument& instrument,
                              const std::string& wanted, storage::ProgrammeStore& programme, const Work& work,
                              const KnownMembers& known) {
  if (version.mode != "named")
    return refuse({"answers-not-named",
                   "The answers to " + version.name + " do not say whose they are, so they make no network.",
                   {.field = "questionnaire"},
                   "Publish a questionnaire on the network as a named one."});
  const auto relation = relation_asked(instrument, version.name, wanted);
  if (!relation) return refuse(relation.error());
  WaveAnswers wave;
  for (const questionnaires::Choice& choice : (*relation)->list->choices)
    if (const std::string organisation = organisation_of(choice); !organisation.empty())
      add_member(known.current(organisation), wave);
  wave.asked = static_cast<std::int64_t>(wave.members.size());
  const auto waiting = for_each_sent(version, instrument, programme, work,
                                     [&](const storage::StoredResponse& stored, const Evaluation& judged) {
                                       const std::string from = known.current(stored.response.organisation);
                                       add_member(from, wave);
                                       wave.answered.insert(from);
                                       add_ties(from, **relation, judged, known, wave);
                                     });
  if (!waiting) return refuse(waiting.error());
  if (wave.answered.empty())
    return refuse({"no-respondents",
                   "Nobody has answered " + version.name + " yet, or no answer counts yet.",
                   {.field = "questionnaire"},
                   "Wait for answers, and for an adviser to check them where the questionnaire says so."});
  wave.waiting = *waiting;
  return wave;
}

/// Builds the network of a wave. Two reports of one tie are one tie, so nothing is refused as given twice.
Result<WaveNetwork> network_of_wave(const std::string& name, const WaveAnswers& answers,
                                    const StudyNetwork::Request& request, KnownMembers& known) {
  std::vector<std::string> nodes;
  std::vector<std::string> groups;
  for (const std::string& organisation : answers.members) {
    nodes.push_back(known.node(organisation));
    groups.push_back(known.group(organisation, request.groups));
  }
  // Who merged with another after the survey may name it twice.
  std::set<std::pair<std::string, std::string>> stated(answers.ties.begin(), answers.ties.end());
  std::vector<NamedTie> ties;
  for (const auto& [from, to] : stated)
    if (from != to) ties.push_back({.from = known.node(from), .to = known.node(to)});
  TieNetworkOptions options;
  options.one_sided = static_cast<OneSidedTies>(request.one_sided);
  auto built = tie_network(ties, nodes, options);
  if (!built) return refuse(built.error());
  return WaveNetwork{name, std::move(built->network), grouping_of(groups), {}};
}

/// What a wave tells besides its network.
void tell(const std::string& name, const WaveAnswers& answers, WaveNetworks& networks) {
  if (answers.waiting > 0)
    networks.notices.push_back({"not-checked-yet", "Sent, but left out until an adviser has checked them: " +
                                                       std::to_string(answers.waiting) + "."});
  const std::size_t silent = answers.members.size() - answers.answered.size();
  if (silent > 0)
    networks.notices.push_back({"members-not-answered",
                                name + ": " + std::to_string(silent) + " of " + std::to_string(answers.members.size()) +
                                    " members have not answered; only others can have named their ties."});
}

}  // namespace

Result<Reply> StudyNetwork::operator()(const Request& request, storage::ProgrammeStore& programme,
                                       const Work& work) const {
  if (std::ranges::find(request.earlier, request.questionnaire) != request.earlier.end())
    return refuse({"conflicting-options",
                   request.questionnaire + " cannot come before itself.",
                   {.field = "earlier"},
                   "Leave it out: it is the wave that is measured."});
  auto known = KnownMembers::of(programme, work);
  if (!known) return refuse(known.error());
  Reply reply;
  WaveNetworks networks;
  WaveAnswers last;
  std::vector<std::string> waves = request.earlier;
  waves.push_back(request.questionnaire);
  for (const std::string& name : waves) {
    const auto version = published_version(programme, name);
    if (!version) return refuse(version.error());
    const auto instrument = stored_instrument(*version);
    if (!instrument) return refuse(instrument.error());
    auto answers = read_wave(*version, *instrument, request.relation, programme, work, *known);
    if (!answers) return refuse(answers.error());
    auto network = network_of_wave(name, *answers, request, *known);
    if (!network) return refuse(network.error());
    networks.waves.push_back(*std::move(network));
    tell(name, *answers, networks);
    if (name != request.questionnaire) continue;
    last = *std::move(answers);
    for (const Node* relation : relation_questions(*instrument)) {
      const std::string label = text_in(relation->item->label, work.language, version->languages);
      reply.relations.push_back({relation->name, label});
      const bool is_measured =
          request.relation.empty() ? reply.relations.size() == 1 : relation->name == request.relation;
      if (is_measured) std::tie(reply.relation, reply.label) = std::pair(relation->name, label);
    }
  }
  reply.questionnaire = request.questionnaire;
  reply.asked = last.asked;
  reply.answered = static_cast<std::int64_t>(last.answered.size());
  for (const std::string& organisation : last.members)
    reply.members.push_back({known->node(organisation), organisation, last.answered.contains(organisation)});
  const NetworkChoice choice{.is_one_sided_kept = request.one_sided == OneSided::kept,
                             .without = request.without,
                             .permutations = request.permutations,
                             .seed = request.seed,
                             .format = request.format,
                             .groups_are = choice_name(request.groups),
                             .source = request.questionnaire};
  if (auto measured = measure_networks(networks, networks.waves.size() - 1, choice, work, reply); !measured)
    return refuse(std::move(measured.error()));
  return reply;
}

template AnyOperation erase<StudyNetwork>();

}  // namespace zubia::operations
