package graph

import (
	"cmp"
	"context"
	"slices"
)

// Copies keeps which of a store's documents are copies of one text: another header, small edits, a new publisher. Copies of copies are copies. The answer is a pure function
// of the documents, in whatever order they come. It is not safe for concurrent use.
type Copies struct {
	papers  map[string]*paper
	numbers []*paper // those with a sketch, by their numbers; nil where one was removed
	unused  []int32  // the numbers of these
	bands   bands
	moved   map[string]string // documents whose copies have changed since Moved was asked -> the first of them before
}

// A paper is what Copies knows of a document.
type paper struct {
	id     string
	day    Day
	sketch *Sketch
	number int32
	group  *papers
}

// papers are copies of one text.
type papers struct {
	all   []*paper
	first *paper
}

// A band is two neighbouring places of a sketch. Sketches of copies agree in more than half of their places, so that they share a band.
type band struct {
	place int8
	a, b  uint32
}

// bands tell which papers have a band, by their numbers: there are 32 for each paper, nearly all of them of it alone, and the garbage collector, which would look through
// as many pointers again and again, passes by what holds none.
type bands struct {
	first map[band]int32   // of those that have it
	more  map[band][]int32 // the others
}

// has returns those that have a band.
func (s bands) has(b band) []int32 {
	first, found := s.first[b]
	if !found {
		return nil
	}
	return append([]int32{first}, s.more[b]...)
}

func (s bands) add(b band, number int32) {
	if _, found := s.first[b]; found {
		s.more[b] = append(s.more[b], number)
		return
	}
	s.first[b] = number
}

func (s bands) remove(b band, number int32) {
	left := slices.DeleteFunc(s.has(b), func(other int32) bool { return other == number })
	delete(s.first, b)
	delete(s.more, b)
	for _, other := range left {
		s.add(b, other)
	}
}

// NewCopies returns an empty store's copies.
func NewCopies() *Copies {
	return &Copies{papers: map[string]*paper{}, bands: bands{map[band]int32{}, map[band][]int32{}}, moved: map[string]string{}}
}

// Put adds a document with its day and its sketch, which may be nil, in the place of the one of that id.
func (c *Copies) Put(id string, day Day, sketch *Sketch) {
	c.Remove(id)
	p := &paper{id: id, day: day, sketch: sketch}
	p.alone()
	c.papers[id] = p
	c.note(p)
	if sketch == nil {
		return
	}
	c.scan(p)
	c.number(p)
	for _, b := range sketch.bands() {
		c.bands.add(b, p.number)
	}
}

// number gives a paper a number that no other has.
func (c *Copies) number(p *paper) {
	if last := len(c.unused) - 1; last >= 0 {
		p.number, c.unused = c.unused[last], c.unused[:last]
		c.numbers[p.number] = p
		return
	}
	p.number = int32(len(c.numbers))
	c.numbers = append(c.numbers, p)
}

// Remove forgets a document.
func (c *Copies) Remove(id string) {
	gone := c.papers[id]
	if gone == nil {
		return
	}
	for _, p := range gone.group.all {
		c.note(p)
	}
	delete(c.papers, id)
	if gone.sketch == nil {
		return
	}
	for _, b := range gone.sketch.bands() {
		c.bands.remove(b, gone.number)
	}
	c.numbers[gone.number] = nil
	c.unused = append(c.unused, gone.number)
	c.regroup(slices.DeleteFunc(gone.group.all, func(p *paper) bool { return p == gone }))
}

// Of returns the first of a document's copies: that of the earliest known day, then of the smallest id. It is the document itself where it has none.
func (c *Copies) Of(id string) string {
	if p := c.papers[id]; p != nil {
		return p.group.first.id
	}
	return id
}

// Moved returns the documents that came, went or have another first copy since it was asked last, with the first of their copies before.
func (c *Copies) Moved() map[string]string {
	moved := c.moved
	c.moved = map[string]string{}
	return moved
}

func (c *Copies) note(p *paper) {
	if _, noted := c.moved[p.id]; !noted {
		c.moved[p.id] = p.group.first.id
	}
}

