"""Asks a parley server from Python, with the standard library alone.

    import parley
    graph = parley.Graph("http://127.0.0.1:8080")
    graph.query("{ info { revision } }")                       # a dict
    graph.rows("statements", "day stance party { name }")       # a list of dicts, all pages
    graph.frame("statements", "day stance party { name }")      # the same as a pandas DataFrame
    graph.table("positions", party="Ukraine")                   # an export as a DataFrame

A server that asks for a token gets the one of the environment's PARLEY_TOKEN.
"""

import io
import json
import os
import urllib.error
import urllib.parse
import urllib.request


class ParleyError(Exception):
    """What the server, or the way to it, objects to, in words that say what to do."""


class Graph:
    """A parley server."""

    def __init__(self, url=None, token=None, timeout=60):
        """url is where `parley serve` says that it serves, else PARLEY_URL; token is else PARLEY_TOKEN."""
        self.url = (url or os.environ.get("PARLEY_URL", "http://127.0.0.1:8080")).rstrip("/")
        self.token = token or os.environ.get("PARLEY_TOKEN")
        self.timeout = timeout

    def query(self, text, **variables):
        """Returns the data of a GraphQL query as a dict."""
        body = json.dumps({"query": text, "variables": variables}).encode()
        answer = json.loads(self._fetch("/graphql", body))
        if answer.get("errors"):
            raise ParleyError("\n".join(_worded(error) for error in answer["errors"]))
        return answer["data"]

    def rows(self, field, select, page=500, **arguments):
        """Returns the nodes of a list field, page by page to its end. arguments are those of the field, as filter={"party": ["Ukraine"]}."""
        types = self._types(field, arguments)
        declared = "".join(f", ${name}: {kind}" for name, kind in types.items())
        passed = "".join(f", {name}: ${name}" for name in types)
        text = (f"query Rows($after: String{declared}) {{ {field}(first: {page}, after: $after{passed}) "
                f"{{ nodes {{ {select} }} pageInfo {{ hasNextPage endCursor }} }} }}")
        found, after = [], None
        while True:
            answer = self.query(text, after=after, **arguments)[field]
            found += answer["nodes"]
            if not answer["pageInfo"]["hasNextPage"]:
                return found
            after = answer["pageInfo"]["endCursor"]

    def frame(self, field, select, **arguments):
        """Returns rows as a pandas DataFrame; nested fields are columns such as party.name."""
        import pandas

        return pandas.json_normalize(self.rows(field, select, **arguments))

    def table(self, format, **filters):
        """Returns an export as a pandas DataFrame: positions, nodes, edges, two-mode or congruence. The first column of a matrix is its index."""
        import pandas

        query = urllib.parse.urlencode(filters, doseq=True)
        text = self._fetch(f"/export/{format}?{query}").decode()
        if format in ("two-mode", "congruence"):
            table = pandas.read_csv(io.StringIO(text), index_col=0)
            table.attrs["citation"], table.index.name = table.index.name, None
            return table
        return pandas.read_csv(io.StringIO(text), keep_default_na=False)

    def _types(self, field, arguments):
        """The types of a field's arguments, as the schema has them."""
        if not arguments:
            return {}
        kind = "name kind ofType { name kind ofType { name kind ofType { name kind } } }"
        fields = self.query(f"{{ __schema {{ queryType {{ fields {{ name args {{ name type {{ {kind} }} }} }} }} }} }}")["__schema"]["queryType"]["fields"]
        known = {a["name"]: _written(a["type"]) for f in fields if f["name"] == field for a in f["args"]}
        for name in arguments:
            if name not in known:
                raise ParleyError(f"{field} takes no argument {name}: use {', '.join(known)}")
        return {name: known[name] for name in arguments}

    def _fetch(self, path, body=None):
        request = urllib.request.Request(self.url + path, data=body, headers={"Content-Type": "application/json"} if body else {})
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as reply:
                return reply.read()
        except urllib.error.HTTPError as refusal:
            said = refusal.read().decode(errors="replace").strip()
            raise ParleyError(f"{self.url}{path}: {refusal.code}: {said}") from None
        except (urllib.error.URLError, TimeoutError) as failure:
            raise ParleyError(f"{self.url} does not answer ({getattr(failure, 'reason', failure)}): start it with `parley serve`, or name another address") from None


def _worded(error):
    """An error of GraphQL in one line, with where in the answer it belongs."""
    path = ".".join(str(step) for step in error.get("path", []))
    return error["message"] + (f" (at {path})" if path else "")


def _written(kind):
    """A type as GraphQL writes it."""
    if kind["kind"] == "NON_NULL":
        return _written(kind["ofType"]) + "!"
    if kind["kind"] == "LIST":
        return "[" + _written(kind["ofType"]) + "]"
    return kind["name"]
