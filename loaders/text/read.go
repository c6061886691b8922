package text

import "strings"

// Read takes a text apart. title is the document's own title, if it is known; abbreviated tells whether a word in small letters, without its point, is an
// abbreviation that ends no sentence ("mr", "jan").
func Read(body, title string, abbreviated func(word string) bool) *Document {
	d := &Document{Text: body, Blocks: blocks(body, title, mostFields)}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		b.Dateline = dateline(body, b.Span)
	}
	labels(body, d.Blocks)
	s := splitter{text: body, abbreviated: abbreviated}
	for i, b := range d.Blocks {
		if b.Kind == Boilerplate || b.Kind == Field {
			continue
		}
		from := max(b.Start, b.Dateline.End, b.Label.End)
		d.Sentences = s.split(d.Sentences, from, b.End, i)
		d.Quotations = quotations(d.Quotations, body, b.Span, i)
	}
	return d
}

// longestDateline is how many bytes a dateline has at most.
const longestDateline = 90

// dateline returns the bytes of the dateline with which a block begins, with the dash that ends it: "KYIV, Dec. 20 (Agency) -".
func dateline(body string, b Span) Span {
	line := body[b.Start:min(b.End, b.Start+longestDateline)]
	at, width := -1, 0
	for _, dash := range []string{" -- ", " - ", " – ", " — ", "— ", "– "} {
		if i := strings.Index(line, dash); i > 0 && (at < 0 || i < at) {
			at, width = i, len(dash)
		}
	}
	if at < 0 || !placeAndDay(line[:at]) {
		return Span{}
	}
	return Span{b.Start, b.Start + at + width}
}

// placeAndDay tells whether text can be a dateline's place, day and agency: no word in small letters stands in it.
func placeAndDay(head string) bool {
	words := strings.FieldsFunc(head, func(r rune) bool { return strings.ContainsRune(" ,./()", r) })
	for _, w := range words {
		if first := w[0]; first >= 'a' && first <= 'z' {
			return false
		}
	}
	upper := strings.ToUpper(words0(words))
	return len(words) > 0 && len(words) <= 10 && (words0(words) == upper && len(upper) > 2 || strings.ContainsAny(head, ",("))
}

func words0(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}
