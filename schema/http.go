package schema

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/graphql-go/graphql/language/ast"
)

// The media types of answers.
const (
	plainJSON   = "application/json"
	graphqlJSON = "application/graphql-response+json"
)

// Handler returns the endpoint as the GraphQL over HTTP specification describes it: POST with a JSON body, or GET with the request in the URL.
// The answer's media type follows Accept. A request that runs, or is refused under application/json, answers 200; see Response for what failed.
// Pages of other sites are refused unless Options.Origins lists them.
func (s *Schema) Handler() http.Handler {
	inTurn := s.turn(http.HandlerFunc(s.serve))
	return identified(s.joined(s.metered(s.origins(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if listens(r) {
			s.stream(w, r)
			return
		}
		inTurn.ServeHTTP(w, r)
	})))))
}

func (s *Schema) serve(w http.ResponseWriter, r *http.Request) {
	secure(w.Header())
	accepted, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		http.Error(w, "answers are application/json or application/graphql-response+json: accept one of them", http.StatusNotAcceptable)
		return
	}
	request, status, refusal := s.receive(w, r)
	if refusal == nil {
		if refusal = s.persisted.complete(&request); refusal == nil && request.Query == "" {
			refusal, status = refuse(BadRequest, "there is no query: POST it as JSON in the field \"query\", or pass it as ?query="), http.StatusBadRequest
		} else if refusal != nil {
			status = statusOf(Response{Errors: []*Error{refusal}}, accepted)
		}
	}
	if refusal != nil {
		s.send(w, r, accepted, status, Response{Errors: []*Error{refusal}})
		return
	}
	s.answer(w, r, accepted, request)
}

// answer checks and runs a request, unless the client has the answer already.
func (s *Schema) answer(w http.ResponseWriter, r *http.Request, accepted string, request Request) {
	if r.Method != http.MethodPost { // what a link can do, a stranger can make somebody do
		r = r.WithContext(WithScopes(r.Context(), ScopeRead))
	}
	query, errs := s.prepare(r.Context(), request)
	if errs == nil {
		errs = notStreamed(query)
	}
	if errs == nil && s.limited(w, r, query.cost) {
		return
	}
	tag := ""
	if errs == nil && r.Method != http.MethodPost {
		if tag = s.etag(r, request, accepted); s.unchanged(w, r, tag) {
			return
		}
	}
	response := Response{Errors: errs}
	if errs == nil {
		response = s.timed(r.Context(), query, request)
	}
	status := statusOf(response, accepted)
	if r.Method != http.MethodPost && response.denied() {
		w.Header().Set("Allow", http.MethodPost)
		status = http.StatusMethodNotAllowed // as the specification wants it, though POST refuses a mutation too
	}
	if tag != "" && len(response.Errors) == 0 {
		w.Header().Set("ETag", tag)
		w.Header().Set("Cache-Control", "private, no-cache")
	}
	s.send(w, r, accepted, status, response)
}

// notStreamed refuses a subscription that is not asked for as a stream.
func notStreamed(query prepared) []*Error {
	if query.operation.Operation != ast.OperationTypeSubscription {
		return nil
	}
	return []*Error{refuse(BadRequest, "a subscription answers as a stream: accept text/event-stream")}
}

// receive reads the request of a call, or says with which status it is refused.
func (s *Schema) receive(w http.ResponseWriter, r *http.Request) (Request, int, *Error) {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		return fromURL(r)
	case http.MethodPost:
		return s.fromBody(w, r)
	default:
		w.Header().Set("Allow", "GET, HEAD, POST")
		return Request{}, http.StatusMethodNotAllowed, refuse(BadRequest, "%s is not answered here: POST the query as JSON, or GET it as ?query=", r.Method)
	}
}

func fromURL(r *http.Request) (Request, int, *Error) {
	in := r.URL.Query()
	request := Request{Query: in.Get("query"), OperationName: in.Get("operationName")}
	for name, into := range map[string]*map[string]any{"variables": &request.Variables, "extensions": &request.Extensions} {
		if text := in.Get(name); text != "" {
			if err := json.Unmarshal([]byte(text), into); err != nil {
				return request, http.StatusBadRequest, refuse(BadRequest, "the %s are no JSON object: %v", name, err)
			}
		}
	}
	return request, 0, nil
}

func (s *Schema) fromBody(w http.ResponseWriter, r *http.Request) (Request, int, *Error) {
	var request Request
	media, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := strings.ToLower(parameters["charset"])
	if err != nil || media != plainJSON || charset != "" && charset != "utf-8" {
		return request, http.StatusUnsupportedMediaType, refuse(BadRequest, "the body's type %q is not taken: send application/json in UTF-8", r.Header.Get("Content-Type"))
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.options.Limits.Body))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return request, http.StatusRequestEntityTooLarge, refuse(TooLarge, "the body has more than %d bytes: ask in several queries", tooLarge.Limit).over("limit-body", int(tooLarge.Limit), int(max(r.ContentLength, tooLarge.Limit+1)))
	}
	if err != nil {
		return request, http.StatusBadRequest, refuse(BadRequest, "the body can't be read: %v", err)
	}
	if !utf8.Valid(body) {
		return request, http.StatusBadRequest, refuse(BadRequest, "the body is not UTF-8")
	}
	if err := json.Unmarshal(body, &request); err != nil {
		return request, http.StatusBadRequest, refuse(BadRequest, "the body is no JSON object with a query: %v", err)
	}
	return request, 0, nil
}

func (r *Response) denied() bool {
	return len(r.Errors) > 0 && r.Errors[0].Code() == Denied && r.Data == nil
}

// statusOf returns the status of an answer. Under application/json a refused query is a good answer with errors; under the newer media type it is not.
func statusOf(response Response, media string) int {
	if response.Data != nil || media == plainJSON {
		return http.StatusOK
	}
	switch response.Errors[0].Code() {
	case TooLarge:
		return http.StatusRequestEntityTooLarge
	case Timeout, Unavailable, Canceled:
		return http.StatusServiceUnavailable
	case Internal:
		return http.StatusInternalServerError
	default:
		return http.StatusBadRequest
	}
}

func (s *Schema) send(w http.ResponseWriter, r *http.Request, media string, status int, response Response) {
	s.metrics.answered(&response)
	body, err := response.append(nil)
	if err != nil {
		s.options.Logger.Error("answer can't be written as JSON", "error", err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	header := w.Header()
	secure(header)
	header.Set("Content-Type", media+"; charset=utf-8")
	body = zipped(w, r.Header.Get("Accept-Encoding"), body)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	if header.Get("Cache-Control") == "" {
		header.Set("Cache-Control", "no-store")
	}
	header.Add("Vary", "Accept")
	w.WriteHeader(status)
	_, _ = w.Write(body) // the client may be gone, and then nobody is left to tell
}

// secure sets the headers that every answer carries.
func secure(header http.Header) {
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
}
