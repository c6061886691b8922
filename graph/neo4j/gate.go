package neo4j

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Neo4j lets a transaction see what others commit while it runs, even a part of it. Readers must see whole documents, so each commit stands between two marks on the
// one ParleyGate node, written in transactions of their own: began before it, ended after it. What is read while the marks agree, and still are the same
// at the end, is of one moment; else it is read again.
const (
	readGate cypher = "MATCH (g:ParleyGate {id: $id}) RETURN g.began, g.ended"
	// beginGate counts first, and so waits for whoever writes a mark now.
	beginGate cypher = kept + "MATCH (g:ParleyGate {id: $id}) SET g.marks = g.marks + 1 SET g.began = $mark"
	endGate   cypher = kept + "MATCH (g:ParleyGate {id: $id}) SET g.marks = g.marks + 1 WITH g WHERE g.began = $mark SET g.ended = $mark"
	makeGate  cypher = "MERGE (g:ParleyGate {id: $id}) ON CREATE SET g.marks = 0, g.began = '', g.ended = ''"
)

// How patient readers are.
const (
	pause       = 5 * time.Millisecond // before reading again; it grows
	longestWait = 100 * time.Millisecond
	patience    = 5 * time.Second // with a commit that does not end: its writer is gone
	mostReads   = 12              // before a reader takes a turn among the writers
)

// errMoved is what a reader meets when a document was committed meanwhile.
var errMoved = errors.New("a document is being written")

// steady runs read between two looks at the gate.
func (s *Store) steady(ctx context.Context, tx transaction, read func(context.Context, transaction) error) error {
	began, err := s.gateMark(ctx, tx)
	if err != nil {
		return err
	}
	if err := read(ctx, tx); err != nil {
		return err
	}
	again, err := s.gateMark(ctx, tx)
	if err == nil && again != began {
		return errMoved
	}
	return err
}

// gateMark returns the mark of the last commit, and errMoved while it has not ended.
func (s *Store) gateMark(ctx context.Context, tx transaction) (string, error) {
	marks, err := collect(ctx, tx, readGate, params{"id": storeID}, scanEnds)
	if err != nil || len(marks) == 0 { // the store is not made yet
		return "", err
	}
	began, ended := marks[0][0], marks[0][1]
	if began != ended && !s.isStuck(began) {
		return "", errMoved
	}
	return began, nil
}

// isStuck tells whether a commit has been under way for so long that its writer must be gone. What became of it is settled then.
func (s *Store) isStuck(began string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.waitingFor != began {
		s.waitingFor, s.waitingSince = began, time.Now()
	}
	return time.Since(s.waitingSince) > patience
}

// view runs read in a transaction that reads, as often as it takes to see one moment. Where writers leave too little time between them, it waits for its turn among them.
func (s *Store) view(ctx context.Context, read func(context.Context, transaction) error) error {
	wait := pause
	for tries := 1; ; tries++ {
		err := s.look(ctx, func(ctx context.Context, tx transaction) error { return s.steady(ctx, tx, read) })
		switch {
		case !errors.Is(err, errMoved):
			return err
		case tries >= mostReads && !s.options.ReadOnly:
			return s.viewInTurn(ctx, read)
		}
		select {
		case <-time.After(wait):
			wait = min(2*wait, longestWait)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// errRead ends a turn in which nothing was written.
var errRead = errors.New("nothing to write")

// viewInTurn runs read while no writer has its turn.
func (s *Store) viewInTurn(ctx context.Context, read func(context.Context, transaction) error) error {
	err := s.transact(ctx, func(ctx context.Context, tx transaction) error {
		if err := tx.run(ctx, takeTurn, params{"id": storeID, "documents": []string{}}); err != nil {
			return err
		}
		if err := read(ctx, tx); err != nil {
			return err
		}
		return errRead
	})
	if errors.Is(err, errRead) {
		return nil
	}
	return err
}

// note writes one of the gate's marks, in a transaction of its own.
func (s *Store) note(ctx context.Context, query cypher, mark string) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		return nil, s.transaction(tx).run(ctx, query, params{"id": storeID, "mark": mark})
	}, neo4j.WithTxTimeout(s.options.Timeout))
	return err
}

// A mark tells readers that a commit is near. It is written while the transaction does what is left to do.
type mark struct {
	s       *Store
	text    string // "" before it is begun
	written chan error
}

// begin begins to write the mark. It may be called again.
func (m *mark) begin(ctx context.Context) {
	if m.text != "" {
		return
	}
	m.text, m.written = rand.Text(), make(chan error, 1)
	go func() { m.written <- m.s.note(ctx, beginGate, m.text) }()
}

// wait waits until the mark that was begun is written.
func (m *mark) wait() error {
	if m.text == "" {
		return nil
	}
	return <-m.written
}

// transactGated runs work in a transaction whose commit readers see as a whole. Work may begin the mark when little is left to do.
func (s *Store) transactGated(ctx context.Context, work func(context.Context, transaction, *mark) error) error {
	m := &mark{}
	err := s.transact(ctx, func(ctx context.Context, tx transaction) error {
		m = &mark{s: s}
		if err := work(ctx, tx, m); err != nil {
			m.wait() // what failed matters more
			return err
		}
		m.begin(ctx)
		return m.wait()
	})
	var lost *neo4j.ConnectivityError
	if m.text == "" || errors.As(err, &lost) { // nothing began; or nobody knows yet whether it has ended, which the next writer does
		return err
	}
	s.endings.Add(1)
	go s.end(context.WithoutCancel(ctx), m.text)
	return err
}

// end marks that a commit has ended. The writer goes on meanwhile, and readers wait for it: the work stands without it, they lose patience, and the next writer moves the
// marks on.
func (s *Store) end(ctx context.Context, began string) {
	defer s.endings.Done()
	ctx, cancel := context.WithTimeout(ctx, s.options.Timeout)
	defer cancel()
	s.note(ctx, endGate, began)
}
