#include "engine/networks/leiden.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <numeric>
#include <utility>

#include "engine/networks/label_permutation.hpp"
#include "engine/networks/modularity.hpp"

// Debian's igraph and leidenalg have this algorithm, but their licence does not let them be linked.

namespace zubia {
namespace {

using Place = std::uint32_t;
using Membership = std::vector<Place>;

/// How far refining prefers the better community at random (θ of the paper), for ties of mean weight 1.
constexpr double randomness = 0.01;
/// A gain below this, for ties of mean weight 1, is rounding: without it a node could move to and fro for ever.
constexpr double gain_min = 1e-10;
constexpr int rounds_max = 100;

/// A graph whose nodes may stand for several nodes of the network; weights are those of both directions together, in
/// units of the mean tie.
struct Level {
  std::vector<std::size_t> starts = {0};
  std::vector<Place> neighbours = {};  // not the node itself
  std::vector<double> weights = {};
  std::vector<double> strengths = {};  // all that leads to a node, and twice what is within it

  Place size() const { return static_cast<Place>(strengths.size()); }
};

Level level_of(const TieNetwork& network, TieStrength strength) {
  std::vector<std::map<Place, double>> rows(network.node_count());
  double sum = 0;
  for (const Tie& tie : network.ties()) {
    const double weight = strength == TieStrength::weighted ? tie.weight : 1;
    rows[tie.from][tie.to] += weight;
    rows[tie.to][tie.from] += weight;
    sum += weight;
  }
  const double mean = network.tie_count() > 0 ? sum / static_cast<double>(network.tie_count()) : 1;
  Level level;
  for (const auto& row : rows) {
    double all = 0;
    for (const auto& [neighbour, weight] : row) {
      level.neighbours.push_back(neighbour);
      level.weights.push_back(weight / mean);
      all += weight / mean;
    }
    level.starts.push_back(level.neighbours.size());
    level.strengths.push_back(all);
  }
  return level;
}

/// Sums over the communities next to one node, cleared in time proportional to what was touched.
class NearbySums {
 public:
  explicit NearbySums(std::size_t communities) : sums_(communities, 0), is_near_(communities, 0) {}

  void add(Place community, double weight) {
    if (is_near_[community] == 0) {
      is_near_[community] = 1;
      near_.push_back(community);
    }
    sums_[community] += weight;
  }
  double operator[](Place community) const { return sums_[community]; }
  const std::vector<Place>& near() const { return near_; }
  void clear() {
    for (const Place community : near_) {
      sums_[community] = 0;
      is_near_[community] = 0;
    }
    near_.clear();
  }

 private:
  std::vector<double> sums_;
  std::vector<char> is_near_;
  std::vector<Place> near_ = {};
};

class Leiden {
 public:
  Leiden(const Level& network, double resolution, RandomStream random) : network_(network), random_(random) {
    const double twice_ties = std::accumulate(network.strengths.begin(), network.strengths.end(), 0.0);
    scale_ = resolution / twice_ties;
  }

  Membership find() {
    Membership found(network_.size());
    std::iota(found.begin(), found.end(), Place{0});
    for (int round = 0; round < rounds_max; ++round)
      if (!improve(found)) break;
    return found;
  }

 private:
  /// One pass of moving, refining and joining until nothing joins; whether any node moved.
  bool improve(Membership& found) {
    Level level = network_;
    Membership node_of(network_.size());  // of the level, for each of the network
    std::iota(node_of.begin(), node_of.end(), Place{0});
    Membership community = found;
    bool has_moved = false;
    while (true) {
      has_moved = move_nodes(level, community) || has_moved;
      const Place communities = renumber(community);
      if (communities == level.size()) break;
      Membership refined = refine(level, community, communities);
      const Place parts = renumber(refined);
      if (parts == level.size()) {
        // Nothing may be merged within the communities, so what is joined next are the communities as they are.
        refined = connected_parts(level, community);
      }
      const Place count = renumber(refined);
      if (count == level.size()) {
        // Only parts that no tie joins are left together, by rounding.
        community = std::move(refined);
        break;
      }
      Membership community_of_part(count);
      for (Place node = 0; node < level.size(); ++node) community_of_part[refined[node]] = community[node];
      for (Place& node : node_of) node = refined[node];
      level = joined(level, refined, count);
      community = std::move(community_of_part);
    }
    for (Place node = 0; node < network_.size(); ++node) found[node] = community[node_of[node]];
    return has_moved;
  }

