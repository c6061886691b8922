package graph

import "slices"

// PositionValue is what a party holds on a term.
type PositionValue string

// The values of positions.
const (
	For         PositionValue = "FOR"
	Against     PositionValue = "AGAINST"
	Conditional PositionValue = "CONDITIONAL"
	Mixed       PositionValue = "MIXED"
	Silent      PositionValue = "SILENT"
)

// A Position is what a party holds on a term in a window, with everything it rests on. Rows are in order of day, the latest first.
type Position struct {
	Value         PositionValue
	RefusalUnless bool        // Conditional: the party refuses unless a condition is met
	Since         Day         // the day of the latest statements, which decide
	Deciding      []StanceRow // the rows of the latest day
	Earlier       []StanceRow // the rows of earlier days
	Voices        []StanceRow // of people who only belong to the party
	Reports       []StanceRow // of other actors, where the party has statements of its own
	Through       []Through   // positions of blocs that the party is a member of
}

// A Through is a bloc's position as it shows beside a member's, never as the member's own.
type Through struct {
	Bloc     string
	Position PositionValue
}

// PositionOf returns what one party holds on one term, from all of its rows. The latest day wins; on one day a condition beats its
// absence, and both signs are Mixed. Without rows that count it is Silent.
func PositionOf(rows []StanceRow) Position {
	sorted := slices.Clone(rows)
	slices.SortFunc(sorted, func(a, b StanceRow) int { return -CompareStanceRows(a, b) })
	counting := firsthand(sorted)
	byReport := len(counting) > 0 && counting[0].Reported // nobody speaks for the party itself
	position := Position{Value: Silent}
	for _, row := range sorted {
		switch {
		case row.Voice:
			position.Voices = append(position.Voices, row)
		case row.Reported && !byReport:
			position.Reports = append(position.Reports, row)
		case row.Day == counting[0].Day:
			position.Deciding = append(position.Deciding, row)
		default:
			position.Earlier = append(position.Earlier, row)
		}
	}
	position.decide()
	return position
}

func (p *Position) decide() {
	if len(p.Deciding) == 0 {
		return
	}
	p.Since = p.Deciding[0].Day
	conditional, positive, negative := false, false, false
	for _, row := range p.Deciding {
		conditional = conditional || row.Conditional
		positive = positive || row.Stance.Sign() > 0
		negative = negative || row.Stance.Sign() < 0
	}
	switch {
	case positive && negative:
		p.Value = Mixed
	case conditional:
		p.Value = Conditional
		p.RefusalUnless = negative
	case negative:
		p.Value = Against
	default:
		p.Value = For
	}
}

// Documents returns how many documents the position's own statements stand in.
func (p *Position) Documents() int {
	var documents []string
	for _, row := range p.Own() {
		documents = append(documents, row.Document)
	}
	return len(sortedSet(documents))
}

// Own returns the rows that make the position, the latest first.
func (p *Position) Own() []StanceRow { return slices.Concat(p.Deciding, p.Earlier) }

// Verdict says how the positions of several parties on one term stand to each other.
type Verdict string

// The verdicts, in the order in which they are tried.
const (
	VerdictSilent      Verdict = "SILENT"      // nobody speaks
	VerdictOneSided    Verdict = "ONE_SIDED"   // one speaks
	VerdictContested   Verdict = "CONTESTED"   // both signs among the speakers, or one of them mixed
	VerdictConditional Verdict = "CONDITIONAL" // none against, at least one conditional
	VerdictCommon      Verdict = "COMMON"      // all who speak are for it, or all are against it
)

// Judged returns the verdict on the positions of several parties.
func Judged(positions []Position) Verdict {
	speakers, positive, negative, mixed, conditional := 0, 0, 0, 0, 0
	for _, p := range positions {
		switch {
		case p.Value == Silent:
			continue
		case p.Value == Mixed:
			mixed++
		case p.Value == Against || p.RefusalUnless:
			negative++
		default:
			positive++
		}
		speakers++
		if p.Value == Conditional {
			conditional++
		}
	}
	switch {
	case speakers == 0:
		return VerdictSilent
	case speakers == 1:
		return VerdictOneSided
	case mixed > 0 || positive > 0 && negative > 0:
		return VerdictContested
	case conditional > 0:
		return VerdictConditional
	default:
		return VerdictCommon
	}
}
