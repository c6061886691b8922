package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	openers = "\"'“”‘’„«»([{<*#&/,;:!?…|+~§"
	closers = "\"'“”‘’„«»)]}>*,;:!?…|%°"
	dashes  = "—–―"
)

// clitics come off the end of a word.
var clitics = []string{"n't", "'s", "'ll", "'re", "'ve", "'d", "'m"}

// joined are words that split although nothing shows it, and where.
var joined = map[string]int{"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}

// units come off a number.
var units = []string{"am", "pm", "km", "kg", "mm", "cm", "a.m.", "p.m."}

// abbreviations keep their full stop, as do single letters and U.N. and the like.
var abbreviations = set("mr mrs ms messrs dr prof gen lt col maj capt sgt cmdr adm brig gov sen rep rev hon pres " +
	"st jr sr inc corp co ltd bros no vs etc jan feb mar apr jun jul aug sept sep oct nov dec " +
	"ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa " +
	"tenn tex va wash wis ph.d art para e.g i.e approx dept est")

func set(words string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(words) {
		s[w] = true
	}
	return s
}

// opening returns the size of a mark that comes off the front, 0 for none.
func opening(s string) int {
	if alphanumeric(s[0]) {
		return 0
	}
	r, size := utf8.DecodeRuneInString(s)
	if n := repeat(s); n > 0 && n < len(s) {
		return n
	}
	if size == len(s) || clitic(s) == len(s) {
		return 0
	}
	if strings.ContainsRune(openers, r) || strings.ContainsRune(dashes, r) || unicode.Is(unicode.Sc, r) {
		return size
	}
	return 0
}

// alphanumeric tells a letter or digit of ASCII, which is no mark wherever it stands.
func alphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// repeat returns the size of the dots or hyphens at the front, if several.
func repeat(s string) int {
	n := 0
	for n < len(s) && s[n] == s[0] {
		n++
	}
	if n > 1 && (s[0] == '-' || s[0] == '.') {
		return n
	}
	return 0
}

// closing returns the size of a mark or clitic that comes off the end of a
// word, 0 for none.
func closing(s string) int {
	if n := clitic(s); n > 0 && n < len(s) {
		return n
	}
	if at := joined[fold(s)]; at > 0 {
		return len(s) - at
	}
	if alphanumeric(s[len(s)-1]) {
		return unit(s)
	}
	r, size := utf8.DecodeLastRuneInString(s)
	switch {
	case r == '.':
		return stop(s)
	case strings.ContainsRune(closers, r) || strings.ContainsRune(dashes, r):
		return size
	case unicode.Is(unicode.Sc, r) && s[0] >= '0' && s[0] <= '9':
		return size
	case r == '-' && strings.HasSuffix(s, "--"):
		return len(s) - len(strings.TrimRight(s, "-"))
	}
	return unit(s)
}

// clitic returns the size of the clitic at the end.
func clitic(s string) int {
	if strings.IndexByte(s, '\'') < 0 && !strings.Contains(s, "’") {
		return 0
	}
	for _, c := range clitics {
		for _, c := range []string{c, strings.Replace(c, "'", "’", 1)} {
			if len(s) >= len(c) && strings.EqualFold(s[len(s)-len(c):], c) {
				return len(c)
			}
		}
	}
	return 0
}

// stop returns the size of the full stop or dots at the end, 0 when they
// belong to the word.
func stop(s string) int {
	word := strings.TrimRight(s, ".")
	if n := len(s) - len(word); n > 1 || word == "" {
		return n
	}
	if abbreviations[fold(word)] || initials(word) {
		return 0
	}
	if u := unit(s); u > 0 {
		return u
	}
	return 1
}

// initials tells whether a word, its last stop cut off, is like U.S or J.
func initials(word string) bool {
	letters := 0
	for i, r := range word {
		if letter := unicode.IsLetter(r); i > 0 && letter && word[i-1] != '.' || !letter && r != '.' {
			return false
		}
		letters++
	}
	return letters > 1 || word >= "A" && word <= "Z"
}

// unit returns the size of the unit at the end of a number.
func unit(s string) int {
	if s[0] > ':' { // no number begins so
		return 0
	}
	for _, u := range units {
		n := len(s) - len(u)
		if n > 0 && s[n-1] >= '0' && s[n-1] <= '9' && strings.HasSuffix(s, u) && strings.Trim(s[:n], "0123456789:.,") == "" {
			return len(u)
		}
	}
	return 0
}

// address tells a link or a mail address, which stays whole.
func address(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.Contains(s, "@")
}

// between returns the size of a mark at byte i inside s that parts two words, 0 for none.
func between(s string, i int) int {
	if alphanumeric(s[i]) {
		return 0
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	n := max(size, repeat(s[i:]))
	if i == 0 || i+n >= len(s) {
		return 0
	}
	last, _ := utf8.DecodeLastRuneInString(s[:i])
	next, _ := utf8.DecodeRuneInString(s[i+n:])
	word := unicode.IsLetter(last) || unicode.IsDigit(last)
	switch {
	case n > size, r == '…', strings.ContainsRune(dashes, r):
		return n
	case r == '/' || r == ':' || r == '=' || r == '<' || r == '>':
		return size * int(flag(word && unicode.IsLetter(next)))
	case r == ',':
		return size * int(flag(unicode.IsLetter(last) && unicode.IsLetter(next)))
	case r == '.':
		return size * int(flag(unicode.IsLower(last) && unicode.IsUpper(next)))
	case r == '$' || r == '€' || r == '£':
		return size * int(flag(unicode.IsDigit(next)))
	}
	return 0
}
