package people

// A text about a match, the weather, the markets or a film rejects, demands and supports in other senses: its words tell the field.

// How many words of one field a text has at least before it is of that field: so many, one of so many of its words, and one for so many of
// negotiation.
const (
	leastField   = 4
	fieldDensity = 100
	fieldWeight  = 3
)

// Elsewhere tells whether the text is of a field in which nobody negotiates.
func (d *Document) Elsewhere() bool {
	counts := make([]int, len(d.x.fields))
	matters, words := 0, 0
	for i := range d.Sentences {
		for t := range d.Sentences[i].Tokens {
			word := d.Sentences[i].Tokens[t].Lower
			words++
			if d.x.matters[word] {
				matters++
			}
			for n, field := range d.x.fields {
				if field[word] {
					counts[n]++
				}
			}
		}
	}
	for _, n := range counts {
		if n >= leastField && n*fieldDensity >= words && n*fieldWeight > matters {
			return true
		}
	}
	return false
}
