package extract

import (
	"slices"
	"strings"
)

// chunkKind is what a chunk is in its sentence.
type chunkKind uint8

const (
	nounChunk chunkKind = iota + 1
	verbChunk
	prepChunk
	commaChunk
	conjChunk
	subChunk       // while, because
	thatChunk      // that, whether
	relChunk       // who, which
	conditionChunk // if, provided that
	openChunk      // (
	closeChunk     // )
	dashChunk
	colonChunk
	semiChunk
	quoteChunk
	adverbChunk
	timeChunk // on Friday, last week
	otherChunk
)

// A chunk is a run of tokens that acts as one part of its sentence.
type chunk struct {
	kind     chunkKind
	from, to int
	group    group // of a verbChunk
	cue      int   // of a conditionChunk: index of the packs' condition
}

// chunker cuts a sentence into chunks.
type chunker struct {
	x      *syntaxGrammar
	tokens []token
	chunks []chunk
}

// chunks returns the sentence's chunks. Tokens must be tagged; scratch is space that the next sentence may use again.
func (x *syntaxGrammar) chunks(tokens []token, scratch *[]chunk) []chunk {
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
	if t.shape == mark && !t.title {
		return c.punctuation(i)
	}
	if t.mention != 0 || t.title {
		return c.noun(i, 1)
	}
	if n := adverbial(c.tokens[i:]); n > 0 {
		return c.add(adverbChunk, i, i+n)
	}
	if floating(t) && i > 0 && i+1 < len(c.tokens) && c.tokens[i+1].verb {
		return c.add(adverbChunk, i, i+1) // "the envoys both denied"
	}
	if cue, n := c.x.conditionAt(c.tokens, i); n > 0 {
		c.add(conditionChunk, i, i+n)
		c.chunks[len(c.chunks)-1].cue = cue
		return i + n
	}
	if n := timeAt(c.tokens, i); n > 0 {
		return c.add(timeChunk, i, i+n)
	}
	if c.insideNoun(i) {
		return c.noun(i, 1)
	}
	if g, ok := groupAt(c.tokens, i); ok {
		c.add(verbChunk, g.from, g.to)
		c.chunks[len(c.chunks)-1].group = g
		return g.to
	}
	return c.closed(i)
}

// adverbial returns how many tokens an adverb takes that other words make up, 0 where there is none: "no longer", "once more", "though" between commas.
func adverbial(tokens []token) int {
	if len(tokens) < 2 {
		return 0
	}
	first, second := tokens[0].lower, tokens[1].lower
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
	if last.kind != nounChunk || last.to != i {
		return false
	}
	before := &c.tokens[i-1]
	w := c.tokens[i].word
	return (before.word.is(determiner) && !before.word.is(pronoun) || before.lower == "'s") && w.is(adverb) && !w.is(negator|preposition|modal)
}

func (c *chunker) add(kind chunkKind, from, to int) int {
	c.chunks = append(c.chunks, chunk{kind: kind, from: from, to: to})
	return to
}

// noun extends the open noun chunk by n tokens, or opens one.
func (c *chunker) noun(i, n int) int {
	if len(c.chunks) > 0 {
		last := &c.chunks[len(c.chunks)-1]
		if last.kind == nounChunk && last.to == i && !c.separate(last, i) {
			last.to = i + n
			return last.to
		}
	}
	return c.add(nounChunk, i, i+n)
}

// separate tells whether a determiner or pronoun at i begins a noun chunk of its own after another.
func (c *chunker) separate(last *chunk, i int) bool {
	before := &c.tokens[i-1]
	if ordinal(c.tokens, i) || ordinal(c.tokens, i-1) || before.title && c.tokens[i].title && c.tokens[i].lower == "the" {
		return false // "Permanent Representative to the United Nations"
	}
	if c.zeroRelative(last, i) || before.lower == "what" && c.tokens[i].mention != 0 && !c.tokens[i].demonym {
		return true
	}
	if t := &c.tokens[i]; t.word.is(pronoun) && !t.word.is(determiner|numeral) && t.mention == 0 {
		return true
	}
	return before.word.is(pronoun) && !before.word.is(determiner) && before.mention == 0 ||
		c.tokens[i].word.is(determiner) && !before.word.is(determiner) && before.lower != "'s" && last.to-last.from > 0
}

