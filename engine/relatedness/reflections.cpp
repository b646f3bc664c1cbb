#include "engine/relatedness/reflections.hpp"

#include "engine/relatedness/presence_network.hpp"

namespace zubia {

Reflections reflections(const PresenceTable& presence, std::size_t steps) {
  const PresenceNetwork network(presence);
  std::vector<double> of_territories;
  std::vector<double> of_activities;
  for (std::size_t r = 0; r < network.territories.size(); ++r)
    of_territories.push_back(static_cast<double>(network.held_by(r).size()));
  for (std::size_t i = 0; i < network.activities.size(); ++i)
    of_activities.push_back(static_cast<double>(network.holders_of(i).size()));
  Reflections result;
  const auto keep = [&] {
    LabelledVector<Territory> territories{presence.territories(),
                                          std::vector<double>(presence.territories().size(), undefined)};
    LabelledVector<Activity> activities{presence.activities(),
                                        std::vector<double>(presence.activities().size(), undefined)};
    for (std::size_t r = 0; r < of_territories.size(); ++r)
      territories.values[network.territories[r]] = of_territories[r];
    for (std::size_t i = 0; i < of_activities.size(); ++i) activities.values[network.activities[i]] = of_activities[i];
    result.territories.push_back(std::move(territories));
    result.activities.push_back(std::move(activities));
  };
  const auto mean = [](std::span<const std::uint32_t> list, const std::vector<double>& values) {
    double sum = 0.0;
    for (const std::uint32_t place : list) sum += values[place];
    return sum / static_cast<double>(list.size());
  };
  keep();
  for (std::size_t step = 0; step < steps; ++step) {
    std::vector<double> next_territories;
    std::vector<double> next_activities;
    for (std::size_t r = 0; r < of_territories.size(); ++r)
      next_territories.push_back(mean(network.held_by(r), of_activities));
    for (std::size_t i = 0; i < of_activities.size(); ++i)
      next_activities.push_back(mean(network.holders_of(i), of_territories));
    of_territories = std::move(next_territories);
    of_activities = std::move(next_activities);
    keep();
  }
  return result;
}

}  // namespace zubia
