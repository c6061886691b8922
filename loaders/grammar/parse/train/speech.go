package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/loaders/grammar/parse"
)

// Wires report speech as "X said that S", and seldom as "S," X said; the texts
// we read do both. So training adds sentences in which the clause moves.

// said are the verbs that take a quotation.
var said = words("say tell add announce warn declare state insist stress note reply argue claim explain")

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// report is a sentence of the form "X said (that) S.": the words before the
// clause, from the first, and the clause.
type report struct {
	parse.Sentence
	verb, start, end int
}

// quotes returns every second report with its clause quoted, each in one of the
// ways that quotations are written.
func quotes(sentences []parse.Sentence) []parse.Sentence {
	var all []parse.Sentence
	for i, s := range sentences {
		if r, ok := reported(s); ok && i%2 == 0 {
			all = append(all, r.quote(len(all)))
		}
	}
	return all
}

// reported finds the parts of a report; ok is false if the sentence is none.
func reported(s parse.Sentence) (r report, ok bool) {
	verb, clause := -1, -1
	for i, h := range s.Head {
		if h < 0 {
			verb = i
		}
		if h >= 0 && s.Head[h] < 0 && s.Relation[i] == parse.Ccomp && i > h {
			clause = i
		}
	}
	if verb < 0 || clause < 0 || !said[s.Lemma[verb]] || s.Tag[verb] == parse.VB || strings.ContainsAny(s.Text, "\"“”:") {
		return r, false
	}
	r = report{s, verb, 0, s.Len() - 1}
	for r.start <= verb || !r.below(r.start, clause) {
		r.start++
	}
	for i := range s.Tokens {
		if (i >= r.start && i < r.end) != r.below(i, clause) {
			return r, false
		}
	}
	if s.Relation[r.start] == parse.Mark {
		r.start++
	}
	return r, s.Tag[r.end] == parse.Period && s.Tag[r.start-1] != parse.Comma && r.end-r.start > 2
}

// below tells whether word i is w or depends on it.
func (r report) below(i, w int) bool {
	for i >= 0 && i != w {
		i = r.Head[i]
	}
	return i == w
}

// quote writes the report in one of its ways.
func (r report) quote(way int) parse.Sentence {
	b := rewrite{from: r.Sentence, verb: r.verb}
	open, shut := "“", "”"
	if way%2 == 0 {
		open, shut = `"`, `"`
	}
	speaker := r.start
	if r.Relation[speaker-1] == parse.Mark {
		speaker--
	}
	switch way / 2 % 6 {
	case 0: // “S,” X said.
		b.quoted(open, r, ",", shut).words(0, speaker).mark(".", parse.Period)
	case 1: // “S,” said X.
		b.quoted(open, r, ",", shut).words(r.verb, r.verb+1).words(0, r.verb).words(r.verb+1, speaker).mark(".", parse.Period)
	case 2: // X said: “S.”
		b.words(0, speaker).mark(":", parse.Colon).quoted(open, r, ".", shut)
	case 3: // X said, “S.”
		b.words(0, speaker).mark(",", parse.Comma).quoted(open, r, ".", shut)
	case 4: // S, said X.
		b.words(r.start, r.end).mark(",", parse.Comma).words(r.verb, r.verb+1).words(0, r.verb).words(r.verb+1, speaker).mark(".", parse.Period)
	default: // S, X said.
		b.words(r.start, r.end).mark(",", parse.Comma).words(0, speaker).mark(".", parse.Period)
	}
	return b.sentence()
}

// rewrite puts words of a sentence in a new order, with new marks, which
// depend on the verb.
type rewrite struct {
	from  parse.Sentence
	verb  int
	order []int // words of from, -1 for a mark
	forms []string
	tags  []parse.Tag
}

func (b *rewrite) words(start, end int) *rewrite {
	for i := start; i < end; i++ {
		b.order, b.forms, b.tags = append(b.order, i), append(b.forms, b.cased(i)), append(b.tags, b.from.Tag[i])
	}
	return b
}

// cased returns the word as it is written in its new place.
func (b *rewrite) cased(i int) string {
	form := b.from.Word(i)
	r, size := utf8.DecodeRuneInString(form)
	first := len(b.order) == 0 || b.tags[len(b.tags)-1] == parse.OpenQuote
	switch {
	case first:
		return string(unicode.ToUpper(r)) + form[size:]
	case i == 0 && !b.from.Tag[i].Noun() && b.from.Lemma[i] != "I" && b.from.Entity[i].Kind == parse.NoKind:
		return string(unicode.ToLower(r)) + form[size:]
	}
	return form
}

func (b *rewrite) mark(form string, tag parse.Tag) *rewrite {
	b.order, b.forms, b.tags = append(b.order, -1), append(b.forms, form), append(b.tags, tag)
	return b
}

func (b *rewrite) quoted(open string, r report, last, shut string) *rewrite {
	tag := parse.ParseTag(last)
	return b.mark(open, parse.OpenQuote).words(r.start, r.end).mark(last, tag).mark(shut, parse.CloseQuote)
}

// sentence returns the tree in the new order. A word whose head is gone
// depends on the verb.
func (b *rewrite) sentence() parse.Sentence {
	place := map[int]int{}
	for k, i := range b.order {
		place[i] = k
	}
	s := parse.Sentence{Text: strings.Join(b.forms, " "), Tag: b.tags}
	at := 0
	for k, i := range b.order {
		s.Tokens = append(s.Tokens, parse.Token{Start: at, End: at + len(b.forms[k])})
		at += len(b.forms[k]) + 1
		head, relation, lemma, entity := place[b.verb], parse.Punct, b.forms[k], parse.Entity{}
		if i >= 0 {
			head, relation, lemma, entity = -1, b.from.Relation[i], b.from.Lemma[i], b.from.Entity[i]
			if h := b.from.Head[i]; h >= 0 {
				head = b.placeOf(place, h)
			}
		}
		s.Head, s.Relation, s.Lemma, s.Entity = append(s.Head, head), append(s.Relation, relation), append(s.Lemma, lemma), append(s.Entity, entity)
	}
	return s
}

func (b *rewrite) placeOf(place map[int]int, word int) int {
	if k, ok := place[word]; ok {
		return k
	}
	return place[b.verb]
}
