package kernel_test

import (
	"testing"

	"github.com/parleygraph/parley/graph"
)

// TestCaseFile: what two documents of one collection word alike is one matter, which way they turn it; another collection's is not, nor are other names.
func TestCaseFile(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		name, a, b    string
		first, second string // collections
		want          bool
	}{
		{"turned apart", "suspend desalination", "resume desalination", "gulf", "gulf", true},
		{"of one name more, which the other is about", "suspend Oman's desalination", "resume desalination", "gulf", "gulf", true},
		{"of two collections", "suspend desalination", "resume desalination", "gulf", "lake", false},
		{"of no collection", "suspend desalination", "resume desalination", "", "", false},
		{"of other names", "suspend Oman's desalination", "resume Chad's desalination", "gulf", "gulf", false},
		{"of other words", "suspend desalination", "suspend trawling", "gulf", "gulf", false},
		{"of words that say little", "the talks", "the talks", "gulf", "gulf", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			one, other := kernelOf(r, c.a), kernelOf(r, c.b)
			one.Context, other.Context = graph.InCase([]string{"delegate", "nuclear"}, c.first), graph.InCase([]string{"@oman", "pipeline"}, c.second)
			if got, back := alike(&one, &other), alike(&other, &one); got != c.want || back != c.want {
				t.Errorf("%q and %q: got %t, turned round %t, want %t", c.a, c.b, got, back, c.want)
			}
		})
	}
}

// TestTurnsAlone: a point that says only which way is about what was turned so before it, else about the last matter, else about one of its own.
func TestTurnsAlone(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		text, a, b string
		want       bool
	}{
		{"Kenya rejected the ban on trawling. Chad backs a bank on the lake. Uganda rejected the ban.", "the ban on trawling", "the ban", true},
		{"Kenya rejected the resolution on the lake. Uganda backs the ban.", "the resolution on the lake", "the ban", false},
		{"Kenya wants a truce on the lake. Uganda wants an extension.", "a truce on the lake", "an extension", true},
	} {
		if got := oneTerm(r, c.text, c.a, c.b); got != c.want {
			t.Errorf("%s: one term %t, want %t", c.text, got, c.want)
		}
	}
}
