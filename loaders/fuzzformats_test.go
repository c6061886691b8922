package loaders_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/loaders/coding"
)

// fuzzFormat holds one format to what holds for every document and error, from seeds of its own.
func fuzzFormat(f *testing.F, kind string, wrap func(t testing.TB, raw string) string, seeds ...string) {
	if len(seeds) == 0 {
		f.Fatal("want seeds, got none")
	}
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if wrap != nil {
			raw = wrap(t, raw)
		}
		documents, errs := parse(t, "a."+kind, raw, loaders.Options{Limit: 1 << 18, Format: kind, Coded: func(coding.Row) {}})
		sound(t, documents, errs)
		for _, d := range documents {
			for _, at := range d.Pages {
				if at < 0 || at > len(d.Text) {
					t.Errorf("a page begins at %d of %d bytes", at, len(d.Text))
				}
			}
		}
	})
}

func FuzzHTML(f *testing.F) {
	fuzzFormat(f, "html", nil, sitePage("The dam", article), "<p>x<br><br>y", "\xff\xfe<\x00p\x00>\x00", `<meta charset=utf-16><p>`, `<script type="application/ld+json">[{"@graph":null}]</script>x`)
}

func FuzzEmail(f *testing.F) {
	fuzzFormat(f, "email", nil, message("The dam", article, []string{"Kadria rejects the toll."}), "Subject: =?utf-8?q?=ff?=\r\n\r\nx", "Content-Type: text/html; charset=koi8-r\r\n\r\n<p>\xc1")
}

func FuzzFeed(f *testing.F) {
	fuzzFormat(f, "feed", nil, rss("The dam", article), atom("The dam", article), `<rdf:RDF xmlns:rdf="r"><item><title>x</title></item></rdf:RDF>`)
}

func FuzzCSV(f *testing.F) {
	fuzzFormat(f, "csv", nil, "text;title\n\"a\nb\";c\n", "document,actor,concept,agreement,quote\na,b,c,no,d\n", "text\n\"\n", "a\tb\n")
}

func FuzzDOCX(f *testing.F) {
	fuzzFormat(f, "docx", func(t testing.TB, raw string) string { return pack(t, "word/document.xml", raw) },
		`<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:t>y</w:t></w:p></w:tc></w:tr></w:tbl>`, "<del><t>x</t></del></p>")
}

func FuzzODT(f *testing.F) {
	fuzzFormat(f, "odt", func(t testing.TB, raw string) string {
		return pack(t, "META-INF/manifest.xml", "x", "content.xml", raw)
	},
		`<text:h text:outline-level="9">x</text:h><text:list-item><text:p>y</text:p></text:list-item>`, "<p>x</h></list-item></table-row>")
}

func FuzzEPUB(f *testing.F) {
	fuzzFormat(f, "epub", func(t testing.TB, raw string) string {
		return pack(t, "META-INF/container.xml", `<rootfile full-path="b.opf"/>`, "b.opf", raw, "c1.xhtml", raw)
	},
		`<package><title>x</title><item id="a" href="c1.xhtml"/><itemref idref="a"/></package>`, `<item id="a" href="%zz"/>`)
}

func FuzzZip(f *testing.F) {
	fuzzFormat(f, "zip", nil, pack(f, "a.txt", "The dam.", "b/c.html", "<p>x"), pack(f, "../x.txt", "y"), strings.Repeat("PK\x03\x04", 9))
}
