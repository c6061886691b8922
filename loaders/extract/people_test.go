package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

// TestPeople reads who a text's persons are: each with party and roles, and each statement under the full name.
func TestPeople(t *testing.T) {
	x := grammarOf(t, "sarrow-basin-2024")
	for _, c := range []struct{ name, text, want string }{
		{"title and surname", "Norwegian Foreign Minister Toma Halvesk arrived. Mr. Halvesk rejected the ceasefire.",
			"Toma Halvesk, Norway: Foreign Minister\nToma Halvesk REJECTS the ceasefire"},
		{"form of address inside a sentence", "Norwegian envoy Toma Halvesk arrived. On Monday Mr Halvesk rejected the ceasefire. But Dr. Halvesk demanded a withdrawal.",
			"Toma Halvesk, Norway: envoy\nToma Halvesk REJECTS the ceasefire\nToma Halvesk DEMANDS a withdrawal"},
		{"form of address after an office", "Norway's foreign minister, Dr. Toma Halvesk, rejected the ceasefire.",
			"Toma Halvesk, Norway: foreign minister\nToma Halvesk REJECTS the ceasefire"},
		{"address and given name", "Sir Peter Halwick, Britain's envoy, arrived. Sir Peter rejected the ceasefire.",
			"Peter Halwick, United Kingdom: envoy\nPeter Halwick REJECTS the ceasefire"},
		{"surname of several words", "Norwegian envoy Ulla von der Lahnen arrived. Von der Lahnen rejected the ceasefire. On Monday von der Lahnen demanded a withdrawal.",
			"Ulla von der Lahnen, Norway: envoy\nUlla von der Lahnen REJECTS the ceasefire\nUlla von der Lahnen DEMANDS a withdrawal"},
		{"article of a surname", "Norwegian envoy Nasir al-Qalban arrived. Al-Qalban rejected the ceasefire. Qalban demanded a withdrawal.",
			"Nasir al-Qalban, Norway: envoy\nNasir al-Qalban REJECTS the ceasefire\nNasir al-Qalban DEMANDS a withdrawal"},
		{"surname first", "Chinese Foreign Minister Wengo Yilun arrived. Wengo rejected the ceasefire.",
			"Wengo Yilun, China: Foreign Minister\nWengo Yilun REJECTS the ceasefire"},
		{"initial", "Norwegian envoy John F. Halvesk arrived. J. Halvesk rejected the ceasefire.",
			"John F. Halvesk, Norway: envoy\nJohn F. Halvesk REJECTS the ceasefire"},
		{"shorter name before the longer one", "Javid Zarvan rejected the ceasefire. Mehrad Javid Zarvan, the Norwegian envoy, left.",
			"Mehrad Javid Zarvan, Norway: envoy\nMehrad Javid Zarvan REJECTS the ceasefire"},
		{"suffix", "Theo Farrow Jr., the Norwegian envoy, arrived. Farrow rejected the ceasefire.",
			"Theo Farrow Jr., Norway: envoy\nTheo Farrow Jr. REJECTS the ceasefire"},
		{"hyphens and accents", "Norwegian envoy Anne-Märte Solvík-Dahl arrived. Solvik-Dahl rejected the ceasefire.",
			"Anne-Märte Solvík-Dahl, Norway: envoy\nAnne-Märte Solvík-Dahl REJECTS the ceasefire"},
		{"possessive", "Norwegian envoy Toma Halvesk arrived. Halvesk's deputy rejected the ceasefire.",
			"Toma Halvesk, Norway: envoy\nNorway REJECTS the ceasefire"},
		{"a family is no envoy", "Norwegian envoy Toma Halvesk arrived. The Halvesks rejected the ceasefire.",
			"Toma Halvesk, Norway: envoy"},
		{"two of one surname", "Norwegian envoy Clara Farrow met Swedish envoy Theo Farrow. Clara Farrow rejected the ceasefire.",
			"Clara Farrow, Norway: envoy\nTheo Farrow, Sweden: envoy\nClara Farrow REJECTS the ceasefire"},
		{"an office of somebody else", "Clara Farrow, aide to President Theo Mervek of Norway, left. Mervek rejected the ceasefire.",
			"Clara Farrow, Norway: aide\nTheo Mervek, Norway: President\nTheo Mervek REJECTS the ceasefire"},
		{"an envoy of somebody else", "Clara Farrow, Norwegian President Theo Mervek's envoy, rejected the ceasefire.",
			"Clara Farrow, Norway: envoy\nTheo Mervek, Norway: President\nClara Farrow REJECTS the ceasefire"},
		{"representatives of an office", "The group met the representatives of the President of Norway, Clara Farrow and Theo Mervek. Farrow rejected the ceasefire.",
			"Clara Farrow, Norway\nTheo Mervek, Norway\nClara Farrow REJECTS the ceasefire"},
		{"a council's name is nobody's", "Norway's team was led by Clara Farrow, secretary of the National Security and Defense Council. Farrow rejected the ceasefire.",
			"Clara Farrow, Norway: secretary\nClara Farrow REJECTS the ceasefire"},
		{"a list of offices", "The talks were led by Water Minister Clara Farrow of Norway, Foreign Minister Theo Mervek of Sweden, and Ambassador Mona Obrisk of Denmark.",
			"Clara Farrow, Norway: Water Minister\nMona Obrisk, Denmark: Ambassador\nTheo Mervek, Sweden: Foreign Minister"},
		{"a name broken across lines", "Norwegian envoy Toma\nHalvesk rejected the ceasefire. Toma  Halvesk demanded a withdrawal.",
			"Toma Halvesk, Norway: envoy\nToma Halvesk REJECTS the ceasefire\nToma Halvesk DEMANDS a withdrawal"},
		{"a text is nobody", "The Sarrow Protocol rejected the ceasefire. The Lake Declaration demanded a withdrawal.", ""},
		{"an acronym is nobody", "The QRM and the PELROs rejected the ceasefire.", ""},
		{"the domain of an office", "Norwegian Minister of Natural Resources Clara Farrow rejected the ceasefire.",
			"Clara Farrow, Norway: Minister of Natural Resources\nClara Farrow REJECTS the ceasefire"},
		{"a surname before and", "Norwegian envoy Toma Halvesk arrived. Halvesk and his Swedish counterpart, Clara Farrow, rejected the ceasefire.",
			"Clara Farrow, Sweden: counterpart\nToma Halvesk, Norway: envoy\nToma Halvesk REJECTS the ceasefire\nClara Farrow REJECTS the ceasefire"},
		{"a name in the middle", "Norwegian envoy Garo Belk Akol arrived. Belk rejected the ceasefire.",
			"Garo Belk Akol, Norway: envoy\nGaro Belk Akol REJECTS the ceasefire"},
		{"an office and a former one", "Norway's envoy, retired general Toma Halvesk, rejected the ceasefire.",
			"Toma Halvesk, Norway: envoy\nToma Halvesk REJECTS the ceasefire"},
		{"the head of a body", "The head of the International Atomic Energy Agency, Clara Farrow, arrived. She demanded a withdrawal.",
			"Clara Farrow, IAEA: head\nClara Farrow DEMANDS a withdrawal"},
		{"the movement's office", "The Harbour Salvation Front left Norway. The movement's secretary-general, Toma Halvesk, rejected the ceasefire.",
			"Toma Halvesk, Harbour Salvation Front: secretary-general\nToma Halvesk REJECTS the ceasefire"},
		{"a spokesman for the army", "Norway's army stayed. Sweden left. Toma Halvesk, a spokesman for the army, rejected the ceasefire. The army demanded a withdrawal.",
			"Toma Halvesk, Norway: spokesman\nToma Halvesk REJECTS the ceasefire\nNorway DEMANDS a withdrawal"},
		{"who leads the rebels", "The M23 rebels stayed. Toma Halvesk, who leads the rebel team, rejected the ceasefire.",
			"Toma Halvesk, M23\nToma Halvesk REJECTS the ceasefire"},
		{"a calling is no office", "Norwegian skipper Toma Halvesk rejected the ceasefire.", ""},
		{"who leads a choir", "Toma Halvesk, who leads a Norwegian women's choir, sang.", ""},
		{"whom a statement is put down to", "Norway will meet Sweden, the minister said. Sweden agreed. Minister Toma Halvesk rejected the ceasefire.",
			"Toma Halvesk, Norway: Minister\nToma Halvesk REJECTS the ceasefire"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := run(t, x, parse(t, "people/a.txt", c.text+"\n"))
			if diff := cmp.Diff(c.want, strings.TrimSpace(peopleLines(&out))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

// peopleLines returns envoys with party and roles, then statements, a line each.
func peopleLines(x *graph.Extraction) string {
	var b strings.Builder
	names := map[string]string{}
	for _, p := range x.Parties {
		names[p.ID] = p.Name
	}
	for _, e := range x.Envoys {
		b.WriteString(e.Name)
		if e.Party != "" {
			b.WriteString(", " + names[e.Party])
		}
		for i, r := range e.Roles {
			b.WriteString([]string{": ", ", "}[min(i, 1)] + r.Text)
		}
		b.WriteString("\n")
	}
	for _, s := range x.Statements {
		fmt.Fprintf(&b, "%s %s %s\n", s.ActorName, s.Stance, s.Point.Text)
	}
	return b.String()
}
