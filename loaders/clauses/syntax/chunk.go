package syntax

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
)

// ChunkKind is what a chunk is in its sentence.
type ChunkKind uint8

const (
	NounChunk ChunkKind = iota + 1
	VerbChunk
	PrepChunk
	CommaChunk
	ConjChunk
	SubChunk       // while, because
	ThatChunk      // that, whether
	RelChunk       // who, which
	ConditionChunk // if, provided that
	OpenChunk      // (
	CloseChunk     // )
	DashChunk
	ColonChunk
	SemiChunk
	QuoteChunk
	AdverbChunk
	TimeChunk // on Friday, last week
	OtherChunk
)

// A Chunk is a run of tokens that acts as one part of its sentence.
type Chunk struct {
	Kind     ChunkKind
	From, To int
	Group    Group // of a VerbChunk
	Cue      int   // of a ConditionChunk: index of the packs' condition
}

// chunker cuts a sentence into chunks.
type chunker struct {
	x      *Grammar
	tokens []lexicon.Token
	chunks []Chunk
}

// chunks returns the sentence's chunks. Tokens must be tagged; scratch is space that the next sentence may use again.
func (x *Grammar) chunks(tokens []lexicon.Token, scratch *[]Chunk) []Chunk {
	c := chunker{x: x, tokens: tokens, chunks: (*scratch)[:0]}
	for i := 0; i < len(tokens); {
		i = c.step(i)
	}
	*scratch = c.chunks
	return slices.Clone(c.chunks)
}

// step adds the chunk at token i and returns the token after it.
func (c *chunker) step(i int) int {
	t := &c.tokens[i]
	if t.Shape == lexicon.Mark && !t.Title {
		return c.punctuation(i)
	}
	if t.Mention != 0 || t.Title {
		return c.noun(i, 1)
	}
	if n := adverbial(c.tokens[i:]); n > 0 {
		return c.add(AdverbChunk, i, i+n)
	}
	if lexicon.Floating(t) && i > 0 && i+1 < len(c.tokens) && c.tokens[i+1].Verb {
		return c.add(AdverbChunk, i, i+1) // "the envoys both denied"
	}
	if cue, n := c.x.conditionAt(c.tokens, i); n > 0 {
		c.add(ConditionChunk, i, i+n)
		c.chunks[len(c.chunks)-1].Cue = cue
		return i + n
	}
	if n := timeAt(c.tokens, i); n > 0 {
		return c.add(TimeChunk, i, i+n)
	}
	if c.insideNoun(i) {
		return c.noun(i, 1)
	}
	if g, ok := groupAt(c.tokens, i); ok {
		c.add(VerbChunk, g.From, g.To)
		c.chunks[len(c.chunks)-1].Group = g
		return g.To
	}
	return c.closed(i)
}

// adverbial returns how many tokens an adverb takes that other words make up, 0 where there is none: "no longer", "once more", "though" between commas.
func adverbial(tokens []lexicon.Token) int {
	if len(tokens) < 2 {
		return 0
	}
	first, second := tokens[0].Lower, tokens[1].Lower
	switch {
	case first == "no" && second == "longer", first == "once" && second == "more":
		return 2
	case first == "though" && second == ",":
		return 1
	}
	return 0
}

// insideNoun tells whether an open noun chunk takes token i though it could begin something else: an adverb or participle after a determiner.
func (c *chunker) insideNoun(i int) bool {
	if len(c.chunks) == 0 || i == 0 || i+1 >= len(c.tokens) {
		return false
	}
	last := c.chunks[len(c.chunks)-1]
	if last.Kind != NounChunk || last.To != i {
		return false
	}
	before := &c.tokens[i-1]
	w := c.tokens[i].Word
	return (before.Word.Is(lexicon.Determiner) && !before.Word.Is(lexicon.Pronoun) || before.Lower == "'s") && w.Is(lexicon.Adverb) && !w.Is(lexicon.Negator|lexicon.Preposition|lexicon.Modal)
}

func (c *chunker) add(kind ChunkKind, from, to int) int {
	c.chunks = append(c.chunks, Chunk{Kind: kind, From: from, To: to})
	return to
}

// noun extends the open noun chunk by n tokens, or opens one.
func (c *chunker) noun(i, n int) int {
	if len(c.chunks) > 0 {
		last := &c.chunks[len(c.chunks)-1]
		if last.Kind == NounChunk && last.To == i && !c.separate(last, i) {
			last.To = i + n
			return last.To
		}
	}
	return c.add(NounChunk, i, i+n)
}

// separate tells whether a determiner or pronoun at i begins a noun chunk of its own after another.
func (c *chunker) separate(last *Chunk, i int) bool {
	before := &c.tokens[i-1]
	if ordinal(c.tokens, i) || ordinal(c.tokens, i-1) || before.Title && c.tokens[i].Title && c.tokens[i].Lower == "the" {
		return false // "Permanent Representative to the United Nations"
	}
	if c.zeroRelative(last, i) || before.Lower == "what" && c.tokens[i].Mention != 0 && !c.tokens[i].Demonym {
		return true
	}
	if t := &c.tokens[i]; t.Word.Is(lexicon.Pronoun) && !t.Word.Is(lexicon.Determiner|lexicon.Numeral) && t.Mention == 0 {
		return true
	}
	return before.Word.Is(lexicon.Pronoun) && !before.Word.Is(lexicon.Determiner) && before.Mention == 0 ||
		c.tokens[i].Word.Is(lexicon.Determiner) && !before.Word.Is(lexicon.Determiner) && before.Lower != "'s" && last.To-last.From > 0
}

