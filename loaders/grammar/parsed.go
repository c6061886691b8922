package grammar

import (
	"strings"

	"github.com/parleygraph/parley/loaders/grammar/parse"
)

// Parsed returns the words of a sentence that the parser has read and that begins at byte start of its document.
func Parsed(s parse.Sentence, start int) []Word {
	words := make([]Word, s.Len())
	for i := range words {
		written := s.Word(i)
		e := s.Entity[i]
		words[i] = Word{
			Start: start + s.Tokens[i].Start, End: start + s.Tokens[i].End, Text: strings.ToLower(written), Lemma: s.Lemma[i], Tag: s.Tag[i].String(),
			Relation: s.Relation[i].String(), Head: s.Head[i], Capital: written != strings.ToLower(written) && written[0] != strings.ToLower(written)[0],
		}
		if e.Kind != parse.NoKind {
			words[i].Entity, words[i].Begins = e.Kind.String(), e.Begin
		}
	}
	return words
}
