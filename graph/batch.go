package graph

// This file holds what stores share in taking a batch: what becomes of each document, and what all of them together change.

// A Settlement is what a batch comes to: the ids of stored documents that go, those that are replaced among them, the documents that come, and the
// report on each document of the batch.
type Settlement struct {
	Erase  []string
	Put    []*Extraction
	Report []Applied
}

// Named returns the ids of all documents of a batch.
func (b *Batch) Named() []string {
	ids := append([]string{}, b.Remove...)
	for i := range b.Put {
		ids = append(ids, b.Put[i].Document.ID)
	}
	return sortedSet(ids)
}

// Settle works out a batch's change as if its documents were taken one after another, removals first. stored holds what the store has under the ids that the
// batch names.
func (b *Batch) Settle(stored map[string]Stored) Settlement {
	s := settling{stored: stored, now: map[string]*Extraction{}}
	for _, id := range b.Remove {
		s.remove(id)
	}
	for i := range b.Put {
		s.put(&b.Put[i], b.Replace)
	}
	for _, id := range s.order {
		if _, there := stored[id]; there {
			s.Erase = append(s.Erase, id)
		}
		if x := s.now[id]; x != nil {
			s.Put = append(s.Put, x)
		}
	}
	return s.Settlement
}

// A settling is a batch under way.
type settling struct {
	Settlement
	stored map[string]Stored
	now    map[string]*Extraction // of documents that are others now; nil: none
	order  []string               // of now
}

// at returns what stands under an id by now.
func (s *settling) at(id string) *Stored {
	if x, changed := s.now[id]; changed {
		if x == nil {
			return nil
		}
		return &Stored{Fingerprint: x.Document.Fingerprint, Origin: x.Document.Origin}
	}
	if was, there := s.stored[id]; there {
		return &was
	}
	return nil
}

func (s *settling) set(id string, x *Extraction) {
	if _, changed := s.now[id]; !changed {
		s.order = append(s.order, id)
	}
	s.now[id] = x
}

func (s *settling) remove(id string) {
	if s.at(id) == nil {
		s.Report = append(s.Report, Applied{Document: id, Outcome: Refused, Err: Unknown(id)})
		return
	}
	s.set(id, nil)
	s.Report = append(s.Report, Applied{Document: id, Outcome: Removed})
}

func (s *settling) put(x *Extraction, replace bool) {
	id := x.Document.ID
	outcome, err := Putting(x, s.at(id), replace)
	if outcome == Added || outcome == Replaced {
		s.set(id, x)
	}
	s.Report = append(s.Report, Applied{Document: id, Outcome: outcome, Err: err})
}

// Each returns a batch of its own for each document, in order.
func (b *Batch) Each() []Batch {
	var each []Batch
	for i := range b.Remove {
		each = append(each, Batch{Remove: b.Remove[i : i+1]})
	}
	for i := range b.Put {
		each = append(each, Batch{Put: b.Put[i : i+1], Replace: b.Replace})
	}
	return each
}
