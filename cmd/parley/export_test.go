package main

import "github.com/parleygraph/parley/graph"

// ExtractLine lets the tests lay a hand-made extraction out in the contract of `parley extract`.
func ExtractLine(x *graph.Extraction, withText bool) any { return newExtractLine(x, withText) }
