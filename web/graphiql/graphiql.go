// Package graphiql is GraphiQL, the GraphQL foundation's editor, from embedded files: it asks the endpoint beside it and needs no network. What stands in built/ is made
// of packages at fixed versions and committed, so that building the program needs no Node:
//
//	npm ci && npm run build
//
//	mux.Handle("/graphiql", graphiql.Handler())
//	mux.Handle("/graphiql/", graphiql.Handler())
package graphiql

import (
	"embed"
	"io/fs"
	"net/http"
	"strings"
)

//go:embed built
var built embed.FS

//go:embed page.html
var page []byte

// policy lets the page run its own script and ask its own server. It has no word on trusted types, since GraphiQL sets markup that it has made of descriptions.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Handler serves the page at /graphiql, and its script and style below that.
func Handler() http.Handler {
	files, err := fs.Sub(built, "built")
	if err != nil {
		panic(err) // the folder is embedded
	}
	served := http.StripPrefix("/graphiql/", http.FileServerFS(files))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cache-Control", "no-cache")
		switch {
		case r.URL.Path == "/graphiql":
			header.Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write(page) // the client may be gone, and then nobody is left to tell
		case strings.HasSuffix(r.URL.Path, "/"):
			http.NotFound(w, r)
		default:
			served.ServeHTTP(w, r)
		}
	})
}
