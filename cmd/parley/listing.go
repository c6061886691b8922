package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

// A lister prints the nodes of a kind that a scope takes.
type lister func(ctx context.Context, store graph.Store, o *scope) error

// listing completes a command that lists what its name says.
func (s *session) listing(command *cobra.Command, terms bool, list lister) *cobra.Command {
	return s.listingOf(command, terms, list, &scope{})
}

// listingOf does so with options that have flags of their own.
func (s *session) listingOf(command *cobra.Command, terms bool, list lister, options *scope) *cobra.Command {
	command.RunE = func(cmd *cobra.Command, parties []string) error {
		options.parties = parties
		return withStore(cmd.Context(), s.openToRead, func(store graph.Store) error { return list(cmd.Context(), store, options) })
	}
	options.addListing(command, terms)
	return command
}

// addListing adds the flags by which lists are narrowed.
func (o *scope) addListing(command *cobra.Command, terms bool) {
	flags := command.Flags()
	flags.StringArrayVar(&o.issues, "issue", nil, "only what is said on this `issue`; may be repeated")
	flags.StringArrayVar(&o.collections, "collection", nil, "only documents of this `collection`; may be repeated")
	flags.StringArrayVar(&o.documents, "document", nil, "only this `document`, by id; may be repeated")
	flags.StringVar(&o.since, "since", "", "only from this `day` on, as 2025-12-31")
	flags.StringVar(&o.until, "until", "", "only up to this `day`")
	if terms {
		flags.StringArrayVar(&o.terms, "term", nil, "only this `term`, by id or label; may be repeated")
	}
}

func (s *session) termsCommand() *cobra.Command {
	return s.listing(&cobra.Command{
		Use:     "terms [PARTY...]",
		Short:   "List what is demanded and proposed, with who is for and against",
		Long:    "Lists each term on which somebody takes a side, the most contested first, with the parties that are for it and against it. Opposite terms are one line.",
		Example: "  parley terms --issue finance --since 2025-12-01",
	}, true, s.listTerms)
}

func (s *session) statementsCommand() *cobra.Command {
	var options scope
	command := s.listingOf(&cobra.Command{
		Use:   "statements [PARTY...]",
		Short: "List statements with their sentences, by day",
		Long: "Lists what parties said for or against something, by day, each with its sentence, what people judged of it, and its id for `parley accept`, `parley reject` and `parley correct`. " +
			"Statements that take no side are counted at the end; --all shows them too.",
		Example: "  parley statements 'Northern Bloc' --issue finance --document talks/one.md",
	}, true, s.listStatements, &options)
	command.Flags().BoolVar(&options.all, "all", false, "show also statements that take no side")
	return command
}

func (s *session) meetingsCommand() *cobra.Command {
	return s.listing(&cobra.Command{
		Use:     "meetings [PARTY...]",
		Short:   "List meetings held, planned and denied, by day",
		Long:    "Lists meetings by day, with who took part and the sentence that tells of them. With parties it lists those in which one of them took part, with an issue those of documents that speak of it.",
		Example: "  parley meetings 'Northern Bloc' --since 2025-12-01",
	}, false, s.listMeetings)
}

func (s *session) envoysCommand() *cobra.Command {
	return s.listing(&cobra.Command{
		Use:     "envoys [PARTY...]",
		Short:   "List who speaks or acts for whom, in which roles",
		Long:    "Lists envoys by name, with their party, their roles and their other names. With an issue, a day, a document or a collection it lists those who made a statement there.",
		Example: "  parley envoys 'Northern Bloc' --issue finance",
	}, false, s.listEnvoys)
}

func (s *session) documentsCommand() *cobra.Command {
	return s.listing(&cobra.Command{
		Use:     "documents [PARTY...]",
		Short:   "List what is loaded, by day",
		Long:    "Lists documents by day of publication. With parties or an issue it lists those in which one of the parties makes a statement, or one is made on the issue.",
		Example: "  parley documents 'Northern Bloc' --since 2025-12-01",
	}, false, s.listDocuments)
}

// filter returns what statements, or other nodes of the same fields, the scope takes.
func (o *scope) filter(ctx context.Context, store graph.Store) (graph.Filter, error) {
	query, err := o.query(ctx, store)
	if err != nil {
		return graph.Filter{}, err
	}
	parties, err := graph.FindParties(ctx, store, o.parties)
	if err != nil {
		return graph.Filter{}, err
	}
	var ids []string
	for _, p := range parties {
		ids = append(ids, p.ID)
	}
	issues, err := graph.FindIssues(ctx, store, o.issues)
	return graph.All(slices.Concat(oneOf(graph.FieldParty, ids), oneOf(graph.FieldIssue, issues), oneOf(graph.FieldTerm, query.Terms), o.places(query.Window))...), err
}

