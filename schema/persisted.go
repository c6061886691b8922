package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
)

// persisted keeps the texts of queries by their SHA-256, so that clients may send the hash alone: those that Options.Allowed lists for good, and the ones that clients
// have sent with their hash lately, as Apollo's automatic persisted queries do.
type persisted struct {
	allowed map[string]string // by hash; nil where every query may run

	mu     sync.Mutex
	sent   map[string]string
	weight int
}

// mostSent is how many bytes of sent queries are kept; beyond it all are forgotten, and clients send theirs again.
const mostSent = 4 << 20

func newPersisted(allowed []string) *persisted {
	p := &persisted{sent: map[string]string{}}
	for _, query := range allowed {
		if p.allowed == nil {
			p.allowed = map[string]string{}
		}
		p.allowed[hashOf(query)] = query
	}
	return p
}

func hashOf(query string) string {
	sum := sha256.Sum256([]byte(query))
	return hex.EncodeToString(sum[:])
}

// complete fills the query of a request that names its hash, and refuses a query that may not run.
func (p *persisted) complete(request *Request) *Error {
	hash, named := hashIn(request.Extensions)
	switch {
	case named && request.Query == "":
		query, known := p.find(hash)
		if !known {
			return refuse(NotPersisted, "PersistedQueryNotFound")
		}
		request.Query = query
	case named && hashOf(request.Query) != hash:
		return refuse(BadRequest, "the hash in extensions.persistedQuery is not the SHA-256 of the query")
	}
	if p.allowed != nil {
		if _, may := p.allowed[hashOf(request.Query)]; !may && request.Query != "" {
			return refuse(Denied, "this server runs the queries of its list only, and this is none of them")
		}
		return nil
	}
	if named {
		p.keep(hash, request.Query)
	}
	return nil
}

// hashIn returns the hash in a request's extensions.
func hashIn(extensions map[string]any) (string, bool) {
	query, _ := extensions["persistedQuery"].(map[string]any)
	hash, ok := query["sha256Hash"].(string)
	return strings.ToLower(hash), ok
}

func (p *persisted) find(hash string) (string, bool) {
	if query, known := p.allowed[hash]; known {
		return query, true
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	query, known := p.sent[hash]
	return query, known
}

func (p *persisted) keep(hash, query string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, known := p.sent[hash]; known {
		return
	}
	if p.weight += len(query) + len(hash); p.weight > mostSent {
		p.sent, p.weight = map[string]string{}, len(query)+len(hash)
	}
	p.sent[hash] = query
}
