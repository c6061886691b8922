package extract_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// invented returns a name of its own for each number.
func invented(n int) string {
	rng := rand.New(rand.NewPCG(uint64(n), 1))
	name := ""
	for range 3 {
		name += string("bcdfglmnprstv"[rng.IntN(13)]) + string("aeiou"[rng.IntN(5)])
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// endless are texts that go on and on; each is made of what comes at a place.
func endless() map[string]func(i int) string {
	return map[string]func(i int) string{
		"marks":             func(i int) string { return string(".,;:!?()\"-"[i%10]) },
		"short sentences":   func(int) string { return "Norway left. " },
		"said that":         func(int) string { return "Russia said that " },
		"hyphens":           func(int) string { return "well-" },
		"speakers":          func(i int) string { return strings.ToUpper(invented(i)) + ": We reject the toll.\n" },
		"surnames":          func(i int) string { return "Mr. " + invented(i) + " rejected the toll. " },
		"full names":        func(i int) string { return "Minister " + invented(7*i) + " " + invented(i) + " of Norway met Sweden. " },
		"quotation marks":   func(int) string { return "“" },
		"one long sentence": func(int) string { return "Norway rejects the toll and " },
		"bullets":           func(i int) string { return fmt.Sprintf("- Norway rejects toll %d\n", i) },
		"councils":          func(i int) string { return "The " + invented(i) + " Council demands peace. " },
		"brackets":          func(int) string { return "(Norway " },
		"acronyms":          func(i int) string { return strings.ToUpper(invented(i)) + " said it. " },
		"paragraphs":        func(int) string { return "Norway said no.\n\n" },
		"one letter":        func(int) string { return "x" },
		"figures":           func(int) string { return "1," },
		"he":                func(int) string { return "He said he rejects it. " },
		"news": func(int) string {
			return "Norway rejected the toll on Friday, and Sweden, which had asked for it, said it would wait. "
		},
		"times": func(int) string { return "A day earlier, Norway said no. " },
	}
}

// TestGrowth holds that reading ten times as much takes at most fifteen times the memory, all that is let go again included (lists that grow are copied now and then): work that grows with the square of a
// text's length can't hide there for long, and is told without a clock.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("takes many seconds")
	}
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	x := extract.New(set)
	taken := func(piece func(int) string, size int) float64 {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(piece(i))
		}
		d := graph.Document{ID: "d", Text: b.String()[:size], PublishedAt: "2025-12-22"}
		d.Text = strings.ToValidUTF8(d.Text, "")
		d.SHA256 = graph.Digest(d.Text)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := x.Extract(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	taken(endless()["news"], 1000) // what is made once
	for name, piece := range endless() {
		t.Run(name, func(t *testing.T) {
			small, large := taken(piece, 10_000), taken(piece, 100_000)
			if factor := large / small; factor > 15 {
				t.Errorf("10 KB take %.1f MB, 100 KB %.1f MB: %.1f times as much", small/1e6, large/1e6, factor)
			}
		})
	}
}
