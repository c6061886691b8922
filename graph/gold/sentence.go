package gold

import (
	"regexp"
	"strings"
)

var (
	sentenceEnd = regexp.MustCompile(`[.!?]["'”’)]*\s+|\n\s*\n`)
	marksOf     = strings.NewReplacer("'", "['’‘`]", `"`, `["“”]`, "-", "[-–—]")
)

// sentence returns the sentence of a text in which a row's evidence stands, as written, the evidence itself where the text lacks it. It serves
// readers: abbreviations cut it short.
func (r *Row) sentence(text string) string {
	words := strings.Fields(marks.Replace(r.Ev))
	for i, word := range words {
		words[i] = marksOf.Replace(regexp.QuoteMeta(word))
	}
	found := regexp.MustCompile(`(?i)` + strings.Join(words, `\s+`)).FindStringIndex(text)
	if found == nil {
		return r.Ev
	}
	from, to := 0, len(text)
	for _, end := range sentenceEnd.FindAllStringIndex(text, -1) {
		if end[1] <= found[0] {
			from = end[1]
		} else if end[0]+1 >= found[1] {
			to = end[1]
			break
		}
	}
	return strings.TrimSpace(text[from:to])
}
