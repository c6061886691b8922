package kernel

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/parleygraph/parley/graph"
)

// A wording is what statements of one document word alike.
type wording struct {
	kernel     graph.Kernel
	point      graph.Passage // of the first
	statements []int
	holders    []string // parties
	stances    []string
	back       bool
}

// held notes who holds a wording, and how.
func (w *wording) held(s *graph.Statement) {
	w.holders = sortedSet(append(w.holders, s.Party))
	w.stances = sortedSet(append(w.stances, string(s.Stance)))
}

// rejected tells whether somebody is against what a wording says.
func (w *wording) rejected() bool { return slices.Contains(w.stances, string(graph.Rejects)) }

// Terms gives the statements of a document the terms that their points are about, but for those that a pack knows: wordings that are one matter
// within the document are one term, known by the kernel of the wording that says most.
func (r *Reader) Terms(x *graph.Extraction) {
	old := map[string]graph.Term{}
	for _, t := range x.Terms {
		old[t.ID] = t
	}
	wordings := r.wordings(x, old)
	kernels := make([]graph.Kernel, len(wordings))
	for i := range wordings {
		kernels[i] = wordings[i].kernel
	}
	made, called := map[string]graph.Term{}, callings{}
	p := newPage(x.Document.Text, wordings)
	for _, heap := range graph.Gather(len(wordings), func(a, b int) float64 { return r.judge.likeness(p, a, b) }) {
		first := middle(kernels, heap)
		for _, n := range heap {
			kernel := kernels[first]
			kernel.Against = kernels[n].Against
			for _, i := range wordings[n].statements {
				r.about(x, i, kernel, old, made, called, n == first)
			}
		}
	}
	x.Terms = slices.DeleteFunc(x.Terms, func(t graph.Term) bool { return !t.FixedLabel })
	for _, t := range made {
		x.Terms = append(x.Terms, t)
	}
	for i := range x.Statements {
		if t, own := made[x.Statements[i].Term]; own {
			x.Statements[i].Issue = t.Issue
		}
	}
	slices.SortFunc(x.Terms, func(a, b graph.Term) int { return cmp.Compare(a.ID, b.ID) })
}

// middle returns which kernel of a heap stands for it: the one that shares most with the others, of these the one that says just enough, then the first.
func middle(kernels []graph.Kernel, heap []int) int {
	shared := map[int]float64{}
	for _, a := range heap {
		for _, b := range heap {
			if a != b {
				shared[a] += graph.Agreement(&kernels[a], &kernels[b])
			}
		}
	}
	return slices.MinFunc(heap, func(a, b int) int {
		return cmp.Or(-cmp.Compare(shared[a], shared[b]), cmp.Compare(telling(&kernels[a]), telling(&kernels[b])), cmp.Compare(a, b))
	})
}

// plenty is how many bits say what is meant; more are detail.
const plenty = 30

// telling orders kernels: first those that say just enough, then those that say less.
func telling(k *graph.Kernel) float64 {
	if bits := k.Bits(); bits >= plenty {
		return bits - plenty
	} else {
		return 1000 - bits
	}
}

// wordings returns the kernels of the points that no pack knows, in the order of the text.
func (r *Reader) wordings(x *graph.Extraction, old map[string]graph.Term) []wording {
	var found []wording
	at := map[string]int{}
	about := sync.OnceValue(func() []string { return r.About(x.Document.Text) })
	for i := range x.Statements {
		s := &x.Statements[i]
		if s.Term == "" || old[s.Term].FixedLabel {
			continue
		}
		k, qualifiers := r.Read(r.Held(s))
		s.Qualifiers = qualifiers
		if k.Empty() {
			k = lent(found, x.Document.Text, s.Point, k)
		}
		if k.Weak() {
			k.Context = graph.InCase(about(), x.Document.Collection)
		}
		key := k.Key()
		if k.Empty() {
			key = s.Term // what points back stands where the reader put it
		}
		n, known := at[key]
		if !known {
			n = len(found)
			at[key], at[s.Term] = n, n
			found = append(found, wording{kernel: k, point: s.Point, back: r.pointsBack(s.Point.Text, &k)})
		}
		found[n].statements = append(found[n].statements, i)
		found[n].held(s)
	}
	return found
}

