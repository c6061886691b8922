package lexicon

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
	class Class
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
	forms := []form{{lemma, Base}, {or(irregular.Third, thirdPerson(lemma)), Third}, {or(irregular.Gerund, f.ending(lemma, "ing")), Gerund}}
	for _, text := range append(past, irregular.Also...) {
		forms = append(forms, form{text, pastClass(text, perfect)})
	}
	for _, text := range perfect {
		forms = append(forms, form{text, Participle})
	}
	return forms
}

// pastClass returns the class of a past form: also a participle where the verb has one form for both.
func pastClass(text string, perfect []string) Class {
	for _, p := range perfect {
		if p == text {
			return Past | Participle
		}
	}
	return Past
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
	case HasAnySuffix(lemma, "s", "x", "z", "ch", "sh", "o"):
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
	case strings.HasSuffix(lemma, "e") && (tail == "ed" || !HasAnySuffix(lemma, "ee", "oe", "ye")):
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

// HasAnySuffix tells whether a text ends with one of the tails.
func HasAnySuffix(text string, tails ...string) bool {
	for _, tail := range tails {
		if strings.HasSuffix(text, tail) {
			return true
		}
	}
	return false
}

// Singular returns a noun without a plural ending, by form alone.
func Singular(text string) string {
	switch {
	case len(text) <= 3 || HasAnySuffix(text, "ss", "us", "is"):
		return text
	case strings.HasSuffix(text, "ies"):
		return text[:len(text)-3] + "y"
	case HasAnySuffix(text, "ches", "shes", "sses", "xes"):
		return text[:len(text)-2]
	case strings.HasSuffix(text, "s"):
		return text[:len(text)-1]
	default:
		return text
	}
}
