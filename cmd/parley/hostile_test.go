//go:build unix

package main_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The limits within which every hostile file is refused or read.
const (
	mostMemory = 512 << 10 // KiB
	mostTime   = 150 * time.Second
)

// asParley returns a command that runs this test's program as parley.
func asParley(t *testing.T, folder string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	named := filepath.Join(folder, "parley")
	if err := os.Symlink(self, named); err != nil && !errors.Is(err, os.ErrExist) {
		t.Skip("this system has no links")
	}
	command := exec.CommandContext(t.Context(), named, args...)
	command.Env = append(os.Environ(), "GORACE=atexit_sleep_ms=0")
	return command
}

// zipped makes an archive of names and contents.
func zipped(files ...string) string {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i+1 < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			panic(err)
		}
		_, _ = io.WriteString(f, files[i+1])
	}
	_ = w.Close()
	return out.String()
}

// linked makes an archive that holds a link.
func linked(name, target string) string {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	header := &zip.FileHeader{Name: name}
	header.SetMode(os.ModeSymlink | 0o777)
	f, _ := w.CreateHeader(header)
	_, _ = io.WriteString(f, target)
	f, _ = w.Create("good.txt")
	_, _ = io.WriteString(f, "The dam stays open.")
	_ = w.Close()
	return out.String()
}

// deflated is a stream of PDF that unpacks to n bytes of one letter.
func deflated(n int) string {
	var out bytes.Buffer
	out.WriteString("\x78\x9c")
	w, _ := flate.NewWriter(&out, flate.BestCompression)
	block := bytes.Repeat([]byte("(x) Tj "), 1<<12)
	for written := 0; written < n; written += len(block) {
		_, _ = w.Write(block)
	}
	_ = w.Close()
	return out.String()
}

func pdfFile(objects ...string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.String()
}

const (
	catalog = "<< /Type /Catalog /Pages 2 0 R >>"
	onePage = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
	pageOf4 = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 4 0 R >> >> >>"
	fontOf  = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
)

func contents(more, body string) string {
	return fmt.Sprintf("<< /Length %d %s >>\nstream\n%s\nendstream", len(body), more, body)
}

// A hostile is a file made to do harm, or damaged. Its reason is a part of what is said of it; empty where it is read.
type hostile struct{ name, content, reason string }

