package loaders_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/loaders"
)

// TestAuthors reads who wrote a document from wherever its format says so.
func TestAuthors(t *testing.T) {
	page := func(head string) string {
		return "<html><head><title>The dam</title>" + head + "</head><body>" + article + "</body></html>"
	}
	linked := func(author string) string {
		return page(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"The dam","author":` + author + `}</script>`)
	}
	property := func(element string) string {
		return `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><` + element + `>Ada Penn</` + element + `></cp:coreProperties>`
	}
	const core = `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Kadria rejects the toll.</w:t></w:r></w:p></w:body></w:document>`
	const content = `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:p>Kadria rejects the toll.</text:p></office:text></office:body></office:document-content>`
	byline := func(line string) string {
		return "Talks on the dam\n\n" + line + "\n\nBELMORA, May 3, 2024 (Basin Wire) - Kadria rejects the toll.\n"
	}
	tests := map[string]struct {
		path, raw string
		want      []string
	}{
		"page's head":                {"a.html", page(`<meta name="author" content="By Ada Penn and Ben Ruiz">`), []string{"Ada Penn", "Ben Ruiz"}},
		"page's address of one":      {"a.html", page(`<meta property="article:author" content="https://gazette.example/penn">`), nil},
		"linked data, a name":        {"a.html", linked(`"Ada Penn"`), []string{"Ada Penn"}},
		"linked data, a person":      {"a.html", linked(`{"@type":"Person","name":"Ada Penn"}`), []string{"Ada Penn"}},
		"linked data, persons":       {"a.html", linked(`[{"name":"Ada Penn"},"Ben Ruiz",[["deep"]]]`), []string{"Ada Penn", "Ben Ruiz"}},
		"linked data over the head":  {"a.html", page(`<meta name="author" content="desk"><script type="application/ld+json">{"headline":"x","author":"Ada Penn"}</script>`), []string{"Ada Penn"}},
		"message":                    {"a.eml", "From: Ada Penn <ada@b.example>\r\nSubject: x\r\n\r\nKadria rejects the toll.\r\n", []string{"Ada Penn"}},
		"message without a name":     {"a.eml", "From: ada@b.example\r\nSubject: x\r\n\r\nKadria rejects the toll.\r\n", nil},
		"feed":                       {"a.rss", strings.Replace(rss("The dam", article), "<guid>", "<author>ada@b.example (Ada Penn)</author><guid>", 1), []string{"Ada Penn"}},
		"Atom":                       {"a.xml", strings.Replace(atom("The dam", article), "<published>", "<author><name>Ada Penn</name></author><author><name>Ben Ruiz</name></author><published>", 1), []string{"Ada Penn", "Ben Ruiz"}},
		"book":                       {"a.epub", strings.Replace(bookPackage, "<dc:date>", "<dc:creator>Ada Penn</dc:creator><dc:creator>Ben Ruiz</dc:creator><dc:date>", 1), []string{"Ada Penn", "Ben Ruiz"}},
		"Word":                       {"a.docx", pack(t, "[Content_Types].xml", "<Types/>", "word/document.xml", core, "docProps/core.xml", property("dc:creator")), []string{"Ada Penn"}},
		"Word with damaged metadata": {"a.docx", pack(t, "[Content_Types].xml", "<Types/>", "word/document.xml", core, "docProps/core.xml", "<dc:creator>Ada Penn</dc:crea"), []string{"Ada Penn"}},
		"OpenDocument":               {"a.odt", pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", "<manifest/>", "content.xml", content, "meta.xml", property("dc:creator")), []string{"Ada Penn"}},
		"front matter":               {"a.md", "---\nauthor: Ada Penn\n---\nKadria rejects the toll.", []string{"Ada Penn"}},
		"front matter, a list":       {"a.md", "---\nauthors: [Ada Penn, 'Ben Ruiz']\n---\nKadria rejects the toll.", []string{"Ada Penn", "Ben Ruiz"}},
		"front matter, one value":    {"a.md", "---\nauthors: Ada Penn, Ben Ruiz\n---\nKadria rejects the toll.", []string{"Ada Penn", "Ben Ruiz"}},
		"surname first":              {"a.md", "---\nauthor: Penn, Ada\n---\nKadria rejects the toll.", []string{"Penn, Ada"}},
		"corpus":                     {"a.jsonl", `{"text":"Kadria rejects the toll.","authors":["Ada Penn","Ben Ruiz","Ada Penn"]}`, []string{"Ada Penn", "Ben Ruiz"}},
		"corpus, one":                {"a.jsonl", `{"text":"Kadria rejects the toll.","author":"Ada Penn"}`, []string{"Ada Penn"}},
		"corpus, null":               {"a.jsonl", `{"text":"Kadria rejects the toll.","author":null}`, nil},
		"table":                      {"a.csv", "text,author\nKadria rejects the toll.,Ada Penn\n", []string{"Ada Penn"}},
		"byline":                     {"a.txt", byline("By Ada de la Penn, Ben Ruiz and Cleo O’Dell"), []string{"Ada de la Penn", "Ben Ruiz", "Cleo O’Dell"}},
		"byline in capitals":         {"a.txt", byline("BY ADA PENN"), []string{"ADA PENN"}},
		"no name in the byline":      {"a.txt", byline("By our staff"), nil},
		"a sentence is no byline":    {"a.txt", byline("By Friday Ben Ruiz had left."), nil},
		"metadata over the byline":   {"a.md", "---\nauthor: Ada Penn\n---\n" + byline("By Ben Ruiz"), []string{"Ada Penn"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			raw := test.raw
			if test.path == "a.epub" {
				raw = bookWith(t, raw)
			}
			documents, errs := parse(t, "talks/"+test.path, raw, loaders.Options{})
			if len(documents) != 1 || len(errs) > 0 {
				t.Fatalf("want one document, got %d and errors %v", len(documents), errs)
			}
			if diff := cmp.Diff(test.want, documents[0].Authors); diff != "" {
				t.Errorf("authors (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzAuthors(f *testing.F) {
	for _, line := range []string{"By Ada Penn and Ben Ruiz", "Author: Penn, Ada", "by\xff x;\n&", "Ada Penn, Ben"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		documents, _ := parse(t, "talks/a.md", "---\nauthor: "+strings.Map(printable, line)+"\n---\nKadria rejects the toll.", loaders.Options{})
		for _, d := range documents {
			for i, name := range d.Authors {
				if name == "" || strings.TrimSpace(name) != name || len(d.Authors) > 50 || i > 0 && name == d.Authors[0] {
					t.Errorf("%q: author %q of %q", line, name, d.Authors)
				}
			}
		}
	})
}

// printable keeps what can stand in a line.
func printable(r rune) rune {
	if r < ' ' {
		return -1
	}
	return r
}
