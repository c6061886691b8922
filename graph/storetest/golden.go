package storetest

import (
	_ "embed"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// golden is the export of Every, written by go test ./graph/sqlite -update.
//
//go:embed testdata/export.jsonl
var golden string

// Every drafts documents that give every kind of node and of edge.
func Every() []graph.Extraction {
	d := newDraft("a", "2024-05-01")
	aldmark := d.party("Aldmark", func(p *graph.Party) {
		p.Aliases, p.MemberOf = []string{"Port Vell"}, []graph.Membership{{Bloc: "party:basin-council", Since: "1990-01-01"}}
	})
	council := d.party("Basin Council", func(p *graph.Party) { p.Type = graph.Bloc })
	envoy := d.envoy("Clara Tarvane", aldmark, "special envoy")
	plan := d.term("river plan", "Water", func(t *graph.Term) { t.Kind, t.FixedKind = graph.KindProposal, true })
	stay := d.term("keep the dam", "Water")
	gone := d.term("open the dam", "Water", func(t *graph.Term) { t.OppositeOf, t.PartOf, t.Revises = stay, plan, plan })
	origin := d.says(envoy, aldmark, graph.Demands, gone, provided("it rains"), func(s *graph.Statement) { s.OnBehalfOf = []string{council} })
	d.says(council, "", graph.Supports, gone, func(s *graph.Statement) { s.Echo = &graph.Echo{Of: origin, Kind: graph.EchoSupport, Cue: "demands"} })
	d.says(aldmark, "", graph.Proposes, plan, on("2024-04-02"), func(s *graph.Statement) { s.Address([]string{council, envoy}) })
	d.says(aldmark, "", graph.States, "")
	other := newDraft("b", "2024-05-03")
	borvia := other.party("Borvia")
	other.says(borvia, "", graph.Rejects, other.term("keep the dam", "Water"), func(s *graph.Statement) {
		s.SaidBy, s.Directness = &graph.Reporter{Text: "Aldmark", Actor: other.party("Aldmark"), Name: "Aldmark"}, graph.Direct
	})
	other.meets(graph.Held, "2024-05-02", [2]string{other.envoy("Tarvane", aldmark, ""), aldmark}, [2]string{borvia, borvia})
	other.meets(graph.Planned, "", [2]string{borvia, borvia}, [2]string{aldmark, aldmark})
	return []graph.Extraction{
		d.extraction(), other.extraction(), printed("c", "2024-05-04", "Gazette", wire, "Aldmark", graph.Demands), printed("d", "", "Herald", "Reprinted. "+wire, "Aldmark", graph.Demands),
	}
}

// testGolden compares the export of documents that give every kind of node and edge with the file, byte for byte.
func testGolden(t *testing.T, open Opener) {
	got := open.store(t, Every()...).export()
	if got != golden {
		same(t, "export", golden, got)
	}
}
