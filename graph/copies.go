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
	glances []glance // of their sketches
	looked  []int32  // in which scan they were looked at last
	scans   int32
	unused  []int32 // the numbers of these
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

// bands tell which papers have a band, by their numbers. A band is two neighbouring places of a sketch: sketches of copies agree in more than half of their places, so that they
// share a band. Those that have one stand in a chain: the last that came, and from each the one before. None of this is pointers, which the garbage collector would look through
// again and again.
type bands struct {
	last   [bandsOf]map[band]int32
	before [bandsOf][]int32 // by number; none at the end of a chain
}

type band uint64

const (
	bandsOf = len(Sketch{}) / 2
	none    = -1
)

// lastOf returns the last paper that came with a band, none where no paper has it.
func (s *bands) lastOf(place int, b band) int32 {
	if number, found := s.last[place][b]; found {
		return number
	}
	return none
}

// add adds a paper of a number that none has, the next at most.
func (s *bands) add(number int32, all [bandsOf]band) {
	for place, b := range all {
		if int(number) == len(s.before[place]) {
			s.before[place] = append(s.before[place], none)
		}
		s.before[place][number], s.last[place][b] = s.lastOf(place, b), number
	}
}

func (s *bands) remove(number int32, all [bandsOf]band) {
	for place, b := range all {
		chain := s.before[place]
		before, after := chain[number], s.last[place][b]
		switch {
		case after != number:
			for chain[after] != number {
				after = chain[after]
			}
			chain[after] = before
		case before != none:
			s.last[place][b] = before
		default:
			delete(s.last[place], b)
		}
	}
}

// NewCopies returns an empty store's copies.
func NewCopies() *Copies {
	c := &Copies{papers: map[string]*paper{}, moved: map[string]string{}}
	for place := range c.bands.last {
		c.bands.last[place] = map[band]int32{}
	}
	return c
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
	c.bands.add(p.number, sketch.bands())
}

// number gives a paper a number that no other has.
func (c *Copies) number(p *paper) {
	if last := len(c.unused) - 1; last >= 0 {
		p.number, c.unused = c.unused[last], c.unused[:last]
		c.numbers[p.number], c.glances[p.number] = p, p.sketch.glance()
		return
	}
	p.number = int32(len(c.numbers))
	c.numbers, c.glances, c.looked = append(c.numbers, p), append(c.glances, p.sketch.glance()), append(c.looked, 0)
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
	c.bands.remove(gone.number, gone.sketch.bands())
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

// scan joins a document with those that it is a copy of. One that shares many bands with it is looked at once.
func (c *Copies) scan(p *paper) {
	glance := p.sketch.glance()
	c.scans++
	for place, b := range p.sketch.bands() {
		before := c.bands.before[place]
		for number := c.bands.lastOf(place, b); number != none; number = before[number] {
			if c.looked[number] == c.scans {
				continue
			}
			if c.looked[number] = c.scans; glance.alike(&c.glances[number]) {
				c.compare(p, c.numbers[number])
			}
		}
	}
}

func (c *Copies) compare(p, other *paper) {
	if other.group != p.group && p.sketch.Alike(other.sketch) {
		c.join(p.group, other.group)
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
func (s *Sketch) bands() (all [bandsOf]band) {
	for i := range all {
		all[i] = band(s[2*i])<<32 | band(s[2*i+1])
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
