package parse

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