// zeroRelative tells whether a name or "the" at token i begins a clause about the noun before it: "an idea Norway has dismissed".
func (c *chunker) zeroRelative(last *chunk, i int) bool {
	t := &c.tokens[i]
	if last.to-last.from != 2 || c.tokens[last.from].lower != "a" && c.tokens[last.from].lower != "an" || !c.x.matters[c.tokens[i-1].lower] && !c.x.stanceNouns[c.tokens[i-1].lower] {
		return false
	}
	return t.mention != 0 && !t.demonym && c.tokens[i-1].mention == 0 || t.lower == "the"
}

// ordinal tells whether the I at token i is a Roman numeral: "Annex I".
func ordinal(tokens []token, i int) bool {
	return tokens[i].lower == "i" && i > 0 && tokens[i-1].shape == capped && !begun(tokens, i-1)
}

// markChunk returns the kind of chunk that a mark is by itself, 0 for none.
func markChunk(mark string) chunkKind {
	switch mark {
	case ",":
		return commaChunk
	case "(", "[":
		return openChunk
	case ")", "]":
		return closeChunk
	case ":":
		return colonChunk
	case ";":
		return semiChunk
	case "—", "–":
		return dashChunk
	}
	return 0
}

func (c *chunker) punctuation(i int) int {
	t := &c.tokens[i]
	kind := markChunk(t.lower)
	switch {
	case kind != 0:
		return c.add(kind, i, i+1)
	case strings.Contains("“”‘\"'’", t.lower):
		return c.add(quoteChunk, i, i+1)
	case t.lower == "-" && t.space && i+1 < len(c.tokens) && c.tokens[i+1].space:
		return c.add(dashChunk, i, i+1)
	case t.lower == "-" && i+2 < len(c.tokens) && c.tokens[i+1].lower == "-":
		return c.add(dashChunk, i, i+2)
	case t.lower == "/" && i > 0 && c.tokens[i-1].mention != 0 && i+1 < len(c.tokens) && c.tokens[i+1].mention != 0:
		return c.add(conjChunk, i, i+1)
	case strings.Contains("-/$€£%&#", t.lower):
		return c.noun(i, 1)
	}
	return c.add(otherChunk, i, i+1)
}

// closed adds a chunk for a word of a closed class, or a noun.
func (c *chunker) closed(i int) int {
	t := &c.tokens[i]
	w := t.word
	switch {
	case t.lower == "that":
		return c.that(i)
	case w.is(complement) && !w.is(determiner), t.lower == "if" && i > 0 && asks(&c.tokens[i-1]) && c.tokens[i-1].verb:
		return c.add(thatChunk, i, i+1)
	case w.is(relative) || t.lower == "whose":
		return c.add(relChunk, i, i+1)
	case w.is(subordinator) && !w.is(preposition):
		return c.add(subChunk, i, i+1)
	case t.lower == "as" && i+2 < len(c.tokens) && c.tokens[i+1].lower == "well" && c.tokens[i+2].lower == "as":
		return c.add(conjChunk, i, i+3)
	case w.is(conjunction):
		return c.add(conjChunk, i, i+1)
	case w.is(preposition):
		return c.add(prepChunk, i, i+1)
	case w.is(adverb|negator) && !w.is(determiner|pronoun):
		return c.add(adverbChunk, i, i+1)
	}
	return c.noun(i, 1)
}

// that is a determiner after a preposition or before a lone noun that a verb group does not follow, else it opens a clause.
func (c *chunker) that(i int) int {
	if i > 0 && c.tokens[i-1].word.is(preposition) && !c.tokens[i-1].word.is(subordinator) {
		return c.noun(i, 1)
	}
	return c.add(thatChunk, i, i+1)
}

// timeAt returns how many tokens the time expression at token i takes, 0 where there is none.
func timeAt(tokens []token, i int) int {
	if n := shiftedTime(tokens, i); n > 0 {
		return n
	}
	at := i
	if at < len(tokens) && tokens[at].word.is(preposition) && strings.Contains(" on in since until by over for during from before after at late early through ", " "+tokens[at].lower+" ") {
		at++
	}
	for at < len(tokens) && timeModifier(tokens, at) {
		at++
	}
	if at >= len(tokens) || !timeHead(tokens, at, i) {
		return 0
	}
	at++
	for at < len(tokens) && timeTail(tokens, at) {
		at++
	}
	if i > 0 && tokens[i].lower == "for" && pleads(&tokens[i-1]) && at < len(tokens) && tokens[at].lower == "of" {
		return 0 // "asked for ten days of calm"
	}
	return at - i
}

