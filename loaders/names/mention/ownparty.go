package mention

import (
	"strings"

	"github.com/parleygraph/parley/graph"
)

// own returns the document's own party of a name; a pack's where one goes by it.
func (f *Finder) own(name string, typ graph.PartyType) *Party {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	if p := f.aliases[key(name)]; p != nil {
		return p
	}
	if s := f.words.Names.Exact(name); s != nil {
		return s[0].Party
	}
	p := &Party{ID: graph.PartyID(name), Name: name, Type: typ, Own: true}
	f.aliases[key(name)] = p
	f.alias(p, name)
	return p
}

// alias files the short forms of an organization's name: its initials, and what it is called without "Party".
func (f *Finder) alias(p *Party, name string) {
	words := strings.Fields(name)
	if len(words) < 2 {
		return
	}
	initials := ""
	for _, w := range words {
		if r := w[0]; r >= 'A' && r <= 'Z' {
			initials += string(r)
		}
	}
	if len(initials) > 2 {
		f.short(initials, p)
	}
	if last := strings.ToLower(words[len(words)-1]); last == "party" && len(words) == 2 {
		f.short(words[0], p)
	}
}

// short lets a short form stand for a party in this document, unless a pack knows it.
func (f *Finder) short(form string, p *Party) {
	if f.words.Names.Exact(form) == nil && f.aliases[key(form)] == nil {
		f.aliases[key(form)] = p
	}
}

// aliasAt returns the party of this document whose short form word k is, and its number of words.
func (f *Finder) aliasAt(l *Line, k int) (*Party, int) {
	p := f.aliases[plain(l.Words[k].Text)]
	if p == nil && (k > 0 && l.Words[k-1].Tag == "DT" || l.Titled(k+1)) && l.Words[k].Capital && !l.Shouts && !l.properWord(k+1) && l.Text(k+1) != "of" && l.Text(k+1) != "for" {
		p = f.shorts[l.Words[k].Text] // "the Front"
	}
	if p == nil || f.surnames[l.Words[k].Text] || capitals(l.Raw(k, k+1)) == 0 || strings.HasPrefix(l.Words[k].Tag, "V") {
		return nil, 0
	}
	return p, 1
}

// introduce reads the acronyms in brackets behind the names of parties: "Northern Salvation Front (NSF)".
func (f *Finder) introduce(l *Line) {
	for n := range l.Found {
		m := &l.Found[n]
		if m.Party == nil || m.Form == ByDemonym || m.To+2 >= len(l.Words) || l.Words[m.To].Text != "(" || l.Words[m.To+2].Text != ")" && l.Words[m.To+2].Text != "," {
			continue
		}
		if form := l.Raw(m.To+1, m.To+2); capitals(form) > 1 && !strings.ContainsAny(form, "0123456789") {
			if s := f.words.Names.Exact(form); s == nil || s[0].Party != m.Party {
				f.aliases[key(form)] = m.Party
			}
		}
	}
}

// shorten lets the organizational word of a longer name, in capitals, stand for the only party of the document that bears it: "the Front".
func (f *Finder) shorten(lines []*Line) {
	bearers := map[string]*Party{}
	for _, l := range lines {
		for _, m := range l.Found {
			if m.Party == nil || m.Form != ByName || m.Party.Type == graph.State {
				continue
			}
			words := strings.Fields(m.Party.Name)
			last := strings.ToLower(words[len(words)-1])
			if len(words) < 2 || !f.words.Is("heads.organization", last) {
				continue
			}
			if p, known := bearers[last]; known && p != m.Party {
				bearers[last] = nil
			} else if !known {
				bearers[last] = m.Party
			}
		}
	}
	for word, p := range bearers {
		if p != nil && f.aliases[key(word)] == nil {
			f.shorts[word] = p
		}
	}
}
