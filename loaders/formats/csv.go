package formats

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/coding"
	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/masthead"
	"github.com/parleygraph/parley/loaders/plain"
)

// columnNames are the names under which tables hold what a document is made of, in lower case without marks; the first is the one that Options.Columns takes.
func columnNames() [][]string {
	return [][]string{
		{"text", "body", "content", "fulltext", "article", "speech"},
		{"title", "headline"},
		{"date", "published", "publishedat", "publicationdate", "day"},
		{"publisher", "source", "newspaper", "outlet"},
		{"author", "authors", "byline"},
		{"url", "link", "address"},
		{"id", "docid", "documentid"},
		{"collection", "case"},
		{"language", "lang"},
	}
}

// CheckColumns refuses a mapping of columns that don't exist.
func CheckColumns(columns map[string]string) error {
	known := append(columnNames(), coding.ColumnNames()...)
	for name := range columns {
		if !slices.ContainsFunc(known, func(names []string) bool { return names[0] == name }) {
			var all []string
			for _, names := range known {
				all = append(all, names[0])
			}
			slices.Sort(all)
			return faults.Invalid("--columns: there is no %q to fill: give %s", name, strings.Join(slices.Compact(all), ", "))
		}
	}
	return nil
}

// readCSV reads a table with a first row of names: documents, a row each, or statements that somebody coded by hand.
func readCSV(ctx context.Context, in *Input) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		text, err := in.text()
		if err == nil {
			err = checkText(text)
		}
		if err != nil {
			yield(Record{}, err)
			return
		}
		t := table{in: in, reader: csv.NewReader(strings.NewReader(text))}
		t.reader.Comma = separator(text)
		t.reader.FieldsPerRecord = -1
		t.reader.LazyQuotes = true
		t.read(ctx, yield)
	}
}

// separator tells what parts the columns: the mark that the first line has most of.
func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best, most := ',', 0
	for _, mark := range ",;\t|" {
		if n := strings.Count(first, string(mark)); n > most {
			best, most = mark, n
		}
	}
	return best
}

// A table is the state of reading one.
type table struct {
	in     *Input
	reader *csv.Reader
	at     map[string]int // the column of each name
}

func (t *table) read(ctx context.Context, yield func(Record, error) bool) {
	header, err := t.reader.Read()
	if err != nil {
		yield(Record{}, faults.Invalid("it is no table: %w", err))
		return
	}
	if t.at, err = columnsOf(header, append(columnNames(), coding.ColumnNames()...), t.in.Columns); err != nil {
		yield(Record{}, err)
		return
	}
	coded := coding.Is(t.at)
	if _, holds := t.at["text"]; !holds && !coded {
		yield(Record{}, faults.AtLine(1, faults.Invalid("none of its columns holds the text: name it, as in --columns text=%s", strings.ToValidUTF8(header[len(header)-1], "?"))))
		return
	}
	for ctx.Err() == nil {
		row, err := t.reader.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		line, _ := t.reader.FieldPos(0)
		if err != nil {
			yield(Record{}, faults.Invalid("its rows can't be read: %w", err))
			return
		}
		rec, err := t.record(row, line, coded)
		if err != nil {
			err = faults.AtLine(line, err)
		}
		if !yield(rec, err) {
			return
		}
	}
}

// record returns a row as a document or as a coded statement.
func (t *table) record(row []string, line int, coded bool) (Record, error) {
	value := func(name string) string {
		if i, holds := t.at[name]; holds && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	if coded {
		one, err := coding.Read(value)
		return Record{Line: line, Coded: &one}, err
	}
	given := Metadata{
		ID: value("id"), URL: value("url"), Title: value("title"), Publisher: value("publisher"), Published: value("date"),
		Collection: value("collection"), Language: value("language"), Authors: masthead.Authors(value("author")),
	}
	text := ""
	if i := t.at["text"]; i < len(row) {
		text = plain.Canonical(row[i])
	}
	return Record{Text: text, Line: line, Given: given, From: masthead.FromGiven}, refuseBlank(text)
}

// columnsOf finds each name's column: the one that the user maps it to, else the first that goes by one of its names.
func columnsOf(header []string, known [][]string, mapped map[string]string) (map[string]int, error) {
	at := map[string]int{}
	for _, names := range known {
		name := names[0]
		if wanted, given := mapped[name]; given {
			i := slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), strings.TrimSpace(wanted)) })
			if i < 0 {
				return nil, faults.AtLine(1, faults.Invalid("it has no column %q: its columns are %s", wanted, plain.OneLine(strings.Join(header, ", "))))
			}
			at[name] = i
			continue
		}
		if _, done := at[name]; done {
			continue
		}
		for _, alias := range names {
			if i := slices.IndexFunc(header, func(h string) bool { return plainColumn(h) == alias }); i >= 0 {
				at[name] = i
				break
			}
		}
	}
	return at, nil
}

// plainColumn returns a column's name in lower case with letters and figures only.
func plainColumn(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(name))
}
