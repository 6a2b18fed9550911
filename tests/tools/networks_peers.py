"""Runs the program on a made-up study and holds every number of its networks against networkx and
python-igraph, computed from the same input files. See networks_peers.sh."""
import csv
import math
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

import igraph
import networkx as nx
from networkx.algorithms import bipartite

STUDY = """<study xmlns="urn:weefsel:study:1" id="peers" language="en" seed="3">
  <people file="people.csv"/>
  <activities file="activities.csv"/>
  <ties file="help.csv" network="help" directed="yes"/>
  <ties file="borrow.csv" network="borrow"/>
  <network id="count" from="activities"/>
  <network id="newman" from="activities" projection="newman"/>
  <network id="residents" from="activities" projection="newman" include="resident"/>
  <network id="help" from="ties"/>
  <network id="borrow" from="ties"/>
  <privacy pseudonyms="no"/>
</study>
"""
ROLES = ["resident"] * 7 + ["volunteer"] * 2 + ["professional"]


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def make_study(folder, rng):
    people = {f"p{i:03d}": rng.choice(ROLES) for i in range(90)}
    draw = {p: 0 if rng.random() < 0.1 else rng.random() ** 2 for p in people}
    visits = [(f"e{e:02d}", p) for e in range(45) for p in people if rng.random() < draw[p] / 4]
    ties = {name: [(a, b, rng.choice(["", 1, 2, 5])) for a in people for b in people
                   if a != b and rng.random() < 0.02] for name in ("help", "borrow")}
    (folder / "study.xml").write_text(STUDY, encoding="utf-8")
    write(folder / "people.csv", ["person", "role"], people.items())
    write(folder / "activities.csv", ["activity", "date", "person"],
          [(e, f"2024-03-{int(e[1:]) % 28 + 1:02d}", p) for e, p in visits])
    for name, rows in ties.items():
        write(folder / f"{name}.csv", ["from", "to", "weight"], rows)
    return people, visits, ties


def together(people, visits, projection):
    log = nx.Graph()
    log.add_nodes_from(people)
    log.add_edges_from((e, p) for e, p in visits if p in people)
    make = {"count": bipartite.weighted_projected_graph,
            "newman": bipartite.collaboration_weighted_projected_graph}[projection]
    graph = nx.Graph(make(log, people))
    for a, b, tie in graph.edges(data=True):  # exact, so that paths of equal length are equal
        shared = [log.degree(e) for e in nx.common_neighbors(log, a, b)]
        tie["exact"] = sum(Fraction(1, k - 1) if projection == "newman" else 1 for k in shared)
        assert abs(float(tie["exact"]) - tie["weight"]) < 1e-9
    return graph


def reported(people, rows, graph):
    graph.add_nodes_from(people)
    for a, b, weight in rows:
        old = graph.get_edge_data(a, b, {"weight": 0})["weight"]
        graph.add_edge(a, b, weight=old + (weight or 1))
    return graph


def skeleton(graph):
    if not graph.is_directed():
        return graph
    return reported(graph.nodes, [(a, b, d["weight"]) for a, b, d in graph.edges(data=True)], nx.Graph())


