// Package web reads pages from public addresses: no other network than the internet, no more than robots.txt lets it, no faster than it asks.
//
//	session := fetch.Session()
//	page, err := session.Get(ctx, address, limit)
package web

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/faults"
)

// A Fetch says how addresses are read. The zero value reads public pages politely.
type Fetch struct {
	Allow     []netip.Prefix // private addresses that may be read nevertheless, at any port
	UserAgent string         // how it calls itself; empty: parley and where it comes from
	Timeout   time.Duration  // of one page; 0: 30 s
	Pause     time.Duration  // between two pages of a host; 0: none but what robots.txt asks for
	Pages     int            // how many pages of sitemaps are read at most; 0: 1000
	Roots     *tls.Config    // whom it trusts; nil: whom the system does
}

// robot is the name by which robots.txt calls parley.
const robot = "parley"

const mostRedirects = 8

// MostPages returns how many pages of sitemaps are read at most.
func (f *Fetch) MostPages() int { return cmp.Or(f.Pages, 1000) }

// A Session reads addresses one after another.
type Session struct {
	*Fetch
	client *http.Client
	robots map[string]*rules    // by scheme and host
	last   map[string]time.Time // when a host was last asked
	pages  int
}

// Session returns what reads addresses one after another.
func (f *Fetch) Session() *Session {
	s := &Session{Fetch: f, robots: map[string]*rules{}, last: map[string]time.Time{}}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: f.dials, Resolver: &net.Resolver{PreferGo: true}}
	s.client = &http.Client{
		Timeout:       cmp.Or(f.Timeout, 30*time.Second),
		CheckRedirect: s.redirects,
		Transport: &http.Transport{ // without a proxy: behind one no connection could be checked
			DialContext: dialer.DialContext, TLSClientConfig: f.Roots, ForceAttemptHTTP2: true, MaxResponseHeaderBytes: 64 << 10,
			TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 20 * time.Second, IdleConnTimeout: 10 * time.Second,
		},
	}
	return s
}

// More counts a page of a sitemap and tells whether it may still be read.
func (s *Session) More() bool {
	s.pages++
	return s.pages <= s.MostPages()
}

// A Fetched is what an address holds.
type Fetched struct {
	Final string // the address after redirects
	Media string // the type that the server gives
	Body  []byte
}

// Get reads an address that robots.txt lets it read.
func (s *Session) Get(ctx context.Context, address string, limit int64) (Fetched, error) {
	u, err := checkAddress(address)
	if err != nil {
		return Fetched{}, err
	}
	if err := s.permitted(ctx, u); err != nil {
		return Fetched{}, err
	}
	if err := s.wait(ctx, u); err != nil {
		return Fetched{}, err
	}
	return s.ask(ctx, u, limit)
}

// ask reads an address.
func (s *Session) ask(ctx context.Context, u *url.URL, limit int64) (Fetched, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Fetched{}, faults.Invalid("it is no address: %w", err)
	}
	request.Header.Set("User-Agent", cmp.Or(s.UserAgent, "parley/1 (reads single pages for analysis; +https://github.com/parleygraph/parley)"))
	request.Header.Set("Accept", "text/html, application/xhtml+xml, application/pdf, application/rss+xml, application/atom+xml, text/plain, */*;q=0.5")
	answer, err := s.client.Do(request)
	if err != nil {
		return Fetched{}, unreachable(err)
	}
	defer answer.Body.Close() // only read
	got := Fetched{Final: answer.Request.URL.String(), Media: answer.Header.Get("Content-Type")}
	if answer.StatusCode != http.StatusOK {
		return got, answered(answer.StatusCode)
	}
	if err := readable(got.Media); err != nil {
		return got, err
	}
	got.Body, err = body(answer, limit)
	return got, err
}

// answered words a status other than 200.
func answered(status int) error {
	code := graph.Unavailable
	switch status {
	case http.StatusNotFound, http.StatusGone:
		code = graph.NotFound
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusPaymentRequired, http.StatusUnavailableForLegalReasons:
		code = graph.Denied
	}
	return graph.Errorf(code, "the server answers %d %s", status, http.StatusText(status))
}

// body reads an answer within the limit, unpacked where it is a packed file.
func body(answer *http.Response, limit int64) ([]byte, error) {
	if answer.ContentLength > limit {
		return nil, faults.Invalid("it is larger than the limit of %s: raise the limit", faults.Size(limit))
	}
	raw, err := io.ReadAll(io.LimitReader(answer.Body, limit+1))
	if err == nil && bytes.HasPrefix(raw, []byte("\x1f\x8b")) {
		unpacked, fault := gzip.NewReader(bytes.NewReader(raw))
		if fault != nil {
			return nil, faults.Invalid("it is packed, and damaged: %w", fault)
		}
		raw, err = io.ReadAll(io.LimitReader(unpacked, limit+1))
	}
	switch {
	case err != nil:
		return nil, unreachable(err)
	case int64(len(raw)) > limit:
		return nil, faults.Invalid("it is larger than the limit of %s: raise the limit", faults.Size(limit))
	case len(raw) == 0:
		return nil, faults.Invalid("it is empty")
	}
	return raw, nil
}

// readable refuses the types that no format reads, before the body is.
func readable(media string) error {
	kind, _, err := mime.ParseMediaType(media)
	if err != nil || strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "+xml") || strings.HasSuffix(kind, "+zip") {
		return nil // no type at all, or none that can be read: the content tells
	}
	for _, known := range []string{"xml", "pdf", "zip", "json", "msword", "officedocument.wordprocessingml", "opendocument.text", "epub", "ndjson", "jsonl", "octet-stream", "gzip"} {
		if strings.HasPrefix(kind, "application/") && strings.Contains(kind, known) {
			return nil
		}
	}
	if kind == "message/rfc822" {
		return nil
	}
	return graph.Errorf(graph.Unsupported, "it is %s, which is not read", kind)
}

// redirects follows a redirect to what may be read too.
func (s *Session) redirects(request *http.Request, via []*http.Request) error {
	u, err := checkAddress(request.URL.String())
	switch {
	case len(via) > mostRedirects:
		return faults.Invalid("it leads on and on: more than %d redirects", mostRedirects)
	case err != nil:
		return fmt.Errorf("it leads to %s: %w", request.URL.Redacted(), err)
	case via[0].URL.Scheme == "https" && u.Scheme == "http":
		return graph.Errorf(graph.Denied, "it leads from https to http, where anybody could change it: %s", u.Redacted())
	case strings.HasSuffix(via[0].URL.Path, "/robots.txt"):
		return nil
	}
	return s.permitted(request.Context(), u)
}

// unreachable words an error of the network; a refusal of ours is given as it is.
func unreachable(err error) error {
	var outer *url.Error
	if errors.As(err, &outer) {
		err = outer.Err
	}
	var code graph.Code
	var name *net.DNSError
	var timeout net.Error
	switch {
	case errors.As(err, &code):
		var wrapped *net.OpError
		if errors.As(err, &wrapped) {
			return wrapped.Err
		}
		return err
	case errors.As(err, &name):
		return graph.Errorf(graph.NotFound, "its host %s is not known", name.Name)
	case errors.As(err, &timeout) && timeout.Timeout():
		return graph.Errorf(graph.Unavailable, "its server does not answer in time")
	}
	return graph.Errorf(graph.Unavailable, "it can't be reached: %w", err)
}