  /// Moves nodes to the community next to them, or to one of their own, that gains most, until none gains.
  bool move_nodes(const Level& level, Membership& community) {
    std::vector<double> strength(level.size(), 0);
    std::vector<Place> members(level.size(), 0);
    for (Place node = 0; node < level.size(); ++node) {
      strength[community[node]] += level.strengths[node];
      ++members[community[node]];
    }
    std::vector<Place> unused;
    for (Place number = 0; number < level.size(); ++number)
      if (members[number] == 0) unused.push_back(number);
    std::vector<Place> order = shuffled(level.size());
    std::deque<Place> waiting(order.begin(), order.end());
    std::vector<char> waits(level.size(), 1);
    NearbySums nearby(level.size());
    bool has_moved = false;
    while (!waiting.empty()) {
      const Place node = waiting.front();
      waiting.pop_front();
      waits[node] = 0;
      const Place own = community[node];
      gather(level, node, community, nearby);
      strength[own] -= level.strengths[node];
      const auto worth = [&](Place other) { return nearby[other] - scale_ * level.strengths[node] * strength[other]; };
      Place best = own;
      double best_worth = worth(own);
      for (const Place other : nearby.near())
        if (worth(other) > best_worth + gain_min) {
          best = other;
          best_worth = worth(other);
        }
      if (members[own] > 1 && best_worth < -gain_min) {
        best = unused.back();
        unused.pop_back();
      }
      nearby.clear();
      strength[best] += level.strengths[node];
      if (best == own) continue;
      has_moved = true;
      community[node] = best;
      ++members[best];
      if (--members[own] == 0) unused.push_back(own);
      for (std::size_t entry = level.starts[node]; entry < level.starts[node + 1]; ++entry) {
        const Place neighbour = level.neighbours[entry];
        if (waits[neighbour] != 0 || community[neighbour] == best) continue;
        waits[neighbour] = 1;
        waiting.push_back(neighbour);
      }
    }
    return has_moved;
  }

  /// Divides each community into well connected parts, merging nodes on their own at random with parts that gain.
  Membership refine(const Level& level, const Membership& community, Place communities) {
    Membership part(level.size());
    std::iota(part.begin(), part.end(), Place{0});
    std::vector<double> whole(communities, 0);  // strength of the community
    for (Place node = 0; node < level.size(); ++node) whole[community[node]] += level.strengths[node];
    std::vector<double> strength = level.strengths;  // of each part
    std::vector<double> outward(level.size(), 0);    // from each part to the rest of its community
    for (Place node = 0; node < level.size(); ++node)
      for (std::size_t entry = level.starts[node]; entry < level.starts[node + 1]; ++entry)
        if (community[level.neighbours[entry]] == community[node]) outward[node] += level.weights[entry];
    const std::vector<double> node_outward = outward;
    const auto is_well_connected = [&](Place one, double all) {
      return outward[one] >= scale_ * strength[one] * (all - strength[one]) - gain_min;
    };
    std::vector<char> is_alone(level.size(), 1);
    NearbySums nearby(level.size());
    for (const Place node : shuffled(level.size())) {
      const double all = whole[community[node]];
      if (is_alone[node] == 0 || !is_well_connected(node, all)) continue;
      for (std::size_t entry = level.starts[node]; entry < level.starts[node + 1]; ++entry)
        if (community[level.neighbours[entry]] == community[node])
          nearby.add(part[level.neighbours[entry]], level.weights[entry]);
      const Place chosen = choose(node, nearby, [&](Place other) {
        if (!is_well_connected(other, all)) return -1.0;
        return nearby[other] - scale_ * level.strengths[node] * strength[other];
      });
      if (chosen != node) {
        outward[chosen] += node_outward[node] - 2 * nearby[chosen];
        strength[chosen] += level.strengths[node];
        strength[node] = 0;
        outward[node] = 0;
        part[node] = chosen;
        is_alone[chosen] = 0;
      }
      nearby.clear();
    }
    return part;
  }

  /// A part that does not lose, at random and the likelier the more it gains; staying alone gains nothing.
  template <class Gain>
  Place choose(Place alone, const NearbySums& nearby, const Gain& gain) {
    std::vector<std::pair<Place, double>> choices = {{alone, 0.0}};
    double most = 0;
    for (const Place other : nearby.near()) {
      const double gained = gain(other);
      if (gained < 0) continue;
      choices.emplace_back(other, gained);
      most = std::max(most, gained);
    }
    double sum = 0;
    for (auto& [other, chance] : choices) {
      chance = std::exp((chance - most) / randomness);
      sum += chance;
    }
    double drawn = random_.unit() * sum;
    for (const auto& [other, chance] : choices) {
      if (drawn < chance) return other;
      drawn -= chance;
    }
    return choices.back().first;
  }

  static void gather(const Level& level, Place node, const Membership& community, NearbySums& nearby) {
    for (std::size_t entry = level.starts[node]; entry < level.starts[node + 1]; ++entry)
      nearby.add(community[level.neighbours[entry]], level.weights[entry]);
  }

  /// Numbers the communities from 0 in the order of their first node; how many there are.
  static Place renumber(Membership& community) {
    constexpr Place none = ~Place{0};
    std::vector<Place> number(community.size(), none);
    Place count = 0;
    for (Place& one : community) {
      if (number[one] == none) number[one] = count++;
      one = number[one];
    }
    return count;
  }

