#include "engine/specialisation/variety.hpp"

#include <cmath>
#include <map>

namespace zubia {

Result<std::vector<Variety>> variety(const TerritoryActivityTable& employment, const ActivityGroups& groups) {
  std::map<std::string, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < employment.column_count(); ++i) {
    const auto group = groups.find(employment.columns()[i]);
    if (group == groups.end())
      return refuse(
          {"unknown-activity", "The activity " + employment.columns()[i].code + " belongs to no group.", {}, {}});
    members[group->second].push_back(i);
  }
  const auto bits = [](double share) { return share > 0.0 ? -share * std::log2(share) : 0.0; };
  std::vector<Variety> lines;
  for (std::size_t r = 0; r < employment.row_count(); ++r) {
    const auto jobs = [&](std::size_t i) { return is_defined(employment(r, i)) ? employment(r, i) : 0.0; };
    double total = 0.0;
    for (std::size_t i = 0; i < employment.column_count(); ++i) total += jobs(i);
    Variety line{.territory = employment.rows()[r]};
    if (total > 0.0) {
      line.related = line.unrelated = 0.0;
      for (const auto& [group, activities] : members) {
        double share = 0.0;
        for (const std::size_t i : activities) share += jobs(i) / total;
        if (!(share > 0.0)) continue;
        line.unrelated += bits(share);
        for (const std::size_t i : activities) line.related += share * bits(jobs(i) / total / share);
      }
      line.total = line.related + line.unrelated;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace zubia