// shiftedTime returns how many tokens a time takes that counts from another one, 0 where there is none: "a day earlier", "three weeks ago", "the day before".
func shiftedTime(tokens []token, i int) int {
	if i+2 >= len(tokens) || !tokens[i+1].word.is(timeNoun) {
		return 0
	}
	first := &tokens[i]
	if first.shape != number && !first.word.is(numeral) && first.lower != "a" && first.lower != "an" && first.lower != "the" {
		return 0
	}
	switch tokens[i+2].lower {
	case "earlier", "later", "ago":
		return 3
	case "before", "after":
		if i+3 == len(tokens) || strings.Contains(",.;:", tokens[i+3].lower) {
			return 3
		}
	}
	return 0
}

// partOfYear tells whether a token is a part of a year: "mid-2024".
func partOfYear(t *token) bool {
	part, rest, found := strings.Cut(t.lower, "-")
	return found && len(rest) == 4 && (part == "early" || part == "mid" || part == "late") && (strings.HasPrefix(rest, "19") || strings.HasPrefix(rest, "20"))
}

// pleads tells whether a verb takes what it wants with "for".
func pleads(t *token) bool {
	switch t.word.lemma {
	case "ask", "call", "appeal", "plead", "push", "press":
		return t.verb
	}
	return false
}

func timeModifier(tokens []token, at int) bool {
	t := &tokens[at]
	switch t.lower {
	case "last", "next", "this", "past", "coming", "recent", "previous", "same", "early", "late", "mid", "end", "earlier", "later", "that":
		return at+1 < len(tokens) && (timeModifier(tokens, at+1) || tokens[at+1].word.is(weekday|month|timeNoun))
	case "the":
		return at+1 < len(tokens) && (tokens[at+1].lower != "the") && (timeModifier(tokens, at+1) || tokens[at+1].word.is(weekday) || tokens[at+1].lower == "weekend")
	}
	return (t.shape == number || t.word.is(numeral)) && at+1 < len(tokens) && tokens[at+1].word.is(month|timeNoun)
}

func timeHead(tokens []token, at, from int) bool {
	t := &tokens[at]
	switch {
	case t.word.is(weekday) && t.shape != lower, t.word.is(dayWord):
		return true
	case t.word.is(month):
		return t.shape == capped && (at > from || at+1 < len(tokens) && tokens[at+1].shape == number)
	case t.word.is(timeNoun):
		return at > from && (tokens[at-1].lower != "for" || strings.HasSuffix(t.lower, "s")) && !tokens[at-1].word.is(preposition&^0) || at > from && tokens[at-1].lower == "for" && strings.HasSuffix(t.lower, "s")
	case partOfYear(t):
		return true
	case year(t):
		return at > from && tokens[at-1].word.is(preposition)
	}
	return false
}

func timeTail(tokens []token, at int) bool {
	t := &tokens[at]
	switch {
	case t.lower == ",":
		return at+1 < len(tokens) && (year(&tokens[at+1]) || tokens[at-1].word.is(weekday) && (tokens[at+1].word.is(month) || tokens[at+1].shape == number && at+2 < len(tokens) && tokens[at+2].word.is(month)))
	case t.lower == "." && !t.space:
		return tokens[at-1].word.is(month) && at+1 < len(tokens) && tokens[at+1].shape == number // "Feb. 10"
	case t.shape == number:
		return tokens[at-1].word.is(month) || tokens[at-1].lower == "." && at > 1 && tokens[at-2].word.is(month) || tokens[at-1].lower == "," || year(t) && tokens[at-1].shape == number
	}
	return t.word.is(month) && (tokens[at-1].shape == number || tokens[at-1].lower == ",") && t.shape == capped ||
		t.word.is(timeNoun|weekday) && tokens[at-1].word.is(weekday|dayWord|month) || t.word.is(timeNoun) && tokens[at-1].lower == "last"
}

func year(t *token) bool {
	return t.shape == number && len(t.lower) == 4 && (strings.HasPrefix(t.lower, "19") || strings.HasPrefix(t.lower, "20"))
}

// String returns the kind of chunk as an explanation names it.
func (k chunkKind) String() string {
	return [...]string{
		nounChunk: "noun", verbChunk: "verb", prepChunk: "preposition", commaChunk: "comma", conjChunk: "conjunction", subChunk: "subordinator",
		thatChunk: "that", relChunk: "relative", conditionChunk: "condition", openChunk: "open", closeChunk: "close", dashChunk: "dash",
		colonChunk: "colon", semiChunk: "semicolon", quoteChunk: "quote", adverbChunk: "adverb", timeChunk: "time", otherChunk: "other",
	}[k]
}