  /// The connected parts of each community, each called after one of its nodes.
  static Membership connected_parts(const Level& level, const Membership& community) {
    constexpr Place none = ~Place{0};
    Membership part(level.size(), none);
    for (Place start = 0; start < level.size(); ++start) {
      if (part[start] != none) continue;
      std::vector<Place> reached = {start};
      part[start] = start;
      for (std::size_t next = 0; next < reached.size(); ++next)
        for (std::size_t entry = level.starts[reached[next]]; entry < level.starts[reached[next] + 1]; ++entry) {
          const Place neighbour = level.neighbours[entry];
          if (part[neighbour] != none || community[neighbour] != community[start]) continue;
          part[neighbour] = start;
          reached.push_back(neighbour);
        }
    }
    return part;
  }

  static Level joined(const Level& level, const Membership& part, Place count) {
    std::vector<std::map<Place, double>> rows(count);
    Level next;
    next.strengths.assign(count, 0);
    for (Place node = 0; node < level.size(); ++node) {
      next.strengths[part[node]] += level.strengths[node];
      for (std::size_t entry = level.starts[node]; entry < level.starts[node + 1]; ++entry)
        if (const Place other = part[level.neighbours[entry]]; other != part[node])
          rows[part[node]][other] += level.weights[entry];
    }
    for (const auto& row : rows) {
      for (const auto& [neighbour, weight] : row) {
        next.neighbours.push_back(neighbour);
        next.weights.push_back(weight);
      }
      next.starts.push_back(next.neighbours.size());
    }
    return next;
  }

  std::vector<Place> shuffled(Place count) {
    std::vector<Place> order(count);
    std::iota(order.begin(), order.end(), Place{0});
    shuffle(std::span(order), random_);
    return order;
  }

  const Level& network_;
  RandomStream random_;
  double scale_ = 0;  // γ / 2m
};

/// By size, largest first; equal ones by their first node.
std::vector<std::size_t> numbered_by_size(const Membership& found, std::size_t& count) {
  std::vector<std::size_t> sizes(found.size(), 0);
  std::vector<std::size_t> first(found.size(), found.size());
  for (std::size_t node = 0; node < found.size(); ++node) {
    ++sizes[found[node]];
    first[found[node]] = std::min(first[found[node]], node);
  }
  std::vector<std::size_t> order;
  for (std::size_t one = 0; one < sizes.size(); ++one)
    if (sizes[one] > 0) order.push_back(one);
  std::ranges::sort(order, {}, [&](std::size_t one) { return std::pair(found.size() - sizes[one], first[one]); });
  std::vector<std::size_t> place_of(sizes.size(), 0);
  for (std::size_t place = 0; place < order.size(); ++place) place_of[order[place]] = place;
  std::vector<std::size_t> numbered;
  for (const Place one : found) numbered.push_back(place_of[one]);
  count = order.size();
  return numbered;
}

}  // namespace

Result<Communities> leiden_communities(const TieNetwork& network, const LeidenOptions& options,
                                       Parallelism parallelism) {
  if (options.runs == 0)
    return refuse({"invalid-options", "No run was asked for.", {.field = "runs"}, "Ask for at least one run."});
  if (!(options.resolution > 0) || !std::isfinite(options.resolution))
    return refuse({"invalid-options",
                   "The resolution is not above 0.",
                   {.field = "resolution"},
                   "1 is usual; above it communities are smaller."});
  Communities best;
  best.seed = options.seed;
  best.of_node.resize(network.node_count());
  std::iota(best.of_node.begin(), best.of_node.end(), std::size_t{0});
  best.count = network.node_count();
  if (network.tie_count() == 0) return best;

  const Level level = level_of(network, options.strength);
  std::vector<Membership> runs(options.runs);
  for_each_block(options.runs, 1, parallelism, [&](std::size_t run, std::size_t) {
    runs[run] = Leiden(level, options.resolution, RandomStream(options.seed, run)).find();
  });
  std::vector<std::vector<std::size_t>> found(options.runs);
  std::size_t best_run = 0;
  for (std::size_t run = 0; run < options.runs; ++run) {
    std::size_t count = 0;
    found[run] = numbered_by_size(runs[run], count);
    const double value = modularity(network, found[run], options.strength, options.resolution);
    // A gain that is rounding alone does not make a later run the better one.
    if (run > 0 && !(value > best.modularity + 1e-12)) continue;
    best_run = run;
    best.modularity = value;
    best.count = count;
  }
  best.of_node = found[best_run];
  double agreement = 0;
  for (std::size_t run = 0; run < options.runs; ++run)
    if (run != best_run) agreement += partition_agreement(found[run], best.of_node).adjusted_rand;
  if (options.runs > 1) best.stability = agreement / static_cast<double>(options.runs - 1);
  return best;
}

}  // namespace zubia
