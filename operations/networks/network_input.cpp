#include "operations/networks/network_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/absence.hpp"
#include "formats/tie_list.hpp"

namespace zubia::operations {
namespace {

TieNetworkOptions options_of(const NetworkInput& input) {
  TieNetworkOptions options;
  options.direction = input.directed ? Direction::directed : Direction::undirected;
  options.repeated = static_cast<RepeatedTies>(input.repeated);
  options.one_sided = static_cast<OneSidedTies>(input.one_sided);
  options.unlisted = static_cast<UnlistedNodes>(input.unlisted_nodes);
  return options;
}

/// The ties of each wave, in the order in which the file first names the waves.
Result<std::vector<std::pair<std::string, std::vector<NamedTie>>>> by_wave(const formats::TieList& list,
                                                                           const std::string& file_name) {
  std::vector<std::pair<std::string, std::vector<NamedTie>>> waves;
  std::map<std::string, std::size_t> place_of;
  for (std::size_t tie = 0; tie < list.ties.size(); ++tie) {
    const std::string wave = list.waves.empty() ? "" : list.waves[tie];
    if (wave.empty() && !list.waves.empty())
      return refuse({"unnamed-wave",
                     "The line does not say of which wave its tie is.",
                     {.file = file_name, .line = list.ties[tie].line, .column = list.columns[3]},
                     "Fill in the wave, or remove the line."});
    const auto [entry, is_new] = place_of.try_emplace(wave, waves.size());
    if (is_new) waves.emplace_back(wave, std::vector<NamedTie>{});
    waves[entry->second].second.push_back(list.ties[tie]);
  }
  return waves;
}

/// What was counted while the networks were built, over all waves.
struct Counts {
  std::size_t self_ties = 0;
  std::size_t zero_ties = 0;
  std::size_t repeated_ties = 0;
  std::size_t one_sided_ties = 0;
  std::vector<std::string> added = {};

  void add(const BuiltNetwork& built) {
    self_ties += built.self_ties;
    zero_ties += built.zero_ties;
    repeated_ties += built.repeated_ties;
    one_sided_ties += built.one_sided_ties;
    for (const std::string& name : built.added_nodes)
      if (std::ranges::find(added, name) == added.end()) added.push_back(name);
  }
};

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return count == 1 ? std::string(one) : fmt::format("{} {}", count, several);
}

void tell(const Counts& counts, const NetworkInput& input, std::vector<Notice>& notices) {
  if (counts.self_ties > 0)
    notices.push_back({"self-ties", counted(counts.self_ties, "One tie of a node with itself was",
                                            "ties of nodes with themselves were") +
                                        " left out."});
  if (counts.zero_ties > 0)
    notices.push_back({"zero-ties", counted(counts.zero_ties, "One tie of weight 0 was", "ties of weight 0 were") +
                                        " read as no tie."});
  if (counts.repeated_ties > 0)
    notices.push_back({"repeated-ties", counted(counts.repeated_ties, "One repeated tie was", "repeated ties were") +
                                            (input.repeated == Repeated::added_up ? " added to the first one."
                                                                                  : " joined: the largest counts.")});
  // Every tie stands once in most lists; only where some stand twice does a single one say something.
  if (counts.one_sided_ties > 0 && input.one_sided == OneSided::left_out)
    notices.push_back({"one-sided-ties", counted(counts.one_sided_ties, "One tie that only one end named was",
                                                 "ties that only one end named were") +
                                             " left out."});
  if (!counts.added.empty())
    notices.push_back({"added-nodes", fmt::format("The list of nodes does not have {}; added without attributes.",
                                                  fmt::join(counts.added, ", "))});
}

}  // namespace

Result<WaveNetworks> read_networks(const NetworkInput& input) {
  const auto list = formats::read_tie_list(input.edges.bytes, input.edges.name,
                                           {.from_column = input.from_column,
                                            .to_column = input.to_column,
                                            .weight_column = input.weight_column,
                                            .wave_column = input.wave_column,
                                            .decimal_mark = static_cast<formats::DecimalMark>(input.decimal_mark)});
  if (!list) return refuse(list.error());
  formats::NodeList nodes;
  if (!input.attributes.name.empty()) {
    auto read = formats::read_node_list(input.attributes.bytes, input.attributes.name,
                                        {.node_column = input.node_column,
                                         .group_column = input.group_column,
                                         .number_column = input.number_column,
                                         .decimal_mark = static_cast<formats::DecimalMark>(input.decimal_mark)});
    if (!read) return refuse(read.error());
    nodes = *std::move(read);
  } else {
    for (const auto& [field, value] :
         {std::pair("node_column", &input.node_column), std::pair("group_column", &input.group_column),
          std::pair("number_column", &input.number_column)})
      if (!value->empty())
        return refuse({"conflicting-options",
                       "There is no list of nodes that could have this column.",
                       {.field = field},
                       "Give the list with --attributes nodes.csv."});
  }
  const auto waves = by_wave(*list, input.edges.name);
  if (!waves) return refuse(waves.error());
  WaveNetworks found;
  found.group_column = nodes.group_column;
  found.number_column = nodes.number_column;
  found.has_weights = !list->columns[2].empty();
  for (const auto* notices : {&list->notices, &std::as_const(nodes).notices})
    for (const Problem& notice : *notices) found.notices.push_back({notice.code, notice.detail});
  Counts counts;
  for (const auto& [name, ties] : *waves) {
    auto built = tie_network(ties, nodes.names, options_of(input));
    if (!built) {
      Problem problem = built.error();
      problem.where.file = input.edges.name;
      if (problem.code == "duplicate-tie") problem.mend += " Say so with --repeated added-up or --repeated largest.";
      if (problem.code == "unknown-node" && !problem.mend.starts_with("Did"))
        problem.mend += " Say so with --unlisted-nodes added.";
      return refuse(std::move(problem));
    }
    counts.add(*built);
    WaveNetwork wave{name, std::move(built->network), {}, {}};
    std::vector<std::string> groups = nodes.groups;
    groups.resize(wave.network.node_count());
    wave.groups = grouping_of(groups);
    wave.numbers = nodes.numbers;
    if (!nodes.number_column.empty()) wave.numbers.resize(wave.network.node_count(), undefined);
    found.waves.push_back(std::move(wave));
  }
  tell(counts, input, found.notices);
  return found;
}

}  // namespace zubia::operations
