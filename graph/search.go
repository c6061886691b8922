package graph

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns text in the form in which names and words are compared: lower case, accents and apostrophes dropped, everything else
// that is no letter or digit a single space.
func Fold(text string) string {
	var folded strings.Builder
	folded.Grow(len(text))
	apart := false
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if apart && folded.Len() > 0 {
				folded.WriteByte(' ')
			}
			apart = false
			folded.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '.':
		default:
			apart = true
		}
	}
	return folded.String()
}

// SearchWords splits text into folded words. Search in every store sees these words only.
func SearchWords(text string) []string {
	folded := Fold(text)
	if folded == "" {
		return nil
	}
	return strings.Split(folded, " ")
}

// SearchText returns the text of a node that search looks at: names of actors, issues and terms, title and text of a document, quote of
// a statement or meeting.
func SearchText(n Node) string {
	switch n := n.(type) {
	case *Document:
		return n.Title + "\n" + n.Text
	case *Party:
		return strings.Join(append([]string{n.Name}, n.Aliases...), "\n")
	case *Envoy:
		return strings.Join(append([]string{n.Name}, n.Names...), "\n")
	case *Issue:
		return n.Name
	case *Term:
		return n.Label
	case *Statement:
		return n.ActorName + "\n" + n.Quote.Text
	case *Meeting:
		return n.Quote.Text
	default:
		return ""
	}
}

// A SearchQuery asks for nodes by the words of their text.
type SearchQuery struct {
	Text        string
	Kinds       []Kind // empty: every kind
	Collections []string
	After       Cursor // the key is the kind and day as HitKey gives them
	First       int
	Count       bool
}

// A Hit is a node that search found, with the piece of its text around the first word.
type Hit struct {
	Node    Node
	Snippet string
}

// A HitPage holds hits in order. Cursors[i] stands behind Hits[i].
type HitPage struct {
	Hits    []Hit
	Cursors []Cursor
	More    bool
	Total   int
}

// HitKey returns the text by which hits sort upwards: the kind's place in Kinds, then the day turned so that the newest comes first and the
// unknown day last.
func HitKey(n Node) string {
	day := "9999-99-99"
	if of := dayOf(n); of != "" {
		day = turned(string(of))
	}
	return HitPlace(n.NodeKind()) + day
}

// dayOf returns the day of a document, statement or meeting, "" for one that is unknown and for other nodes.
func dayOf(n Node) Day {
	switch n := n.(type) {
	case *Document:
		return n.PublishedAt
	case *Statement:
		return n.Day
	case *Meeting:
		return n.Day
	default:
		return ""
	}
}

// HitPlace returns the letter with which the HitKey of a kind begins.
func HitPlace(kind Kind) string { return string(rune('a' + slices.Index(Kinds(), kind))) }

// ParseHitKey returns the kind and the day of a HitKey, "0000-00-00" for the unknown day; what is none gives kind "".
func ParseHitKey(key string) (Kind, string) {
	for _, kind := range Kinds() {
		if day, found := strings.CutPrefix(key, HitPlace(kind)); found {
			return kind, turned(day)
		}
	}
	return "", ""
}

// turned replaces each digit by its complement to nine, so that later days sort first.
func turned(day string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		return '9' - (r - '0')
	}, day)
}

// snippetRunes is how much text a snippet shows on each side of the first word.
const snippetRunes = 80

// Snippet returns the part of text around the first place where a word of the query begins, white space collapsed, cut at words and
// marked with an ellipsis where text is left out.
func Snippet(text string, words []string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	at := firstWord(runes, words)
	start, end := max(0, at-snippetRunes), min(len(runes), at+snippetRunes)
	for start > 0 && start < at && runes[start-1] != ' ' {
		start++
	}
	if cut := slices.Index(runes[at:end], ' '); end < len(runes) && cut >= 0 { // a single long word is cut inside
		for runes[end] != ' ' {
			end--
		}
	}
	snippet := string(runes[start:end])
	if start > 0 {
		snippet = "… " + snippet
	}
	if end < len(runes) {
		snippet += " …"
	}
	return snippet
}

// firstWord returns the rune index at which the first word that folds to one of words begins, 0 where none does.
func firstWord(runes []rune, words []string) int {
	begin := 0
	for i := 0; i <= len(runes); i++ {
		if i < len(runes) && runes[i] != ' ' {
			continue
		}
		for _, word := range SearchWords(string(runes[begin:i])) {
			if contains(words, word) {
				return begin
			}
		}
		begin = i + 1
	}
	return 0
}