// scan joins a document with those that it is a copy of.
func (c *Copies) scan(p *paper) {
	for _, b := range p.sketch.bands() {
		for _, number := range c.bands.has(b) {
			other := c.numbers[number]
			if other.group != p.group && p.sketch.Alike(other.sketch) {
				c.join(p.group, other.group)
			}
		}
	}
}

// join makes two groups one: the larger.
func (c *Copies) join(a, b *papers) {
	if len(a.all) < len(b.all) {
		a, b = b, a
	}
	first := a.first
	if b.first.before(first) {
		first = b.first
	}
	for _, group := range []*papers{a, b} {
		for _, p := range group.all {
			if group.first == first {
				break
			}
			c.note(p)
		}
	}
	for _, p := range b.all {
		p.group = a
	}
	a.all, a.first = append(a.all, b.all...), first
}

// regroup works out anew which of some documents are copies.
func (c *Copies) regroup(all []*paper) {
	for _, p := range all {
		p.alone()
	}
	for _, p := range all {
		if len(p.group.all) == len(all) {
			return
		}
		c.scan(p)
	}
}

// alone makes a document a group of its own.
func (p *paper) alone() { p.group = &papers{all: []*paper{p}, first: p} }

func (p *paper) before(o *paper) bool {
	return cmp.Or(compareBool(p.day == "", o.day == ""), cmp.Compare(p.day, o.day), cmp.Compare(p.id, o.id)) < 0
}

// bands returns the bands of a sketch.
func (s *Sketch) bands() (all [len(Sketch{}) / 2]band) {
	for i := range all {
		all[i] = band{int8(i), s[2*i], s[2*i+1]}
	}
	return all
}

// copy gathers the edges of copies of documents.
func (p *plan) copy(context.Context) error {
	copies, fresh := p.names.copies, map[string]bool{}
	for i := range p.edit.Erase {
		copies.Remove(p.edit.Erase[i].Document.ID)
	}
	p.Sketches = map[string]string{}
	for _, x := range p.edit.Put {
		d := &x.Document
		sketch := SketchOf(d.Text)
		copies.Put(d.ID, d.PublishedAt, sketch)
		if fresh[d.ID] = true; sketch != nil {
			p.Sketches[d.ID] = sketch.String()
		}
	}
	for id, before := range copies.Moved() {
		now := copies.Of(id)
		if before != id && before != now {
			p.Unlink = append(p.Unlink, Ends{CopyOf, id, before})
		}
		if now != id && (before != now || fresh[id] || fresh[now]) { // with a node go its edges
			p.Link = append(p.Link, Edge{Kind: CopyOf, From: id, To: now})
		}
	}
	return nil
}

// sourced names the source of each row: the first of the copies of its document.
func sourced(ctx context.Context, store Store, rows []StanceRow) ([]StanceRow, error) {
	documents := make([]string, len(rows))
	for i := range rows {
		documents[i] = rows[i].Document
	}
	firsts, err := FindSources(ctx, store, documents)
	for i := range rows {
		rows[i].Source = firsts[rows[i].Document]
	}
	return rows, err
}

// FindSources returns, for each document that is a copy of another, the first of its copies. It is one call of the store.
func FindSources(ctx context.Context, store Store, documents []string) (map[string]string, error) {
	documents = sortedSet(documents)
	firsts := map[string]string{}
	if len(documents) == 0 {
		return firsts, nil
	}
	pages, err := store.Edges(ctx, EdgeQuery{From: documents, Kinds: []EdgeKind{CopyOf}, First: 1})
	for i, page := range pages {
		for _, e := range page.Edges {
			firsts[documents[i]] = e.To
		}
	}
	return firsts, err
}

// countDocuments returns in how many documents rows stand.
func countDocuments(rows []StanceRow) int {
	documents := make([]string, len(rows))
	for i := range rows {
		documents[i] = rows[i].Document
	}
	return len(sortedSet(documents))
}

// countSources returns in how many sources rows stand: copies of one text are one.
func countSources(rows []StanceRow) int {
	sources := make([]string, len(rows))
	for i := range rows {
		sources[i] = cmp.Or(rows[i].Source, rows[i].Document)
	}
	return len(sortedSet(sources))
}
