package parse

// Tag is a part of speech of the Penn Treebank, such as VBD for a past tense.
// The zero Tag is no tag.
type Tag uint8

// The tags. A name that Go cannot spell is written out: PRPS is PRP$.
const (
	NoTag Tag = iota
	Dollar
	CloseQuote
	Comma
	LRB
	RRB
	Period
	Colon
	ADD
	AFX
	CC
	CD
	DT
	EX
	FW
	HYPH
	IN
	JJ
	JJR
	JJS
	LS
	MD
	NFP
	NN
	NNP
	NNPS
	NNS
	PDT
	POS
	PRP
	PRPS
	RB
	RBR
	RBS
	RP
	SYM
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS
	WRB
	XX
	OpenQuote
	tagCount
)

var tagNames = [tagCount]string{"", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW",
	"HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR",
	"RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``"}

// String returns the tag as the Penn Treebank writes it.
func (t Tag) String() string { return name(tagNames[:], int(t)) }

// ParseTag returns the tag that is written s, and NoTag when there is none.
func ParseTag(s string) Tag { return Tag(index(tagNames[:], s)) }

// Verb tells whether the tag is that of a verb other than a modal.
func (t Tag) Verb() bool { return t >= VB && t <= VBZ }

// Noun tells whether the tag is that of a noun or a name.
func (t Tag) Noun() bool { return t >= NN && t <= NNS }

// Relation is the grammatical relation of a word to its head, in the labels of
// ClearNLP: Nsubj, Dobj, Ccomp and so on. The zero Relation is none.
type Relation uint8

// The relations. Root is that of a word with no head.
const (
	NoRelation Relation = iota
	Root
	Acl
	Acomp
	Advcl
	Advmod
	Agent
	Amod
	Appos
	Attr
	Aux
	Auxpass
	Case
	Cc
	Ccomp
	Compound
	Conj
	Csubj
	Csubjpass
	Dative
	Dep
	Det
	Dobj
	Expl
	Intj
	Mark
	Meta
	Neg
	Nmod
	Npadvmod
	Nsubj
	Nsubjpass
	Nummod
	Oprd
	Parataxis
	Pcomp
	Pobj
	Poss
	Preconj
	Predet
	Prep
	Prt
	Punct
	Quantmod
	Relcl
	Xcomp
	relationCount
)

var relationNames = [relationCount]string{"", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux",
	"auxpass", "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj",
	"mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss",
	"preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp"}

// String returns the relation as ClearNLP writes it.
func (r Relation) String() string { return name(relationNames[:], int(r)) }

// ParseRelation returns the relation that is written s, and NoRelation when there is none.
func ParseRelation(s string) Relation { return Relation(index(relationNames[:], s)) }

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

func name(names []string, i int) string {
	if i < len(names) {
		return names[i]
	}
	return ""
}

func index(names []string, s string) int {
	for i, n := range names {
		if n == s {
			return i
		}
	}
	return 0
}
