package schema

import (
	lru "container/list"
	"strings"
	"sync"

	"github.com/graphql-go/graphql/language/ast"

	"github.com/parleygraph/parley/schema/executor"
)

// A document is a query that has been parsed and validated, with the plans of its operations. It is safe for concurrent use.
type document struct {
	query     string
	parsed    *ast.Document
	fragments fragments

	mu    sync.Mutex
	plans map[string]*executor.Plan // by operation and conditions
}

// What a kept document holds at most, and what is reckoned for a byte of its query: nodes, positions and plans are much longer than the text.
const (
	mostPlans   = 8
	mostPlanned = 5000 // fields of one plan
	perByte     = 64
)

func newDocument(query string, parsed *ast.Document, found fragments) *document {
	return &document{query: strings.Clone(query), parsed: parsed, fragments: found, plans: map[string]*executor.Plan{}}
}

func (d *document) weight() int { return perByte * (len(d.query) + 64) }

// plan returns the plan of one of the document's operations, for the values that its conditions have.
func (d *document) plan(types *executor.Schema, operation *ast.OperationDefinition, variables map[string]any) *executor.Plan {
	key := ""
	if operation.Name != nil {
		key = operation.Name.Value
	}
	for _, name := range executor.Conditions(d.parsed) {
		if variables[name] == true {
			key += " " + name
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if p := d.plans[key]; p != nil && p.Size() <= mostPlanned {
		return p
	}
	p := types.Plan(d.parsed, operation, variables)
	if len(d.plans) < mostPlans || d.plans[key] != nil {
		d.plans[key] = p
	}
	return p
}

// A cache keeps the documents that were asked for last, up to a weight.
type cache struct {
	mu     sync.Mutex
	limit  int
	weight int
	recent *lru.List               // of *document, the latest first
	places map[string]*lru.Element // by query
}

func newCache(limit int) *cache {
	return &cache{limit: limit, recent: lru.New(), places: map[string]*lru.Element{}}
}

// get returns the document of a query, nil where none is kept.
func (c *cache) get(query string) *document {
	c.mu.Lock()
	defer c.mu.Unlock()
	place := c.places[query]
	if place == nil {
		return nil
	}
	c.recent.MoveToFront(place)
	return place.Value.(*document)
}

// put keeps a document, and lets the ones go that have not been asked for longest. One that would take a quarter of the cache is not kept.
func (c *cache) put(d *document) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.places[d.query] != nil || d.weight() > c.limit/4 {
		return
	}
	c.places[d.query] = c.recent.PushFront(d)
	c.weight += d.weight()
	for c.weight > c.limit {
		oldest := c.recent.Remove(c.recent.Back()).(*document)
		delete(c.places, oldest.query)
		c.weight -= oldest.weight()
	}
}
