package schema

import (
	"crypto/sha256"
	_ "embed" // the page
	"encoding/base64"
	"net/http"
	"strings"
)

//go:embed page.html
var page string

// Page returns the query page at / and /query and the SDL at /schema.graphql. The page is one file, asks /graphql beside it and nothing else.
func Page() http.Handler {
	mux := http.NewServeMux()
	policy := "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; img-src data:" +
		"; script-src " + inline("script") + "; style-src " + inline("style")
	show := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		write(w, "text/html; charset=utf-8", page)
	}
	mux.HandleFunc("GET /{$}", show)
	mux.HandleFunc("GET /query", show)
	mux.HandleFunc("GET /schema.graphql", func(w http.ResponseWriter, _ *http.Request) {
		write(w, "text/plain; charset=utf-8", sdl)
	})
	return mux
}

// inline returns the source expression that lets the page's one element of that tag in, and no other.
func inline(tag string) string {
	_, rest, _ := strings.Cut(page, "<"+tag+">")
	text, _, _ := strings.Cut(rest, "</"+tag+">")
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func write(w http.ResponseWriter, media, text string) {
	w.Header().Set("Content-Type", media)
	w.Header().Set("Cache-Control", "no-cache")
	secure(w.Header())
	_, _ = w.Write([]byte(text)) // the client may be gone, and then nobody is left to tell
}
