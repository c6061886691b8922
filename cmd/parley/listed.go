package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// This file prints the lists of statements, meetings, envoys and documents.

// A statementAnswer is one statement of `parley statements --json`.
type statementAnswer struct {
	*graph.Statement
	TermLabel string `json:"termLabel"`
}

func (s *session) listStatements(ctx context.Context, store graph.Store, o *scope) error {
	filter, err := o.filter(ctx, store)
	if err != nil {
		return err
	}
	left := 0
	if !o.all {
		if filter, left, err = sided(ctx, store, filter); err != nil {
			return err
		}
	}
	found, err := all[*graph.Statement](ctx, store, graph.KindStatement, graph.FieldDay, filter)
	if err != nil {
		return err
	}
	terms, err := labels(ctx, store, found)
	if err != nil {
		return err
	}
	if s.json {
		return s.printJSON(each(found, func(one **graph.Statement) statementAnswer { return statementAnswer{*one, terms[(*one).Term]} }))
	}
	out := s.counted(len(found), "statement")
	for _, one := range found {
		out.statement(one, terms[one.Term])
	}
	if left > 0 {
		out.line("\n", "", fmt.Sprintf("+ %s without a side for or against: see --all", count(left, "statement")))
	}
	return out.print()
}

// sided returns a filter of statements with only those that take a side, and how many it leaves out by that.
func sided(ctx context.Context, store graph.Store, filter graph.Filter) (graph.Filter, int, error) {
	var stances []string
	for _, stance := range graph.TakenSides() {
		stances = append(stances, string(stance))
	}
	takes := graph.Where(graph.FieldStance, stances...)
	page, err := store.List(ctx, graph.ListQuery{Kinds: []graph.Kind{graph.KindStatement}, Filter: graph.All(filter, graph.Filter{Not: &takes}), Count: true})
	return graph.All(filter, takes), page.Total, err
}

// labels returns the labels of the terms of statements, by id.
func labels(ctx context.Context, store graph.Store, statements []*graph.Statement) (map[string]string, error) {
	var ids []string
	for _, s := range statements {
		ids = append(ids, s.Term)
	}
	nodes, err := store.Nodes(ctx, ids)
	found := map[string]string{}
	for i, n := range nodes {
		if t, ok := n.(*graph.Term); ok {
			found[ids[i]] = t.Label
		}
	}
	return found, err
}

func (l *listed) statement(s *graph.Statement, label string) {
	l.line("\n", "", strings.TrimSpace(string(s.Day)+" "+s.ActorName+" "+s.Stance.Verb(s.ActorName)+": "+cmp.Or(label, s.Point.Text)))
	l.line("", "    │ ", excerpt(s.Quote.Text, s.Point.Start-s.Quote.Start, s.Point.End-s.Quote.Start))
	for _, c := range s.Conditions {
		l.line("", "      ", conditionText(c))
	}
	if s.SaidBy != nil {
		l.line("", "      ", "reported by "+s.SaidBy.Name)
	}
	if judged := decisionText(s); judged != "" {
		l.line("", "      ", judged)
	}
	l.line("", "      ", "["+s.Document+"] "+s.ID)
}

func (s *session) listMeetings(ctx context.Context, store graph.Store, o *scope) error {
	about := *o
	about.issues = nil // no meeting has one: its document may
	filter, err := about.filter(ctx, store)
	if err != nil {
		return err
	}
	found, err := all[*graph.Meeting](ctx, store, graph.KindMeeting, graph.FieldDay, filter)
	if err == nil && len(o.issues) > 0 {
		found, err = onIssues(ctx, store, o, found)
	}
	if err != nil {
		return err
	}
	if s.json {
		return s.printJSON(found)
	}
	out := s.counted(len(found), "meeting")
	for _, m := range found {
		out.line("\n", "", gathering(m))
		out.line("", "    │ ", excerpt(m.Quote.Text, 0, len(m.Quote.Text)))
		out.line("", "      ", "["+m.Document+"]")
	}
	return out.print()
}

// onIssues returns the meetings of documents in which a statement is made on the scope's issues.
func onIssues(ctx context.Context, store graph.Store, o *scope, meetings []*graph.Meeting) ([]*graph.Meeting, error) {
	filter, err := (&scope{issues: o.issues, collections: o.collections, documents: o.documents}).filter(ctx, store)
	if err != nil {
		return nil, err
	}
	documents, _, err := spoke(ctx, store, filter)
	kept := []*graph.Meeting{}
	for _, m := range meetings {
		if documents[m.Document] {
			kept = append(kept, m)
		}
	}
	return kept, err
}

// gathering says when, how and where a meeting was or was to be, and of whom.
func gathering(m *graph.Meeting) string {
	text := heldText(m) + " " + strings.ToLower(string(m.Status))
	if m.Mode != "" {
		text += " " + m.Mode
	}
	if m.Place != "" {
		text += ", " + m.Place
	}
	var names []string
	for _, p := range m.Participants {
		names = append(names, p.Name)
	}
	return text + ": " + strings.Join(names, ", ")
}

