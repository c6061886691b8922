package schema

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// requestKey is the context key of a request's id.
type requestKey struct{}

// RequestID returns the id of the HTTP request that a context is of, "" where it is of none. It stands in the answer's header X-Request-Id, in the log, and beside
// faults of parley's own.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}

// identified gives each request an id: the client's, if it is fit for a log, or one of our own.
func identified(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get("X-Request-Id")
		if !isPlainID(id) {
			id = strings.ToLower(rand.Text()[:16])
		}
		w.Header().Set("X-Request-Id", id)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), requestKey{}, id)))
	})
}

func isPlainID(id string) bool {
	return id != "" && len(id) <= 64 && strings.IndexFunc(id, func(r rune) bool {
		return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}) < 0
}

// Origins guards what else a server has that pages of other sites must not ask for: see Options.Origins.
func (s *Schema) Origins(next http.Handler) http.Handler { return s.origins(next) }

// origins lets pages of this server and of the listed origins ask, and answers their browsers' preflight requests. A page of any other site is refused, also where
// it could not read the answer: asking is work enough. "*" lists every origin.
func (s *Schema) origins(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Add("Vary", "Origin")
		origin := r.Header.Get("Origin")
		listed := origin != "" && (slices.Contains(s.options.Origins, origin) || slices.Contains(s.options.Origins, "*"))
		switch {
		case listed:
			header.Set("Access-Control-Allow-Origin", origin)
			header.Set("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id")
		case foreign(r):
			s.refuse(w, r, http.StatusForbidden, refuse(Denied, "pages of other sites can't ask here: start the server with --cors and the page's origin"))
			return
		}
		if listed && r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			header.Set("Access-Control-Allow-Methods", "GET, HEAD, POST")
			header.Set("Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, If-None-Match, X-Request-Id")
			header.Set("Access-Control-Max-Age", "600")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// foreign tells whether a browser sends a request for a page of another site.
func foreign(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" {
		from, err := url.Parse(origin)
		return err != nil || from.Host != r.Host
	}
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "cross-site" || site == "same-site"
}

// turn lets as many requests run at once as the limits say; the others wait for their turn a while, and are then told to come again.
func (s *Schema) turn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case s.running <- struct{}{}:
		default:
			if !s.wait(r.Context()) {
				w.Header().Set("Retry-After", "1")
				s.refuse(w, r, http.StatusServiceUnavailable, refuse(Busy, "%d requests are running, as many as may: try again in a moment", cap(s.running)).over("limit-running", cap(s.running), cap(s.running)+1))
				return
			}
		}
		defer func() { <-s.running }()
		next.ServeHTTP(w, r)
	})
}

func (s *Schema) wait(ctx context.Context) bool {
	patience := time.NewTimer(s.options.Limits.Wait)
	defer patience.Stop()
	select {
	case s.running <- struct{}{}:
		return true
	case <-patience.C:
	case <-ctx.Done():
	}
	return false
}

// refuse answers a request with an error alone.
func (s *Schema) refuse(w http.ResponseWriter, r *http.Request, status int, refusal *Error) {
	accepted, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		accepted = plainJSON
	}
	s.send(w, r, accepted, status, Response{Errors: []*Error{refusal}})
}

// limited answers 429 where a client has spent what it may, and tells when it may ask again.
func (s *Schema) limited(w http.ResponseWriter, r *http.Request, cost int) bool {
	pause := s.purse.spend(clientOf(r), cost)
	if pause <= 0 {
		return false
	}
	seconds := int(pause/time.Second) + 1
	w.Header().Set("Retry-After", strconv.Itoa(seconds))
	s.refuse(w, r, http.StatusTooManyRequests, refuse(RateLimited, "you have asked for more than %d objects a minute: ask again in %d seconds, or for less", s.options.Limits.Rate, seconds))
	return true
}
