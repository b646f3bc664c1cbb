#include "operations/networks/network_measures.hpp"

#include "operations/erase.hpp"

namespace zubia::operations {
namespace {

Result<std::size_t> chosen_wave(const WaveNetworks& networks, const std::string& wanted) {
  if (wanted.empty()) return networks.waves.size() - 1;
  std::vector<std::string> known;
  for (std::size_t wave = 0; wave < networks.waves.size(); ++wave) {
    if (networks.waves[wave].wave == wanted) return wave;
    if (!networks.waves[wave].wave.empty()) known.push_back(networks.waves[wave].wave);
  }
  if (known.empty())
    return refuse({"unknown-wave",
                   "The file has no waves.",
                   {.field = "wave"},
                   "Leave the wave out, or name the column of waves with --wave-column."});
  std::string list;
  for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
  return refuse({"unknown-wave", "The file has no wave “" + wanted + "”.", {.field = "wave"}, "It has " + list + "."});
}

NetworkChoice choice_of(const NetworkMeasures::Request& request, const WaveNetworks& networks) {
  return {.is_directed = request.directed,
          .is_one_sided_kept = request.one_sided == OneSided::kept,
          .is_weighted = request.weighted,
          .without = request.without,
          .resolution = request.resolution,
          .permutations = request.permutations,
          .seed = request.seed,
          .format = request.format,
          .groups_are = networks.group_column.empty() ? "" : "column " + networks.group_column,
          .source = request.edges.name};
}

}  // namespace

Result<NetworkFigures> NetworkMeasures::operator()(const Request& request, const Work& work) const {
  const auto networks = read_networks(request);
  if (!networks) return refuse(networks.error());
  const auto place = chosen_wave(*networks, request.wave);
  if (!place) return refuse(place.error());
  Reply reply;
  if (auto measured = measure_networks(*networks, *place, choice_of(request, *networks), work, reply); !measured)
    return refuse(std::move(measured.error()));
  if (networks->group_column.empty())
    reply.notices.push_back({"no-groups",
                             "No groups are given, so nothing can be said of ties between them; give them with "
                             "--attributes nodes.csv."});
  return reply;
}

template AnyOperation erase<NetworkMeasures>();

}  // namespace zubia::operations