def measure(graph):
    """Every column of network_people that has one right answer; None: undefined."""
    plain, people = skeleton(graph), sorted(graph.nodes)
    for _, _, tie in graph.edges(data=True):
        tie["length"] = 1 / Fraction(tie.get("exact", tie["weight"]))
    towards = graph.reverse() if graph.is_directed() else graph
    count = len(people)
    pairs = (count - 1) * (count - 2) / (1 if graph.is_directed() else 2)
    other = igraph.Graph([(people.index(a), people.index(b)) for a, b in plain.edges])
    other.add_vertices(count - other.vcount())
    cuts = set(other.articulation_points())
    parts = sorted(nx.connected_components(plain), key=lambda part: (-len(part), min(part)))
    columns = {
        "degree": dict(graph.degree), "strength": dict(graph.degree(weight="weight")),
        "in_degree": dict(graph.in_degree) if graph.is_directed() else {},
        "out_degree": dict(graph.out_degree) if graph.is_directed() else {},
        "betweenness": nx.betweenness_centrality(graph, normalized=False),
        "betweenness_weighted": nx.betweenness_centrality(graph, normalized=False, weight="length"),
        "harmonic": nx.harmonic_centrality(towards),
        "harmonic_weighted": nx.harmonic_centrality(towards, distance="length"),
        "constraint": nx.constraint(plain, weight="weight"),
        "effective_size": nx.effective_size(plain, weight="weight"),
        "clustering": {p: c for p, c in nx.clustering(plain).items() if plain.degree(p) > 1},
        "coreness": dict(zip(people, other.coreness())),
        "component": {p: i + 1 for i, part in enumerate(parts) for p in part},
        "articulation": {p: int(i in cuts) for i, p in enumerate(people)},
    }
    columns["betweenness_normalised"] = {p: b / pairs for p, b in columns["betweenness"].items()}
    columns["harmonic_normalised"] = {p: h / (count - 1) for p, h in columns["harmonic"].items()}
    whole = {"people": count, "ties": graph.number_of_edges(), "density": nx.density(graph),
             "transitivity": nx.transitivity(plain), "components": len(parts),
             "isolates": nx.number_of_isolates(plain), "mean_degree": 2 * graph.number_of_edges() / count}
    best = max(other.community_leiden("modularity", weights=[plain[people[t.source]][people[t.target]]
               ["weight"] for t in other.es], n_iterations=10).modularity for _ in range(20))
    return columns, whole, best


def read(folder, name):
    with open(folder / "tables" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Count:
    """How many numbers were held against each other, and which differ."""

    def __init__(self):
        self.seen, self.wrong = 0, []

    def compare(self, what, cell, expected):
        self.seen += 1
        none = expected is None or math.isnan(expected)
        if none != (cell == "") or (not none and abs(float(cell) - float(expected)) > 2e-6):
            self.wrong.append(f"{what}: {cell or 'empty'}, expected {expected}")


def compare_network(name, graph, output, count):
    pairs = {(t["from"], t["to"]): t["weight"] for t in read(output, "ties") if t["network"] == name}
    expected = {(a, b) if graph.is_directed() else (min(a, b), max(a, b)): d["weight"]
                for a, b, d in graph.edges(data=True)}
    for pair in pairs.keys() | expected.keys():
        count.compare(f"{name} {pair}", pairs.get(pair, ""), expected.get(pair))
    columns, whole, best = measure(graph)
    rows = [r for r in read(output, "network_people") if r["network"] == name]
    assert [r["person"] for r in rows] == sorted(graph.nodes)
    for row in rows:
        for column, values in columns.items():
            count.compare(f"{name} {row['person']} {column}", row[column], values.get(row["person"]))
    found = {r["measure"]: r["estimate"] for r in read(output, "network_summary") if r["network"] == name}
    for key, value in whole.items():
        count.compare(f"{name} {key}", found[key], value)
    # plain igraph's weighted Leiden, best of 20, must not beat ours
    weights = skeleton(graph)
    groups = {}
    for row in rows:
        groups.setdefault(row["community"], set()).add(row["person"])
    ours = nx.algorithms.community.modularity(weights, groups.values(), weight="weight")
    count.compare(f"{name} modularity of the communities", found["modularity"], ours)
    if best > ours + 1e-3:
        count.wrong.append(f"{name}: modularity {ours}, igraph finds {best}")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        output = folder / "output"
        people, visits, ties = make_study(folder, random.Random(20200116))
        ran = subprocess.run([program, "run", folder / "study.xml", "--output", output],
                             capture_output=True, text=True, check=False)
        if ran.returncode:
            sys.exit(f"networks_peers: the program ended with {ran.returncode}\n{ran.stderr}")
        residents = {p for p, role in people.items() if role == "resident"}
        count = Count()
        compare_network("count", together(people, visits, "count"), output, count)
        compare_network("newman", together(people, visits, "newman"), output, count)
        compare_network("residents", together(residents, visits, "newman"), output, count)
        compare_network("help", reported(people, ties["help"], nx.DiGraph()), output, count)
        compare_network("borrow", reported(people, ties["borrow"], nx.Graph()), output, count)
    if count.wrong:
        sys.exit("\n".join(["networks_peers:"] + count.wrong[:20] + [f"{len(count.wrong)} differ"]))
    print(f"networks_peers: {count.seen} numbers of 5 networks equal networkx and igraph")


main()
