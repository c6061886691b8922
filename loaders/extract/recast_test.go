package extract_test

import (
	"cmp"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/parleygraph/parley/fixtures"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// A naming makes up names: for each word another one, always the same.
type naming struct {
	words map[string]string
	news  map[string]string // by the whole old name
}

// recast makes a cast for any collection: every party of the packs that its documents name, and every envoy whom the grammar finds there, gets a made-up name. The
// endings by which English tells a people from its country stay, and so do common nouns ("Council", "Front").
func recast(t *testing.T, collection string, set *packs.Set) cast {
	t.Helper()
	n := naming{words: map[string]string{}, news: map[string]string{}}
	x := extract.NewGrammar(set)
	var text strings.Builder
	for _, d := range documents(t, collection) {
		text.WriteString(d.Title + "\n" + d.Text + "\n")
	}
	parties := n.parties(set, text.String())
	for _, d := range documents(t, collection) {
		out := run(t, x, d)
		for _, e := range out.Envoys {
			n.person(&e)
		}
	}
	var names []string
	for old, made := range n.news {
		names = append(names, old+" > "+made)
	}
	if len(names) < 2 {
		t.Fatalf("%s names nobody: this test would pass without testing anything", collection)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return cast{collection: collection, parties: parties, names: strings.Join(names, "\n")}
}

// parties returns the pack of the parties that a text names.
func (n naming) parties(set *packs.Set, text string) string {
	var b strings.Builder
	b.WriteString("kind: parties\nparties:\n")
	named := map[string]bool{}
	for _, p := range set.Parties {
		all := slices.Concat([]string{p.Name}, p.Aliases, p.Demonyms, p.Capitals, p.Seats)
		named[p.ID] = slices.ContainsFunc(all, func(name string) bool { return stands(name, text) })
	}
	for _, p := range set.Parties {
		if !named[p.ID] {
			continue
		}
		fmt.Fprintf(&b, "  - {id: made-up-%s, name: %q, type: %s", p.ID, n.phrase(p.Name), p.Type)
		for _, list := range []struct {
			key   string
			names []string
		}{{"aliases", p.Aliases}, {"demonyms", p.Demonyms}, {"capitals", p.Capitals}, {"seats", p.Seats}} {
			var made []string
			for _, name := range list.names {
				if stands(name, text) {
					made = append(made, fmt.Sprintf("%q", n.phrase(name)))
				}
			}
			fmt.Fprintf(&b, ", %s: [%s]", list.key, strings.Join(made, ", "))
		}
		var members []string
		for _, m := range p.Members {
			if named[m.Party] {
				members = append(members, "made-up-"+m.Party)
			}
		}
		fmt.Fprintf(&b, ", members: [%s]}\n", strings.Join(members, ", "))
	}
	return b.String()
}

// stands tells whether a text holds a name, as it is or in capitals.
func stands(name, text string) bool { return holds(text, name) || holds(text, strings.ToUpper(name)) }

func holds(text, name string) bool {
	if first, _, _ := strings.Cut(name, " "); !strings.Contains(text, first) {
		return false
	}
	return regexp.MustCompile(`(?:^|[^\pL\pN])` + strings.ReplaceAll(regexp.QuoteMeta(name), " ", `\s+`) + `(?:$|[^\pL\pN])`).MatchString(text)
}

// person makes up the names of an envoy, word by word.
func (n naming) person(e *graph.Envoy) {
	for _, name := range append([]string{e.Name}, e.Names...) {
		for _, word := range strings.Fields(name) {
			if unicode.IsUpper([]rune(word)[0]) && len(word) > 2 && n.news[word] == "" {
				n.news[word] = n.word(word)
				n.news[strings.ToUpper(word)] = strings.ToUpper(n.news[word])
			}
		}
	}
}

// phrase makes up a name of one or more words, and notes it as it is written and in capitals.
func (n naming) phrase(name string) string {
	made := regexp.MustCompile(`[\pL.]+`).ReplaceAllStringFunc(name, n.word)
	if words := strings.Fields(name); made == name && len(words) > 1 {
		at := len(words) - 2
		if strings.ToLower(words[at]) == words[at] {
			at++ // "Group of 77"
		}
		words[at] = n.made(words[at]) // nothing but common nouns: the core pack knows it by these
		made = strings.Join(words, " ")
	}
	n.news[name] = made
	n.news[strings.ToUpper(name)] = strings.ToUpper(made)
	return made
}

// common are words of names that say what their bearer is.
const common = " And Of The United Nations States State Union League Council Front Army Movement Party Group Security Commission Court Agency Organization Organisation " +
	"Cooperation International World National Republic Democratic Liberation Forces Force Support Rapid Atomic Energy House White Government Ministry " +
	"Bank Fund Committee Parliament Assembly Congress Senate Resistance Islamic People's Southern Northern South North East West Central Countries Developing Island Small " +
	"Least Developed Least Like Minded Umbrella Integrity Environmental Coalition Alliance Latin Office Foreign Human Rights Health Watch Trade General Secretary Economic Community "

// word makes up a word for one that is not common.
func (n naming) word(old string) string {
	if strings.ToLower(old) == old || strings.Contains(common, " "+old+" ") {
		return old
	}
	return n.made(old)
}

// made returns the word that is made up for another one.
func (n naming) made(old string) string {
	if n.words[old] == "" {
		n.words[old] = invent(old, len(n.words))
	}
	return n.words[old]
}

// invent makes up the word of a number for another one. Acronyms stay acronyms, and the last letters of a people's name stay.
func invent(old string, number int) string {
	first := []string{"Br", "Dr", "Fl", "Gr", "Kr", "Pl", "Sk", "Tr", "V", "Z"}[number%10]
	second := []string{"ov", "il", "ud", "em", "ax", "on", "ib", "ul", "ed", "om"}[number/10%10]
	third := []string{"ke", "mu", "to", "ri", "va", "lo", "pe", "du"}[number/100%8]
	runes := []rune(old)
	switch {
	case strings.ToUpper(old) == old && len(runes) < 8:
		const letters = "BDFGHJKLMNPQRSTVXZ"
		for i := range runes {
			if unicode.IsLetter(runes[i]) {
				runes[i] = rune(letters[number%len(letters)])
				number /= len(letters)
			}
		}
		return string(runes)
	case len(runes) > 5:
		return first + second + third + string(runes[len(runes)-3:])
	default:
		return first + second + third
	}
}

// TestRecastActors holds what TestRenamedActors does on every collection, with made-up names.
func TestRecastActors(t *testing.T) {
	for _, collection := range fixtures.Collections() {
		var own []fs.FS
		if pack, ok := fixtures.Pack(collection); ok {
			own = append(own, partiesOnly(t, pack))
		}
		set, err := packs.Load([]string{"core"}, own...)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(collection, func(t *testing.T) { recast(t, collection, set).holds(t) })
	}
}
