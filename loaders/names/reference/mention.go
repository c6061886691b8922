package reference

import (
	"strings"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// A mention is a word that means somebody, for what points back to it.
type noted struct {
	word    int
	refs    []mention.Ref // empty where it means nobody known, who yet may be meant by a pronoun
	rank    int           // 3: who the sentence is about or who reports; 1: others
	quoted  bool
	plural  bool
	joined  bool // "and" joins it to others
	human   bool
	pointer bool
	first   bool // "we", "my": "it" and "they" are others
}

// note remembers the mentions by name of sentence i.
func (c *Links) note(i int) {
	s := c.sentences[i]
	for w := range s.Words {
		if !s.Noun(w) || s.Words[w].Relation == "compound" {
			continue
		}
		refs := c.names.Named(i, w)
		subject := c.rankOf(s, w)
		if refs == nil && (s.Words[w].Capital || subject < 2 && !c.words.in("heads.people", s.Words[w].Text)) {
			continue
		}
		m := noted{word: w, refs: refs, rank: subject, quoted: c.quoted(i, w), plural: c.plural(s, w), joined: joined(s, w), human: c.human(s, w)}
		c.mentions[i] = append(c.mentions[i], m)
	}
}

// rankOf tells how much a sentence is about a word: 3 its main subject or who reports, 2 another subject, 1 the rest.
func (c *Links) rankOf(s *grammar.Sentence, w int) int {
	switch s.Words[w].Relation {
	case "nsubj", "nsubjpass":
		up := s.Words[w].Head
		if up >= 0 && (s.Words[up].Relation == "ROOT" || c.words.reports[s.Words[up].Lemma]) {
			return 3
		}
		return 2
	case "conj", "appos":
		if up := s.Words[w].Head; up >= 0 && s.Noun(up) {
			return c.rankOf(s, up)
		}
	}
	return 1
}

// joined tells whether "and" joins a word to others.
func joined(s *grammar.Sentence, w int) bool {
	return s.Words[w].Relation == "conj" || s.Child(w, "conj") >= 0
}

// human tells whether a noun may be he or she.
func (c *Links) human(s *grammar.Sentence, w int) bool {
	return c.words.in("refer.human", strings.ToLower(s.Words[w].Lemma))
}

func (c *Links) plural(s *grammar.Sentence, w int) bool {
	t := s.Words[w].Tag
	return t == "NNS" || t == "NNPS" && s.Words[w].Entity != "GPE"
}

// quoted tells whether a word stands in a quotation.
func (c *Links) quoted(sentence, word int) bool {
	return c.document.QuotationAt(c.sentences[sentence].Words[word].Start) >= 0
}

// remember adds what a pointing word means to the mentions, in order.
func (c *Links) remember(i, w int, refs []mention.Ref) {
	s := c.sentences[i]
	m := noted{word: w, refs: refs, rank: c.rankOf(s, w), quoted: c.quoted(i, w), plural: len(refs) > 1 || c.plural(s, w) || c.words.in("refer.they", s.Words[w].Text), pointer: true}
	m.human, m.first = c.human(s, w), c.words.in("refer.we", s.Words[w].Text) || c.words.in("refer.i", s.Words[w].Text)
	all := c.mentions[i]
	at := len(all)
	for at > 0 && all[at-1].word >= w {
		at--
	}
	if at < len(all) && all[at].word == w {
		all[at] = m
		return
	}
	all = append(all, noted{})
	copy(all[at+1:], all[at:])
	all[at] = m
	c.mentions[i] = all
}
