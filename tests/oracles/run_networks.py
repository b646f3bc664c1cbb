#!/usr/bin/env python3
"""Runs networks through the terminal and lets networkx, and igraph and sna of R, judge the figures.

Usage: tests/oracles/run_networks.py ZUBIA FOLDER    (FOLDER holds the topics of the published tables)
Ends with 77, which the test runner counts as skipped, where networkx, or R with igraph and sna, is not there. Without the
published tables the generated networks alone are judged.
"""

import collections
import csv
import itertools
import json
import math
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
TOLERANCE = 1e-9
JUDGED_MAX = 12


def generated(seed, count, ties, directed):
    """Nodes with a group, the last one an isolate, and two waves of ties with weights."""
    draw = random.Random(seed)
    nodes = {f"N{i}": draw.choice(["NA", "EU", "NV"]) for i in range(count)}
    pairs = [
        pair
        for pair in itertools.permutations(list(nodes)[:-1], 2)
        if directed or pair[0] < pair[1]
    ]
    waves = [{pair: draw.choice([1, 2, 3, 10]) for pair in draw.sample(pairs, ties)} for _ in range(2)]
    # The second wave keeps half of the first.
    waves[1] |= dict(draw.sample(sorted(waves[0].items()), ties // 2))
    return nodes, waves


def projects(folder):
    """Organisations of research projects in common (CORDIS), the project of the most partners left out."""
    members, countries = collections.defaultdict(set), {}
    with open(folder / "organisations/cordis_ev_semiconductor_participations.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            members[row["projectID"]].add(row["organisationID"])
            countries[row["organisationID"]] = row["country"]
    projects_in_order = sorted(members.items(), key=lambda item: (len(item[1]), item[0]))[:-1]
    waves = [collections.Counter(), collections.Counter()]
    for place, (_, partners) in enumerate(projects_in_order):
        for pair in itertools.combinations(sorted(partners), 2):
            waves[1][pair] += 1
            if place % 2 == 0:
                waves[0][pair] += 1
    return countries, waves


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def by_networkx(nodes, ties, directed):
    import networkx

    graph = networkx.DiGraph() if directed else networkx.Graph()
    multiple = math.lcm(*ties.values())
    for node, group in nodes.items():
        graph.add_node(node, group=group)
    for (one, other), weight in ties.items():
        # In whole numbers, since networkx takes 1/3 + 1/3 + 1/3 for another length than 1.
        graph.add_edge(one, other, weight=weight, length=multiple // weight)
    yield "betweenness", networkx.betweenness_centrality(graph)
    yield "weighted betweenness", networkx.betweenness_centrality(graph, weight="length")
    # networkx leaves out who has ties in one direction only; igraph judges these.
    judged = [node for node in graph if graph.degree(node) == 0 or len(graph[node]) > 0]
    # It needs seconds for each of many nodes with many ties, all of which igraph judges.
    judged = random.Random(1).sample(judged, min(len(judged), JUDGED_MAX))
    yield "constraint", networkx.constraint(graph, judged)
    yield "weighted constraint", networkx.constraint(graph, judged, weight="weight")
    yield "assortativity by group", {"": networkx.attribute_assortativity_coefficient(graph, "group")}
    yield "components", {"": networkx.number_connected_components(graph.to_undirected())}


def by_r(folder, directed):
    command = ["Rscript", HERE / "networks.R", folder / "after.csv", folder / "nodes.csv"]
    command += ["directed" if directed else "undirected", folder / "before.csv"]
    figures = collections.defaultdict(dict)
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    for line in answer.stdout.splitlines():
        figure, node, value = line.split("\t")
        figures[figure][node] = float(value)
    return figures.items()


def ours(zubia, folder, directed):
    command = [zubia, "network-measures", folder / "waves.csv", "--attributes", folder / "nodes.csv", "--output", "json"]
    command += ["--permutations", "100", *(["--directed"] if directed else [])]

    def ask(*more):
        return json.loads(subprocess.run([*command, *more], capture_output=True, check=True).stdout)

    plain, weighted = ask(), ask("--weighted")
    figures = collections.defaultdict(dict)
    for row in plain["nodes"]:
        for figure in ("betweenness", "betweenness_pairs", "constraint"):
            figures[figure][row["node"]] = row[figure]
    for row in weighted["nodes"]:
        for figure in ("betweenness", "constraint"):
            figures[f"weighted {figure}"][row["node"]] = row[figure]
    for row in plain["network"]:
        figures[row["measure"]][""] = row["value"]
    for row in plain["roles"]:
        for figure in ("count of", "expected", "deviation of"):
            figures[f"{figure} {row['role']}"][row["node"]] = row[figure.split()[0]]
    figures["correlation"][""] = next(row["observed"] for row in plain["tests"] if "QAP" in row["test"])
    return figures


def judge(title, zubia, nodes, waves, directed, folder):
    write(folder / "nodes.csv", ["node", "territory"], nodes.items())
    for name, wave in zip(("before", "after"), waves):
        write(folder / f"{name}.csv", ["from", "to", "weight"], [(*pair, weight) for pair, weight in wave.items()])
    all_ties = [(*pair, weight, place) for place, wave in enumerate(waves) for pair, weight in wave.items()]
    write(folder / "waves.csv", ["from", "to", "weight", "wave"], all_ties)
    found = ours(zubia, folder, directed)
    failures = 0
    for judge_name, figures in (("networkx", by_networkx(nodes, waves[1], directed)), ("R", by_r(folder, directed))):
        for figure, values in figures:
            if figure == "louvain":
                best = found["modularity of communities"][""]
                holds = best >= values[""] - TOLERANCE
                print(f"{'ok  ' if holds else 'FAIL'} {title}: modularity {best:.6f}, Louvain of igraph {values['']:.6f}")
                failures += not holds
                continue
            differences = []
            for node, value in values.items():
                mine = found[figure][node]
                # What nobody defines agrees; an isolate's constraint is not defined here, and 0 or NaN there.
                if mine is None:
                    differences.append(0 if math.isnan(value) or value == 0 else math.inf)
                else:
                    differences.append(abs(mine - value) / max(1, abs(value)))
            holds = bool(differences) and max(differences) <= TOLERANCE
            failures += not holds
            print(f"{'ok  ' if holds else 'FAIL'} {title}: {figure} of {len(values)} by {judge_name} differs by at most {max(differences):.3g}")
    return failures


def has_judges():
    try:
        import networkx  # noqa: F401
    except ImportError:
        return False
    if shutil.which("Rscript") is None:
        return False
    question = 'quit(status = !(requireNamespace("sna", quietly = TRUE) && requireNamespace("igraph", quietly = TRUE)))'
    return subprocess.run(["Rscript", "-e", question], capture_output=True).returncode == 0


def main():
    zubia, data = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    if not has_judges():
        print("skipped: networkx, or R with sna and igraph, is not installed")
        return 77
    networks = [
        (f"{count} nodes, {ties} {'directed' if directed else 'undirected'} ties", *generated(seed, count, ties, directed), directed)
        for seed, (count, ties, directed) in enumerate([(12, 20, True), (12, 20, False), (60, 200, True), (60, 200, False)])
    ]
    if data.is_dir():
        networks.append(("research projects in common", *projects(data), False))
    else:
        print(f"the published tables are not at {data}: judging generated networks alone")
    failures = 0
    for title, nodes, waves, directed in networks:
        with tempfile.TemporaryDirectory() as name:
            failures += judge(title, zubia, nodes, waves, directed, pathlib.Path(name))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
