package extract

import "strings"

// personReach is how many sentences "he" and "she" reach back to a person rather than to a delegation.
const personReach = 2

// officers is how many chairs and bodies of talks a session report names at least, and sentencesEach in how many sentences one of them stands.
const officers, sentencesEach = 2, 12

// antecedent returns whom a pronoun subject means: who reports the clause, else the last subject.
func (d *speakersDocument) antecedent(i, ci int) holding {
	p := d.parses[i]
	if p.tokens[p.clauses[ci].group.main].quote != 0 {
		return holding{refs: d.lastQuoted}
	}
	if r := p.reportOver(ci); r >= 0 && r < ci {
		return d.holders[i][r]
	}
	if word := p.tokens[p.chunks[p.clauses[ci].subjects[0].from].from].lower; (word == "he" || word == "she") && d.lastPerson != nil && i-d.personAt <= personReach {
		return holding{refs: []ref{*d.lastPerson}}
	} else if (word == "he" || word == "she") && len(d.last) == 0 {
		return d.namedLast(i)
	} else if (word == "he" || word == "she") && len(d.last) > 0 && d.last[0].kind == partyActor && !d.delegated(i) {
		return d.namedLast(i) // only session reports make a party a person
	}
	return holding{refs: d.last}
}

// namedLast returns the only person that the sentence before i names, where it is by somebody that something was done: "The deal was announced by
// Norway's envoy, X. He said".
func (d *speakersDocument) namedLast(i int) holding {
	if i == 0 || d.sentences[i-1].paragraph != d.sentences[i].paragraph || !doneBy(d.parses[i-1]) {
		return holding{}
	}
	var only ref
	for _, m := range d.mentions[i-1] {
		if m.kind != personMention {
			continue
		}
		a := d.personNoun(i-1, d.parses[i-1], chunk{kind: nounChunk, from: m.from, to: m.to}, m)
		if a.kind != personActor || a.unknown() || only.kind != noActor && only.person != a.person {
			return holding{}
		}
		only = d.ref(d.parses[i-1], a, m.from, m.to)
	}
	if only.kind == noActor {
		return holding{}
	}
	return holding{refs: []ref{only}}
}

// doneBy tells whether the sentence's first verb is passive and "by" follows it.
func doneBy(p *parse) bool {
	if len(p.clauses) == 0 || !p.clauses[0].group.passive {
		return false
	}
	by := p.after(p.clauses[0].chunk)
	return p.kind(by) == prepChunk && p.word(by) == "by"
}

// delegated tells whether "he" in sentence i may be the delegate of the party that spoke last: its name is shouted, the document reports a session,
// or the party speaks in the same sentence and nobody is named anywhere.
func (d *speakersDocument) delegated(i int) bool {
	last := &d.last[0]
	if shapeOf(last.text) == upper || d.session {
		return true
	}
	s := &d.sentences[i]
	return len(d.people.list) == 0 && s.start <= last.start && last.start < s.end
}

// ofSession tells whether the document is a session report: it speaks often of chairs and bodies of the talks.
func (d *speakersDocument) ofSession() bool {
	found := 0
	for _, titles := range d.titles {
		for _, t := range titles {
			if t.sense.kind == chairTitle {
				found++
			}
		}
	}
	return found >= officers && found*sentencesEach >= len(d.sentences)
}

// shouts tells whether the document writes the names of states in capitals, as session reports do: "PERU said".
func (d *speakersDocument) shouts() bool {
	for i, mentions := range d.mentions {
		for _, m := range mentions {
			if m.kind == partyMention && m.sense.party.Type == "STATE" && m.sense.kind == partyName && d.shouted(i, m) {
				return true
			}
		}
	}
	return false
}

// shouted tells whether a name is a word in capitals and no acronym.
func (d *speakersDocument) shouted(i int, m mention) bool {
	t := &d.sentences[i].tokens[m.to-1]
	return t.shape == upper && (len(t.lower) > 4 || strings.EqualFold(t.lower, lastWord(m.sense.party.Name)) && len(t.lower) > 3)
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// fewestDelegations is how many parties a bulletin names at least: a readout may speak of chairs too, of a few parties only.
const fewestDelegations = 10

// bulletin tells whether the document is a session report of talks of many, which the clause grammar reads better than the sentence graphs.
func (d *speakersDocument) bulletin() bool {
	named := map[string]bool{}
	for _, mentions := range d.mentions {
		for _, m := range mentions {
			if m.kind == partyMention {
				named[m.sense.party.ID] = true
			}
		}
	}
	return d.session && len(named) >= fewestDelegations
}

// seen remembers the last subject that is a single person.
func (d *speakersDocument) seen(i int, refs []ref) {
	if len(refs) == 1 && refs[0].kind == personActor {
		d.lastPerson, d.personAt = &refs[0], i
	}
}