func hostileFiles() []hostile {
	word := func(body string) string { return zipped("[Content_Types].xml", "x", "word/document.xml", body) }
	entity := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	outside := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`
	nested := zipped("a.txt", "The dam stays open.")
	page := "<p>The delegation of Kadria said on Monday that it would not agree to a pause in the works on the dam at all.</p>"
	good := pdfFile(catalog, onePage, pageOf4, contents("", "BT /F1 12 Tf 72 700 Td (The delegation of Kadria met.) Tj ET"), fontOf)
	mail := "From: a@b.example\r\nMIME-Version: 1.0\r\nDate: Sun, 21 Dec 2025 09:15:00 +0100\r\n"
	return []hostile{
		// archives
		{"bomb.zip", zipped("a.txt", strings.Repeat("\x00", 64<<20)), "it is a trap"},
		{"bomb-text.zip", zipped("a.txt", strings.Repeat("a", 64<<20)), "it is a trap"},
		{"many.zip", zipped(strings.Split(strings.Repeat("a.txt,x,", 20_001)+"b,y", ",")...), "files: split it"},
		{"in-in-in.zip", zipped("a.zip", zipped("b.zip", zipped("c.zip", nested))), "archive within an archive"},
		{"up.zip", zipped("../../etc/evil.txt", "The dam stays open."), "leads out of the archive"},
		{"absolute.zip", zipped("/etc/evil.txt", "The dam stays open."), "leads out of the archive"},
		{"windows.zip", zipped(`C:\evil.txt`, "The dam stays open."), "leads out of the archive"},
		{"backslash.zip", zipped(`..\..\evil.txt`, "The dam stays open."), "leads out of the archive"},
		{"link.zip", linked("passwd.txt", "/etc/passwd"), ""},
		{"twice.zip", zipped("a.txt", "The dam.", "a.txt", "The toll."), "two files called a.txt"},
		{"cut.zip", nested[:len(nested)/2], "damaged or cut off"},
		{"head.zip", "PK\x03\x04", "damaged or cut off"},
		{"empty.zip", zipped(), "nothing to load in it"},
		{"pictures.zip", zipped("a.png", "\x89PNG\r\n\x1a\n"), "nothing to load in it"},
		{"flipped.zip", strings.Replace(nested, "The dam", "The dim", 1) + "x", ""},
		{"control.zip", zipped("a\x1b[31m.txt", "The dam stays open."), "control character"},
		// Word, OpenDocument, books
		{"bomb.docx", word(strings.Repeat("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 1<<20)), "larger than the limit"},
		{"deep.docx", word(strings.Repeat("<w:p>", 100_000)), "elements deep"},
		{"laughs.docx", word(entity + "<w:p><w:t>&c;</w:t></w:p>"), "XML is damaged"},
		{"xxe.docx", word(outside + "<w:p><w:t>&e;</w:t></w:p>"), "XML is damaged"},
		{"cut.docx", word("<w:document><w:p><w:t>The dam"), "XML is cut off"},
		{"empty.docx", word("<w:document></w:document>"), "white space only"},
		{"nothing.docx", zipped("a.txt", "x"), "read"},
		{"damaged.docx", strings.Replace(word("<w:p><w:t>The dam stays open for all.</w:t></w:p>"), "word/document.xml", "word/documen\x00.xml", 1), ""},
		{"table.xlsx", zipped("[Content_Types].xml", "x", "xl/workbook.xml", "x"), "table or a presentation"},
		{"xxe.odt", zipped("mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", "x", "content.xml", outside+"<p>&e;</p>"), "XML is damaged"},
		{"deep.odt", zipped("META-INF/manifest.xml", "x", "content.xml", strings.Repeat("<list-item><p>x", 50_000)), "elements deep"},
		{"lacks.epub", zipped("mimetype", "application/epub+zip", "META-INF/container.xml", "<rootfile full-path=\"a.opf\"/>"), "lacks its package"},
		{"up.epub", zipped("META-INF/container.xml", "<rootfile full-path=\"../../etc/passwd\"/>"), "lacks its package"},
		{"round.epub", zipped("META-INF/container.xml", "<rootfile full-path=\"a.opf\"/>", "a.opf", "<package>"+strings.Repeat("<item id=\"a\" href=\"a.xhtml\"/><itemref idref=\"a\"/>", 1000)+"</package>", "a.xhtml", page), ""},
		// PDF
		{"cut.pdf", good[:len(good)/2], "damaged or cut off"},
		{"head.pdf", "%PDF-1.7\n", "damaged or cut off"},
		{"zeros.pdf", "%PDF-1.7\n" + strings.Repeat("\x00", 1<<20), "damaged or cut off"},
		{"cycle.pdf", pdfFile(catalog, "<< /Type /Pages /Kids [2 0 R] /Count 9 >>"), "pictures and no text"},
		{"parents.pdf", pdfFile(catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", contents("", "BT /F1 1 Tf (x) Tj ET")), ""},
		{"counts.pdf", pdfFile(catalog, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", pageOf4, contents("", ""), fontOf), "pictures and no text"},
		{"bomb.pdf", pdfFile(catalog, onePage, pageOf4, contents("/Filter /FlateDecode", deflated(512<<20)), fontOf), "pictures and no text"},
		{"form.pdf", pdfFile(catalog, onePage, pageOf4, contents("/Type /XObject /Subtype /Form /Resources << /XObject << /X 4 0 R >> >>", strings.Repeat("/X Do ", 500)), fontOf), "pictures and no text"},
		{"length.pdf", pdfFile(catalog, onePage, pageOf4, "<< /Length 4 0 R >>\nstream\nx\nendstream", fontOf), "pictures and no text"},
		{"scan.pdf", pdfFile(catalog, onePage, pageOf4, contents("", "q 1 0 0 1 0 0 cm Q"), fontOf), "pictures and no text"},
		{"glyphs.pdf", pdfFile(catalog, onePage, pageOf4, contents("", "BT /F1 12 Tf 72 700 Td ("+strings.Repeat(`\243\244\245\251`, 60)+") Tj ET"), fontOf), "no language"},
		{"objects.pdf", "%PDF-1.5\n" + strings.Repeat("1 0 obj << /A 1 0 R >> endobj\n", 50_000) + "startxref\n9\n%%EOF\n", "damaged"},
		{"deep.pdf", pdfFile(catalog, onePage, pageOf4, contents("", strings.Repeat("[", 200_000)), fontOf), ""},
		{"xref.pdf", "%PDF-1.5\nxref\n0 999999999\ntrailer << /Size 999999999 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n", "damaged"},
		{"text.pdf", "This is no such file, but text that somebody named so.", "read"},
		// pages, feeds, messages
		{"deep.html", strings.Repeat("<div>", 100_000) + page, ""},
		{"tags.html", page + strings.Repeat("<b><i><a href=x>", 60_000), ""},
		{"tables.html", page + strings.Repeat("<table><tr><td>", 20_000), ""},
		{"attributes.html", "<p " + strings.Repeat("a=b ", 200_000) + ">" + page, "read"},
		{"script.html", "<html><body><script>" + strings.Repeat("document.write('x');", 10_000) + "</script></body></html>", "holds no text"},
		{"open.html", "<html><body><!-- " + page, "holds no text"},
		{"nul.html", "<html><body>" + strings.ReplaceAll(page, " ", " \x00"), ""},
		{"utf7.html", "<html><head><meta charset=utf-7></head><body>" + page, "read"},
		{"laughs.rss", entity + "<rss><channel><item><title>&c;</title></item></channel></rss>", "holds no text"},
		{"xxe.atom", outside + `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>&e;</title></entry></feed>`, "holds no text"},
		{"deep.rss", "<rss>" + strings.Repeat("<channel>", 100_000), "no feed"},
		{"empty.rss", "<rss><channel></channel></rss>", "no entries"},
		{"parts.eml", mail + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\n\r\nx\r\n", 5000), "more than 200 parts"},
		{"nested.eml", mail + strings.Repeat("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", 20) + "\r\nx", ""},
		{"cut.eml", mail + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello from the desk.", "read"},
		{"base64.eml", mail + "Content-Transfer-Encoding: base64\r\n\r\n!!!!", "can't be decoded"},
		{"header.eml", "From a@b\r\n\r\nx", ""},
		// plain text and tables
		{"utf8.txt", "M\xc3\xbcnster, K\xc3\xb6ln and \xff\xfe broken", "breaks its UTF-8"},
		{"mixed.txt", "M\xc3\xbcnster and M\xfcnster, K\xc3\xb6ln", "breaks its UTF-8"},
		{"nul.txt", "one\x00two", "binary data"},
		{"controls.txt", strings.Repeat("\x1b[2J\x07\x08", 100), "binary data"},
		{"utf16.txt", "\xff\xfea\x00b", "cut off"},
		{"utf32.txt", "\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32"},
		{"marks.txt", strings.Repeat("a\u0301\u0323", 20_000), "read"},
		{"one-line.txt", strings.Repeat("words and more words ", 40_000), "read"},
		{"over.txt", strings.Repeat("words\n", 3<<20), "larger than the limit"},
		{"rows.csv", "text\n" + strings.Repeat("\"", 100_001), ""},
		{"columns.csv", strings.Repeat("a,", 200_000) + "text\nx\n", ""},
		{"quotes.csv", "text\n\"never closed\nThe dam stays open.\n", "read"},
		{"front.md", "---\na: &a [x]\nb: [" + strings.Repeat("*a,", 100_000) + "]\n---\nText.", ""},
		{"aliases.md", "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\ntitle: *c\n---\nText.", "must be one value"},
		{"depth.jsonl", `{"text":` + strings.Repeat("[", 1<<20), ""},
		{"truncated.jsonl", `{"text":"The dam`, "does not end on the line"},
		{"dna.dna", "SQLite format 3\x00" + strings.Repeat("\x00", 100), "database"},
		{"old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), "not read"},
	}
}

// TestHostileFiles loads each hostile file beside a good one: it is refused with one line, or read; nothing takes more memory or time than it may, and the store is whole.
func TestHostileFiles(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("memory is measured on Linux")
	}
	files := hostileFiles()
	if len(files) < 60 {
		t.Fatalf("%d files: want 60", len(files))
	}
	root := t.TempDir()
	folder := filepath.Join(root, "bad")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	args := []string{"load", "--json", "--db", filepath.Join(root, "store.db")}
	for _, f := range append(files, hostile{"zz-good.txt", "The dam stays open.", "read"}) {
		path := filepath.Join(folder, f.name)
		if err := os.WriteFile(path, []byte(f.content), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	command := asParley(t, root, args...)
	var out, diagnostics bytes.Buffer
	command.Stdout, command.Stderr = &out, &diagnostics
	begun := time.Now()
	err := command.Run()
	taken := time.Since(begun)
	if left := (*exec.ExitError)(nil); !errors.As(err, &left) || left.ExitCode() != 1 {
		t.Fatalf("want exit code 1, got %v\n%s", err, diagnostics.String())
	}
	peak := command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	t.Logf("%d files in %s, peak memory %d MiB", len(files), taken.Round(time.Millisecond), peak>>10)
	if (peak > mostMemory || taken > mostTime) && !underRace {
		t.Errorf("memory %d MiB (at most 512), time %s (at most %s)", peak>>10, taken, mostTime)
	}
	checkHostile(t, files, out.Bytes(), folder)
	check := asParley(t, root, "stats", "--json", "--db", filepath.Join(root, "store.db"))
	if got, err := check.CombinedOutput(); err != nil {
		t.Errorf("the store is not whole: %v\n%s", err, got)
	}
}

// checkHostile holds what a load reports of each file against what is wanted.
func checkHostile(t *testing.T, files []hostile, report []byte, folder string) {
	var got struct {
		Loaded int
		Failed []struct{ Path, Reason string }
	}
	if err := json.Unmarshal(report, &got); err != nil {
		t.Fatal(err)
	}
	reasons := map[string][]string{}
	for _, f := range got.Failed {
		name, _, _ := strings.Cut(strings.TrimPrefix(f.Path, folder+"/"), ":")
		reasons[name] = append(reasons[name], f.Reason)
		if strings.ContainsAny(f.Reason, "\n\x1b") || len(f.Reason) > 1000 {
			t.Errorf("%s: not one clear line: %q", name, f.Reason)
		}
	}
	for _, f := range files {
		said := strings.Join(reasons[f.name], "; ")
		switch {
		case f.reason == "read" && said != "":
			t.Errorf("%s: want it read, got %q", f.name, said)
		case f.reason != "" && f.reason != "read" && !strings.Contains(said, f.reason):
			t.Errorf("%s: want %q, got %q", f.name, f.reason, said)
		}
	}
	if got.Loaded == 0 || reasons["zz-good.txt"] != nil {
		t.Errorf("the good file is not loaded: %v", reasons["zz-good.txt"])
	}
}

// TestEndlessLine streams a gigabyte of one line into parley, which reads no more of it than its limit.
func TestEndlessLine(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("memory is measured on Linux")
	}
	for _, kind := range []string{"text", "jsonl", "csv", "html", "pdf"} {
		root := t.TempDir()
		command := asParley(t, root, "load", "--db", filepath.Join(root, "store.db"), "--type", kind, "-")
		command.Stdin = io.LimitReader(endless{}, 1<<30)
		out, err := command.CombinedOutput()
		if err == nil || !strings.Contains(string(out), "larger than the limit of 16 MiB") {
			t.Errorf("%s: want it refused, got %v\n%s", kind, err, out)
		}
		if peak := command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss; peak > mostMemory && !underRace {
			t.Errorf("%s: %d MiB of memory", kind, peak>>10)
		}
	}
}

// endless is a line that does not end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "words "[i%6]
	}
	return len(p), nil
}
