package graph

import (
	"context"
	"maps"
	"slices"
)

// This file is the part of a plan that looks after what documents say of actors, issues and terms.

// deltas returns, by id and key, by how many documents more each wording is given.
func (p *plan) deltas() map[string]wordings {
	deltas := map[string]wordings{}
	count := func(x *Extraction, by int) {
		for _, n := range Namings(x) {
			delta := deltas[n.NodeID()]
			delta.count(Wording{Node: n, Documents: by})
			deltas[n.NodeID()] = delta
		}
	}
	for i := range p.edit.Erase {
		count(&p.edit.Erase[i], -1)
	}
	for _, x := range p.edit.Put {
		count(x, 1)
	}
	return deltas
}

// Namings returns what a document says of actors, issues and terms: the nodes of wordings.
func Namings(x *Extraction) []Node {
	var nodes []Node
	for i := range x.Parties {
		nodes = append(nodes, &x.Parties[i])
	}
	for _, e := range x.Envoys {
		e.Roles, e.Names = nil, nil
		nodes = append(nodes, &e)
	}
	for i := range x.Issues {
		nodes = append(nodes, &x.Issues[i])
	}
	for i := range x.Terms {
		nodes = append(nodes, &x.Terms[i])
	}
	return nodes
}

func isActor(n Node) bool { return n.NodeKind() == KindParty || n.NodeKind() == KindEnvoy }

// nameActors takes in how actors are named now, works out which names are one, and gathers the actors to be written.
func (p *plan) nameActors(deltas map[string]wordings, judged bool) {
	rename := judged
	for _, id := range slices.Sorted(maps.Keys(deltas)) {
		more, reworded, actor := 0, false, false
		for _, w := range deltas[id] {
			if actor = isActor(w.Node); !actor {
				break
			}
			if w.Documents != 0 {
				reworded = p.names.say(w) || reworded
				more += w.Documents
				w.Documents = p.names.said[id].documents(w.key)
				p.Wordings = append(p.Wordings, w)
			}
		}
		switch {
		case reworded:
			p.touched[id] = true
			rename = p.names.reword(id, more) || rename
		case actor && more != 0:
			rename = p.names.recount(id, more) || rename
		}
	}
	if !rename {
		p.names.unsettled = map[string]bool{}
	} else {
		for id, canonical := range p.names.rename() {
			p.changed = append(p.changed, id)
			p.before.moved[id] = standpoint{canonical: canonical}
		}
		slices.Sort(p.changed)
	}
	p.touchRenamed()
	p.writeActors()
}

// touchRenamed gathers the names with another canonical name now, and touches what they stood for and stand for.
func (p *plan) touchRenamed() {
	for _, id := range p.changed {
		p.touched[id], p.touched[p.before.Of(id)] = true, true
		p.parted(id)
		rename := NewName{ID: id}
		if p.names.said[id] != nil {
			rename.Canonical = p.names.canon.Of(id)
		}
		p.Renamed = append(p.Renamed, rename)
		for other := range p.names.leaning[id] {
			p.touched[other] = true
		}
	}
	for id := range maps.Clone(p.touched) {
		p.touched[p.names.canon.Of(id)] = true
	}
}

// parted gathers the SAME_AS edge of a name that had another canonical name before.
func (p *plan) parted(id string) {
	if before := p.before.Of(id); before != id {
		p.Unlink = append(p.Unlink, Ends{SameAs, id, before})
	}
}

// writeActors gathers the touched actors, and the memberships that rest on them.
func (p *plan) writeActors() {
	regrouped := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(p.touched)) {
		n, _ := p.names.actor(id)
		regrouped[id] = true
		for other := range p.names.leaning[id] {
			regrouped[p.names.canon.Of(other)] = true
		}
		if n == nil {
			p.Gone = append(p.Gone, placeholder(id))
			continue
		}
		p.Nodes = append(p.Nodes, n)
	}
	for _, id := range slices.Sorted(maps.Keys(regrouped)) {
		if KindOf(id) == KindParty {
			p.regroup(id)
		}
	}
}

// placeholder returns an actor that is known by its id alone.
func placeholder(id string) Node {
	if KindOf(id) == KindEnvoy {
		return &Envoy{ID: id}
	}
	return &Party{ID: id}
}

// regroup gathers a party's memberships in blocs that the graph holds, one for each bloc and first day.
func (p *plan) regroup(id string) {
	if !p.Fresh[id] {
		p.Regrouped = append(p.Regrouped, id)
	}
	n, canonical := p.names.actor(id)
	party, ok := n.(*Party)
	if !ok || !canonical {
		return
	}
	seen := map[Membership]bool{}
	for _, m := range party.MemberOf {
		bloc := p.names.canon.Of(m.Bloc)
		first := Membership{Bloc: bloc, Since: m.Since}
		if p.names.said[bloc] != nil && !seen[first] {
			seen[first] = true
			p.link(Edge{Kind: MemberOf, From: id, To: bloc, First: m.Since, Last: m.Until})
		}
	}
}

// recall reads what documents say of issues and terms that is not known yet.
func (p *plan) recall(ctx context.Context, ids []string) error {
	var missing []string
	for _, id := range sortedSet(ids) {
		if _, read := p.said[id]; !read && id != "" {
			p.said[id] = nil
			if !p.Fresh[id] {
				missing = append(missing, id)
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	found, err := p.facts.Wordings(ctx, missing)
	for _, w := range found {
		said, id := p.said[w.Node.NodeID()], w.Node.NodeID()
		if w.key = w.Key(); contains(missing, id) && said.documents(w.key) == 0 {
			said.count(w)
			p.said[id] = said
		}
	}
	return err
}
