package encounters

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// A pair is the sides of a text that it names by their number only: "the two delegations", "both camps".

// pair tells whether a noun chunk names the sides so.
func (d *Document) pair(p *syntax.Parse, c syntax.Chunk) bool {
	if c.To-c.From < 2 {
		return false
	}
	first, last := p.Tokens[c.From].Lower, p.Tokens[c.To-1].Lower
	if c.To-c.From == 2 && first == "the" && last == "two" {
		return c.To == len(p.Tokens) || p.Tokens[c.To].Lower != "of"
	}
	if !d.x.pairNouns[last] {
		return false
	}
	if first == "the" {
		return c.To-c.From == 2 || p.Tokens[c.From+1].Lower == "two"
	}
	return first == "both" || first == "two"
}

// paired returns the two sides that met last before sentence i, else the two parties that the text turns on; none where it turns on more. Where
// persons may be meant, it returns those who met.
func (d *Document) paired(i int, persons bool) []speakers.Ref {
	for n := len(d.Meetings) - 1; n >= 0; n-- {
		e := &d.Meetings[n]
		switch {
		case len(e.Pairs) != 1 || len(e.Sides) != 2 || e.Status == graph.Off:
		case persons && (e.Sides[0].Kind == people.PersonActor || e.Sides[1].Kind == people.PersonActor):
			return e.Sides
		default:
			return speakers.Sides(e.Sides)
		}
	}
	return d.principals(i)
}

// pairOf returns the sides that the noun chunk of a pair names, as written there.
func (d *Document) pairOf(i int, c syntax.Chunk) []speakers.Ref {
	tokens := d.Sentences[i].Tokens
	last := tokens[c.To-1].Lower
	found := slices.Clone(d.paired(i, last == "two" || d.x.pairPersons[last]))
	for n := range found {
		found[n].Start, found[n].Text = tokens[c.From].Start, d.Text[tokens[c.From].Start:tokens[c.To-1].End]
	}
	return found
}

// principals returns the two parties that the sentences up to i name far more than any third.
func (d *Document) principals(i int) []speakers.Ref {
	counts := map[string]int{}
	var order []people.Mention
	for k := 0; k <= i; k++ {
		for _, m := range d.Mentions[k] {
			if m.Kind != people.PartyMention {
				continue
			}
			if counts[m.Sense.Party.ID] == 0 {
				order = append(order, m)
			}
			counts[m.Sense.Party.ID]++
		}
	}
	var found []speakers.Ref
	for _, m := range order {
		others := 0
		for _, o := range order {
			if counts[o.Sense.Party.ID] >= counts[m.Sense.Party.ID] {
				others++
			}
		}
		if others <= 2 {
			found = append(found, speakers.Ref{Actor: people.Actor{Kind: people.PartyActor, Party: m.Sense.Party}, Text: m.Sense.Party.Name})
		}
	}
	if len(found) != 2 {
		return nil
	}
	return found
}
