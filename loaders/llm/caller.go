package llm

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
	"unicode"

	"github.com/parleygraph/parley/graph"
)

// A caller makes HTTP requests within bounds: so many at a time, each try within its time and each answer within its size, tried again where that
// may help, and never redirected, so that the key goes to nobody but the endpoint. It stands in for http.Client.
type caller struct {
	options Options
	http    http.Client
	slots   chan struct{}
	dead    atomic.Int32 // requests in a row that failed all their tries
}

func newCaller(o Options) *caller {
	c := &caller{options: o, slots: make(chan struct{}, o.Requests)}
	c.http.Transport = o.Transport
	c.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return c
}

// The bounds of trying again.
const (
	mostTries   = 5
	mostDials   = 3 // where nobody listens
	mostDead    = 4
	firstPause  = time.Second // doubles each time, where the endpoint does not say how long to wait
	mostPause   = time.Minute // an endpoint that wants more is given up
	longestSaid = 300         // characters of what an endpoint says
)

// Do makes a request, at most mostTries times. A request that waits for another try keeps its slot, so that an endpoint which is overrun gets
// fewer requests. The response is read whole. An endpoint that has failed mostDead requests in a row, all tries of each, is not asked again.
func (c *caller) Do(request *http.Request) (*http.Response, error) {
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-request.Context().Done():
		return nil, request.Context().Err()
	}
	if c.dead.Load() >= mostDead {
		return nil, Halt{graph.Errorf(graph.Unavailable, "the endpoint failed the last %d requests, all tries of each, and is not asked again: check that it runs", mostDead)}
	}
	return c.tries(request)
}

func (c *caller) tries(request *http.Request) (*http.Response, error) {
	ctx := request.Context()
	pause := firstPause
	for try := 1; ; try++ {
		response, err := c.try(request)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case !c.again(response, err):
			c.dead.Store(0)
			return response, err
		case try == mostTries, try == mostDials && errors.As(err, &Halt{}):
			c.dead.Add(1)
			return response, err
		}
		asked, told := retryAfter(response)
		if told && asked > mostPause {
			return nil, graph.Errorf(graph.Unavailable, "the endpoint answers %d and asks to wait %s: try again later, or lower llm-requests", response.StatusCode, asked)
		}
		if !told {
			asked, pause = pause, 2*pause
		}
		if err := c.options.Wait(ctx, asked); err != nil {
			return nil, err
		}
	}
}

// A flat error is one that another try does not mend.
type flat struct{ error }

// Unwrap gives the error itself, with its code.
func (f flat) Unwrap() error { return f.error }

// again tells whether another try may help.
func (c *caller) again(response *http.Response, err error) bool {
	if err != nil {
		return !errors.As(err, &flat{})
	}
	return passing(response.StatusCode) && !(response.StatusCode == http.StatusTooManyRequests && c.exhausted(response))
}

// statusOverloaded is the status by which some endpoints say that they are overrun.
const statusOverloaded = 529

// passing tells whether a status is one that may pass.
func passing(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway,
		http.StatusServiceUnavailable, http.StatusGatewayTimeout, statusOverloaded:
		return true
	}
	return false
}

// exhausted tells whether an endpoint that answers "too many requests" means that the account is empty.
func (c *caller) exhausted(response *http.Response) bool {
	body, err := io.ReadAll(response.Body)
	response.Body = io.NopCloser(bytes.NewReader(body))
	if err == nil && bytes.Contains(body, []byte("insufficient_quota")) {
		response.StatusCode = http.StatusPaymentRequired
		return true
	}
	return false
}

// try makes one request and reads its response whole, within time and size.
func (c *caller) try(request *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(request.Context(), c.options.Timeout)
	defer cancel()
	once := request.Clone(ctx)
	if request.GetBody != nil {
		body, err := request.GetBody()
		if err != nil {
			return nil, err
		}
		once.Body = body
	}
	response, err := c.http.Do(once)
	if err != nil {
		return nil, c.failed(ctx, err)
	}
	defer response.Body.Close() // read whole or given up: closing has nothing to report
	body, err := io.ReadAll(io.LimitReader(response.Body, c.options.Answer+1))
	if err != nil {
		return nil, c.failed(ctx, err)
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, c.accept(response, int64(len(body)))
}

// failed words why a try has no response.
func (c *caller) failed(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return graph.Errorf(graph.Unavailable, "the endpoint sends no whole answer within %s: raise llm-timeout, or lower llm-passage", c.options.Timeout)
	}
	fault := graph.Errorf(graph.Unavailable, "the endpoint can't be reached, or breaks off: %s: check llm-url and that it runs", c.clean(err.Error()))
	if dial := (*net.OpError)(nil); errors.As(err, &dial) && dial.Op == "dial" {
		return Halt{fault}
	}
	return fault
}

// accept refuses a response that is over the size, leads elsewhere, or is no JSON.
func (c *caller) accept(response *http.Response, size int64) error {
	kind, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	switch {
	case size > c.options.Answer:
		return flat{graph.Errorf(graph.Unavailable, "the endpoint's answer is larger than %d bytes: lower llm-passage", c.options.Answer)}
	case response.StatusCode >= 300 && response.StatusCode < 400:
		return flat{graph.Errorf(graph.Invalid, "the endpoint redirects to %q, where parley does not follow with text and key: set llm-url to where the API is", c.clean(response.Header.Get("Location")))}
	case response.StatusCode == http.StatusOK && kind != "" && kind != "application/json" && !strings.HasSuffix(kind, "+json"):
		return flat{graph.Errorf(graph.Invalid, "the endpoint answers with %s and not with JSON: check llm-url, which mostly ends in /v1", c.clean(kind))}
	}
	return nil
}

// retryAfter returns how long the endpoint asks to wait, in seconds or until a date, and whether it does. A date counts from the response's own.
func retryAfter(response *http.Response) (time.Duration, bool) {
	if response == nil {
		return 0, false
	}
	text := response.Header.Get("Retry-After")
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	until, err := http.ParseTime(text)
	now, nowErr := http.ParseTime(response.Header.Get("Date"))
	if err != nil || nowErr != nil {
		return 0, false
	}
	return max(0, until.Sub(now)), true
}

// clean returns what somebody else wrote as a line for a person: cut short, without control characters, the key blotted out.
func (c *caller) clean(text string) string {
	if c.options.Key != "" {
		text = strings.ReplaceAll(text, c.options.Key, "[key]")
	}
	return plainLine(text, longestSaid)
}

// plainLine returns what somebody else wrote as a line of at most so many characters, without control characters.
func plainLine(text string, most int) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, " "))
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
