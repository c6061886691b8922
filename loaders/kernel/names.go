package kernel

import (
	"strings"

	"github.com/parleygraph/parley/loaders/packs"
)

// names finds the packs' parties in a point: a party's name, adjective, capital and seat all stand for it.
type names map[string][]partyName // by first word

type partyName struct {
	words []string
	exact string // where capitals decide: US, WHO
	slug  string
}

func newNames(set *packs.Set) names {
	n := names{}
	for i := range set.Parties {
		p := &set.Parties[i]
		for _, list := range [][]string{{p.Name}, p.Aliases, p.Demonyms, p.Capitals, p.Seats} {
			for _, text := range list {
				n.add(text, p.ID)
			}
		}
	}
	return n
}

func (n names) add(text, slug string) {
	words := split(text)
	if len(words) == 0 {
		return
	}
	one := partyName{words: words, slug: slug}
	if len(words) == 1 && len(text) <= 6 && text == strings.ToUpper(text) {
		one.exact = strings.ReplaceAll(text, ".", "")
	}
	n[words[0]] = append(n[words[0]], one)
}

// at returns the longest party's name that begins the pieces, and how many words it has.
func (n names) at(pieces []piece) (slug string, length int) {
	for _, one := range n[pieces[0].word] {
		if len(one.words) > length && one.fits(pieces) {
			slug, length = one.slug, len(one.words)
		}
	}
	return slug, length
}

func (one partyName) fits(pieces []piece) bool {
	if len(one.words) > len(pieces) || !pieces[0].capital {
		return false
	}
	for i, w := range one.words {
		if pieces[i].word != w {
			return false
		}
	}
	return one.exact == "" || strings.ReplaceAll(pieces[0].text, ".", "") == one.exact
}
