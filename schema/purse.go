package schema

import (
	"net"
	"net/http"
	"sync"
	"time"
)

// A purse counts what clients spend: each may spend rate a minute, and at most that at once. A rate of 0 lets them spend without end.
type purse struct {
	rate  int
	clock func() time.Time

	mu    sync.Mutex
	debts map[string]debt
}

// A debt is what a client had spent at a time; it falls by the rate.
type debt struct {
	spent float64
	at    time.Time
}

// mostClients is how many clients a purse remembers; when there are more it forgets those who owe nothing.
const mostClients = 10_000

func newPurse(rate int, clock func() time.Time) *purse {
	return &purse{rate: rate, clock: clock, debts: map[string]debt{}}
}

// spend notes what a client spends and returns 0, or, where it has spent too much, how long it must wait.
func (p *purse) spend(client string, cost int) time.Duration {
	if p.rate <= 0 {
		return 0
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.clock()
	owed := p.owed(p.debts[client], now)
	if over := owed + float64(cost) - float64(p.rate); owed > 0 && over > 0 {
		return time.Duration(min(over, owed) / float64(p.rate) * float64(time.Minute))
	}
	p.debts[client] = debt{owed + float64(cost), now}
	if len(p.debts) > mostClients {
		p.forget(now)
	}
	return 0
}

func (p *purse) owed(d debt, now time.Time) float64 {
	return max(0, d.spent-now.Sub(d.at).Minutes()*float64(p.rate))
}

func (p *purse) forget(now time.Time) {
	for client, d := range p.debts {
		if p.owed(d, now) == 0 {
			delete(p.debts, client)
		}
	}
}

// clientOf names who asks: by the token, if there is one, else by the address.
func clientOf(r *http.Request) string {
	if token := r.Header.Get("Authorization"); token != "" {
		return token
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
