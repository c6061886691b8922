package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A pair is the sides of a text that it names by their number only: "the two delegations", "both camps".

// pair tells whether a noun chunk names the sides so.
func (d *meetingDocument) pair(p *parse, c chunk) bool {
	if c.to-c.from < 2 {
		return false
	}
	first, last := p.tokens[c.from].lower, p.tokens[c.to-1].lower
	if c.to-c.from == 2 && first == "the" && last == "two" {
		return c.to == len(p.tokens) || p.tokens[c.to].lower != "of"
	}
	if !d.x.pairNouns[last] {
		return false
	}
	if first == "the" {
		return c.to-c.from == 2 || p.tokens[c.from+1].lower == "two"
	}
	return first == "both" || first == "two"
}

// paired returns the two sides that met last before sentence i, else the two parties that the text turns on; none where it turns on more. Where
// persons may be meant, it returns those who met.
func (d *meetingDocument) paired(i int, persons bool) []ref {
	for n := len(d.meetings) - 1; n >= 0; n-- {
		e := &d.meetings[n]
		switch {
		case len(e.pairs) != 1 || len(e.sides) != 2 || e.status == graph.Off:
		case persons && (e.sides[0].kind == personActor || e.sides[1].kind == personActor):
			return e.sides
		default:
			return sides(e.sides)
		}
	}
	return d.principals(i)
}

// pairOf returns the sides that the noun chunk of a pair names, as written there.
func (d *meetingDocument) pairOf(i int, c chunk) []ref {
	tokens := d.sentences[i].tokens
	last := tokens[c.to-1].lower
	found := slices.Clone(d.paired(i, last == "two" || d.x.pairPersons[last]))
	for n := range found {
		found[n].start, found[n].text = tokens[c.from].start, d.text[tokens[c.from].start:tokens[c.to-1].end]
	}
	return found
}

// principals returns the two parties that the sentences up to i name far more than any third.
func (d *meetingDocument) principals(i int) []ref {
	counts := map[string]int{}
	var order []mention
	for k := 0; k <= i; k++ {
		for _, m := range d.mentions[k] {
			if m.kind != partyMention {
				continue
			}
			if counts[m.sense.party.ID] == 0 {
				order = append(order, m)
			}
			counts[m.sense.party.ID]++
		}
	}
	var found []ref
	for _, m := range order {
		others := 0
		for _, o := range order {
			if counts[o.sense.party.ID] >= counts[m.sense.party.ID] {
				others++
			}
		}
		if others <= 2 {
			found = append(found, ref{actor: actor{kind: partyActor, party: m.sense.party}, text: m.sense.party.Name})
		}
	}
	if len(found) != 2 {
		return nil
	}
	return found
}
