package loaders_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
)

func TestFormats(t *testing.T) {
	if diff := cmp.Diff([]string{"csv", "docx", "email", "epub", "feed", "html", "jsonl", "markdown", "odt", "pdf", "text", "zip"}, loaders.Formats()); diff != "" {
		t.Errorf("formats (-want +got):\n%s", diff)
	}
}

func TestMarkdown(t *testing.T) {
	tests := map[string]struct {
		raw  string
		want graph.Document
	}{
		"all keys": {
			"---\nid: r1\nurl: http://news.example/r1#top\ntitle: \"The round: day one\"\ndate: 2024-05-14\npublisher: Basin Daily\nlanguage: en-GB\n" +
				"collection: archive\nauthors: [a, b]\n---\n# Other\n\nText.\n",
			graph.Document{
				ID: "r1", URL: "http://news.example/r1#top", Title: "The round: day one", TitleFrom: "front matter", Publisher: "Basin Daily", PublishedAt: "2024-05-14",
				PublishedFrom: "front matter", Language: "en-GB", Collection: "archive", Authors: []string{"a", "b"}, Text: "# The round: day one\n\n# Other\n\nText.\n",
			},
		},
		"other names of keys": {
			"---\r\nPublished: 14 May 2024, 10:00\r\nSource: Basin Daily\r\n---\r\n\r\n**Text.**\r\n",
			graph.Document{ID: "talks/a.md", Publisher: "Basin Daily", PublishedAt: "2024-05-14", PublishedFrom: "front matter", Text: "\n**Text.**\n"},
		},
		"id that looks like a number": {"---\nid: 0x1F\n---\nText.", graph.Document{ID: "0x1F", Text: "Text."}},
		"instant":                     {"---\ndate: 2024-05-14T23:30:00-05:00\n---\nText.", graph.Document{ID: "talks/a.md", PublishedAt: "2024-05-15", PublishedFrom: "front matter", Text: "Text."}},
		"empty values":                {"---\ntitle: \ndate: \nid: ~\n---\nText.", graph.Document{ID: "talks/a.md", Text: "Text."}},
		"month alone is no day":       {"---\ndate: 2024-05\n---\nText.", graph.Document{ID: "talks/a.md", PublishedIn: "2024-05", PublishedSure: "HIGH", Text: "Text."}},
		"first of two dates":          {"---\ndate:\npublished: 2024-05-14\n---\nText.", graph.Document{ID: "talks/a.md", PublishedAt: "2024-05-14", PublishedFrom: "front matter", Text: "Text."}},
		"alias":                       {"---\nsource: &s Basin Daily\npublisher: *s\n---\nText.", graph.Document{ID: "talks/a.md", Publisher: "Basin Daily", Text: "Text."}},
		"empty front matter":          {"---\n---\nText.", graph.Document{ID: "talks/a.md", Text: "Text."}},
		"comment first":               {"---\n# about\ntitle: T\n...\nText.", graph.Document{ID: "talks/a.md", Title: "T", TitleFrom: "front matter", Text: "# T\n\nText."}},
		"title that the text repeats": {"---\ntitle: T\n---\n\n# T\n\nText.", graph.Document{ID: "talks/a.md", Title: "T", TitleFrom: "front matter", Text: "\n# T\n\nText."}},
		"a rule is no front matter":   {"---\nThe round is over.\n---\nText.", graph.Document{ID: "talks/a.md", Language: "en", Text: "---\nThe round is over.\n---\nText."}},
		"no front matter":             {"# The round\n\nText.", graph.Document{ID: "talks/a.md", Title: "The round", TitleFrom: "heading", Language: "en", Text: "# The round\n\nText."}},
	}
	ignore := cmpopts.IgnoreFields(graph.Document{}, "SHA256", "Origin", "Path", "PublishedSure")
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if test.want.Language == "" {
				test.want.Language = "und"
			}
			if test.want.Collection == "" {
				test.want.Collection = "talks"
			}
			got := parseOne(t, "talks/a.md", test.raw)
			if diff := cmp.Diff(test.want, got, ignore); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.raw, diff)
			}
		})
	}
}

