package storetest

import (
	"testing"

	"github.com/parleygraph/parley/graph"
)

// talks drafts a document that reports one meeting of Clara Tarvane of Aldmark and Hugo Oblenko of Borvia.
func talks(id string, status graph.MeetingStatus, published, day graph.Day) graph.Extraction {
	d := newDraft(id, published)
	aldmark, borvia := d.party("Aldmark"), d.party("Borvia")
	d.meets(status, day, [2]string{d.envoy("Clara Tarvane", aldmark, ""), aldmark}, [2]string{d.envoy("Hugo Oblenko", borvia, ""), borvia})
	return d.extraction()
}

// refusal drafts a document in which the two parties deny having met.
func refusal(id string, published, day graph.Day) graph.Extraction {
	d := newDraft(id, published)
	aldmark, borvia := d.party("Aldmark"), d.party("Borvia")
	d.meets(graph.Off, day, [2]string{aldmark, aldmark}, [2]string{borvia, borvia})
	return d.extraction()
}

func testMeetings(t *testing.T, open Opener) {
	held := talks("held", graph.Held, "2024-05-03", "2024-05-02")
	both := []string{"MET_WITH envoy:clara-tarvane.aldmark envoy:hugo-oblenko.borvia", "MET_WITH party:aldmark party:borvia"}
	for _, c := range []struct {
		name      string
		documents []graph.Extraction
		want      []string
	}{
		{"held", []graph.Extraction{held}, both},
		{"planned", []graph.Extraction{talks("p", graph.Planned, "2024-05-03", "2024-05-02")}, nil},
		{"denied", []graph.Extraction{talks("d", graph.Off, "2024-05-03", "2024-05-02")}, nil},
		{"held and denied for the day", []graph.Extraction{held, refusal("d", "2024-06-01", "2024-05-02")}, nil},
		{"held and denied for another day", []graph.Extraction{held, refusal("d", "2024-06-01", "2024-05-20")}, both},
		{"held and denied in the same week", []graph.Extraction{held, refusal("d", "2024-05-06", "")}, nil},
		{"held and denied weeks later", []graph.Extraction{held, refusal("d", "2024-07-06", "")}, both},
		{"held twice, one day denied", []graph.Extraction{held, talks("again", graph.Held, "2024-05-21", "2024-05-20"), refusal("d", "2024-06-01", "2024-05-20")}, both},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open.store(t, c.documents...)
			var got []string
			for _, n := range b.all(graph.Filter{}, graph.KindEnvoy, graph.KindParty) {
				for _, e := range b.edges(n.NodeID(), false, graph.MetWith) {
					if e.From < e.To {
						got = append(got, ends([]graph.Edge{e})...)
						same(t, "meetings", 1, e.Meetings)
					}
				}
			}
			same(t, "met", c.want, got)
		})
	}
	t.Run("a denial taken away", func(t *testing.T) {
		b := open.store(t, held)
		before := b.export()
		b.put(refusal("d", "2024-06-01", "2024-05-02"))
		b.remove("d")
		same(t, "export", before, b.export())
	})
	t.Run("attending is not meeting", func(t *testing.T) {
		d := newDraft("summit", "2024-05-03")
		aldmark, borvia := d.party("Aldmark"), d.party("Borvia")
		d.meets(graph.Held, "2024-05-02", [2]string{aldmark, aldmark}, [2]string{borvia, borvia})
		x := d.extraction()
		x.Meetings[0].Pairs = nil
		b := open.store(t, x)
		same(t, "edges", []string{"ATTENDED party:aldmark " + x.Meetings[0].ID}, ends(b.edges("party:aldmark", false)))
	})
	t.Run("a party that one text does not give", func(t *testing.T) {
		d := newDraft("bare", "2024-05-03")
		d.meets(graph.Held, "2024-05-02", [2]string{d.envoy("Clara Tarvane", "", ""), ""}, [2]string{d.envoy("Hugo Oblenko", "", ""), ""})
		b := open.store(t, held)
		before := b.export()
		b.put(d.extraction())
		met := b.edges("envoy:clara-tarvane", false, graph.MetWith)
		same(t, "met", both[:1], ends(met))
		same(t, "meetings", 2, met[0].Meetings)
		b.remove("bare")
		same(t, "export", before, b.export())
	})
}
