package kernel

import (
	"strings"

	"github.com/parleygraph/parley/loaders/packs"
)

// lemmas knows the base forms of words.
type lemmas struct {
	verbs     map[string]bool
	irregular map[string]string // past and participle -> lemma
	verbOf    map[string]string // nominalizations
	plain     map[string]bool   // nouns that name no act, whatever they end in
}

func newLemmas(set *packs.Set) lemmas {
	l := lemmas{verbs: map[string]bool{}, irregular: map[string]string{}, verbOf: map[string]string{}, plain: listed(set, "no-act")}
	for _, v := range set.Verbs.Verbs {
		l.verbs[v] = true
	}
	for _, v := range set.Verbs.Irregular {
		l.verbs[v.Lemma] = true
		for _, form := range append([]string{v.Past, v.Participle, v.Third, v.Gerund}, v.Also...) {
			if form != "" {
				l.irregular[form] = v.Lemma
			}
		}
	}
	for _, pair := range set.List("nominalization") {
		if noun, verb, ok := strings.Cut(pair, "/"); ok {
			l.verbOf[noun] = verb
		}
	}
	return l
}

// of returns the lemma of a lower-case word.
func (l *lemmas) of(word string) string {
	if lemma := l.irregular[word]; lemma != "" {
		return lemma
	}
	if l.verbs[word] || l.plain[word] {
		return word
	}
	for _, tail := range []string{"ing", "ied", "ed", "ies", "es", "s"} {
		if stem, ok := strings.CutSuffix(word, tail); ok {
			if lemma := l.verb(stem, tail); lemma != "" {
				return lemma
			}
		}
	}
	return singular(word)
}

// verb returns the verb of which a stem with a tail is a form, empty where there is none.
func (l *lemmas) verb(stem, tail string) string {
	tries := [2][2]string{{stem, ""}, {stem, "e"}} // joined where they are asked, which needs no memory
	switch n := len(stem); {
	case tail == "ied" || tail == "ies":
		tries = [2][2]string{{stem, "y"}, {stem, "ie"}}
	case tail == "s":
		tries[1][1] = ""
	case tail != "es" && n > 2 && stem[n-1] == stem[n-2]:
		tries[1] = [2]string{stem[:n-1], ""}
	case tail != "es" && n > 2 && !strings.ContainsRune("aeiouwxy", rune(stem[n-1])) && !strings.ContainsRune("aeiou", rune(stem[n-2])):
	case tail != "es":
		tries[0], tries[1] = tries[1], tries[0]
	}
	for _, try := range tries {
		if l.verbs[try[0]+try[1]] {
			return try[0] + try[1]
		}
	}
	return ""
}

// A suffix makes a noun of a verb; ends are what the verb may end in instead.
type suffix struct {
	tail string
	ends []string
}

// suffixes are how English names an act by a noun: negotiation, removal, enrichment, acceptance, conversion.
var suffixes = []suffix{
	{"ication", []string{"y"}}, {"isation", []string{"ise"}}, {"ization", []string{"ize"}}, {"ation", []string{"ate", "e", ""}}, {"ition", []string{"ite", "e", "ish"}},
	{"ment", []string{""}}, {"ance", []string{"", "e"}}, {"ence", []string{"", "e"}}, {"sion", []string{"d", "de", "se", "t"}}, {"ion", []string{"", "e"}}, {"al", []string{"", "e"}},
}

// base returns the verb of a noun that names its act, the lemma itself where it names none.
func (l *lemmas) base(lemma string) string {
	if verb := l.verbOf[lemma]; verb != "" {
		return verb
	}
	if l.verbs[lemma] || l.plain[lemma] {
		return lemma
	}
	for _, s := range suffixes {
		stem, ok := strings.CutSuffix(lemma, s.tail)
		if !ok || len(stem) < 3 {
			continue
		}
		for _, end := range s.ends {
			if l.verbs[stem+end] {
				return stem + end
			}
		}
	}
	return lemma
}

// singular returns a noun without a plural ending, by form alone.
func singular(text string) string {
	switch {
	case len(text) <= 3 || strings.HasSuffix(text, "ss") || strings.HasSuffix(text, "us") || strings.HasSuffix(text, "is"):
		return text
	case strings.HasSuffix(text, "ies"):
		return text[:len(text)-3] + "y"
	case strings.HasSuffix(text, "ches") || strings.HasSuffix(text, "shes") || strings.HasSuffix(text, "sses") || strings.HasSuffix(text, "xes"):
		return text[:len(text)-2]
	case strings.HasSuffix(text, "s"):
		return text[:len(text)-1]
	default:
		return text
	}
}