// lent returns the kernel of a point that says only how, "a permanent one", or which way, "the suspension": with the words of what was said before it. What has a way of its own and
// no such words before it is a matter by itself: "the ban".
func lent(found []wording, text string, point graph.Passage, k graph.Kernel) graph.Kernel {
	for n := len(found) - 1; n >= 0 && len(k.Turns) > 0 && apart(text, found[n].point, point) <= farthestTurn; n-- {
		if common(found[n].kernel.Turns, k.Turns) {
			return found[n].lends(k)
		}
	}
	if last := len(found) - 1; last >= 0 && !slices.ContainsFunc(k.Turns, func(turn string) bool { return !aspects[turn] }) && apart(text, found[last].point, point) < 2 {
		return found[last].lends(k)
	}
	k.Words = k.Turns
	return k
}

// farthestTurn is how many sentences back "the suspension" can mean one.
const farthestTurn = 6

// aspects are the turns that alone say only how long another matter goes on: "an extension".
var aspects = map[string]bool{"suspend": true, "end": true, "keep": true, "resume": true, "delay": true}

// lends returns the kernel of a wording as a point without words of its own turns it.
func (w *wording) lends(k graph.Kernel) graph.Kernel {
	lent := w.kernel
	if len(k.Spans) > 0 {
		lent.Spans = k.Spans
	}
	lent.Turns = slices.Clone(lent.Turns)
	if len(k.Turns) > 0 && !common(lent.Turns, k.Turns) {
		lent.Turns, lent.Against = slices.Clone(k.Turns), k.Against
	}
	lastingEnds(&lent)
	return lent
}

// apart returns how many sentences further one passage of a text begins than another.
func apart(text string, a, b graph.Passage) int {
	return ends(text[min(a.Start, b.Start):max(a.Start, b.Start)])
}

// ends counts the sentences that end in a text.
func ends(text string) int {
	return strings.Count(text, ". ") + strings.Count(text, ".\n") + strings.Count(text, "\n\n")
}

// A calling is how a term of the clause grammar is called, and how well that reads alone.
type calling struct {
	label string
	reads int
}

// callings are kept by term, for those of many statements.
type callings map[string]calling

func (c callings) of(r *Reader, t *graph.Term) calling {
	called, known := c[t.ID]
	if !known {
		called.label = r.Label(t.Label)
		called.reads = r.Reads(called.label)
		c[t.ID] = called
	}
	return called
}

// about makes a statement be about the term of a kernel.
func (r *Reader) about(x *graph.Extraction, i int, kernel graph.Kernel, old, made map[string]graph.Term, called callings, naming bool) {
	s := &x.Statements[i]
	was := old[s.Term]
	key := kernel.Key()
	if kernel.Empty() {
		key = "unnamed-" + x.Document.ID
	}
	t, there := made[graph.TermID(key)]
	if !there {
		now := called.of(r, &was)
		t = graph.Term{ID: graph.TermID(key), Kind: was.Kind, Label: now.label, Reads: now.reads, Issue: was.Issue, Kernel: &kernel}
	}
	if naming && kernel.Against == t.Kernel.Against {
		if now := called.of(r, &was); better(now.label, now.reads, &t) {
			t.Label, t.Reads = now.label, now.reads
		}
	}
	if was.Kind == graph.KindProposal {
		t.Kind = was.Kind
	}
	if was.Issue != "" && (t.Issue == "" || was.Issue < t.Issue) {
		t.Issue = was.Issue
	}
	made[t.ID] = t
	s.Term = t.ID
}
