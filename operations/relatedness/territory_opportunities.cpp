#include "operations/relatedness/territory_opportunities.hpp"

#include <algorithm>
#include <map>

#include "engine/base/nearest_names.hpp"
#include "engine/complementarity/cross_border_density.hpp"
#include "engine/relatedness/complexity.hpp"
#include "engine/relatedness/outlook.hpp"
#include "operations/catalogue.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

namespace {

Result<BorderTerritory> find_territory(const DomainFacts& facts, const std::string& code) {
  std::vector<std::string> known;
  for (const BorderTerritory& territory : facts.territories) {
    if (territory.territory.code == code) return territory;
    known.push_back(territory.territory.code);
  }
  return refuse({"unknown-territory",
                 "There is no territory " + code + " in the programme and its data.",
                 {.field = "territory"},
                 did_you_mean(code, known)});
}

/// Complexity where it can be had; else undefined throughout, and a notice that says why.
Complexity complexity_or_none(const DomainFacts& facts, const Work& work, std::vector<Notice>& notices) {
  auto scores = complexity(facts.presence, {}, work.parallelism);
  if (scores) {
    if (!scores->is_connected())
      notices.push_back({"disconnected-network",
                         "The network falls into parts that share no activity, so complexity is not defined."});
    return *std::move(scores);
  }
  notices.push_back({scores.error().code, scores.error().detail});
  const auto& activities = facts.presence.activities();
  Complexity none;
  none.pci = {activities, std::vector<double>(activities.size(), undefined)};
  return none;
}

/// The territory with all of other countries: what they hold together.
std::vector<Territory> with_other_side(const DomainFacts& facts, const BorderTerritory& own) {
  std::vector<Territory> together{own.territory};
  for (const BorderTerritory& territory : facts.territories)
    if (territory.country != own.country) together.push_back(territory.territory);
  return together;
}

}  // namespace

Result<TerritoryOpportunities::Reply> TerritoryOpportunities::operator()(const Request& request,
                                                                         storage::ProgrammeStore& programme,
                                                                         const Work& work) const {
  const auto study = DomainStudy::prepare(programme, request.as_domain_question(), work);
  if (!study) return refuse(study.error());
  const DomainFacts facts = (*study)->facts();
  const auto own = find_territory(facts, request.territory);
  if (!own) return refuse(own.error());
  Reply reply;
  (*study)->open(reply);
  reply.conventions.push_back({"quadrants", "cut at the medians of the territory's own options"});
  reply.period = (*study)->period();
  const std::size_t r = *facts.employment.rows().find(own->territory);
  const Complexity scores = complexity_or_none(facts, work, reply.notices);
  const auto density = relatedness_density(facts.presence, facts.proximity, ProximityDiagonal::zero, work.parallelism);
  const auto gain = complexity_outlook_gain(facts.presence, facts.proximity, scores.pci);
  const auto joint = joint_relatedness_density(facts.presence, facts.proximity, with_other_side(facts, *own));
  if (!joint) return refuse(joint.error());
  std::map<std::string, Quadrant> quadrants;
  for (const DiversificationOption& option : diversification_options(facts.presence, r, density, scores.pci))
    quadrants.emplace(option.activity.code, named(option.quadrant));
  for (std::size_t i = 0; i < facts.employment.column_count(); ++i) {
    const std::string& code = facts.employment.columns()[i].code;
    const auto quadrant = quadrants.find(code);
    reply.options.push_back({code, name_in(activity_names(code), (*study)->language(), code), facts.presence(r, i),
                             facts.location_quotients(r, i), density(r, i), scores.pci.values[i], gain(r, i),
                             joint->values[i] - density(r, i),
                             quadrant == quadrants.end() ? std::nullopt : std::optional(quadrant->second)});
  }
  return reply;
}

template AnyOperation erase<TerritoryOpportunities>();

}  // namespace zubia::operations
