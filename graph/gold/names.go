package gold

import (
	_ "embed"
	"strings"
)

// namesTSV holds other names of parties: a name, and the one or more names that it stands for, in lower case and tab-separated.
//
//go:embed names.tsv
var namesTSV string

// names resolves how annotations and extractions name an actor.
type names map[string][]string

func newNames() names {
	known := names{}
	for line := range strings.Lines(namesTSV) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) > 1 {
			known[fields[0]] = fields[1:]
		}
	}
	return known
}

// one returns the name to compare by: folded, without "the", under its usual name.
func (n names) one(text string) string {
	text = strings.Trim(strings.ReplaceAll(fold(text), "_", " "), ` .,;:"'`)
	text = strings.TrimPrefix(text, "the ")
	if usual := n[text]; len(usual) == 1 {
		return usual[0]
	}
	return text
}

// all returns the names that a name stands for: those of both, where it names two parties.
func (n names) all(text string) []string {
	name := n.one(text)
	if both := n[name]; len(both) > 1 {
		return both
	}
	return []string{name}
}

// each returns the names to compare by of an actor and of its other names.
func (n names) each(name string, others []string) []string {
	found := []string{n.one(name)}
	for _, other := range others {
		found = append(found, n.one(other))
	}
	return found
}

// marks straightens quotes and dashes.
var marks = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "`", "'")

// fold returns text as annotations are compared: straight marks, single spaces, lower case.
func fold(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(marks.Replace(text)), " "))
}
