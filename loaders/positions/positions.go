// Package positions finds who takes which side on what: patterns propose candidates on the sentence graphs, and a judge trained on annotations says which of
// them are statements, of which stance, and how sure that is.
//
//	r, err := positions.NewReader(set, judge, parting)
//	for _, s := range r.Read(page, nil, 0.5) { fmt.Println(s.By.Name(), s.Stance, s.Point, s.Confidence) }
package positions

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/pattern"
	"github.com/parleygraph/parley/loaders/series"
	"github.com/parleygraph/parley/loaders/text"
)

// Who tells whom words mean; *names.Names is one.
type Who interface {
	At(sentence, word int) []names.Ref
	Speaker(sentence, word int) []names.Ref
	Voice() []names.Ref
}

// A Page is a document on its way to statements: its text and the graph of each of its sentences.
type Page struct {
	Document  *text.Document
	Sentences []*grammar.Sentence
	Who       Who
}

// A Candidate is a place where a position may stand, with who may hold it.
type Candidate struct {
	Sentence int
	pattern.Match
	By       names.Ref
	Proposal *Proposal // what another reader found there, nil where it found nothing
	Features []uint32  // hashed, see Judge
}

// A Proposal is a position that another reader has found, for the judge to weigh beside what the patterns propose.
type Proposal struct {
	Cue, Point text.Span
	By         names.Ref
	Rule       string
	Stance     graph.Stance
	Index      int // the caller's own
}

// A Statement is a candidate that the judge holds to be a position.
type Statement struct {
	Candidate
	Stance     graph.Stance
	Confidence float64 // that it is a position of this sign, 0 to 1
	Conditions []Condition
	First      bool   // of several acts that "and" joins: what behind its point is the next one's
	Denial     [2]int // the words [from, to) that deny what it is about and so make it a rejection, "would not" of "said it would not sign"; empty where the cue itself rejects
}

// A Reader finds statements. It is immutable and safe for concurrent use.
type Reader struct {
	patterns *pattern.Set
	judge    *Judge
	series   *series.Judge
	lexicon  *Lexicon
	kin      *kinship
	openers  openers
}

// NewReader returns a reader of the packs' patterns whose candidates one judge weighs and another parts where they are about several things. The error is that of
// pattern.Compile.
func NewReader(set *packs.Set, judge *Judge, parting *series.Judge) (*Reader, error) {
	patterns, err := pattern.Compile(set.Patterns, set.List)
	if err != nil {
		return nil, err
	}
	lexicon := NewLexicon(set)
	return &Reader{patterns: patterns, judge: judge, series: parting, lexicon: lexicon, kin: &kinship{relatives: lexicon.relatives()}, openers: newOpeners(set.Conditions)}, nil
}

// usual is how many candidates a sentence has, more or less.
const usual = 6

// Candidates returns what the patterns and others propose, with features, in the order of sentences and words; what only others propose comes last.
func (r *Reader) Candidates(p *Page, others []Proposal) []Candidate {
	found := make([]Candidate, 0, usual*len(p.Sentences))
	for i, s := range p.Sentences {
		for _, m := range r.patterns.Match(s) {
			for _, holder := range holders(p, i, m) {
				found = append(found, Candidate{Sentence: i, Match: m, By: holder})
			}
		}
	}
	found = propose(p, found, others)
	r.describe(p, found)
	return found
}

// holders returns who may hold a match: each actor whom its holder's words name, or who speaks.
func holders(p *Page, i int, m pattern.Match) []names.Ref {
	if m.Holder == pattern.Speaker {
		if spoken := p.Who.Speaker(i, m.Cue); len(spoken) > 0 {
			return holding(spoken)
		}
		return holding(p.Who.Voice())
	}
	var refs []names.Ref
	for _, w := range p.Sentences[i].Conjuncts(m.Holder) {
		refs = append(refs, p.Who.At(i, w)...)
	}
	return holding(refs)
}

// holding returns those who can hold a position, each once.
func holding(refs []names.Ref) []names.Ref {
	var kept []names.Ref
	seen := map[string]bool{}
	for _, r := range refs {
		if key := r.Name(); r.Holds() && key != "" && !seen[key] {
			seen[key] = true
			kept = append(kept, r)
		}
	}
	return kept
}

// Read returns the statements of a page whose confidence is at least least, in the order of the text.
func (r *Reader) Read(p *Page, others []Proposal, least float64) []Statement {
	return r.Judge(p, r.Candidates(p, others), least)
}

// Judge returns those of a page's candidates that are statements with a confidence of at least least.
func (r *Reader) Judge(p *Page, all []Candidate, least float64) []Statement {
	var found []Statement
	for i, v := range r.judge.weigh(p, all) {
		c := &all[i]
		if v.sure >= least*unsure && !r.adrift(p.Sentences[c.Sentence]) {
			st := Statement{Candidate: *c, Stance: v.stance, Confidence: v.sure}
			r.addressed(p.Sentences[c.Sentence], &st)
			if o := st.Proposal; o != nil && o.Stance.Sign() > 0 && st.Stance == graph.Rejects && r.consents(p.Sentences[st.Sentence], st.Cue) {
				st.Stance = o.Stance // "no longer opposes": the clause grammar counts what is denied
			}
			if !r.vetoed(p, &st) {
				found = append(found, st)
			}
		}
	}
	found = once(r.settle(p, found, least))
	for i := range found {
		s := p.Sentences[found[i].Sentence]
		r.behindFront(s, &found[i])
		found[i].Conditions = r.conditions(s, &found[i])
		widen(s, &found[i])
		r.judged(s, &found[i])
	}
	var each []Statement
	for i := range found {
		each = append(each, r.parts(p.Sentences[found[i].Sentence], &found[i])...)
	}
	each = append(each, r.demands(p, each)...)
	for i := range each {
		each[i].Denial = r.denial(p.Sentences[each[i].Sentence], &each[i])
	}
	return each
}
