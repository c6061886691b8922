package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph/words"
)

// A Kernel is what a wording is about, whatever its form: "the proposal to withdraw troops by June" and "troops be withdrawn" have one. Words are
// lemmas, or the notions of packs that several lemmas stand for. All lists are sorted.
type Kernel struct {
	Words   []string `json:"words,omitempty"`   // acts and what they are about
	Acts    []string `json:"acts,omitempty"`    // those of the words that are acts
	Names   []string `json:"names,omitempty"`   // slugs of parties and other names
	Turns   []string `json:"turns,omitempty"`   // notions that give it a direction: suspend, resume
	Spans   []string `json:"spans,omitempty"`   // lasting, passing, portion
	Against bool     `json:"against,omitempty"` // turns and negators make it against its words
	Context []string `json:"context,omitempty"` // what its document is about, where the words alone say too little; names begin with "@", the collection with "#"
}

// Empty tells whether a kernel holds no word of a matter.
func (k *Kernel) Empty() bool { return len(k.Words)+len(k.Names) == 0 }

// nameBits is how much a name tells.
const nameBits = 10

// Bits returns how much a kernel's words and names tell, in bits of surprise.
func (k *Kernel) Bits() float64 {
	bits := nameBits * float64(len(k.Names))
	for _, w := range k.Words {
		bits += words.Rarity(w)
	}
	return bits
}

// enoughBits is from where on words and names say what is meant in any document: "release all hostages", not "a deal".
const enoughBits = 40

// Weak tells whether a kernel's words could mean another matter in another document.
func (k *Kernel) Weak() bool { return k.Bits() < enoughBits }

// caseMark begins the token of a context that names the collection of its document, its case file.
const caseMark = "#"

// InCase returns a context that also names the collection of its document.
func InCase(context []string, collection string) []string {
	if collection == "" {
		return context
	}
	return append([]string{caseMark + Slug(collection)}, context...)
}

// caseFile returns the token of the collection that a kernel's context names, empty where it names none.
func (k *Kernel) caseFile() string {
	if len(k.Context) > 0 && strings.HasPrefix(k.Context[0], caseMark) {
		return k.Context[0]
	}
	return ""
}

// topic returns what a kernel's document is about, without its collection.
func (k *Kernel) topic() []string {
	if k.caseFile() != "" {
		return k.Context[1:]
	}
	return k.Context
}

// keyWords is how many words a key spells out; the rest goes into a hash.
const keyWords = 8

// Key returns the key of a term of that kernel. Equal kernels have equal keys.
func (k *Kernel) Key() string {
	parts := slices.Concat(k.Spans, k.Turns, k.Words, k.Names)
	if k.Against {
		parts = append([]string{"not"}, parts...)
	}
	if len(k.Context) > 0 {
		parts = append(append(parts, "in"), k.Context...)
	}
	for i, p := range parts {
		parts[i] = Slug(p)
	}
	if len(parts) <= keyWords {
		return strings.Join(parts, "-")
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "-")))
	return strings.Join(parts[:keyWords], "-") + "-" + hex.EncodeToString(sum[:4])
}

// Turned returns the kernel of the opposite direction.
func (k Kernel) Turned() Kernel {
	k.Against = !k.Against
	return k
}
