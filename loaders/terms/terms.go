package terms

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/kernel"
	"github.com/parleygraph/parley/loaders/packs"
)

// termRule is a pack's term compiled: each group is a list of wordings, of which one must stand in the point.
type termRule struct {
	term *packs.Term
	all  [][][]string
	none [][]string
}

// Terms resolves points to terms.
type Terms struct {
	lex     *lexicon.Lexicon
	rules   []termRule
	byWord  map[string][]int // the rules whose shortest group has a wording that begins with the word
	byID    map[string]*packs.Term
	issues  []packs.Issue
	marks   []issueWording
	marked  map[string][]int // the wordings that begin with the word
	names   map[string]*packs.Issue
	empty   map[string]bool   // words that say nothing of a point's subject: text, proposal
	ties    map[string]bool   // words that only tie a point to its cue: to, for, on, that
	verbOf  map[string]string // nominalizations: withdrawal -> withdraw
	kernels *kernel.Reader
}

// New compiles the terms and issues of the packs; the kernels of points are read by a reader.
func New(set *packs.Set, lex *lexicon.Lexicon, kernels *kernel.Reader) *Terms {
	t := &Terms{lex: lex, byWord: map[string][]int{}, issues: set.Issues, marked: map[string][]int{}, byID: map[string]*packs.Term{}, names: map[string]*packs.Issue{}, verbOf: map[string]string{}, kernels: kernels, ties: lexicon.SetOf(set.List("tie")), empty: lexicon.SetOf(set.List("generic"))}
	for i := range set.Terms {
		term := &set.Terms[i]
		t.byID[term.ID] = term
		rule := termRule{term: term, none: t.cut(term.None)}
		for _, group := range term.All {
			rule.all = append(rule.all, t.cut(group))
		}
		t.rules = append(t.rules, rule)
		t.index(i)
	}
	for i := range set.Issues {
		t.names[set.Issues[i].ID] = &set.Issues[i]
		t.markIssue(i, t.cut(set.Issues[i].Words))
	}
	for _, pair := range set.List("nominalization") {
		if noun, verb, ok := strings.Cut(pair, "/"); ok {
			t.verbOf[noun] = verb
		}
	}
	return t
}

// JudgedBy returns a copy by whose judge wordings of a text are one matter.
func (t *Terms) JudgedBy(judge *kernel.Judge) *Terms {
	other := *t
	other.kernels = t.kernels.JudgedBy(judge)
	return &other
}

// Tie says why two statements of an extraction are about one matter or two, see kernel.Reader.Tie.
func (t *Terms) Tie(x *graph.Extraction, a, b string) (kernel.Tie, bool) {
	return t.kernels.Tie(x, a, b)
}

// index files rule n under the first words of its shortest group: where none of them stands, the rule can't fit.
func (t *Terms) index(n int) {
	group := slices.MinFunc(t.rules[n].all, func(a, b [][]string) int { return cmp.Compare(len(a), len(b)) })
	for _, wording := range group {
		if filed := t.byWord[wording[0]]; !slices.Contains(filed, n) {
			t.byWord[wording[0]] = append(filed, n)
		}
	}
}

