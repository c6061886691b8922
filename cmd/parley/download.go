package main

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/export"
)

// downloads answers GET /export/FORMAT with a file. Its parameters are the filters of the page: party, issue, term, collection, document, publisher,
// stance, directness (each may be repeated), since, until
// and confidence.
func downloads(store graph.Store, confidence float64) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		format, err := export.Find(r.PathValue("format"))
		if err != nil {
			refuseDownload(w, http.StatusNotFound, err)
			return
		}
		body, err := fileOf(r, store, format, confidence)
		if err != nil {
			refuseDownload(w, statusOf(err), err)
			return
		}
		info, err := store.Info(r.Context())
		if err != nil {
			refuseDownload(w, statusOf(err), err)
			return
		}
		header := w.Header()
		header.Set("Content-Type", format.Media)
		header.Set("Content-Disposition", `attachment; filename="`+format.Filename(info.Revision)+`"`)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cache-Control", "no-cache")
		_, _ = w.Write(body) // the client may be gone, and then nobody is left to tell
	})
}

// fileOf returns the whole file, so that what fails half way is an error and not half a file.
func fileOf(r *http.Request, store graph.Store, format export.Format, confidence float64) ([]byte, error) {
	query, err := scopeOf(r.Context(), store, r.URL.Query(), confidence)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	err = format.Write(r.Context(), store, query, &body)
	return body.Bytes(), err
}

// scopeOf reads what a link asks about.
func scopeOf(ctx context.Context, store graph.Store, in url.Values, confidence float64) (graph.OverlapQuery, error) {
	options := scope{
		parties: in["party"], issues: in["issue"], terms: in["term"], collections: in["collection"], since: in.Get("since"), until: in.Get("until"),
	}
	query, err := options.query(ctx, store)
	query.Confidence = confidence
	if text := in.Get("confidence"); err == nil && text != "" {
		if query.Confidence, err = strconv.ParseFloat(text, 64); err != nil {
			err = graph.Errorf(graph.Invalid, "confidence %q: give a number between 0 and 1", text)
		}
	}
	query.Documents, query.Publishers = in["document"], in["publisher"]
	for _, one := range in["stance"] {
		query.Stances = append(query.Stances, graph.Stance(strings.ToUpper(one)))
	}
	for _, one := range in["directness"] {
		query.Directness = append(query.Directness, graph.Directness(strings.ToUpper(one)))
	}
	return query, err
}

// statusOf returns the status that tells of an error.
func statusOf(err error) int {
	switch graph.CodeOf(err) {
	case graph.Invalid:
		return http.StatusBadRequest
	case graph.NotFound:
		return http.StatusNotFound
	case graph.Unavailable, graph.Unsupported:
		return http.StatusServiceUnavailable
	default:
		return http.StatusInternalServerError
	}
}

// refuseDownload says why in one line. What is the server's own affair stays there.
func refuseDownload(w http.ResponseWriter, status int, err error) {
	line := err.Error()
	if status >= http.StatusInternalServerError {
		line = "the store could not answer: try again, or ask whoever runs this server"
	}
	plain(w, status, line)
}
