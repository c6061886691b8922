package parse

// move is a step of the parser, in the arc-hybrid system of Kuhlmann,
// Gómez-Rodríguez and Satta (2011).
type move int

// The moves: shift the next word onto the stack; left attaches the top of the
// stack to the next word; right attaches the top to the one under it.
const (
	shift move = iota
	left
	right
	moveCount
)

// state is a partly built tree. The root is the place after the last word; the
// place after that is no word, whose entries stay zero.
type state struct {
	n, next                    int
	stack                      []int32
	head                       []int32
	relation                   []Relation
	left, left2, right, right2 []int32 // outermost dependents, and the next
	lefts, rights              []uint8
	leftSet, rightSet          []uint64 // the relations of the dependents
}

func (s *state) reset(n int) {
	s.n, s.next = n, 0
	s.stack = s.stack[:0]
	s.head, s.relation = resize(s.head, n+2), resize(s.relation, n+2)
	s.left, s.left2 = resize(s.left, n+2), resize(s.left2, n+2)
	s.right, s.right2 = resize(s.right, n+2), resize(s.right2, n+2)
	s.lefts, s.rights = resize(s.lefts, n+2), resize(s.rights, n+2)
	s.leftSet, s.rightSet = resize(s.leftSet, n+2), resize(s.rightSet, n+2)
	for i := range n + 2 {
		none := int32(n + 1)
		s.head[i], s.left[i], s.left2[i], s.right[i], s.right2[i] = none, none, none, none, none
	}
}

// done tells whether every word has its head.
func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

// top returns word i of the stack, from its top, or the place of no word.
func (s *state) top(i int) int {
	if len(s.stack) <= i {
		return s.n + 1
	}
	return int(s.stack[len(s.stack)-1-i])
}

// ahead returns word i of those not yet read.
func (s *state) ahead(i int) int {
	if s.next+i > s.n {
		return s.n + 1
	}
	return s.next + i
}

// allowed has a bit for each move that can be made.
func (s *state) allowed() uint64 {
	var moves uint64
	if s.next < s.n {
		moves |= 1 << shift
	}
	if len(s.stack) > 0 {
		moves |= 1 << left
	}
	if len(s.stack) > 1 {
		moves |= 1 << right
	}
	return moves
}

// arc returns the dependent and the head that a left or right attaches.
func (s *state) arc(m move) (dependent, head int) {
	if m == left {
		return s.top(0), s.next
	}
	return s.top(0), s.top(1)
}

// push shifts the next word.
func (s *state) push() {
	s.stack = append(s.stack, int32(s.next))
	s.next++
}

// attach pops the top of the stack as a dependent of head.
func (s *state) attach(dependent, head int, r Relation) {
	s.stack = s.stack[:len(s.stack)-1]
	s.head[dependent], s.relation[dependent] = int32(head), r
	if dependent < head {
		s.left2[head], s.left[head] = s.left[head], int32(dependent)
		s.lefts[head]++
		s.leftSet[head] |= 1 << r
		return
	}
	s.right2[head], s.right[head] = s.right[head], int32(dependent)
	s.rights[head]++
	s.rightSet[head] |= 1 << r
}
