#include "operations/complementarity/domain_reply.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "operations/catalogue.hpp"

namespace zubia::operations {

namespace {

std::string_view type_name(DomainType type) {
  switch (type) {
    case DomainType::common_strength:
      return "common-strength";
    case DomainType::complementary:
      return "complementary";
    case DomainType::solitary:
      return "solitary";
    case DomainType::gap:
      break;
  }
  return "gap";
}

std::string codes_of(const CandidateDomain& domain, DomainType type) {
  std::string codes;
  for (const ActivityDomainType& activity : domain.activities)
    if (activity.type == type) codes += (codes.empty() ? "" : ", ") + activity.activity.code;
  return codes;
}

/// The reasons in a sentence or two: what is common, who completes whom, how large.
std::string why(const CandidateDomain& domain) {
  std::string text;
  if (const std::string common = codes_of(domain, DomainType::common_strength); !common.empty())
    text += "Strong on both sides: " + common + ". ";
  if (codes_of(domain, DomainType::complementary).empty()) return text;
  for (const DomainInTerritory& territory : domain.territories) {
    std::string brings;
    for (const ActivityDomainType& activity : domain.activities)
      if (activity.type == DomainType::complementary &&
          std::ranges::find(activity.strong_in, territory.territory) != activity.strong_in.end())
        brings += (brings.empty() ? "" : ", ") + activity.activity.code;
    if (!brings.empty()) text += fmt::format("{} brings {}. ", territory.territory.code, brings);
  }
  return text;
}

}  // namespace

std::string domain_id(const CandidateDomain& domain) {
  std::vector<std::string> codes;
  for (const ActivityDomainType& activity : domain.activities) codes.push_back(activity.activity.code);
  std::ranges::sort(codes);
  return fmt::format("{}", fmt::join(codes, "-"));
}

std::string domain_name(const CandidateDomain& domain, const std::string& language) {
  std::string name;
  for (std::size_t place = 0; place < std::min<std::size_t>(2, domain.activities.size()); ++place) {
    const std::string& code = domain.activities[place].activity.code;
    name += (place == 0 ? "" : "; ") + name_in(activity_names(code), language, code);
  }
  if (domain.activities.size() > 2) name += fmt::format(" + {}", domain.activities.size() - 2);
  return name;
}

void add_evidence(DomainEvidence& evidence, const CandidateDomain& domain, const std::string& id,
                  const std::string& name, const std::string& language) {
  evidence.domains.push_back({domain.rank, id, name, domain.score, domain.rank_best, domain.rank_worst, domain.jobs,
                              domain.share, why(domain)});
  const DomainScoreParts& parts = domain.parts;
  evidence.scores.push_back({id, parts.critical_mass, parts.specialisation, parts.commonness, parts.complementarity,
                             parts.cohesion, parts.growth, domain.proximity_inside, domain.proximity_outside,
                             domain.cross_border_gain});
  for (const DomainInTerritory& territory : domain.territories) {
    DomainTerritoryRow row{id,
                           territory.territory.code,
                           territory.country,
                           territory.jobs,
                           territory.share,
                           territory.location_quotient,
                           territory.growth,
                           {}};
    for (const Activity& strength : territory.strengths) row.strengths.push_back(strength.code);
    evidence.territories.push_back(std::move(row));
  }
  for (const ActivityDomainType& activity : domain.activities)
    for (const DomainCell& cell : domain.cells) {
      if (cell.activity != activity.activity) continue;
      evidence.activities.push_back({id,
                                     activity.activity.code,
                                     name_in(activity_names(activity.activity.code), language, activity.activity.code),
                                     std::string(type_name(activity.type)),
                                     cell.territory.code,
                                     cell.jobs,
                                     absence_name(cell.absence),
                                     cell.location_quotient,
                                     cell.location_quotient_low,
                                     cell.location_quotient_high,
                                     cell.growth,
                                     cell.relatedness_density,
                                     {}});
    }
  for (const CrossBorderLink& link : domain.links)
    evidence.links.push_back({id, link.territory.code, link.activity.code, link.other_territory.code,
                              link.other_activity.code, link.proximity});
}

}  // namespace zubia::operations
