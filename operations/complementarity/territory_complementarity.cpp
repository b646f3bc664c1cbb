#include "operations/complementarity/territory_complementarity.hpp"

#include <algorithm>

#include "engine/complementarity/cross_border_density.hpp"
#include "engine/complementarity/structural_similarity.hpp"
#include "operations/catalogue.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t opened_max = 5;

/// What `partner` brings to `receiver`.
Result<TerritoryComplementarity::PairRow> pair_row(const DomainFacts& facts, const TerritoryMatrix& similarity,
                                                   const BorderTerritory& receiver, const BorderTerritory& partner,
                                                   const std::string& language,
                                                   std::vector<TerritoryComplementarity::BroughtRow>& brought) {
  const std::size_t own = *facts.employment.rows().find(receiver.territory);
  const std::size_t other = *facts.employment.rows().find(partner.territory);
  const auto added = added_relatedness_density(facts.presence, facts.proximity, receiver.territory, partner.territory);
  if (!added) return refuse(added.error());
  TerritoryComplementarity::PairRow row{.territory = receiver.territory.code,
                                        .territory_name = {},
                                        .partner = partner.territory.code,
                                        .partner_name = {},
                                        .is_across_border = receiver.country != partner.country,
                                        .structural_similarity = similarity(own, other),
                                        .added_density = undefined,
                                        .common_strengths = {},
                                        .opened_activities = {}};
  double sum = 0.0;
  double count = 0.0;
  std::vector<std::size_t> opened;
  const auto first_brought = static_cast<std::ptrdiff_t>(brought.size());
  for (std::size_t i = 0; i < facts.employment.column_count(); ++i) {
    const bool is_own = facts.presence(own, i);
    const bool is_of_partner = facts.presence(other, i);
    if (is_own && is_of_partner) row.common_strengths.push_back(facts.employment.columns()[i].code);
    if (is_own || !is_defined(added->values[i])) continue;
    sum += added->values[i];
    count += 1.0;
    if (!is_of_partner && added->values[i] > 0.0) opened.push_back(i);
    const std::string& code = facts.employment.columns()[i].code;
    if (added->values[i] > 0.0)
      brought.push_back({row.territory, row.partner, code, name_in(activity_names(code), language, code), is_of_partner,
                         added->values[i]});
  }
  std::ranges::stable_sort(brought.begin() + first_brought, brought.end(), std::greater<>{},
                           &TerritoryComplementarity::BroughtRow::added_density);
  if (count > 0.0) row.added_density = sum / count;
  std::ranges::stable_sort(opened, std::greater<>{}, [&](std::size_t i) { return added->values[i]; });
  for (std::size_t k = 0; k < std::min(opened.size(), opened_max); ++k)
    row.opened_activities.push_back(facts.employment.columns()[opened[k]].code);
  return row;
}

}  // namespace

Result<TerritoryComplementarity::Reply> TerritoryComplementarity::operator()(const Request& request,
                                                                             storage::ProgrammeStore& programme,
                                                                             const Work& work) const {
  const auto study = DomainStudy::prepare(programme, request.as_domain_question(), work);
  if (!study) return refuse(study.error());
  const DomainFacts facts = (*study)->facts();
  Reply reply;
  (*study)->open(reply);
  reply.period = (*study)->period();
  const TerritoryMatrix similarity = finger_kreinin(facts.employment);
  for (const BorderTerritory& receiver : facts.territories)
    for (const BorderTerritory& partner : facts.territories) {
      if (receiver.territory == partner.territory) continue;
      auto row = pair_row(facts, similarity, receiver, partner, (*study)->language(), reply.activities);
      if (!row) return refuse(row.error());
      row->territory_name = (*study)->territory_name(row->territory);
      row->partner_name = (*study)->territory_name(row->partner);
      reply.pairs.push_back(*std::move(row));
    }
  return reply;
}

template AnyOperation erase<TerritoryComplementarity>();

}  // namespace zubia::operations
