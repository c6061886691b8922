package graph_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// prose makes a text of so many words out of a vocabulary of its own.
func prose(seed uint64, words int) []string {
	rng := rand.New(rand.NewPCG(seed, 1))
	text := make([]string, words)
	for i := range text {
		text[i] = fmt.Sprintf("w%dx%d", seed, rng.IntN(400))
	}
	return text
}

func TestSketch(t *testing.T) {
	words := prose(1, 300)
	text := strings.Join(words, " ")
	edited := slices.Clone(words)
	for i := 0; i < len(edited); i += 30 {
		edited[i] = "otherwise"
	}
	rewritten := slices.Clone(words)
	for i := 0; i < len(rewritten); i += 3 {
		rewritten[i] = "otherwise"
	}
	tests := map[string]struct {
		other string
		alike bool
	}{
		"the same":            {text, true},
		"another header":      {"Dam talks stall\n\nBy our staff\n\n" + text + "\n\n(c) Daily Post", true},
		"other lines":         {strings.Join(words, "\n"), true},
		"capitals and marks":  {strings.ToUpper(strings.Join(words, ", ")), true},
		"small edits":         {strings.Join(edited, " "), true},
		"its last part cut":   {strings.Join(words[:200], " "), true},
		"rewritten":           {strings.Join(rewritten, " "), false},
		"another text":        {strings.Join(prose(2, 300), " "), false},
		"quoted in a longer":  {text + " " + strings.Join(prose(2, 600), " "), false},
		"a text of its words": {strings.Join(slices.Sorted(slices.Values(words)), " "), false},
	}
	for name, test := range tests {
		if got := graph.SketchOf(text).Alike(graph.SketchOf(test.other)); got != test.alike {
			t.Errorf("%s: want alike %t, got %t", name, test.alike, got)
		}
	}
	if graph.SketchOf("Norway rejects the toll.") != nil || graph.SketchOf("") != nil {
		t.Error("a sentence has a sketch, want none")
	}
	if s := graph.SketchOf(text); *graph.ParseSketch(s.String()) != *s || graph.ParseSketch("x") != nil {
		t.Error("a sketch is not read as it was written")
	}
}

func FuzzSketch(f *testing.F) {
	f.Add("The ministers sat for nine hours in the old customs house.\n", 20)
	f.Fuzz(func(t *testing.T, text string, times int) {
		s := graph.SketchOf(strings.Repeat(text, min(max(times, 0), 50)))
		if s != nil && (!s.Alike(s) || *graph.ParseSketch(s.String()) != *s) {
			t.Errorf("the sketch of %q is not its own copy", text)
		}
	})
}

// TestCopiesAtRandom puts, replaces and removes documents at random, and holds what is left to what a store of these alone knows.
func TestCopiesAtRandom(t *testing.T) {
	type printed struct {
		day    graph.Day
		sketch *graph.Sketch
	}
	draw := func(rng *rand.Rand) printed { // one of six texts, from some word on: neighbours are alike, distant ones are not
		words := prose(uint64(rng.IntN(6)), 200)
		sketch := graph.SketchOf(strings.Join(words[10*rng.IntN(12):], " "))
		if rng.IntN(10) == 0 {
			sketch = nil
		}
		return printed{graph.Day([]string{"", "2024-05-01", "2024-05-02"}[rng.IntN(3)]), sketch}
	}
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 2))
		copies, held, stood := graph.NewCopies(), map[string]printed{}, map[string]string{}
		for range 200 {
			id := fmt.Sprintf("d%02d", rng.IntN(40))
			if rng.IntN(3) == 0 {
				copies.Remove(id)
				delete(held, id)
			} else {
				held[id] = draw(rng)
				copies.Put(id, held[id].day, held[id].sketch)
			}
			fresh := graph.NewCopies()
			for _, id := range slices.Backward(slices.Sorted(maps.Keys(held))) {
				fresh.Put(id, held[id].day, held[id].sketch)
			}
			moved := copies.Moved()
			for id := range held {
				if got, want := copies.Of(id), fresh.Of(id); got != want {
					t.Fatalf("seed %d: first of the copies of %s: want %s, got %s", seed, id, want, got)
				}
				if before, told := moved[id]; told && stood[id] != "" && before != stood[id] || !told && copies.Of(id) != stood[id] {
					t.Fatalf("seed %d: %s stood with %s, told it did with %q", seed, id, stood[id], before)
				}
			}
			stood = map[string]string{}
			for id := range held {
				stood[id] = copies.Of(id)
			}
		}
	}
}

// TestManyCopies holds that thousands of copies of one text cost each no more than few: their comparisons don't add up.
func TestManyCopies(t *testing.T) {
	sketch := graph.SketchOf(strings.Join(prose(3, 300), " "))
	copies := graph.NewCopies()
	for i := range 5000 {
		copies.Put(fmt.Sprintf("d%04d", i), "", sketch)
	}
	if got := copies.Of("d4999"); got != "d0000" {
		t.Errorf("want d0000, got %s", got)
	}
	copies.Remove("d0000")
	if got := copies.Of("d4999"); got != "d0001" {
		t.Errorf("want d0001, got %s", got)
	}
}

// TestCopiesAtTheEdge holds that sketches which agree in one place more than half are of copies, and those that agree in half are not, wherever the places are.
func TestCopiesAtTheEdge(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		var one graph.Sketch
		for i := range one {
			one[i] = rng.Uint32()
		}
		for differ, want := range map[int]string{31: "a", 32: "b"} {
			other := one
			for _, i := range rng.Perm(len(one))[:differ] {
				other[i] ^= 1 << rng.IntN(32)
			}
			copies := graph.NewCopies()
			copies.Put("a", "", &one)
			copies.Put("b", "", &other)
			if got := copies.Of("b"); got != want {
				t.Fatalf("%d places differ: first of the copies is %s, want %s", differ, got, want)
			}
		}
	}
}