// candidates returns what is filed under the words of a reading, in the order of the packs.
func (r reading) candidates(filed map[string][]int) []int {
	var found []int
	for _, forms := range r {
		for i, form := range forms {
			if i == 0 || form != forms[i-1] {
				found = append(found, filed[form]...)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func (t *Terms) cut(wordings []string) [][]string {
	var cut [][]string
	for _, w := range wordings {
		cut = append(cut, t.lex.Cut(strings.ToLower(w)))
	}
	return cut
}

// A reading is the words of a point in three forms each: as written, by lemma, without nominalization.
type reading [][3]string

func (t *Terms) read(texts ...string) reading {
	var r reading
	for _, text := range texts {
		tokens := t.lex.Tokenizer(text).Run(0, len(text))
		r = slices.Grow(r, len(tokens))
		for _, token := range tokens {
			lemma := token.Lower
			if token.Word.Lemma != "" {
				lemma = token.Word.Lemma
			} else {
				lemma = lexicon.Singular(lemma)
			}
			verb := lemma
			if v, ok := t.verbOf[lexicon.Singular(token.Lower)]; ok {
				verb = v
			}
			r = append(r, [3]string{token.Lower, lemma, verb})
		}
	}
	return r
}

// subjectWords is how many words of a point tell what it is about; what a longer one goes on to is detail.
const subjectWords = 40

// opening returns the part of a reading that tells what a point is about.
func (r reading) opening() reading { return r[:min(len(r), subjectWords)] }

// holds tells whether the words of a wording stand in the reading, each in one of its forms.
func (r reading) holds(wording []string) bool {
	for i := 0; i+len(wording) <= len(r); i++ {
		if r[i:].begins(wording) {
			return true
		}
	}
	return false
}

func (r reading) begins(wording []string) bool {
	for i, w := range wording {
		if forms := r[i]; forms[0] != w && forms[1] != w && forms[2] != w {
			return false
		}
	}
	return true
}

func (r reading) any(wordings [][]string) bool { return slices.ContainsFunc(wordings, r.holds) }

// known returns the pack's term that the reading words, the most specific where several fit, nil where none does. about tells whether the
// document is about the dispute of a pack where the words stand; only then are its terms known.
func (t *Terms) known(r reading, about About, at int) *packs.Term {
	var best *termRule
	for _, i := range r.candidates(t.byWord) {
		rule := &t.rules[i]
		if best != nil && len(rule.all) <= len(best.all) || !about(rule.term.Dispute, at) || !rule.fits(r) {
			continue
		}
		best = rule
	}
	if best == nil {
		return nil
	}
	return best.term
}

// Worded returns the pack's term that a text words which stands at a byte of its document, see known.
func (t *Terms) Worded(text string, about About, at int) *packs.Term {
	return t.known(t.read(text), about, at)
}

// Words tells whether a text words the pack's term of that id, as in a document that is about the term's own dispute only.
func (t *Terms) Words(id, text string) bool {
	own := t.byID[id].Dispute
	known := t.Worded(text, func(other *packs.Dispute, _ int) bool { return other == nil || other == own }, 0)
	return known != nil && known.ID == id
}

func (rule *termRule) fits(r reading) bool {
	for _, group := range rule.all {
		if !r.any(group) {
			return false
		}
	}
	return !r.any(rule.none)
}

// keyWords is how many content words a key spells out; the rest goes into a hash.
const keyWords = 8

// key returns the key of a point that no pack knows: its content words, sorted, each once. Equal wordings have equal keys.
func (t *Terms) key(r reading) string {
	var words []string
	for _, forms := range r {
		w := t.lex.Word(forms[0])
		if w.Is(lexicon.Determiner|lexicon.Preposition|lexicon.Conjunction|lexicon.Subordinator|lexicon.Complement|lexicon.Relative|lexicon.Pronoun|lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do|lexicon.Adverb|lexicon.Negator) || forms[0] == "'s" {
			continue
		}
		if slug := graph.Slug(forms[2]); slug != "" {
			words = append(words, slug)
		}
	}
	slices.Sort(words)
	words = slices.Compact(words)
	if len(words) <= keyWords {
		return strings.Join(words, "-")
	}
	sum := sha256.Sum256([]byte(strings.Join(words, "-")))
	return strings.Join(words[:keyWords], "-") + "-" + hex.EncodeToString(sum[:4])
}

// longestBackReference is how many words a point may have that only points back: "such a Norwegian proposal".
const longestBackReference = 5

// pointsBack tells whether a point says only "it", "this text", "such a proposal": what it means was said before.
func (t *Terms) pointsBack(r reading) bool {
	if len(r) == 2 && (r[0][0] == "a" || r[0][0] == "an") {
		return t.generic(r[1][1]) // "an idea Norway has dismissed"
	}
	if len(r) == 0 || len(r) > longestBackReference || !t.lex.Word(r[0][0]).Is(lexicon.Anaphor) && !(r[0][0] == "the" && len(r) == 2) {
		return false
	}
	return !slices.ContainsFunc(r[1:], func(f [3]string) bool {
		return !t.generic(f[1]) && !t.lex.Word(f[0]).Is(lexicon.Determiner) && len(t.lex.Names[f[0]]) == 0
	})
}

// affirmed returns a reading without its negators. The verb of a cue of support may be the act that a term is about, and its negation is in the
// stance: who "will never recognize the annexation" is against the term of its recognition.
func (t *Terms) affirmed(r reading) reading {
	return slices.DeleteFunc(r, func(forms [3]string) bool { return t.lex.Word(forms[0]).Is(lexicon.Negator) })
}

// generic tells whether a word alone says nothing of what a point is about: text, proposal, delete.
func (t *Terms) generic(lemma string) bool { return t.empty[lemma] }

// vacuous tells whether a point has no word that tells what it is about: "the text", "deleting the paragraph". Such points of two documents are
// not one term.
func (t *Terms) vacuous(r reading) bool {
	return !slices.ContainsFunc(r, func(f [3]string) bool {
		w := t.lex.Word(f[0])
		return !t.generic(f[1]) && !t.generic(f[2]) && !w.Is(lexicon.Determiner|lexicon.Preposition|lexicon.Conjunction|lexicon.Pronoun|lexicon.Anaphor|lexicon.Adverb|lexicon.Numeral) && len(t.lex.Names[f[0]]) == 0 && f[0] != "'s" && graph.Slug(f[0]) != ""
	})
}

// held returns the reading of a statement's point, r, as its stance takes it. Where the point holds the cue, what denies it is in the stance: who "will not hand over
// ground" is against handing it over, and not against keeping it.
func (t *Terms) held(s *graph.Statement, r reading) reading {
	if s.Stance == graph.Rejects && s.Point.Start <= s.Cue.Start && s.Cue.End <= s.Point.End {
		return t.affirmed(slices.Clone(r))
	}
	return r
}

// label returns a point as a label: white space collapsed, without the function words that tie it to its cue: "to cede land" is "cede land".
func (t *Terms) label(text string) string {
	words := strings.Fields(text)
	for len(words) > 1 && t.ties[words[0]] {
		words = words[1:]
	}
	return strings.Trim(strings.Join(words, " "), "“”\"")
}

func shorter(a, b string) string {
	if len(b) < len(a) || len(b) == len(a) && b < a {
		return b
	}
	return a
}
