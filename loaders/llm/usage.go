package llm

import (
	"fmt"
	"sync"
)

// A Usage is what answers cost.
type Usage struct {
	Calls   int     `json:"calls"`     // answers that the endpoint gave
	Cached  int     `json:"cached"`    // answers that the cache held
	In      int     `json:"tokensIn"`  // as the endpoint counts them; where it does not, a token for four bytes
	Out     int     `json:"tokensOut"` //
	Seconds float64 `json:"seconds"`   // waited for the endpoint
}

// A DocumentUsage is what one document cost.
type DocumentUsage struct {
	Document string `json:"document"`
	Usage
}

func (u *Usage) add(other Usage) {
	u.Calls += other.Calls
	u.Cached += other.Cached
	u.In += other.In
	u.Out += other.Out
	u.Seconds += other.Seconds
}

// String returns the usage for a person.
func (u Usage) String() string {
	return fmt.Sprintf("%s and %d from the cache, %d tokens in and %d out, %.1f s", several(u.Calls, "call"), u.Cached, u.In, u.Out, u.Seconds)
}

// bytesPerToken is how many bytes of English a token has, about.
const bytesPerToken = 4

// A Halt ends a run: no further document can be read. What was read stays.
type Halt struct{ error }

// Unwrap gives the error itself, with its code.
func (h Halt) Unwrap() error { return h.error }

// A meter counts what a run costs, and holds it against its budget.
type meter struct {
	budget int // tokens; 0 for no bound
	mutex  sync.Mutex
	spent  int
}

// reserve takes as many tokens as a question has off the budget before it is asked, so that questions asked at a time do not exceed it together. It fails
// where the budget is spent.
func (m *meter) reserve(tokens int) error {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.budget > 0 && m.spent >= m.budget {
		return Halt{fmt.Errorf("llm-budget: %d of %d tokens are spent and no more is asked: what was read stays; raise it and run again, answers are kept in llm-cache", m.spent, m.budget)}
	}
	m.spent += tokens
	return nil
}

// settle counts what a question cost beyond what was reserved.
func (m *meter) settle(tokens int) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.spent += tokens
}
