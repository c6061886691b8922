package extract

import (
	"strings"

	"github.com/parleygraph/parley/loaders/packs"
)

// inflection makes the forms of English verbs.
type inflection struct {
	irregular map[string]packs.IrregularVerb
	doubling  map[string]bool
}

// A form is one surface form of a verb.
type form struct {
	text  string
	class class
}

func newInflection(list packs.VerbList) inflection {
	f := inflection{irregular: map[string]packs.IrregularVerb{}, doubling: map[string]bool{}}
	for _, v := range list.Irregular {
		f.irregular[v.Lemma] = v
	}
	for _, lemma := range list.Doubling {
		f.doubling[lemma] = true
	}
	return f
}

// of returns the forms of a verb by the rules of English spelling and the irregular list.
func (f inflection) of(lemma string) []form {
	irregular := f.irregular[lemma]
	past := []string{or(irregular.Past, f.ending(lemma, "ed"))}
	perfect := []string{or(irregular.Participle, past[0])}
	if irregular.Past == "" && f.doubling[lemma] && strings.HasSuffix(lemma, "l") {
		past = append(past, plainEnding(lemma, "ed")) // cancelled, canceled
		perfect = append(perfect, past[1])
	}
	forms := []form{{lemma, base}, {or(irregular.Third, thirdPerson(lemma)), third}, {or(irregular.Gerund, f.ending(lemma, "ing")), gerund}}
	for _, text := range append(past, irregular.Also...) {
		forms = append(forms, form{text, pastClass(text, perfect)})
	}
	for _, text := range perfect {
		forms = append(forms, form{text, participle})
	}
	return forms
}

// pastClass returns the class of a past form: also a participle where the verb has one form for both.
func pastClass(text string, perfect []string) class {
	for _, p := range perfect {
		if p == text {
			return past | participle
		}
	}
	return past
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func thirdPerson(lemma string) string {
	switch {
	case strings.HasSuffix(lemma, "y") && !vowelBefore(lemma, 1):
		return lemma[:len(lemma)-1] + "ies"
	case hasAnySuffix(lemma, "s", "x", "z", "ch", "sh", "o"):
		return lemma + "es"
	default:
		return lemma + "s"
	}
}

func (f inflection) ending(lemma, tail string) string {
	if f.doubling[lemma] {
		return lemma + lemma[len(lemma)-1:] + tail
	}
	return plainEnding(lemma, tail)
}

func plainEnding(lemma, tail string) string {
	switch {
	case strings.HasSuffix(lemma, "ie") && tail == "ing":
		return lemma[:len(lemma)-2] + "ying"
	case strings.HasSuffix(lemma, "e") && (tail == "ed" || !hasAnySuffix(lemma, "ee", "oe", "ye")):
		return lemma[:len(lemma)-1] + tail
	case strings.HasSuffix(lemma, "y") && tail == "ed" && !vowelBefore(lemma, 1):
		return lemma[:len(lemma)-1] + "ied"
	default:
		return lemma + tail
	}
}

// vowelBefore tells whether a vowel stands before the last n letters.
func vowelBefore(text string, n int) bool {
	at := len(text) - n - 1
	return at >= 0 && strings.IndexByte("aeiou", text[at]) >= 0
}

func hasAnySuffix(text string, tails ...string) bool {
	for _, tail := range tails {
		if strings.HasSuffix(text, tail) {
			return true
		}
	}
	return false
}

// singular returns a noun without a plural ending, by form alone.
func singular(text string) string {
	switch {
	case len(text) <= 3 || hasAnySuffix(text, "ss", "us", "is"):
		return text
	case strings.HasSuffix(text, "ies"):
		return text[:len(text)-3] + "y"
	case hasAnySuffix(text, "ches", "shes", "sses", "xes"):
		return text[:len(text)-2]
	case strings.HasSuffix(text, "s"):
		return text[:len(text)-1]
	default:
		return text
	}
}
