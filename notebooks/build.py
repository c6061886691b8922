"""Executes the notebook against PARLEY_URL: `build.py write` stores its outputs, `build.py check` compares them with the stored ones.

Pictures are compared by what is drawn from, not by pixels: the text outputs hold the numbers.
"""

import pathlib
import sys

import nbformat
from nbclient import NotebookClient

file = pathlib.Path(__file__).with_name("positions.ipynb")


def texts(notebook):
    """The text that each cell printed or returned."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            found.append(output.get("text") or output.get("data", {}).get("text/plain", ""))
    return found


def main(what):
    notebook = nbformat.read(file, as_version=4)
    before = texts(notebook)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(file.parent)}}).execute()
    if what == "write":
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)
        notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        nbformat.write(notebook, file)
        return
    if (after := texts(notebook)) != before:
        for old, new in zip(before, after):
            if old != new:
                print(f"stored:\n{old}\nnow:\n{new}")
        sys.exit("the notebook's outputs are not the stored ones: look at them, then run build.py write")
    print(f"{len(after)} outputs as stored")


main(sys.argv[1])
