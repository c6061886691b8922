package loaders_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// blocksOf cuts one of our fixtures into its title and its paragraphs, headings and items.
func blocksOf(text string) (title string, blocks []string) {
	if front, rest, found := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n"); found && front != text {
		text = rest
	}
	for _, piece := range strings.Split(strings.TrimSpace(text), "\n\n") {
		var open []string
		for _, line := range strings.Split(piece, "\n") {
			if len(open) > 0 && (strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "• ")) {
				blocks = append(blocks, strings.Join(open, " "))
				open = nil
			}
			open = append(open, strings.TrimSpace(line))
		}
		blocks = append(blocks, strings.Join(open, " "))
	}
	return strings.TrimLeft(blocks[0], "# "), blocks[1:]
}

// body returns the blocks as HTML.
func body(title string, blocks []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<h1>%s</h1>\n", html.EscapeString(title))
	list := false
	for _, block := range blocks {
		item := strings.HasPrefix(block, "- ") || strings.HasPrefix(block, "* ") || strings.HasPrefix(block, "• ")
		if item != list {
			b.WriteString(map[bool]string{true: "<ul>\n", false: "</ul>\n"}[item])
			list = item
		}
		switch {
		case item:
			_, rest, _ := strings.Cut(block, " ")
			fmt.Fprintf(&b, "<li>%s</li>\n", html.EscapeString(rest))
		case strings.HasPrefix(block, "#"):
			fmt.Fprintf(&b, "<h2>%s</h2>\n", html.EscapeString(strings.TrimLeft(block, "# ")))
		default:
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(block))
		}
	}
	if list {
		b.WriteString("</ul>\n")
	}
	return b.String()
}

// plainPage is the article as a page of its own, to make files of.
func plainPage(title, content string) string {
	return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + html.EscapeString(title) +
		"</title><style>body{font-family:serif;font-size:11pt;max-width:40em}</style></head><body>" + content + "</body></html>"
}

// sitePage is the article as a site shows it: with a menu, advertisements, a list of other stories and readers' comments around it.
func sitePage(title, content string) string {
	return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>` + html.EscapeString(title) + ` | The Harbour Gazette</title>
<meta property="og:site_name" content="The Harbour Gazette"><meta property="article:published_time" content="2025-12-21T09:15:00+01:00">
<script>window.ads = ["Norway demands that you buy now."];</script><style>.ad{color:red}</style></head><body>
<header><a href="/">The Harbour Gazette</a><form><input name="q"><button>Search</button></form></header>
<nav class="menu"><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li><li><a href="/subscribe">Subscribe</a></li></ul></nav>
<div class="ad banner">Advertisement: Norway demands lower fares, says our sponsor. <a href="/x">Book now</a></div>
<main><article class="story">` + content + `</article></main>
<aside class="sidebar related"><h3>More stories</h3><ul><li><a href="/1">Sweden rejects the harbour toll</a></li><li><a href="/2">Denmark backs the toll</a></li></ul></aside>
<section id="comments" class="comments"><h3>Comments</h3><div class="comment"><p>reader1: Norway should reject this plan!</p></div><div class="comment"><p>reader2: I support Sweden.</p></div></section>
<footer class="footer"><p>Copyright The Harbour Gazette. <a href="/privacy">Privacy</a> <a href="/terms">Terms</a></p></footer></body></html>`
}

func message(title, content string, blocks []string) string {
	plain := title + "\r\n\r\n" + strings.Join(blocks, "\r\n\r\n") + "\r\n"
	return "Received: from a.example by b.example; Sun, 21 Dec 2025 09:16:00 +0100\r\nFrom: The Harbour Gazette <desk@gazette.example>\r\nTo: you@example.org\r\n" +
		"Subject: " + mimeWord(title) + "\r\nDate: Sun, 21 Dec 2025 09:15:00 +0100\r\nMessage-ID: <story-1@gazette.example>\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + plain +
		"\r\n--b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>" + content + "</body></html>\r\n--b1--\r\n"
}

func mimeWord(text string) string { return fmt.Sprintf("=?utf-8?q?%s?=", quoted(text)) }

func quoted(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "=%02X", c)
	}
	return b.String()
}

func rss(title, content string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Gazette</title><link>https://gazette.example/</link>
<item><title>` + html.EscapeString(title) + `</title><link>https://gazette.example/story-1</link><guid>1</guid><pubDate>Sun, 21 Dec 2025 09:15:00 +0100</pubDate>
<description>The short of it.</description><content:encoded><![CDATA[` + content + `]]></content:encoded></item></channel></rss>`
}

func atom(title, content string) string {
	return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Gazette</title><id>urn:gazette</id><updated>2025-12-21T09:15:00Z</updated>
<entry><title>` + html.EscapeString(title) + `</title><id>urn:gazette:1</id><link href="https://gazette.example/story-1"/><published>2025-12-21T09:15:00Z</published><updated>2025-12-21T10:15:00Z</updated>
<content type="html">` + html.EscapeString(content) + `</content></entry></feed>`
}

// pack makes a zip archive of names and contents, in their order.
func pack(t testing.TB, files ...string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i+1 < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = f.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// book makes an EPUB file of a page.
// bookPackage is what a book says of itself; its title is TITLE.
const bookPackage = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>TITLE` +
	`</dc:title><dc:publisher>The Harbour Gazette</dc:publisher><dc:date>2025-12-21</dc:date></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/><itemref idref="c1"/></spine></package>`

func book(t testing.TB, title, content string) string {
	return bound(t, strings.Replace(bookPackage, "TITLE", html.EscapeString(title), 1), content)
}

// bookWith is a book of a package and the usual article.
func bookWith(t testing.TB, opf string) string { return bound(t, opf, article) }

func bound(t testing.TB, opf, content string) string {
	return pack(t, "mimetype", "application/epub+zip",
		"META-INF/container.xml", `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
		"OEBPS/book.opf", opf,
		"OEBPS/nav.xhtml", `<html><body><nav><ol><li><a href="c1.xhtml">Norway demands a map</a></li></ol></nav></body></html>`,
		"OEBPS/c1.xhtml", `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>`+content+`</body></html>`)
}

// tools tells whether the real tools are installed that print pages and save documents.
func tools() bool {
	for _, name := range []string{"chromium", "soffice"} {
		if _, err := exec.LookPath(name); err != nil {
			return false
		}
	}
	return true
}

// made makes the article in the formats for which real tools are needed: PDF by Chromium, DOCX and ODT by LibreOffice, and PDF by it from the DOCX file.
func made(t *testing.T, folder, title, content string) {
	t.Helper()
	source := filepath.Join(folder, "plain.html")
	if err := os.WriteFile(source, []byte(plainPage(title, content)), 0o644); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + filepath.Join(folder, "profile")
	for _, line := range [][]string{
		{"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + filepath.Join(folder, "chrome"), "--print-to-pdf=" + filepath.Join(folder, "chromium.pdf"), source},
		{"soffice", profile, "--headless", "--writer", "--convert-to", "odt:writer8", "--outdir", folder, source},
		{"soffice", profile, "--headless", "--convert-to", "docx", "--outdir", folder, filepath.Join(folder, "plain.odt")},
		{"soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, filepath.Join(folder, "plain.docx")},
	} {
		if out, err := exec.CommandContext(t.Context(), line[0], line[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
	}
}
