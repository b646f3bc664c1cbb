#include "engine/complementarity/cross_border_density.hpp"

#include <algorithm>
#include <string>

#include "engine/base/nearest_names.hpp"

namespace zubia {

namespace {

Result<std::vector<std::size_t>> places_of(const PresenceTable& presence, const std::vector<Territory>& territories) {
  std::vector<std::size_t> places;
  for (const Territory& territory : territories) {
    const auto place = presence.territories().find(territory);
    if (!place) {
      std::vector<std::string> known;
      for (const Territory& label : presence.territories()) known.push_back(label.code);
      return refuse({"unknown-territory",
                     "There is no territory " + territory.code + " in the data.",
                     {},
                     did_you_mean(territory.code, known)});
    }
    places.push_back(*place);
  }
  return places;
}

/// A table of one territory that has `held(activity)`.
template <class Held>
PresenceTable one_territory(const PresenceTable& presence, Held&& held) {
  PresenceTable one(LabelIndex<Territory>({Territory("joint")}), presence.activities());
  for (std::size_t i = 0; i < presence.activities().size(); ++i) one.set(0, i, held(i));
  return one;
}

LabelledVector<Activity> density_of(const PresenceTable& one, const ActivityMatrix& proximity,
                                    ProximityDiagonal diagonal) {
  const TerritoryActivityTable density = relatedness_density(one, proximity, diagonal, Parallelism{1});
  return {one.activities(), {density.values().begin(), density.values().end()}};
}

}  // namespace

Result<LabelledVector<Activity>> added_relatedness_density(const PresenceTable& presence,
                                                           const ActivityMatrix& proximity, const Territory& receiver,
                                                           const Territory& partner, ProximityDiagonal diagonal) {
  const auto places = places_of(presence, {receiver, partner});
  if (!places) return refuse(places.error());
  const std::size_t r = (*places)[0];
  const std::size_t c = (*places)[1];
  const auto added = one_territory(presence, [&](std::size_t i) { return !presence(r, i) && presence(c, i); });
  return density_of(added, proximity, diagonal);
}

Result<LabelledVector<Activity>> joint_relatedness_density(const PresenceTable& presence,
                                                           const ActivityMatrix& proximity,
                                                           const std::vector<Territory>& territories,
                                                           ProximityDiagonal diagonal) {
  const auto places = places_of(presence, territories);
  if (!places) return refuse(places.error());
  const auto any_has = [&](std::size_t i) {
    return std::ranges::any_of(*places, [&](std::size_t r) { return presence(r, i); });
  };
  return density_of(one_territory(presence, any_has), proximity, diagonal);
}

Result<LabelledVector<Activity>> cross_border_gain(const PresenceTable& presence, const ActivityMatrix& proximity,
                                                   const std::vector<Territory>& territories,
                                                   ProximityDiagonal diagonal) {
  auto gain = joint_relatedness_density(presence, proximity, territories, diagonal);
  if (!gain) return gain;
  std::vector<double> best(gain->values.size(), 0.0);
  for (const Territory& territory : territories) {
    const auto own = joint_relatedness_density(presence, proximity, {territory}, diagonal);
    for (std::size_t i = 0; i < best.size(); ++i)
      if (is_defined(own->values[i])) best[i] = std::max(best[i], own->values[i]);
  }
  // The sums of the union and of one territory may differ in the last bit where they are the same set.
  for (std::size_t i = 0; i < best.size(); ++i)
    if (is_defined(gain->values[i])) gain->values[i] = std::max(0.0, gain->values[i] - best[i]);
  return gain;
}

}  // namespace zubia
