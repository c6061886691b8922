package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/parleygraph/parley/graph"
)

// This file reads the tables of the versions whose bodies are JSON and whose keys are texts: a store that has them is written anew from what its documents were put with.

// formerTables are those that are read, under their names of today.
func formerTables() []string {
	return []string{"documents", "variants", "parts", "posts", "nodes", "judgements", "loads", "loaded"}
}

// leaveFormer writes the store anew in the tables of today. All of it happens in the transaction under way.
func (w *writer) leaveFormer(ctx context.Context) error {
	for _, table := range formerTables() {
		if err := w.exec(ctx, "ALTER TABLE "+table+" RENAME TO former_"+table); err != nil {
			return err
		}
	}
	for _, table := range []string{"facets", "words", "edges", "stances", "pairs", "aliases"} { // all derived
		if err := w.exec(ctx, "DROP TABLE "+table); err != nil {
			return err
		}
	}
	if err := w.exec(ctx, "ALTER TABLE state ADD COLUMN seq INTEGER NOT NULL DEFAULT 0"); err != nil { // its mark stays where the log has it
		return err
	}
	if _, err := w.conn.ExecContext(ctx, tables); err != nil {
		return err
	}
	for _, copied := range []string{
		"INSERT INTO judgements SELECT kind, a, b, note, more FROM former_judgements",
		"INSERT INTO loads SELECT seq, at FROM former_loads",
		"INSERT INTO loaded SELECT load, ordinal, document, outcome FROM former_loaded",
	} {
		if err := w.exec(ctx, copied); err != nil {
			return err
		}
	}
	if err := w.moveDocuments(ctx); err != nil {
		return err
	}
	for _, table := range formerTables() {
		if err := w.exec(ctx, "DROP TABLE former_"+table); err != nil {
			return err
		}
	}
	return nil
}

// movedTogether is how many documents are moved at a time; it bounds what is held in memory.
const movedTogether = 64

func (w *writer) moveDocuments(ctx context.Context) error {
	last := ""
	for {
		ids, err := collect(ctx, w, "SELECT id FROM former_documents WHERE id > ? ORDER BY id LIMIT ?", value[string], last, movedTogether)
		if err != nil || len(ids) == 0 {
			return err
		}
		var put []*graph.Extraction
		for _, id := range ids {
			x, err := w.former(ctx, id)
			if err != nil {
				return err
			}
			put = append(put, x)
		}
		if err := w.write(ctx, ctx, graph.Settlement{Put: put}); err != nil {
			return err
		}
		w.names, last = w.planned, ids[len(ids)-1]
	}
}

// former returns what a document was put with.
func (w *writer) former(ctx context.Context, document string) (*graph.Extraction, error) {
	nodes, err := collect(ctx, w, `
		SELECT v.kind, v.body FROM former_parts p JOIN former_variants v ON v.seq = p.variant WHERE p.document = ?1
		UNION ALL SELECT kind, body FROM former_nodes WHERE document <> '' AND document = ?1
		UNION ALL SELECT kind, body FROM former_nodes WHERE id = ?1`,
		func(rows *sql.Rows) (graph.Node, error) {
			var kind, body string
			if err := rows.Scan(&kind, &body); err != nil {
				return nil, err
			}
			return graph.ParseNode(graph.Kind(kind), body)
		}, document)
	if err != nil {
		return nil, err
	}
	posts, err := collect(ctx, w, "SELECT envoy, roles FROM former_posts WHERE document = ?", func(rows *sql.Rows) (p graph.Post, err error) {
		var roles string
		if err = rows.Scan(&p.Envoy, &roles); err != nil {
			return p, err
		}
		return p, json.Unmarshal([]byte(roles), &p.Roles)
	}, document)
	if err != nil {
		return nil, err
	}
	x := &graph.Extraction{}
	gather(x, nodes, posts)
	if x.Document.ID != document {
		return nil, fmt.Errorf("the document %s is not among its nodes", document)
	}
	x = x.AsRead()
	x.Sort()
	return x, nil
}
