package positions

import (
	"math"
	"slices"

	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/pattern"
)

// A place says where a candidate stands among the others of its page.
type place struct {
	sentence, cue, head int
	of                  int // sentences of the page
	holder, side        string
	known               []float64 // what is known of it before anything is weighed
}

// placed returns the place of a candidate.
func (c *Candidate) placed(p *Page) place {
	at := place{sentence: c.Sentence, cue: c.Cue, head: c.Head, of: len(p.Sentences), holder: c.By.Name()}
	if side := c.By.Side(); side != nil {
		at.side = side.Name
	}
	s := p.Sentences[c.Sentence]
	before, distance := 0.0, -1.0
	if c.Holder != pattern.Speaker {
		before, distance = truth(c.Holder < c.Cue), float64(abs(c.Holder-c.Cue))
	}
	proposed := 0.0
	if c.Proposal != nil {
		proposed = 1 + float64(slices.Index(classes[:], c.Proposal.Stance))
	}
	at.known = []float64{
		float64(len(s.Words)), float64(p.Document.Blocks[p.Document.Sentences[c.Sentence].Block].Kind),
		float64(c.To - c.From), float64(c.Cue), float64(c.Head - c.Cue), before, distance, truth(c.By.Pronoun), truth(c.By.Kind == names.PersonActor), proposed,
	}
	return at
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// numbers is how many numbers around returns of a candidate.
const numbers = 2 + 10 + len(classes) + 1 + 3 + 9 + 2

// around returns what is known in numbers of each candidate of a page, whose probabilities by class are given: its own, and those of the candidates that stand
// around it, on the same cue, in the same sentence, of the same holder. A number below 0 says that there is none.
func around(places []place, first [][]float64) [][]float64 {
	s := newSurroundings(places, first)
	all := make([][]float64, len(places))
	for i := range places {
		at := &places[i]
		row := append(make([]float64, 0, numbers), float64(at.of), float64(at.sentence))
		row = append(row, at.known...)
		for _, p := range first[i] {
			row = append(row, math.Log(max(p, 1e-6)))
		}
		row = append(row, s.sure[i], s.mean, s.top, s.share)
		row = append(row, s.beside(i)...)
		all[i] = append(row, float64(s.size[key{sentence, at.sentence, 0, nobody}]), float64(s.size[key{onCue, at.sentence, at.cue, nobody}]))
	}
	return all
}

// A key names candidates that have something in common.
type key struct {
	what                 common
	sentence, word, name int
}

// nobody is the number of the empty name.
const nobody = 0

// common is what the candidates of a key have in common.
type common int

const (
	sentence      common = iota
	onCue                // and sentence
	onHead               // and sentence
	byHolder             // and sentence
	onCueByHolder        // and sentence
	holder
	side
)

// A tag tells candidates of a key apart.
type tag struct{ number, name int }

// A peak is the highest probability of some candidates, its tag, and the highest of those with another tag; -1 where there is none.
type peak struct {
	tag          tag
	best, second float64
}

// surroundings are the candidates of a page, by what they have in common.
type surroundings struct {
	places           []place
	numbers          map[string]int // of the names of holders and sides: a number is looked up faster
	sure             []float64      // that it is a position, by candidate
	one, named       map[key]peak
	size             map[key]int
	mean, top, share float64 // of all, of the ten surest, of the sentences that hold a likely one
}

func newSurroundings(places []place, first [][]float64) *surroundings {
	s := &surroundings{places: places, numbers: map[string]int{"": nobody}, sure: make([]float64, len(places)), one: map[key]peak{}, named: map[key]peak{}, size: map[key]int{}}
	for i := range places {
		s.sure[i] = 1 - first[i][0]
		at := &places[i]
		by, of := s.number(at.holder), s.number(at.side)
		for _, k := range []key{{sentence, at.sentence, 0, nobody}, {onCue, at.sentence, at.cue, nobody}} {
			s.size[k]++
			note(s.named, k, tag{0, by}, s.sure[i])
			note(s.one, k, tag{i, nobody}, s.sure[i])
		}
		for _, k := range []key{{onHead, at.sentence, at.head, nobody}, {byHolder, at.sentence, 0, by}, {onCueByHolder, at.sentence, at.cue, by}} {
			note(s.one, k, tag{i, nobody}, s.sure[i])
		}
		for _, k := range []key{{holder, 0, 0, by}, {side, 0, 0, of}} {
			note(s.named, k, tag{at.sentence, nobody}, s.sure[i])
		}
	}
	s.overall()
	return s
}

// number returns the number of a name, a new one where it has none.
func (s *surroundings) number(name string) int {
	n, known := s.numbers[name]
	if !known {
		n = len(s.numbers)
		s.numbers[name] = n
	}
	return n
}

// note adds a probability to a peak.
func note(peaks map[key]peak, k key, t tag, sure float64) {
	p, known := peaks[k]
	switch {
	case !known:
		p = peak{t, sure, -1}
	case t == p.tag:
		p.best = max(p.best, sure)
	case sure > p.best:
		p = peak{t, sure, p.best}
	default:
		p.second = max(p.second, sure)
	}
	peaks[k] = p
}

// overall sums up the page.
func (s *surroundings) overall() {
	if len(s.sure) == 0 {
		return
	}
	sorted := slices.Sorted(slices.Values(s.sure))
	slices.Reverse(sorted)
	s.mean, s.top = mean(sorted), mean(sorted[:min(10, len(sorted))])
	likely := 0
	for k, p := range s.one {
		if k.what == sentence && p.best > 0.5 {
			likely++
		}
	}
	s.share = float64(likely) / float64(max(1, s.places[0].of))
}

func mean(all []float64) float64 {
	sum := 0.0
	for _, v := range all {
		sum += v
	}
	return sum / float64(len(all))
}

// beside returns the highest probabilities of others around a candidate.
func (s *surroundings) beside(i int) []float64 {
	at := &s.places[i]
	by, of := s.number(at.holder), s.number(at.side)
	self, name, here := tag{i, nobody}, tag{0, by}, tag{at.sentence, nobody}
	return []float64{
		other(s.one, key{sentence, at.sentence, 0, nobody}, self),
		other(s.one, key{byHolder, at.sentence, 0, by}, self),
		other(s.named, key{sentence, at.sentence, 0, nobody}, name),
		other(s.one, key{onCueByHolder, at.sentence, at.cue, by}, self),
		other(s.named, key{onCue, at.sentence, at.cue, nobody}, name),
		other(s.one, key{onHead, at.sentence, at.head, nobody}, self),
		other(s.named, key{holder, 0, 0, by}, here),
		other(s.named, key{side, 0, 0, of}, here),
		max(other(s.one, key{sentence, at.sentence - 1, 0, nobody}, self), other(s.one, key{sentence, at.sentence + 1, 0, nobody}, self)),
	}
}

// other returns the highest probability of a key's candidates whose tag is another.
func other(peaks map[key]peak, k key, t tag) float64 {
	p, known := peaks[k]
	switch {
	case !known:
		return -1
	case p.tag == t:
		return p.second
	}
	return p.best
}
