package speakers

import (
	"strings"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
)

// An interview gives the turns of whom no label names to the one whom its title or lead names: "Interview with Norway's foreign minister", then "Answer:".

// interviewee returns the person who is interviewed, or the party whose officer is, nil where title and lead name none.
func (d *Document) interviewee() *Ref {
	var side *Ref
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if q := s.Tokens[0].Quote; q > 0 && d.quotes[q].label != "" {
			break
		}
		if !d.tells(s) {
			continue
		}
		for _, m := range d.Mentions[i] {
			first := s.Tokens[m.From]
			name := d.Text[first.Start:s.Tokens[m.To-1].End]
			switch {
			case m.Kind == people.PersonMention:
				if p := d.People.Find(name); p != nil && p.Party != nil && !p.Bystander {
					return &Ref{Actor: people.Actor{Kind: people.PersonActor, Person: p}, Text: p.Name, Start: first.Start}
				}
			case m.Kind == people.PartyMention && m.Sense.Party != nil && side == nil:
				side = &Ref{Actor: people.Actor{Kind: people.PartyActor, Party: m.Sense.Party}, Text: name, Start: first.Start}
			}
		}
	}
	return side
}

// tells tells whether a sentence says who is interviewed.
func (d *Document) tells(s *lexicon.Sentence) bool {
	for i := range s.Tokens {
		if d.x.interviews[s.Tokens[i].Lower] {
			return true
		}
	}
	return false
}

// answers tells whether turns with a label are the answers of an interview: so labelled, or by a name, and most of them no questions.
func (d *Document) answers(label string) bool {
	name := strings.ToLower(label)
	if d.x.answering[name] {
		return true
	}
	for _, w := range strings.Fields(name) {
		if d.x.press[w] {
			return false
		}
	}
	asked := 0
	for q := range d.quotes {
		if d.quotes[q].label == label {
			if asked--; d.quotes[q].asks {
				asked += 2
			}
		}
	}
	return label != strings.ToUpper(label) && asked <= 0
}
