// Package web is the explorer page: who stands where, with the sentence that proves it. Its TypeScript stands in source/ and is built by esbuild into built/, which is
// committed and embedded, so that building the program needs no Node:
//
//	npm ci && npm run build
//
// The page asks the endpoint beside it and nothing else. Without JavaScript it shows an overlap that the server has laid out:
//
//	mux.Handle("GET /built/", web.Assets())
//	err := web.Write(w, web.Overlap{Parties: ..., Rows: ...})
package web

import (
	"embed"
	"encoding/json"
	"html/template"
	"net/http"
	"strings"
)

//go:embed built page.html
var files embed.FS

// policy lets the page run its own script and ask its own server. Nothing may turn text into script or markup.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types 'none'"

// An Overlap is what the page shows without JavaScript.
type Overlap struct {
	Parties      []string // names
	PartyIDs     []string // that the page begins with
	Choices      []Choice
	Rows         []Row
	Since, Until string
	Problem      string // why there are no rows, where that is an error
}

// Proposed returns the ids of the parties that the page begins with, as JSON.
func (o Overlap) Proposed() (string, error) {
	text, err := json.Marshal(append([]string{}, o.PartyIDs...))
	return string(text), err
}

// A Choice is a party that can be chosen.
type Choice struct {
	ID, Name string
	Chosen   bool
}

// A Row is one term.
type Row struct {
	Term, Issue, Verdict, Summary string
	Cells                         []Cell
}

// A Cell is one party's position, with what it rests on. Without statements it is silence.
type Cell struct {
	Position   string
	Statements []Statement
}

// A Statement is one piece of evidence.
type Statement struct{ Actor, Stance, Quote, Document, Day string }

// Write writes the page.
func Write(w http.ResponseWriter, overlap Overlap) error {
	page, err := template.ParseFS(files, "page.html")
	if err != nil {
		return err
	}
	var text strings.Builder
	if err := page.Execute(&text, overlap); err != nil {
		return err
	}
	secure(w.Header())
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write([]byte(text.String())) // the client may be gone, and then nobody is left to tell
	return nil
}

// Assets serves the built script and style at /built/.
func Assets() http.Handler {
	served := http.FileServerFS(files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/") {
			http.NotFound(w, r)
			return
		}
		secure(w.Header())
		served.ServeHTTP(w, r)
	})
}

// secure sets the headers that every part of the page carries.
func secure(header http.Header) {
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cache-Control", "no-cache")
}
