package text

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Of a transcript: how many blocks open with a speaker's label at least; of one whose labels are names, as those of a printed interview, how many do, and how many
// of them bear the same name.
const (
	fewestTurns = 2
	fewestNamed = 3
	fewestSame  = 2
)

// Turns cuts canonical text into blocks as Blocks does, with the labels of an interview that are names.
func Turns(body, documentTitle string) []Block {
	all := Blocks(body, documentTitle)
	named(body, all)
	return all
}

// labels finds the speakers' labels of a transcript's blocks.
func labels(body string, all []Block) {
	if named(body, all) {
		return
	}
	var found []int
	for i := range all {
		if all[i].Label = label(body, all[i].Span); all[i].Label.End > 0 {
			found = append(found, i)
		}
	}
	if len(found) < fewestTurns {
		for _, i := range found {
			all[i].Label = Span{}
		}
	}
}

// named finds the labels of an interview whose speakers are written like names: "Anna Holm:", "Holm:", "The Coast Times:", "Question:". At least two take turns, and
// one of them speaks again; a list of matters ("Fish: ...", "Tolls: ...") repeats none.
func named(body string, all []Block) bool {
	spans, counts, turns, again := make([]Span, len(all)), map[string]int{}, 0, false
	for i := range all {
		if spans[i] = cmp.Or(label(body, all[i].Span), nameLabel(body, all[i].Span)); spans[i].End > 0 {
			counts[body[spans[i].Start:spans[i].End]]++
			turns++
		}
	}
	for name, n := range counts {
		again = again || n >= fewestSame && strings.ContainsFunc(name, unicode.IsLower)
	}
	if turns < fewestNamed || len(counts) < 2 || !again {
		return false
	}
	for i := range all {
		name := body[spans[i].Start:spans[i].End]
		if counts[name] >= fewestSame || label(body, all[i].Span).End > 0 || elsewhere(body, name) {
			all[i].Label = spans[i]
		}
	}
	return true
}

// elsewhere tells whether the text names elsewhere, and not only before a colon, whom a label names by the last word.
func elsewhere(body, label string) bool {
	words := strings.Fields(strings.TrimRight(label, ": "))
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return strings.Count(body, last) > strings.Count(body, last+":")
}

// mostNamed is how many words a name has at most that labels a turn.
const mostNamed = 4

// nameLabel returns the bytes of a label that is written like a name, its colon included; what follows begins like a sentence.
func nameLabel(body string, b Span) Span {
	line := body[b.Start:min(b.End, b.Start+longestLabel)]
	name, rest, ok := strings.Cut(line, ": ")
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"“‘'([… "))
	if !ok || !unicode.IsUpper(first) || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(" -'’.", r) }) {
		return Span{}
	}
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > mostNamed {
		return Span{}
	}
	for i, w := range words {
		head, _ := utf8.DecodeRuneInString(w)
		if inner := i > 0 && i+1 < len(words) && len(w) <= 3; !unicode.IsUpper(head) && !inner && !strings.ContainsRune(w, '-') { // "van", "al-Din"
			return Span{}
		}
	}
	return Span{b.Start, b.Start + len(name) + 1}
}

// longestLabel is how many bytes a speaker's label has at most.
const longestLabel = 80

// label returns the bytes of a block's label, its colon included: "MR. HOLM:", "Mr. Holm (Norway):", "Q", "PRESIDENT HOLM:".
func label(body string, b Span) Span {
	line := body[b.Start:min(b.End, b.Start+longestLabel)]
	if strings.HasPrefix(line, "Q ") || strings.HasPrefix(line, "Q\t") {
		return Span{b.Start, b.Start + 1}
	}
	name, _, ok := strings.Cut(line, ":")
	if !ok || strings.ContainsAny(name, "\n\"“") || len(strings.Fields(name)) > 9 {
		return Span{}
	}
	outside, _, _ := strings.Cut(name, "(")
	shouted := outside == strings.ToUpper(outside) && strings.ContainsFunc(outside, isLetter)
	addressed := strings.HasPrefix(outside, "Mr. ") || strings.HasPrefix(outside, "Ms. ") || strings.HasPrefix(outside, "Mrs. ") || strings.HasPrefix(outside, "Dr. ")
	if !shouted && !addressed || !shouted && len(strings.Fields(outside)) > 4 {
		return Span{}
	}
	return Span{b.Start, b.Start + len(name) + 1}
}