func TestJSONL(t *testing.T) {
	raw := strings.Join([]string{
		"\ufeff" + `{"id":"a","title":"T","text":"Text\r\nof a","publishedAt":"2024-05-14","publisher":"Basin Daily","url":"http://news.example/a","collection":"c","language":"de"}`,
		`{"id":"b","text":"Bru\u0308hl"}`,
		``,
		`[1, 2]`,
		`{"id":"c"}`,
		`{"id":"d","text":""}`,
		`{"id":"e","text":7}`,
		`{"id":"f","text":"x","publishedAt":"soon"}`,
		`{"id":"g","text":"half \ud83d one"}`,
		`{"id":"h","text":"whole \ud83c\udf0a one, \ufffd kept","more":{"likes":3}}`,
		`{"id":"i","text":"nul \u0000"}`,
		"{\"id\":\"j\",\"text\":\"M\xfcller\"}",
		`{"id":"k","text":"` + strings.Repeat("long ", 100) + `"}`,
		`{"id":"l\u0007","text":"x"}`,
		`{"id":12.50,"text":"x","publishedAt":null}`,
		`{"id":"m","text":"cut of`,
	}, "\n")
	documents, errs := parse(t, "talks/all.jsonl", raw, loaders.Options{Limit: 400})
	want := []graph.Document{
		{ID: "a", Origin: "talks/all.jsonl#a", Collection: "c", URL: "http://news.example/a", Title: "T", TitleFrom: "given", Publisher: "Basin Daily",
			PublishedAt: "2024-05-14", PublishedFrom: "given", PublishedSure: "HIGH", Language: "de", Text: "Text\r\nof a"},
		{ID: "b", Origin: "talks/all.jsonl#b", Collection: "talks", Language: "und", Text: "Bru\u0308hl"},
		{ID: "f", Origin: "talks/all.jsonl#f", Collection: "talks", Language: "und", Text: "x"},
		{ID: "h", Origin: "talks/all.jsonl#h", Collection: "talks", Language: "und", Text: "whole 🌊 one, \ufffd kept"},
		{ID: "12.50", Origin: "talks/all.jsonl#12.50", Collection: "talks", Language: "und", Text: "x"},
	}
	if diff := cmp.Diff(want, documents, cmpopts.IgnoreFields(graph.Document{}, "SHA256", "Path")); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	var got []string
	for _, err := range errs {
		got = append(got, strings.TrimPrefix(err.Error(), "read talks/all.jsonl:"))
	}
	wantErrs := []string{
		`4: the line is a JSON array: write an object`,
		`5: it has no "text": each line needs one, beside id, url, title, publishedAt, publisher, authors, collection, language`,
		`6: it holds white space only: there is nothing to read`,
		`7: "text" is a JSON number: write a string`,
		`9: its text holds half a character (\ud800 to \udfff alone): write the pair`,
		`11: its text holds a NUL character: take it out`,
		`12: the line is not UTF-8: save the corpus as UTF-8`,
		`13: the line is larger than the limit of 400 bytes: split its document, or raise the limit`,
		`14: its id "l\a" holds a control character: give another`,
		`16: its object does not end on the line: the file is cut off, or a document takes several lines`,
	}
	if diff := cmp.Diff(wantErrs, got); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
}

func TestCorpusFaultsKeepTheirOrder(t *testing.T) {
	documents, errs := parse(t, "a.jsonl", "oops\n{}\n"+`{"text":"One."}`+"\noops\n", loaders.Options{})
	if len(documents) != 1 || documents[0].ID != "a.jsonl:3" || len(errs) != 3 {
		t.Errorf("want one document and three errors, got %v and %v", documents, errs)
	}
}

func TestCorpusIsGivenUp(t *testing.T) {
	_, errs := parse(t, "a.jsonl", strings.Repeat("{}\n", 5000), loaders.Options{})
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), "none of its first 100 filled lines is a document") {
		t.Errorf("want one error about 100 lines, got %v", errs)
	}
}
