package graph_test

import (
	"testing"

	"github.com/parleygraph/parley/graph"
)

func TestVerb(t *testing.T) {
	for name, want := range map[string]string{
		"Norway": "rejects", "the United States": "rejects", "Arden's hill rebels": "reject", "coastal states": "reject", "Arden congress": "rejects", "the caucus": "rejects", "": "rejects",
		"Ilse Marn": "rejects",
	} {
		if got := graph.Rejects.Verb(name); got != want {
			t.Errorf("%s %s, want %s", name, got, want)
		}
	}
	if got := graph.States.Verb("the rebels"); got != "state" {
		t.Errorf("the rebels %s, want state", got)
	}
}
