package graph_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

// syllables make names; two sets share none.
func syllables(unrelated bool) []string {
	if unrelated {
		return []string{"zu", "po", "zun", "pol", "zup"}
	}
	return []string{"ka", "re", "mi", "tan", "vel", "dor", "las", "bren", "hal", "gor"}
}

// roster makes n names of a few families, as texts vary them: short, with initials, titles, other spellings, turned round, of a party or none.
func roster(rng *rand.Rand, n int, unrelated bool) []graph.NamedActor {
	parts := syllables(unrelated)
	word := func() string {
		text := ""
		for range 2 + rng.IntN(2) {
			text += parts[rng.IntN(len(parts))]
		}
		return strings.ToUpper(text[:1]) + text[1:]
	}
	var families, given []string
	for range 1 + n/6 {
		families, given = append(families, word()), append(given, word())
	}
	actors := map[string]graph.NamedActor{}
	for range n {
		name := vary(rng, given[rng.IntN(len(given))], families[rng.IntN(len(families))])
		actor := person(name, []string{"", "Aldmark", "Aldmark", "Borvia"}[rng.IntN(4)])
		actor.Documents = 1 + rng.IntN(4)
		actors[actor.ID] = actor
	}
	return slices.SortedFunc(maps.Values(actors), func(a, b graph.NamedActor) int { return strings.Compare(a.ID, b.ID) })
}

func vary(rng *rand.Rand, given, family string) string {
	switch rng.IntN(9) {
	case 0:
		return family
	case 1:
		return given[:1] + ". " + family
	case 2:
		return family + " " + given
	case 3:
		return "Dr. " + given + " " + family
	case 4:
		return given + " " + strings.Replace(family, "e", "ä", 1)
	case 5:
		return given + " " + family + family[len(family)-1:]
	case 6:
		return given + " al-" + family
	default:
		return given + " " + family
	}
}

// TestSameActorsProperties holds, on random rosters: any order and a second putting give the same answer; the answer is flat, so that being one is
// symmetric and transitive; what a judgement splits stays two; names that have nothing in common with others change nothing for those.
func TestSameActorsProperties(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 5))
		actors := roster(rng, 10+rng.IntN(40), false)
		a, b := actors[rng.IntN(len(actors))], actors[rng.IntN(len(actors))]
		var judgements []graph.Judgement
		if a.ID != b.ID {
			judgements = append(judgements, graph.Judgement{Kind: graph.Split, A: a.ID, B: b.ID}.Normal())
		}
		want := graph.SameActors(actors, judgements)
		for alias, canonical := range want {
			if want.Of(canonical) != canonical {
				t.Errorf("seed %d: %s is %s is %s", seed, alias, canonical, want.Of(canonical))
			}
		}
		if len(judgements) > 0 && want.Of(a.ID) == want.Of(b.ID) {
			t.Errorf("seed %d: %s and %s are one, although they were split", seed, a.ID, b.ID)
		}
		shuffled := append(slices.Clone(actors), actors[:len(actors)/2]...)
		rng.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		if diff := cmp.Diff(want, graph.SameActors(shuffled, judgements)); diff != "" {
			t.Errorf("seed %d: in another order, some twice (-want +got):\n%s", seed, diff)
		}
		more := graph.SameActors(append(slices.Clone(actors), roster(rng, 20, true)...), judgements)
		for _, actor := range actors {
			if more.Of(actor.ID) != want.Of(actor.ID) {
				t.Errorf("seed %d: beside unrelated names %s is %s, alone %s", seed, actor.ID, more.Of(actor.ID), want.Of(actor.ID))
			}
		}
	}
}

// BenchmarkSameActors shows that time grows with the names and not with their square.
func BenchmarkSameActors(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, 1))
			var actors []graph.NamedActor
			for len(actors) < n {
				actors = append(actors, crowd(rng, n))
			}
			for b.Loop() {
				graph.SameActors(actors, nil)
			}
		})
	}
}

// crowd returns one of n names: given names repeat, surnames less so, a third are variants.
func crowd(rng *rand.Rand, n int) graph.NamedActor {
	parts := syllables(false)
	spell := func(number, length int) string {
		text := ""
		for range length {
			text += parts[number%len(parts)]
			number /= len(parts)
		}
		return strings.ToUpper(text[:1]) + text[1:]
	}
	given, family := spell(rng.IntN(200), 3), spell(rng.IntN(n/3), 4)
	name := given + " " + family
	if rng.IntN(3) == 0 {
		name = vary(rng, given, family)
	}
	return person(name, []string{"", "Aldmark", "Borvia", "Cestria", "Dunmoor"}[rng.IntN(5)])
}
