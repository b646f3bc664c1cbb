// Times the measures of networks on one thread, beside Boost.Graph where it has the same measure, in processor time.
// Prints CSV: workload, operation, seconds, plain_seconds; and writes the networks as ties for benchmarks/networks.R.
//
//   zubia_networks_benchmark FOLDER

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/networks/betweenness.hpp"
#include "engine/networks/brokerage.hpp"
#include "engine/networks/constraint.hpp"
#include "engine/networks/ei_index.hpp"
#include "engine/networks/leiden.hpp"
#include "engine/networks/qap.hpp"

namespace {

using namespace zubia;

constexpr Parallelism one_thread{.threads = 1};

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double median_of(int runs, const std::function<void()>& work) {
  std::vector<double> times;
  for (int run = 0; run < runs; ++run) {
    const double start = processor_seconds();
    work();
    times.push_back(processor_seconds() - start);
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

void print(const std::string& workload, const char* operation, double seconds, double plain = 0.0) {
  if (plain > 0.0)
    std::printf("%s,%s,%.6f,%.6f\n", workload.c_str(), operation, seconds, plain);
  else
    std::printf("%s,%s,%.6f,\n", workload.c_str(), operation, seconds);
  std::fflush(stdout);
}

struct Workload {
  TieNetwork network;
  Grouping groups;
};

/// Members of three territories; three of four ties stay in their own, and some members have many more than others.
Workload panel(std::size_t nodes, std::size_t ties) {
  RandomStream random(Seed{2021}, nodes);
  LabelIndex<Node> names;
  std::vector<std::string> territories;
  for (std::size_t node = 0; node < nodes; ++node) {
    names.insert(Node("N" + std::to_string(node)));
    territories.push_back("T" + std::to_string(node % 3));
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  while (pairs.size() < ties) {
    const double squared = random.unit() * random.unit();
    const auto one = static_cast<std::uint32_t>(squared * static_cast<double>(nodes));
    const auto other = static_cast<std::uint32_t>(random.below(nodes));
    const bool stays = one % 3 == other % 3;
    if (one == other || (!stays && random.below(6) != 0)) continue;
    pairs.emplace(std::min(one, other), std::max(one, other));
  }
  std::vector<Tie> all;
  for (const auto& [one, other] : pairs) all.push_back({one, other, 1.0 + static_cast<double>(random.below(4))});
  return {network_of(names, Direction::undirected, all), grouping_of(territories)};
}

/// Brandes' algorithm of Boost.Graph, without weights or with the lengths 1 / weight.
void by_boost(const TieNetwork& network, bool is_weighted) {
  using namespace boost;
  using Graph = adjacency_list<vecS, vecS, undirectedS, no_property, property<edge_weight_t, double>>;
  Graph graph(network.node_count());
  for (const Tie& tie : network.ties()) add_edge(tie.from, tie.to, 1 / tie.weight, graph);
  std::vector<double> found(network.node_count(), 0);
  const auto centrality = make_iterator_property_map(found.begin(), get(vertex_index, graph));
  if (is_weighted)
    brandes_betweenness_centrality(graph, centrality_map(centrality).weight_map(get(edge_weight, graph)));
  else
    brandes_betweenness_centrality(graph, centrality);
}

void time_all(const std::string& name, const Workload& workload, int runs) {
  const TieNetwork& network = workload.network;
  print(name, "betweenness", median_of(runs, [&] { betweenness(network, TieLength::one, one_thread); }),
        median_of(runs, [&] { by_boost(network, false); }));
  print(name, "betweenness-weighted",
        median_of(runs, [&] { betweenness(network, TieLength::inverse_weight, one_thread); }),
        median_of(runs, [&] { by_boost(network, true); }));
  print(name, "brokerage",
        median_of(runs, [&] { brokerage(network, workload.groups, BrokerageCredit::whole, one_thread); }));
  print(name, "constraint", median_of(runs, [&] { constraint(network); }));
  print(name, "leiden", median_of(runs, [&] { (void)leiden_communities(network, {.runs = 1}, one_thread); }));
  print(name, "ei-test-10000", median_of(runs, [&] { ei_index_test(network, workload.groups, {}, one_thread); }));
  print(name, "qap-1000", median_of(runs, [&] {
          (void)qap_correlation(network, network, TieStrength::counted, {.samples = 1000}, one_thread);
        }));
}

void write_ties(const std::string& path, const Workload& workload) {
  std::ofstream file(path);
  file << "from,to,weight,from_group,to_group\n";
  const auto group = [&](std::uint32_t node) { return workload.groups.names[workload.groups.of_node[node]]; };
  for (const Tie& tie : workload.network.ties())
    file << 'N' << tie.from << ",N" << tie.to << ',' << tie.weight << ',' << group(tie.from) << ',' << group(tie.to)
         << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : ".";
  std::printf("workload,operation,seconds,plain_seconds\n");
  for (const auto& [name, nodes, ties, runs] :
       {std::tuple("cluster-80", 80, 400, 5), std::tuple("panel-2000", 2000, 10000, 3)}) {
    const Workload workload = panel(static_cast<std::size_t>(nodes), static_cast<std::size_t>(ties));
    write_ties(folder + "/" + name + ".csv", workload);
    time_all(name, workload, runs);
  }
  return 0;
}
