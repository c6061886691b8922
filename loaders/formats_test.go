package loaders_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/loaders/coding"
)

const article = `<p>The delegation of Kadria said on Monday that it would not agree to a pause in the works on the dam.</p>
<p>Tellany, which lies below it, had asked for one in a letter to the three capitals of the basin.</p><ul><li>Kadria: the dam stays open</li><li>Tellany: a pause of a year</li></ul>`

const articleText = "The delegation of Kadria said on Monday that it would not agree to a pause in the works on the dam.\n\n" +
	"Tellany, which lies below it, had asked for one in a letter to the three capitals of the basin.\n\n- Kadria: the dam stays open\n- Tellany: a pause of a year\n"

// row is what a format finds.
type row struct {
	ID, Title, Publisher, Day, From, Text string
}

func rowOf(d graph.Document) row {
	return row{d.ID, d.Title, d.Publisher, string(d.PublishedAt), d.PublishedFrom, d.Text}
}

func TestFormatsSayWhatTheyAre(t *testing.T) {
	word := pack(t, "[Content_Types].xml", "<Types/>", "word/document.xml", `<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>The dam</w:t></w:r></w:p>
<w:p><w:r><w:t>Kadria </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve">firmly </w:t></w:r></w:ins><w:r><w:t>rejects the toll.</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One point</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kadria</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>no</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`)
	open := pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", "<manifest/>", "content.xml", `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="b">
<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
<text:p text:style-name="P1">The dam</text:p><text:p>Kadria<text:s/>firmly <text:span>rejects</text:span> the toll.<text:note><text:p>a note</text:p></text:note></text:p>
<text:list><text:list-item><text:p>One point</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Kadria</text:p></table:table-cell><table:table-cell><text:p>no</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>`)
	const office = "# The dam\n\nKadria firmly rejects the toll.\n\n- One point\n\nKadria | no\n"
	tests := map[string]struct {
		path, raw string
		want      row
	}{
		"page": {"talks/a.html", sitePage("Talks on the dam", "<h1>Talks on the dam</h1>"+article),
			row{"talks/a.html", "Talks on the dam", "The Harbour Gazette", "2025-12-21", "metadata", "# Talks on the dam\n\n" + articleText}},
		"page that names itself": {"talks/a.html", `<html><head><title>x</title><link rel="canonical" href="https://gazette.example/dam"><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",
"headline":"The dam","datePublished":"2024-05-14T23:30:00-05:00","publisher":{"name":"Gazette"}}]}</script></head><body>` + article + `</body></html>`,
			row{"https://gazette.example/dam", "The dam", "Gazette", "2024-05-14", "metadata", "# The dam\n\n" + articleText}},
		"page by content":      {"talks/a.txt", "<!doctype html>\n<title>The dam</title>" + article, row{"talks/a.txt", "The dam", "", "", "", "# The dam\n\n" + articleText}},
		"page in windows-1252": {"talks/a.htm", `<html><head><meta charset="windows-1252"><title>Br` + "\xfc" + `hl</title></head><body>` + article + `</body></html>`, row{"talks/a.htm", "Brühl", "", "", "", "# Brühl\n\n" + articleText}},
		"a slug's figures are no date": {"talks/a.html", `<html><head><title>The dam</title><link rel="canonical" href="https://gazette.example/journal/2021/04/92713"></head><body>` + article + `</body></html>`,
			row{"https://gazette.example/journal/2021/04/92713", "The dam", "", "", "", "# The dam\n\n" + articleText}},
		"Word":                  {"talks/a.docx", word, row{"talks/a.docx", "The dam", "", "", "", office}},
		"OpenDocument":          {"talks/a.odt", open, row{"talks/a.odt", "The dam", "", "", "", office}},
		"book":                  {"talks/a.epub", book(t, "The dam", "<h1>The dam</h1>"+article), row{"talks/a.epub", "The dam", "The Harbour Gazette", "2025-12-21", "metadata", "# The dam\n\n" + articleText}},
		"Word called PDF":       {"talks/a.pdf", word, row{"talks/a.pdf", "The dam", "", "", "", office}},
		"Word in a zip":         {"talks/a.zip", pack(t, "in/a.docx", word), row{"talks/a.zip/in/a.docx", "The dam", "", "", "", office}},
		"a message that quotes": {"talks/b.eml", "From: Ann <a@b.example>\r\nSubject: The toll\r\n\r\nKadria rejects the toll.\r\n\r\nOn 3 May Bo wrote:\r\n> Tellany wants a bridge.\r\n> So be it.\r\n\r\nNo more.\r\n", row{"talks/b.eml", "The toll", "Ann", "", "", "# The toll\n\nKadria rejects the toll.\n\n\nNo more.\n\n"}},
		"message":               {"talks/a.eml", message("Die Brücke", article, []string{"Kadria rejects the toll.", "No more."}), row{"story-1@gazette.example", "Die Brücke", "The Harbour Gazette", "2025-12-21", "metadata", "Die Brücke\n\nKadria rejects the toll.\n\nNo more.\n\n"}},
		"feed":                  {"talks/a.rss", rss("The dam", article), row{"https://gazette.example/story-1", "The dam", "The Harbour Gazette", "2025-12-21", "feed", "# The dam\n\n" + articleText}},
		"Atom":                  {"talks/a.xml", atom("The dam", article), row{"https://gazette.example/story-1", "The dam", "The Harbour Gazette", "2025-12-21", "feed", "# The dam\n\n" + articleText}},
		"table":                 {"talks/a.csv", "Headline;Body;Date\nThe dam;\"Kadria rejects\nthe toll.\";2024-05-14\n", row{"talks/a.csv:2", "The dam", "", "2024-05-14", "given", "Kadria rejects\nthe toll."}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			documents, errs := parse(t, test.path, test.raw, loaders.Options{})
			if len(documents) != 1 || len(errs) > 0 {
				t.Fatalf("want one document, got %d and errors %v", len(documents), errs)
			}
			if diff := cmp.Diff(test.want, rowOf(documents[0])); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestPDFPages(t *testing.T) {
	documents, errs := parse(t, "talks/a.pdf", twoPages(), loaders.Options{Child: child(t)})
	if len(documents) != 1 || len(errs) > 0 {
		t.Fatalf("want one document, got %d and errors %v", len(documents), errs)
	}
	d := documents[0]
	const want = "Left column goes first and is read to its end before the right one.\n\nRight column comes second and goes on over the page in a sentence that ends here.\n\nLast words.\n"
	if diff := cmp.Diff(want, d.Text); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	for words, page := range map[string]int{"Left column": 1, "goes on": 1, "sentence that": 2, "Last words": 2} {
		if got := d.Page(strings.Index(d.Text, words)); got != page {
			t.Errorf("page of %q: want %d, got %d (pages begin at %v)", words, page, got, d.Pages)
		}
	}
	if d.Page(0) != 1 || (&graph.Document{}).Page(5) != 0 {
		t.Error("want page 1 at the start, and 0 where there are none")
	}
}

// given are options that stand over what a text says of itself.
func TestGiven(t *testing.T) {
	documents, errs := parse(t, "talks/a.txt", "Talks on the dam\n\nBELMORA, May 3, 2024 (Basin Wire) - The dam\x8ds gates stay open in M\x9fnster.\n", loaders.Options{
		Title: "The dam", Publisher: "Gazette", Date: "2025-01-02", Encoding: "macintosh", Collection: "x",
	})
	if len(documents) != 1 || len(errs) > 0 {
		t.Fatalf("got %d documents and errors %v", len(documents), errs)
	}
	d := documents[0]
	if d.Title != "The dam" || d.TitleFrom != "given" || d.Publisher != "Gazette" || d.PublishedAt != "2025-01-02" || d.PublishedFrom != "given" || !strings.Contains(d.Text, "Münster") {
		t.Errorf("got %+v", d)
	}
}

func TestNotes(t *testing.T) {
	tests := map[string]struct {
		path, raw string
		want      []string
	}{
		"plain":                {"a.txt", "The dam stays open.", nil},
		"windows-1252":         {"a.txt", "The envoy of Malm\xf6 arrived.", []string{"its encoding is a guess: windows-1252"}},
		"MacRoman":             {"a.txt", "It isn\xd5t over, said Andr\x8e.", []string{"its encoding is a guess: macintosh"}},
		"doubtful":             {"a.txt", "The envoy Nov\xe1k of T\xf8eb\xed\xe8 spoke at noon.", []string{"its encoding is a doubtful guess: windows-1252, or perhaps windows-1250; name it with --encoding"}},
		"day that is none":     {"a.md", "---\ndate: 2024-02-30\n---\nText.", []string{`"2024-02-30" is no publication day that can be told: it is left unknown; write it as 2006-01-02, or give --date`}},
		"day of unclear order": {"a.md", "---\ndate: 03/04/2024\n---\nText.", []string{`"03/04/2024" is no publication day that can be told: it is left unknown; write it as 2006-01-02, or give --date`}},
		"attachment": {"a.eml", "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello there.\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n",
			[]string{"1 of its parts are attachments and left out: save them as files to load them"}},
		"quoted mail":          {"a.eml", "From: a@b.example\r\n\r\nHello there.\r\n> Hello?\r\n", []string{"1 lines that it quotes of older messages are left out"}},
		"other files in a zip": {"a.zip", pack(t, "a.txt", "The dam.", "b.png", "\x89PNG\r\n\x1a\n\x00", "LICENSE", "Free."), []string{"2 of its files are of no known type and left out"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			documents, errs := parse(t, test.path, test.raw, loaders.Options{Noted: func(_, note string) { got = append(got, note) }})
			if len(documents) != 1 || len(errs) > 0 {
				t.Fatalf("want one document, got %d and errors %v", len(documents), errs)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}

// TestDates holds what is known of a day of publication to what the source says, and no more.
func TestDates(t *testing.T) {
	type known struct{ Day, In, From, Sure string }
	tests := map[string]struct {
		path, raw string
		want      known
	}{
		"none":                          {"a.txt", "Togo rejects the levy.", known{}},
		"figures of unclear order":      {"a.md", "---\ndate: 03/04/2024\n---\nText.", known{}},
		"figures of one order only":     {"a.md", "---\ndate: 25/12/2024\n---\nText.", known{Day: "2024-12-25", From: "front matter", Sure: "HIGH"}},
		"leap day":                      {"a.md", "---\npublished: 29 February 2024\n---\nText.", known{Day: "2024-02-29", From: "front matter", Sure: "HIGH"}},
		"no such day":                   {"a.md", "---\ndate: 2024-02-30\n---\nText.", known{}},
		"month":                         {"a.md", "---\ndate: May 2024\n---\nText.", known{In: "2024-05", Sure: "HIGH"}},
		"year":                          {"a.md", "---\ndate: 2024\n---\nText.", known{In: "2024", Sure: "HIGH"}},
		"year for a dateline":           {"a.md", "---\ndate: 2024\n---\nBELMORA, March 3 (Reuters) - The dam stays open.", known{Day: "2024-03-03", From: "dateline", Sure: "MEDIUM"}},
		"dateline in another month":     {"a.md", "---\ndate: 2024-05\n---\nBELMORA, March 3 (Reuters) - The dam stays open.", known{In: "2024-05", Sure: "HIGH"}},
		"dateline without year":         {"a.txt", "BELMORA, March 3 (Reuters) - The dam stays open.", known{}},
		"dateline":                      {"a.txt", "LOME, Jan. 2, 2024 (Coast Wire) - Togo rejected the levy on Dec. 31.", known{Day: "2024-01-02", From: "dateline", Sure: "HIGH"}},
		"dateline with a lent year":     {"a.txt", "LOME, Jan. 2 (Coast Wire) - Togo rejected the levy on Dec. 31, 2023.", known{Day: "2024-01-02", From: "dateline", Sure: "MEDIUM"}},
		"line of the day":               {"a.txt", "Talks on the levy\nPublished: 2 January 2024\n\nTogo rejected the levy.", known{Day: "2024-01-02", From: "text", Sure: "HIGH"}},
		"an instant is of its own zone": {"a.html", `<html><head><meta property="article:published_time" content="2024-05-14T23:30:00-05:00"></head><body>` + article + `</body></html>`, known{Day: "2024-05-14", From: "metadata", Sure: "HIGH"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := parseOne(t, test.path, test.raw)
			if diff := cmp.Diff(test.want, known{string(d.PublishedAt), d.PublishedIn, d.PublishedFrom, d.PublishedSure}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSinceLeavesOutOldEntries(t *testing.T) {
	if documents, errs := parse(t, "a.rss", rss("The dam", article), loaders.Options{Since: "2025-12-22"}); len(documents) != 0 || len(errs) != 0 {
		t.Errorf("want nothing, got %v and %v", documents, errs)
	}
	if documents, _ := parse(t, "a.rss", rss("The dam", article), loaders.Options{Since: "2025-12-21"}); len(documents) != 1 {
		t.Errorf("want the entry of that day, got %v", documents)
	}
}

func TestColumns(t *testing.T) {
	documents, errs := parse(t, "a.csv", "n,words,when\n1,The dam.,2024-05-14\n2,,\n", loaders.Options{Columns: map[string]string{"text": "Words", "date": "when"}})
	if len(documents) != 1 || documents[0].Text != "The dam." || documents[0].PublishedAt != "2024-05-14" || len(errs) != 1 {
		t.Errorf("got %+v and %v", documents, errs)
	}
	for want, options := range map[string]loaders.Options{
		`there is no "colour" to fill`:       {Columns: map[string]string{"colour": "x"}},
		`it has no column "body"`:            {Columns: map[string]string{"text": "body"}},
		"none of its columns holds the text": {},
	} {
		if _, errs := parse(t, "a.csv", "n,words\n1,x\n", options); len(errs) != 1 || !strings.Contains(errs[0].Error(), want) {
			t.Errorf("want %q, got %v", want, errs)
		}
	}
}

func TestCodedTables(t *testing.T) {
	tests := map[string]struct {
		raw  string
		want coding.Row
	}{
		"our own": {"document,actor,concept,agreement,quote\na.txt,Ghana,cocoa floor price,no,Ghana rejects the cocoa floor price.\n",
			coding.Row{Path: "codes.csv", Line: 2, Document: "a.txt", Actor: "Ghana", Concept: "cocoa floor price", Stance: "REJECTS", Quote: "Ghana rejects the cocoa floor price."}},
		"Discourse Network Analyzer": {`"statement_id";"time";"document_id";"document_title";"document_author";"person";"organization";"concept";"agreement";"text";"coder"` + "\n" +
			`"7";"2024-05-14 00:00:00";"3";"Talks";"x";"Ama Serwaa";"Ghana";"cocoa floor price";"1";"we back it";"mk"` + "\n",
			coding.Row{Path: "codes.csv", Line: 2, Document: "3", Title: "Talks", Actor: "Ama Serwaa", Party: "Ghana", Concept: "cocoa floor price", Stance: "SUPPORTS", Quote: "we back it", Coder: "mk"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []coding.Row
			documents, errs := parse(t, "codes.csv", test.raw, loaders.Options{Coded: func(r coding.Row) { got = append(got, r) }})
			if len(documents) > 0 || len(errs) > 0 {
				t.Fatalf("got %v and %v", documents, errs)
			}
			if diff := cmp.Diff([]coding.Row{test.want}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if _, errs := parse(t, "codes.csv", tests["our own"].raw, loaders.Options{}); len(errs) != 1 || !strings.Contains(errs[0].Error(), "coded by hand") {
		t.Errorf("want an error where nobody takes them, got %v", errs)
	}
}
