"""Opens exports as networkx, igraph and pandas do, and prints how many nodes and edges, or rows, each finds."""
import json
import sys

import igraph
import networkx
import pandas

folder = sys.argv[1]
gexf = networkx.read_gexf(f"{folder}/gexf")
graphml = networkx.read_graphml(f"{folder}/graphml")
other = igraph.Graph.Read_GraphML(f"{folder}/graphml")
linked = json.load(open(f"{folder}/jsonld", encoding="utf-8"))["@graph"]
kumu = json.load(open(f"{folder}/kumu", encoding="utf-8"))
nodes, edges = pandas.read_csv(f"{folder}/nodes"), pandas.read_csv(f"{folder}/edges")
tidy, parquet = pandas.read_csv(f"{folder}/positions", keep_default_na=False), pandas.read_parquet(f"{folder}/parquet")
print(json.dumps({
    "networks": [
        [gexf.number_of_nodes(), gexf.number_of_edges()],
        [graphml.number_of_nodes(), graphml.number_of_edges()],
        [other.vcount(), other.ecount()],
        [len(nodes), len(edges)],
        [len(kumu["elements"]), len(kumu["connections"])],
        [len(linked), sum(len(v) for n in linked for k, v in n.items() if k.isupper())],
    ],
    "tables": [len(tidy), len(parquet)],
    "sameQuotes": list(tidy.quote) == list(parquet.quote),
    "nodesOfEdges": bool(edges.Source.isin(nodes.Id).all() and edges.Target.isin(nodes.Id).all()),
}))
