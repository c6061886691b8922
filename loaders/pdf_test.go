package loaders_test

import (
	"fmt"
	"strings"
)

// pdfOf writes a PDF file of objects, with a right table of where they stand.
func pdfOf(objects ...string) string {
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

func stream(content string) string {
	return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content)
}

// widths of a font whose letters are all half as wide as it is high.
var widths = "/FirstChar 32 /LastChar 126 /Widths [" + strings.Repeat("500 ", 95) + "]"

func lines(x, y, step int, texts ...string) string {
	var b strings.Builder
	for i, text := range texts {
		fmt.Fprintf(&b, "BT /F1 10 Tf 1 0 0 1 %d %d Tm (%s) Tj ET\n", x, y-i*step, text)
	}
	return b.String()
}

// twoPages is a file of two pages, the first in two columns drawn line by line across them, each with a number at its foot.
func twoPages() string {
	left, right := []string{"Left column goes first", "and is read to its end", "before the right one."}, []string{"Right column comes", "second and goes on", "over the page in a"}
	var first strings.Builder
	for i := range left {
		first.WriteString(lines(50, 700-14*i, 14, left[i]) + lines(300, 700-14*i, 14, right[i]))
	}
	first.WriteString(lines(290, 40, 14, "- 1 -"))
	second := lines(50, 700, 30, "sentence that ends here.", "Last words.") + lines(290, 40, 14, "- 2 -")
	return pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
		"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 7 0 R >> >> >>", "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /Resources << /Font << /F1 7 0 R >> >> >>",
		stream(first.String()), stream(second), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding "+widths+" >>")
}