// places returns the filters on document, collection and day.
func (o *scope) places(w graph.Window) []graph.Filter {
	filters := slices.Concat(oneOf(graph.FieldDocument, o.documents), oneOf(graph.FieldCollection, o.collections))
	if w.Since != "" {
		filters = append(filters, graph.Filter{Field: graph.FieldDay, Op: graph.OpAtLeast, Values: []string{string(w.Since)}})
	}
	if w.Until != "" {
		filters = append(filters, graph.Filter{Field: graph.FieldDay, Op: graph.OpAtMost, Values: []string{string(w.Until)}}, graph.Filter{Field: graph.FieldDay, Op: graph.OpHas})
	}
	return filters
}

// oneOf returns the filter that a field has one of the values, none where there are none.
func oneOf(field graph.Field, values []string) []graph.Filter {
	if len(values) == 0 {
		return nil
	}
	return []graph.Filter{graph.Where(field, values...)}
}

// all returns the nodes of a kind that a filter takes.
func all[P graph.Node](ctx context.Context, store graph.Store, kind graph.Kind, sort graph.Field, filter graph.Filter) ([]P, error) {
	found := []P{}
	err := graph.EachNode(ctx, store, graph.ListQuery{Kinds: []graph.Kind{kind}, Filter: filter, Sort: sort, First: documentPage}, func(n graph.Node) error {
		found = append(found, n.(P))
		return nil
	})
	return found, err
}

// spoke returns the documents and the actors of the statements that a filter takes, actors by their canonical ids.
func spoke(ctx context.Context, store graph.Store, filter graph.Filter) (documents, actors map[string]bool, err error) {
	statements, err := all[*graph.Statement](ctx, store, graph.KindStatement, graph.FieldID, filter)
	if err != nil {
		return nil, nil, err
	}
	documents, actors = map[string]bool{}, map[string]bool{}
	var names []string
	for _, s := range statements {
		documents[s.Document] = true
		names = append(names, s.Actor)
	}
	nodes, err := store.Nodes(ctx, names)
	for _, n := range nodes {
		if n != nil {
			actors[n.NodeID()] = true
		}
	}
	return documents, actors, err
}

// campsAnswer is one term of `parley terms --json`.
type campsAnswer struct {
	Term        graph.Term `json:"term"`
	For         []string   `json:"for"`
	Against     []string   `json:"against"`
	Conditional []string   `json:"conditional"`
	Mixed       []string   `json:"mixed"`
	Statements  int        `json:"statements"`
	Documents   int        `json:"documents"`
}

func newCampsAnswer(c *graph.Camps) campsAnswer {
	name := func(p *graph.Party) string { return p.Name }
	return campsAnswer{c.Term, each(c.For, name), each(c.Against, name), each(c.Conditional, name), each(c.Mixed, name), c.Statements, c.Documents}
}

func (s *session) listTerms(ctx context.Context, store graph.Store, o *scope) error {
	query, err := o.query(ctx, store)
	if err != nil {
		return err
	}
	found, err := graph.FindCamps(ctx, store, query)
	if err != nil {
		return err
	}
	answers := each(found, newCampsAnswer)
	if s.json {
		return s.printJSON(answers)
	}
	out := s.counted(len(answers), "term")
	for _, a := range answers {
		out.line("\n", "", a.Term.Label)
		for _, camp := range []struct {
			what  string
			names []string
		}{{"for", a.For}, {"against", a.Against}, {"conditional", a.Conditional}, {"mixed", a.Mixed}} {
			if len(camp.names) > 0 {
				out.line("", "    ", camp.what+": "+strings.Join(camp.names, ", "))
			}
		}
		out.line("", "    ", count(a.Statements, "statement")+" in "+count(a.Documents, "document"))
		out.line("", "    ", a.Term.ID)
	}
	return out.print()
}

// A listed is a list as text.
type listed struct {
	s    *session
	text strings.Builder
}

func (s *session) counted(n int, noun string) *listed {
	l := &listed{s: s}
	l.text.WriteString(count(n, noun) + "\n")
	return l
}

// line writes text, wrapped, each line behind indent.
func (l *listed) line(before, indent, text string) {
	l.text.WriteString(before)
	for _, line := range wrap(visible(text), l.s.width()-len(indent)) {
		l.text.WriteString(indent + line + "\n")
	}
}

func (l *listed) print() error {
	_, err := fmt.Fprint(l.s.Stdout, l.text.String())
	return err
}
