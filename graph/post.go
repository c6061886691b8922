package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// A Post is what one document says of an envoy: its roles there and, where the document gives one, the party it stands for.
type Post struct {
	Envoy    string `json:"envoy"`
	Document string `json:"document"`
	Day      Day    `json:"day,omitempty"` // the document's
	Party    string `json:"party,omitempty"`
	Roles    []Role `json:"roles,omitempty"`
}

// PostsOf returns the posts that a document gives, in its order: one for each envoy with a role or party.
func PostsOf(x *Extraction) []Post {
	var posts []Post
	for _, e := range x.Envoys {
		if e.Party == "" && len(e.Roles) == 0 {
			continue
		}
		posts = append(posts, Post{Envoy: e.ID, Document: x.Document.ID, Day: x.Document.PublishedAt, Party: e.Party, Roles: e.Roles})
	}
	return posts
}

// FillRoles puts the roles into the envoys among the nodes. read returns the posts of envoys by any of their names, with Envoy being the id that was asked for.
func FillRoles(nodes []Node, read func(envoys []string) ([]Post, error)) error {
	envoys := map[string][]*Envoy{}
	for _, n := range nodes {
		if e, ok := n.(*Envoy); ok {
			envoys[e.ID] = append(envoys[e.ID], e)
		}
	}
	if len(envoys) == 0 {
		return nil
	}
	posts, err := read(slices.Sorted(maps.Keys(envoys)))
	for _, post := range posts {
		for _, e := range envoys[post.Envoy] {
			e.Roles = append(e.Roles, post.Roles...)
		}
	}
	for _, same := range envoys {
		for _, e := range same {
			e.Roles = MergeEnvoys([]Envoy{*e}).Roles
		}
	}
	return err
}

// ends returns the canonical envoy and party, and whether there is a party.
func (p Post) ends(canon Canonical) ([2]string, bool) {
	return [2]string{canon.Of(p.Envoy), canon.Of(p.Party)}, p.Party != ""
}

// A RoleEdge is a REPRESENTS edge as a store keeps it, without its evidence. RoleDay is the day of the document that gives the role.
type RoleEdge struct {
	Edge
	RoleDay Day
}

// RoleEdges derives the REPRESENTS edges that posts give, in the order of CompareEdges: the role of the latest document that gives one (then the smaller
// text), first and last day, every document.
func RoleEdges(posts []Post, canon Canon) []RoleEdge { return extendRoles(nil, posts, canon) }

// extendRoles derives the edges that held become with the posts of documents that gave none before.
func extendRoles(held []RoleEdge, posts []Post, canon Canonical) []RoleEdge {
	edges := map[[2]string]*RoleEdge{}
	for _, e := range held {
		edges[[2]string{e.From, e.To}] = &e
	}
	documents := map[[2]string][]string{}
	for _, post := range posts {
		ends, ok := post.ends(canon)
		if !ok {
			continue
		}
		if edges[ends] == nil {
			edges[ends] = &RoleEdge{Edge: Edge{Kind: Represents, From: ends[0], To: ends[1]}}
		}
		edges[ends].add(post)
		documents[ends] = append(documents[ends], post.Document)
	}
	var all []RoleEdge
	for ends, e := range edges {
		e.Evidence = sortedSet(slices.Concat(e.Evidence, documents[ends]))
		e.Documents += len(sortedSet(documents[ends]))
		all = append(all, *e)
	}
	slices.SortFunc(all, func(a, b RoleEdge) int { return CompareEdges(a.Edge, b.Edge) })
	return all
}

func (e *RoleEdge) add(post Post) {
	e.extend(post.Day)
	if len(post.Roles) == 0 {
		return
	}
	if role := post.Roles[0].Text; e.Role == "" || post.Day > e.RoleDay || post.Day == e.RoleDay && role < e.Role {
		e.Role, e.RoleDay = role, post.Day
	}
}

// represent derives the REPRESENTS edges: from all posts where some go or have other canonical ends now, else from the edges that are there and
// the posts that come.
func (p *plan) represent(ctx context.Context) error {
	for i := range p.edit.Erase {
		p.depose(PostsOf(&p.edit.Erase[i]))
	}
	if names := p.stored(p.changed); len(names) > 0 {
		moved, err := p.facts.Posts(ctx, names)
		if err != nil {
			return err
		}
		p.depose(moved)
	}
	for _, x := range p.edit.Put {
		p.Posts = append(p.Posts, PostsOf(x)...)
	}
	slices.SortFunc(p.Posts, func(a, b Post) int { return cmp.Or(cmp.Compare(a.Envoy, b.Envoy), cmp.Compare(a.Document, b.Document)) })
	if err := p.promote(ctx); err != nil {
		return err
	}
	return p.reappoint(ctx)
}

// depose notes the ends of posts that go, or whose names have other canonical names now.
func (p *plan) depose(gone []Post) {
	for _, post := range gone {
		if ends, ok := post.ends(p.before); ok {
			p.again[ends] = true
		}
		if ends, ok := post.ends(p.names.canon); ok {
			p.again[ends] = true
		}
	}
}

// promote extends the edges to which posts come only.
func (p *plan) promote(ctx context.Context) error {
	ends := map[[2]string]bool{}
	var added []Post
	for _, post := range p.Posts {
		if at, ok := post.ends(p.names.canon); ok && !p.again[at] {
			ends[at], added = true, append(added, post)
		}
	}
	if len(ends) == 0 {
		return nil
	}
	var held []RoleEdge
	if old := p.storedEnds(slices.Collect(maps.Keys(ends))); len(old) > 0 {
		var err error
		if held, err = p.facts.RoleEdges(ctx, sortedEnds(old)); err != nil {
			return err
		}
	}
	held = slices.DeleteFunc(held, func(e RoleEdge) bool { return !ends[[2]string{e.From, e.To}] })
	p.RoleEdges = extendRoles(held, added, p.names.canon)
	return nil
}

// reappoint derives edges anew from all posts.
func (p *plan) reappoint(ctx context.Context) error {
	again := p.again
	if len(again) == 0 {
		return nil
	}
	var names []string
	for ends := range again {
		names = append(names, p.names.class(p.names.canon.Of(ends[0]))...)
	}
	var stored []Post
	if old := p.stored(sortedSet(names)); len(old) > 0 {
		var err error
		if stored, err = p.facts.Posts(ctx, old); err != nil {
			return err
		}
	}
	stored = slices.DeleteFunc(stored, func(post Post) bool { return p.erased[post.Document] })
	posts := slices.DeleteFunc(append(stored, p.Posts...), func(post Post) bool {
		ends, ok := post.ends(p.names.canon)
		return !ok || !again[ends]
	})
	stands := map[[2]string]bool{}
	for _, e := range RoleEdges(posts, p.names.canon) {
		stands[[2]string{e.From, e.To}] = true
		p.RoleEdges = append(p.RoleEdges, e)
	}
	for ends := range again {
		if !stands[ends] {
			p.Unlink = append(p.Unlink, Ends{Represents, ends[0], ends[1]})
		}
	}
	return nil
}
