package neo4j

import "github.com/parleygraph/parley/graph"

// rows are those of the statements and meetings that come, which rest on nothing else: they are built while the edit is planned.
type rows struct {
	built map[graph.Node]props
	done  chan struct{}
}

// build begins to build the rows.
func build(put []*graph.Extraction) *rows {
	r := &rows{map[graph.Node]props{}, make(chan struct{})}
	go func() {
		defer close(r.done)
		for _, x := range put {
			for i := range x.Statements {
				r.built[&x.Statements[i]] = row(&x.Statements[i], true)
			}
			for i := range x.Meetings {
				r.built[&x.Meetings[i]] = row(&x.Meetings[i], true)
			}
		}
	}()
	return r
}

// wait waits until all rows are built.
func (r *rows) wait() { <-r.done }

// of returns the row of a statement or meeting.
func (r *rows) of(n graph.Node) props {
	r.wait()
	return r.built[n]
}
