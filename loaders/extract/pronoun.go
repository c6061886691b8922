package extract

// personReach is how many sentences "he" and "she" reach back to a person rather than to a delegation.
const personReach = 2

// officers is how many chairs and bodies of talks a session report names at least, and sentencesEach in how many sentences one of them stands.
const officers, sentencesEach = 2, 12

// antecedent returns whom a pronoun subject means: who reports the clause, else the last subject.
func (d *document) antecedent(i, ci int) holding {
	p := d.parses[i]
	if p.tokens[p.clauses[ci].group.main].quote != 0 {
		return holding{refs: d.lastQuoted}
	}
	if r := p.reportOver(ci); r >= 0 && r < ci {
		return d.holders[i][r]
	}
	if word := p.tokens[p.chunks[p.clauses[ci].subjects[0].from].from].lower; (word == "he" || word == "she") && d.lastPerson != nil && i-d.personAt <= personReach {
		return holding{refs: []ref{*d.lastPerson}}
	} else if (word == "he" || word == "she") && len(d.last) > 0 && d.last[0].kind == partyActor && !d.delegated(i) {
		return holding{} // only session reports make a party a person
	}
	return holding{refs: d.last}
}

// delegated tells whether "he" in sentence i may be the delegate of the party that spoke last: its name is shouted, the document reports a session,
// or the party speaks in the same sentence and nobody is named anywhere.
func (d *document) delegated(i int) bool {
	last := &d.last[0]
	if shapeOf(last.text) == upper || d.session {
		return true
	}
	s := &d.sentences[i]
	return len(d.people.list) == 0 && s.start <= last.start && last.start < s.end
}

// ofSession tells whether the document is a session report: it speaks often of chairs and bodies of the talks.
func (d *document) ofSession() bool {
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

// seen remembers the last subject that is a single person.
func (d *document) seen(i int, refs []ref) {
	if len(refs) == 1 && refs[0].kind == personActor {
		d.lastPerson, d.personAt = &refs[0], i
	}
}
