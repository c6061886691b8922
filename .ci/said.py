"""Prints what a log of `go test -json` holds: the line of each package, and all that failing tests and builds printed."""
import json
import sys

with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
    events = [json.loads(line) for line in log if line.startswith("{")]
failed = {(e.get("Package"), e.get("Test")) for e in events if e["Action"] == "fail"}
for e in events:
    said = e.get("Output", "")
    test = (e.get("Package"), e.get("Test"))
    if e["Action"] == "build-output" or e["Action"] == "output" and (
        "Test" not in e and (test in failed or said.startswith(("ok ", "FAIL", "?"))) or "Test" in e and test in failed and not said.startswith("=== ")
    ):
        sys.stdout.write(said)
