// Package names finds who is who in a document: the parties and persons that it names, their roles, and whom each noun phrase and pronoun means.
//
//	n := names.Find(document, sentences, vocabulary)
//	for _, r := range n.At(sentence, word) { fmt.Println(r.Name(), r.Holds()) }
//
// What it returns is immutable and depends on the document and the packs alone.
package names

import (
	"github.com/parleygraph/parley/loaders/names/mention"
	"github.com/parleygraph/parley/loaders/names/reference"
	"github.com/parleygraph/parley/loaders/packs"
)

// The actors of a document and the words that name them, as package mention has them.
type (
	// An Actor is who a phrase stands for.
	Actor = mention.Actor
	// A Party is a side as the document names it.
	Party = mention.Party
	// A Person is somebody whom the document names.
	Person = mention.Person
	// A Ref is an actor with the words that name it here.
	Ref = mention.Ref
	// A Mention is a run of words of a sentence that names an actor.
	Mention = mention.Mention
	// Kind says what an actor of the text is.
	Kind = mention.Kind
	// Form says how a mention names its actor.
	Form = mention.Form
)

// The kinds of actors.
const (
	Nobody       = mention.Nobody
	PartyActor   = mention.PartyActor
	PersonActor  = mention.PersonActor
	Organization = mention.Organization
)

// The forms of mentions.
const (
	ByName     = mention.ByName
	ByDemonym  = mention.ByDemonym
	ByCapital  = mention.ByCapital
	BySeat     = mention.BySeat
	ByNoun     = mention.ByNoun
	ByCompound = mention.ByCompound
)

// A Vocabulary is the packs compiled for look-up. It is immutable and safe for concurrent use.
type Vocabulary struct {
	*mention.Vocabulary
	references *reference.Vocabulary
}

// NewVocabulary compiles packs.
func NewVocabulary(set *packs.Set) *Vocabulary {
	return &Vocabulary{mention.NewVocabulary(set), reference.NewVocabulary(set)}
}
