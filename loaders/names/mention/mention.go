package mention

// A Mention is a run of words of a sentence that names an actor: words [From, To).
type Mention struct {
	From, To int
	Head     int // the word that the rest of the sentence hangs on
	Form     Form
	Party    *Party  // nil of a person's
	Person   *Person // nil of a party's
}

// Form says how a mention names its actor.
type Form uint8

// The forms of mentions.
const (
	ByName     Form = iota // "Norway", "the Northern Front", "Anna Holm"
	ByDemonym              // "Norwegian": an actor only with the noun behind it
	ByCapital              // "Oslo": a place, and the party where it acts
	BySeat                 // the party where the packs name its seat: "the Kremlin"
	ByNoun                 // a common noun that names a side: "the rebels"
	ByCompound             // the first part of a compound: "U.S.-backed". What follows is no party's for it
)