// zeroRelative tells whether a name or "the" at token i begins a clause about the noun before it: "an idea Norway has dismissed".
func (c *chunker) zeroRelative(last *Chunk, i int) bool {
	t := &c.tokens[i]
	if last.To-last.From != 2 || c.tokens[last.From].Lower != "a" && c.tokens[last.From].Lower != "an" || !c.x.matters[c.tokens[i-1].Lower] && !c.x.stanceNouns[c.tokens[i-1].Lower] {
		return false
	}
	return t.Mention != 0 && !t.Demonym && c.tokens[i-1].Mention == 0 || t.Lower == "the"
}

// ordinal tells whether the I at token i is a Roman numeral: "Annex I".
func ordinal(tokens []lexicon.Token, i int) bool {
	return tokens[i].Lower == "i" && i > 0 && tokens[i-1].Shape == lexicon.Capped && !lexicon.Begun(tokens, i-1)
}

// markChunk returns the kind of chunk that a mark is by itself, 0 for none.
func markChunk(mark string) ChunkKind {
	switch mark {
	case ",":
		return CommaChunk
	case "(", "[":
		return OpenChunk
	case ")", "]":
		return CloseChunk
	case ":":
		return ColonChunk
	case ";":
		return SemiChunk
	case "—", "–":
		return DashChunk
	}
	return 0
}

func (c *chunker) punctuation(i int) int {
	t := &c.tokens[i]
	kind := markChunk(t.Lower)
	switch {
	case kind != 0:
		return c.add(kind, i, i+1)
	case strings.Contains("“”‘\"'’", t.Lower):
		return c.add(QuoteChunk, i, i+1)
	case t.Lower == "-" && t.Space && i+1 < len(c.tokens) && c.tokens[i+1].Space:
		return c.add(DashChunk, i, i+1)
	case t.Lower == "-" && i+2 < len(c.tokens) && c.tokens[i+1].Lower == "-":
		return c.add(DashChunk, i, i+2)
	case t.Lower == "/" && i > 0 && c.tokens[i-1].Mention != 0 && i+1 < len(c.tokens) && c.tokens[i+1].Mention != 0:
		return c.add(ConjChunk, i, i+1)
	case strings.Contains("-/$€£%&#", t.Lower):
		return c.noun(i, 1)
	}
	return c.add(OtherChunk, i, i+1)
}

// closed adds a chunk for a word of a closed class, or a noun.
func (c *chunker) closed(i int) int {
	t := &c.tokens[i]
	w := t.Word
	switch {
	case t.Lower == "that":
		return c.that(i)
	case w.Is(lexicon.Complement) && !w.Is(lexicon.Determiner), t.Lower == "if" && i > 0 && asks(&c.tokens[i-1]) && c.tokens[i-1].Verb:
		return c.add(ThatChunk, i, i+1)
	case w.Is(lexicon.Relative) || t.Lower == "whose":
		return c.add(RelChunk, i, i+1)
	case w.Is(lexicon.Subordinator) && !w.Is(lexicon.Preposition):
		return c.add(SubChunk, i, i+1)
	case t.Lower == "as" && i+2 < len(c.tokens) && c.tokens[i+1].Lower == "well" && c.tokens[i+2].Lower == "as":
		return c.add(ConjChunk, i, i+3)
	case w.Is(lexicon.Conjunction):
		return c.add(ConjChunk, i, i+1)
	case w.Is(lexicon.Preposition):
		return c.add(PrepChunk, i, i+1)
	case w.Is(lexicon.Adverb|lexicon.Negator) && !w.Is(lexicon.Determiner|lexicon.Pronoun):
		return c.add(AdverbChunk, i, i+1)
	}
	return c.noun(i, 1)
}

// that is a determiner after a preposition or before a lone noun that a verb group does not follow, else it opens a clause.
func (c *chunker) that(i int) int {
	if i > 0 && c.tokens[i-1].Word.Is(lexicon.Preposition) && !c.tokens[i-1].Word.Is(lexicon.Subordinator) {
		return c.noun(i, 1)
	}
	return c.add(ThatChunk, i, i+1)
}

// String returns the kind of chunk as an explanation names it.
func (k ChunkKind) String() string {
	return [...]string{
		NounChunk: "noun", VerbChunk: "verb", PrepChunk: "preposition", CommaChunk: "comma", ConjChunk: "conjunction", SubChunk: "subordinator",
		ThatChunk: "that", RelChunk: "relative", ConditionChunk: "condition", OpenChunk: "open", CloseChunk: "close", DashChunk: "dash",
		ColonChunk: "colon", SemiChunk: "semicolon", QuoteChunk: "quote", AdverbChunk: "adverb", TimeChunk: "time", OtherChunk: "other",
	}[k]
}