// An envoyAnswer is one envoy of `parley envoys --json`.
type envoyAnswer struct {
	*graph.Envoy
	PartyName string `json:"partyName"`
}

func (s *session) listEnvoys(ctx context.Context, store graph.Store, o *scope) error {
	filter, err := (&scope{parties: o.parties}).filter(ctx, store)
	if err != nil {
		return err
	}
	found, err := all[*graph.Envoy](ctx, store, graph.KindEnvoy, graph.FieldName, filter)
	if err != nil {
		return err
	}
	if o.narrowed() {
		if found, err = speakers(ctx, store, o, found); err != nil {
			return err
		}
	}
	parties, err := partyNames(ctx, store, found)
	if err != nil {
		return err
	}
	if s.json {
		return s.printJSON(each(found, func(e **graph.Envoy) envoyAnswer { return envoyAnswer{*e, parties[(*e).Party]} }))
	}
	out := s.counted(len(found), "envoy")
	for _, e := range found {
		out.envoy(e, parties[e.Party])
	}
	return out.print()
}

// narrowed tells whether the scope asks for more than parties.
func (o *scope) narrowed() bool {
	return len(o.issues)+len(o.documents)+len(o.collections) > 0 || o.since != "" || o.until != ""
}

// speakers returns the envoys who made a statement that the scope takes.
func speakers(ctx context.Context, store graph.Store, o *scope, envoys []*graph.Envoy) ([]*graph.Envoy, error) {
	filter, err := o.filter(ctx, store)
	if err != nil {
		return nil, err
	}
	_, actors, err := spoke(ctx, store, filter)
	if err != nil {
		return nil, err
	}
	kept := []*graph.Envoy{}
	for _, e := range envoys {
		if actors[e.ID] {
			kept = append(kept, e)
		}
	}
	return kept, nil
}

func partyNames(ctx context.Context, store graph.Store, envoys []*graph.Envoy) (map[string]string, error) {
	var ids []string
	for _, e := range envoys {
		ids = append(ids, e.Party)
	}
	nodes, err := store.Nodes(ctx, ids)
	found := map[string]string{}
	for i, n := range nodes {
		if p, ok := n.(*graph.Party); ok {
			found[ids[i]] = p.Name
		}
	}
	return found, err
}

func (l *listed) envoy(e *graph.Envoy, party string) {
	l.line("\n", "", strings.TrimSuffix(e.Name+", "+party, ", "))
	seen := map[string]bool{}
	for _, r := range e.Roles {
		if !seen[r.Text] {
			seen[r.Text] = true
			l.line("", "    ", r.Text)
		}
	}
	for _, name := range e.Names {
		if name != e.Name {
			l.line("", "    ", "also "+name)
		}
	}
	l.line("", "    ", e.ID)
}

func (s *session) listDocuments(ctx context.Context, store graph.Store, o *scope) error {
	found, err := o.loaded(ctx, store)
	if err != nil {
		return err
	}
	if s.json {
		return s.printJSON(each(found, func(d **graph.Document) lineDocument { return newLineDocument(*d, false) }))
	}
	out := s.counted(len(found), "document")
	for _, d := range found {
		out.line("\n", "", strings.TrimSpace(string(d.PublishedAt)+" "+cmp.Or(d.Title, d.ID)))
		if d.Publisher != "" {
			out.line("", "    ", d.Publisher)
		}
		out.line("", "    ", "["+d.ID+"]")
	}
	return out.print()
}

// loaded returns the documents that the scope takes, by day.
func (o *scope) loaded(ctx context.Context, store graph.Store) ([]*graph.Document, error) {
	query, err := o.query(ctx, store)
	if err != nil {
		return nil, err
	}
	ids := o.documents
	if len(o.parties)+len(o.issues) > 0 {
		if ids, err = o.speaking(ctx, store); err != nil || len(ids) == 0 {
			return nil, err
		}
	}
	about := scope{collections: o.collections}
	filters := append(about.places(query.Window), oneOf(graph.FieldID, ids)...)
	return all[*graph.Document](ctx, store, graph.KindDocument, graph.FieldDay, graph.All(filters...))
}

// speaking returns the ids of the documents in which the scope's parties speak, or somebody does on its issues.
func (o *scope) speaking(ctx context.Context, store graph.Store) ([]string, error) {
	filter, err := (&scope{parties: o.parties, issues: o.issues, documents: o.documents, collections: o.collections}).filter(ctx, store)
	if err != nil {
		return nil, err
	}
	documents, _, err := spoke(ctx, store, filter)
	var ids []string
	for id := range documents {
		ids = append(ids, id)
	}
	return ids, err
}
