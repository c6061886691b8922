package parse

// Kind is what an entity is, in the kinds of OntoNotes. The zero Kind is no entity.
type Kind uint8

// The kinds of entities. NORP is a nationality, religion or party, GPE a
// country or town, FAC a building or road.
const (
	NoKind Kind = iota
	Cardinal
	Date
	Event
	FAC
	GPE
	Language
	Law
	LOC
	Money
	NORP
	Ordinal
	ORG
	Percent
	Person
	Product
	Quantity
	Time
	WorkOfArt
	kindCount
)

var kindNames = [kindCount]string{"", "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP",
	"ORDINAL", "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"}

// String returns the kind as OntoNotes writes it.
func (k Kind) String() string { return name(kindNames[:], int(k)) }

// Entity is the part that a token has in an entity; the zero Entity is a token
// outside of all entities.
type Entity struct {
	Kind  Kind
	Begin bool // the token is the first of its entity
}

// String returns the entity as B-GPE, I-GPE or O.
func (e Entity) String() string {
	switch {
	case e.Kind == NoKind:
		return "O"
	case e.Begin:
		return "B-" + e.Kind.String()
	}
	return "I-" + e.Kind.String()
}

// ParseEntity returns the entity that is written s; what is not known is O.
func ParseEntity(s string) Entity {
	if len(s) < 3 {
		return Entity{}
	}
	kind := Kind(index(kindNames[:], s[2:]))
	return Entity{Kind: kind, Begin: kind != NoKind && s[0] == 'B'}
}
