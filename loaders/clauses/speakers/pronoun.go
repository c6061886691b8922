package speakers

import (
	"strings"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// personReach is how many sentences "he" and "she" reach back to a person rather than to a delegation.
const personReach = 2

// officers is how many chairs and bodies of talks a session report names at least, and sentencesEach in how many sentences one of them stands.
const officers, sentencesEach = 2, 12

// antecedent returns whom a pronoun subject means: who reports the clause, else the last subject.
func (d *Document) antecedent(i, ci int) Holding {
	p := d.Parses[i]
	if p.Tokens[p.Clauses[ci].Group.Main].Quote != 0 {
		return Holding{Refs: d.lastQuoted}
	}
	if r := p.ReportOver(ci); r >= 0 && r < ci {
		return d.Holders[i][r]
	}
	if word := p.Tokens[p.Chunks[p.Clauses[ci].Subjects[0].From].From].Lower; (word == "he" || word == "she") && d.lastPerson != nil && i-d.personAt <= personReach {
		return Holding{Refs: []Ref{*d.lastPerson}}
	} else if (word == "he" || word == "she") && len(d.last) == 0 {
		return d.namedLast(i)
	} else if (word == "he" || word == "she") && len(d.last) > 0 && d.last[0].Kind == people.PartyActor && !d.delegated(i) {
		return d.namedLast(i) // only session reports make a party a person
	}
	return Holding{Refs: d.last}
}

// namedLast returns the only person that the sentence before i names, where it is by somebody that something was done: "The deal was announced by
// Norway's envoy, X. He said".
func (d *Document) namedLast(i int) Holding {
	if i == 0 || d.Sentences[i-1].Paragraph != d.Sentences[i].Paragraph || !doneBy(d.Parses[i-1]) {
		return Holding{}
	}
	var only Ref
	for _, m := range d.Mentions[i-1] {
		if m.Kind != people.PersonMention {
			continue
		}
		a := d.personNoun(i-1, d.Parses[i-1], syntax.Chunk{Kind: syntax.NounChunk, From: m.From, To: m.To}, m)
		if a.Kind != people.PersonActor || a.Unknown() || only.Kind != people.NoActor && only.Person != a.Person {
			return Holding{}
		}
		only = d.Ref(d.Parses[i-1], a, m.From, m.To)
	}
	if only.Kind == people.NoActor {
		return Holding{}
	}
	return Holding{Refs: []Ref{only}}
}

// doneBy tells whether the sentence's first verb is passive and "by" follows it.
func doneBy(p *syntax.Parse) bool {
	if len(p.Clauses) == 0 || !p.Clauses[0].Group.Passive {
		return false
	}
	by := p.After(p.Clauses[0].Chunk)
	return p.Kind(by) == syntax.PrepChunk && p.Word(by) == "by"
}

// delegated tells whether "he" in sentence i may be the delegate of the party that spoke last: its name is shouted, the document reports a session,
// or the party speaks in the same sentence and nobody is named anywhere.
func (d *Document) delegated(i int) bool {
	last := &d.last[0]
	if lexicon.ShapeOf(last.Text) == lexicon.Upper || d.Session {
		return true
	}
	s := &d.Sentences[i]
	return len(d.People.List) == 0 && s.Start <= last.Start && last.Start < s.End
}

// ofSession tells whether the document is a session report: it speaks often of chairs and bodies of the talks.
func (d *Document) ofSession() bool {
	found := 0
	for _, titles := range d.Titles {
		for _, t := range titles {
			if t.Sense.Kind == lexicon.ChairTitle {
				found++
			}
		}
	}
	return found >= officers && found*sentencesEach >= len(d.Sentences)
}

// shouts tells whether the document writes the names of states in capitals, as session reports do: "PERU said".
func (d *Document) shouts() bool {
	for i, mentions := range d.Mentions {
		for _, m := range mentions {
			if m.Kind == people.PartyMention && m.Sense.Party.Type == "STATE" && m.Sense.Kind == lexicon.PartyName && d.shouted(i, m) {
				return true
			}
		}
	}
	return false
}

// shouted tells whether a name is a word in capitals and no acronym.
func (d *Document) shouted(i int, m people.Mention) bool {
	t := &d.Sentences[i].Tokens[m.To-1]
	return t.Shape == lexicon.Upper && (len(t.Lower) > 4 || strings.EqualFold(t.Lower, lastWord(m.Sense.Party.Name)) && len(t.Lower) > 3)
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// fewestDelegations is how many parties a bulletin names at least: a readout may speak of chairs too, of a few parties only.
const fewestDelegations = 10

// Bulletin tells whether the document is a session report of talks of many, which the clause grammar reads better than the sentence graphs.
func (d *Document) Bulletin() bool {
	named := map[string]bool{}
	for _, mentions := range d.Mentions {
		for _, m := range mentions {
			if m.Kind == people.PartyMention {
				named[m.Sense.Party.ID] = true
			}
		}
	}
	return d.Session && len(named) >= fewestDelegations
}

// seen remembers the last subject that is a single person.
func (d *Document) seen(i int, refs []Ref) {
	if len(refs) == 1 && refs[0].Kind == people.PersonActor {
		d.lastPerson, d.personAt = &refs[0], i
	}
}
