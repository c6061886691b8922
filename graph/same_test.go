package graph_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

// person returns an envoy that one document names, its id made of name and party.
func person(name, party string) graph.NamedActor {
	id := graph.PartyID(party)
	if party == "" {
		id = ""
	}
	return graph.NamedActor{ID: graph.EnvoyID(name, id), Kind: graph.KindEnvoy, Name: name, Party: id, Documents: 1}
}

func TestSameActors(t *testing.T) {
	often := person("Stena Witkarf", "Aldmark")
	often.Documents = 9
	merge := func(a, b graph.NamedActor) graph.Judgement {
		return graph.Judgement{Kind: graph.Merge, A: a.ID, B: b.ID}.Normal()
	}
	split := func(a, b graph.NamedActor) graph.Judgement {
		return graph.Judgement{Kind: graph.Split, A: a.ID, B: b.ID}.Normal()
	}
	full, short := person("Clara Tarvane", "Aldmark"), person("Tarvane", "Aldmark")
	aldmark := graph.NamedActor{ID: "party:aldmark", Kind: graph.KindParty, Name: "Aldmark", Documents: 2}
	almark := graph.NamedActor{ID: "party:almark", Kind: graph.KindParty, Name: "Almark", Documents: 1}
	for _, c := range []struct {
		name       string
		actors     []graph.NamedActor
		judgements []graph.Judgement
		want       graph.Canon
	}{
		{"alone", []graph.NamedActor{full}, nil, graph.Canon{}},
		{"same words, other spelling", []graph.NamedActor{person("Zoë Tarvane", "Aldmark"), person("ZOE TARVANE", "")}, nil,
			graph.Canon{"envoy:zoe-tarvane": "envoy:zoe-tarvane.aldmark"}},
		{"slip, most documents stand", []graph.NamedActor{person("Stena Witkarv", "Aldmark"), often}, nil,
			graph.Canon{"envoy:stena-witkarv.aldmark": often.ID}},
		{"slip in the given name", []graph.NamedActor{person("Klara Witkarf", "Aldmark"), person("Clara Witkarf", "Aldmark")}, nil,
			graph.Canon{"envoy:klara-witkarf.aldmark": "envoy:clara-witkarf.aldmark"}},
		{"slip across parties", []graph.NamedActor{person("Stena Witkarv", "Borvia"), often}, nil, graph.Canon{}},
		{"slip without party", []graph.NamedActor{person("Stena Witkarv", ""), often}, nil, graph.Canon{}},
		{"three spellings", []graph.NamedActor{person("Stena Witkarv", "Aldmark"), person("Stena Witkary", "Aldmark"), often}, nil,
			graph.Canon{"envoy:stena-witkarv.aldmark": often.ID, "envoy:stena-witkary.aldmark": often.ID}},
		{"short name", []graph.NamedActor{full, short}, nil, graph.Canon{short.ID: full.ID}},
		{"middle name", []graph.NamedActor{full, person("Clara Maria Tarvane", "Aldmark"), short}, nil,
			graph.Canon{full.ID: "envoy:clara-maria-tarvane.aldmark", short.ID: "envoy:clara-maria-tarvane.aldmark"}},
		{"short name of two", []graph.NamedActor{full, person("Doran Tarvane", "Aldmark"), short}, nil, graph.Canon{}},
		{"short name of two, of whom one fits", []graph.NamedActor{full, person("Doran Tarvane", "Borvia"), short}, nil, graph.Canon{short.ID: full.ID}},
		{"namesakes", []graph.NamedActor{full, person("Clara Tarvane", "Borvia")}, nil, graph.Canon{}},
		{"namesakes and one of no party", []graph.NamedActor{full, person("Clara Tarvane", "Borvia"), person("Clara Tarvane", "")}, nil, graph.Canon{}},
		{"one given name", []graph.NamedActor{full, person("Clara Obrisk", "Aldmark"), person("Clara", "Aldmark")}, nil, graph.Canon{}},
		{"initial", []graph.NamedActor{full, person("C. Tarvane", "Aldmark")}, nil, graph.Canon{"envoy:c-tarvane.aldmark": full.ID}},
		{"initial of two", []graph.NamedActor{full, person("Cora Tarvane", "Aldmark"), person("C. Tarvane", "Aldmark")}, nil, graph.Canon{}},
		{"initial of two, of whom one fits", []graph.NamedActor{full, person("Cora Tarvane", "Borvia"), person("C. Tarvane", "Aldmark")}, nil,
			graph.Canon{"envoy:c-tarvane.aldmark": full.ID}},
		{"middle initials of two", []graph.NamedActor{person("John F. Obrisk", "Aldmark"), person("John D. Obrisk", "Aldmark"), person("John Obrisk", "Aldmark")}, nil, graph.Canon{}},
		{"son and father", []graph.NamedActor{person("Obrisk Jr.", "Aldmark"), person("Theo Obrisk Jr.", "Aldmark"), person("Theo Obrisk Sr.", "Aldmark")}, nil,
			graph.Canon{"envoy:obrisk-jr.aldmark": "envoy:theo-obrisk-jr.aldmark"}},
		{"surname first, of two", []graph.NamedActor{person("Obrisk", "Aldmark"), person("Obrisk Theo", "Aldmark"), person("Obrisk Mona", "Aldmark")}, nil, graph.Canon{}},
		{"short form of two", []graph.NamedActor{person("Chris Obrisk", "Aldmark"), person("Christopher Obrisk", "Aldmark"), person("Christian Obrisk", "Aldmark")}, nil, graph.Canon{}},
		{"short words are not near", []graph.NamedActor{person("Li Wan", "Aldmark"), person("Li Wen", "Aldmark")}, nil, graph.Canon{}},
		{"parties are never alike", []graph.NamedActor{aldmark, almark}, nil, graph.Canon{}},
		{"parties by judgement", []graph.NamedActor{aldmark, almark}, []graph.Judgement{merge(aldmark, almark)}, graph.Canon{almark.ID: aldmark.ID}},
		{"split by judgement", []graph.NamedActor{full, short}, []graph.Judgement{split(full, short)}, graph.Canon{}},
		{"merge by judgement", []graph.NamedActor{full, person("Clara Obrisk", "Aldmark")}, []graph.Judgement{merge(full, person("Clara Obrisk", "Aldmark"))},
			graph.Canon{"envoy:clara-obrisk.aldmark": full.ID}},
		{"judgement of names that are not loaded", []graph.NamedActor{full}, []graph.Judgement{merge(full, short)}, graph.Canon{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for seed := range uint64(4) {
				rand.New(rand.NewPCG(seed, 1)).Shuffle(len(c.actors), func(i, k int) { c.actors[i], c.actors[k] = c.actors[k], c.actors[i] })
				if diff := cmp.Diff(c.want, graph.SameActors(c.actors, c.judgements)); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
		})
	}
}

// TestRoster puts and removes names at random and compares with an answer from scratch.
func TestRoster(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	given, surnames := []string{"", "Clara", "Klara", "Doran", "Clara Maria"}, []string{"Tarvane", "Tarvanne", "Obrisk", "Oblisk"}
	parties := []string{"", "Aldmark", "Borvia"}
	roster, alive := graph.NewRoster(), map[string]graph.NamedActor{}
	for range 400 {
		name := given[rng.IntN(len(given))] + " " + surnames[rng.IntN(len(surnames))]
		actor := person(name, parties[rng.IntN(len(parties))])
		actor.Documents = 1 + rng.IntN(3)
		if rng.IntN(2) == 0 {
			roster.Remove(actor.ID)
			delete(alive, actor.ID)
		} else {
			roster.Put(actor)
			alive[actor.ID] = actor
		}
		var actors []graph.NamedActor
		for _, a := range alive {
			actors = append(actors, a)
		}
		if diff := cmp.Diff(graph.SameActors(actors, nil), roster.Canon(nil)); diff != "" {
			t.Fatalf("(-scratch +roster):\n%s", diff)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"witkarf", "witkarv", 1}, {"abcd", "abdc", 1}, {"kitten", "sitting", 3}, {"ёлка", "елка", 1}} {
		if got := graph.Distance(c.a, c.b); got != c.want || graph.Distance(c.b, c.a) != got {
			t.Errorf("%q and %q: got %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
