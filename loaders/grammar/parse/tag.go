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
