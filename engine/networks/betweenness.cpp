#include "engine/networks/betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

#include "engine/base/absence.hpp"

// Boost.Graph has Brandes' algorithm too, but on one thread, and it takes lengths for equal only where every bit is.

namespace zubia {
namespace {

constexpr std::size_t blocks_max = 16;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double tolerance = 1e-10;

/// The shortest paths from one source, and what is gathered on the way back to it.
class PathsFrom {
 public:
  PathsFrom(const TieNetwork& network, TieLength length)
      : network_(network),
        length_(length),
        distance_(network.node_count(), infinity),
        paths_(network.node_count(), 0),
        dependency_(network.node_count(), 0) {}

  /// Adds to `sums` how much the source depends on each node (Brandes' δ).
  void gather(std::uint32_t source, std::vector<double>& sums) {
    distance_[source] = 0;
    paths_[source] = 1;
    if (length_ == TieLength::one)
      go_by_steps(source);
    else
      go_by_lengths(source);
    for (std::size_t place = settled_.size(); place-- > 0;) {
      const std::uint32_t node = settled_[place];
      const auto before = network_.in.of(node);
      const auto weights = network_.in.weights_of(node);
      const double part = (1 + dependency_[node]) / paths_[node];
      for (std::size_t entry = 0; entry < before.size(); ++entry)
        if (is_on_a_shortest_path(before[entry], node, weights[entry]))
          dependency_[before[entry]] += paths_[before[entry]] * part;
      if (node != source) sums[node] += dependency_[node];
    }
    for (const std::uint32_t node : settled_) {
      distance_[node] = infinity;
      paths_[node] = 0;
      dependency_[node] = 0;
    }
    settled_.clear();
  }

 private:
  double length_of(double weight) const { return length_ == TieLength::one ? 1 : 1 / weight; }

  static bool are_equal(double one, double other) { return std::abs(one - other) <= tolerance * std::max(one, other); }

  bool is_on_a_shortest_path(std::uint32_t before, std::uint32_t node, double weight) const {
    if (length_ == TieLength::one) return distance_[before] + 1 == distance_[node];
    return distance_[before] < distance_[node] && are_equal(distance_[before] + length_of(weight), distance_[node]);
  }

  void go_by_steps(std::uint32_t source) {
    settled_.push_back(source);
    for (std::size_t next = 0; next < settled_.size(); ++next) {
      const std::uint32_t node = settled_[next];
      for (const std::uint32_t neighbour : network_.out.of(node)) {
        if (distance_[neighbour] == infinity) {
          distance_[neighbour] = distance_[node] + 1;
          settled_.push_back(neighbour);
        }
        if (distance_[neighbour] == distance_[node] + 1) paths_[neighbour] += paths_[node];
      }
    }
  }

  /// Dijkstra's algorithm for the distances; the paths are counted afterwards, in the order of the distances, by the
  /// same question as on the way back, so that both always agree on what is a shortest path.
  void go_by_lengths(std::uint32_t source) {
    using Reached = std::pair<double, std::uint32_t>;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> waiting;
    waiting.emplace(0.0, source);
    while (!waiting.empty()) {
      const auto [distance, node] = waiting.top();
      waiting.pop();
      if (distance > distance_[node]) continue;
      settled_.push_back(node);
      const auto neighbours = network_.out.of(node);
      const auto weights = network_.out.weights_of(node);
      for (std::size_t entry = 0; entry < neighbours.size(); ++entry) {
        const double through = distance + length_of(weights[entry]);
        if (through >= distance_[neighbours[entry]]) continue;
        distance_[neighbours[entry]] = through;
        waiting.emplace(through, neighbours[entry]);
      }
    }
    for (const std::uint32_t node : settled_) {
      if (node == source) continue;
      const auto before = network_.in.of(node);
      const auto weights = network_.in.weights_of(node);
      for (std::size_t entry = 0; entry < before.size(); ++entry)
        if (is_on_a_shortest_path(before[entry], node, weights[entry])) paths_[node] += paths_[before[entry]];
    }
  }

  const TieNetwork& network_;
  TieLength length_;
  std::vector<double> distance_;
  std::vector<double> paths_;
  std::vector<double> dependency_;
  std::vector<std::uint32_t> settled_ = {};  // by distance
};

}  // namespace

Betweenness betweenness(const TieNetwork& network, TieLength length, Parallelism parallelism) {
  const std::size_t nodes = network.node_count();
  const std::size_t grain = (nodes + blocks_max - 1) / blocks_max;
  std::vector<std::vector<double>> parts(blocks_max);
  for_each_block(nodes, grain, parallelism, [&](std::size_t first, std::size_t last) {
    std::vector<double>& part = parts[first / grain];
    part.assign(nodes, 0);
    PathsFrom paths(network, length);
    for (std::size_t source = first; source < last; ++source) paths.gather(static_cast<std::uint32_t>(source), part);
  });
  Betweenness found;
  found.paths.assign(nodes, 0);
  found.share.assign(nodes, undefined);
  const auto n = static_cast<double>(nodes);
  for (std::size_t node = 0; node < nodes; ++node) {
    for (const auto& part : parts)
      if (!part.empty()) found.paths[node] += part[node];
    if (nodes > 2) found.share[node] = found.paths[node] / ((n - 1) * (n - 2));
    if (!network.is_directed()) found.paths[node] /= 2;
  }
  return found;
}

}  // namespace zubia
