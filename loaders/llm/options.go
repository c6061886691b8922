package llm

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/parleygraph/parley/graph"
)

// Options say which model to ask, where, and within which bounds. URL and Model are needed; the zero value of the others is a default.
type Options struct {
	URL      string        // the endpoint's base: "https://api.example.org/v1"
	Model    string        // as the endpoint names it
	Key      string        // sent as a bearer token; empty for none
	Azure    string        // the API version of Azure OpenAI, whose deployments have other paths and another header for the key; empty for all others
	Insecure bool          // lets the key travel over plain http to another machine
	Requests int           // made at a time for all documents together; 4
	Passage  int           // bytes of text in a request at most; 24000
	Timeout  time.Duration // of one try; two minutes
	Answer   int64         // bytes of an answer at most; 4 MiB
	Cache    string        // the folder that keeps answers; empty for none
	Budget   int           // tokens, in and out, after which nothing more is asked; 0 for no bound
	Chosen   bool          // asks only about the sentences that name somebody or speak of a meeting, with their neighbours

	// Wait waits before another try, or until ctx is done. Nil waits by the clock.
	Wait func(ctx context.Context, d time.Duration) error

	// Now tells the time, to say how long answers took. Nil is time.Now.
	Now func() time.Time

	// Transport makes the requests. Nil is a copy of http.DefaultTransport, with less room for headers.
	Transport http.RoundTripper
}

// The defaults, and the bounds that nobody needs to change.
const (
	defaultRequests = 4
	defaultPassage  = 24000
	defaultTimeout  = 2 * time.Minute
	defaultAnswer   = 4 << 20
	mostHeader      = 64 << 10
)

func (o Options) filled() Options {
	o.URL, o.Model, o.Key = strings.TrimRight(strings.TrimSpace(o.URL), "/"), strings.TrimSpace(o.Model), strings.TrimSpace(o.Key)
	if o.Requests == 0 {
		o.Requests = defaultRequests
	}
	if o.Passage == 0 {
		o.Passage = defaultPassage
	}
	if o.Timeout == 0 {
		o.Timeout = defaultTimeout
	}
	if o.Answer == 0 {
		o.Answer = defaultAnswer
	}
	if o.Wait == nil {
		o.Wait = wait
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Transport == nil {
		transport := http.DefaultTransport.(*http.Transport).Clone()
		transport.MaxResponseHeaderBytes = mostHeader
		transport.MaxIdleConnsPerHost = o.Requests
		o.Transport = transport
	}
	return o
}

func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// check refuses options that can't be. No message holds the key, nor a URL that may hold one.
func (o *Options) check() error {
	switch {
	case o.URL == "":
		return graph.Errorf(graph.Invalid, "the llm extractor needs the base URL of an endpoint: set llm-url, as in http://127.0.0.1:11434/v1")
	case o.Model == "":
		return graph.Errorf(graph.Invalid, "the llm extractor needs the name of a model: set llm-model to one that the endpoint has")
	case o.Requests < 1 || o.Passage < 1 || o.Timeout < 0 || o.Answer < 1 || o.Budget < 0:
		return graph.Errorf(graph.Invalid, "the llm extractor's bounds must be above zero: set llm-requests, llm-passage and llm-timeout so, or leave them out")
	case strings.ContainsFunc(o.Key, func(r rune) bool { return r <= ' ' || r > '~' }):
		return graph.Errorf(graph.Invalid, "the key of the llm extractor holds white space or characters that no key has: give the key alone")
	}
	return o.checkURL()
}

func (o *Options) checkURL() error {
	u, err := url.Parse(o.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return graph.Errorf(graph.Invalid, "llm-url is no base URL: write it as http://127.0.0.1:11434/v1 or https://HOST/v1")
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return graph.Errorf(graph.Invalid, "llm-url holds a user, a query or a fragment: give the base URL alone, and the key by PARLEY_LLM_KEY or llm-key-file")
	}
	if u.Scheme == "http" && o.Key != "" && !o.Insecure && !loopback(u.Hostname()) {
		return graph.Errorf(graph.Denied, "llm-url is plain http, and the key would travel to %s for all to read: use https, take the key away, or set llm-insecure to true", u.Hostname())
	}
	return nil
}

// loopback tells whether a host is this machine by its name or address.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
