package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shape says how a token is written.
type Shape uint8

const (
	Lower  Shape = iota // first letter small
	Capped              // First letter capital
	Upper               // ALL LETTERS CAPITAL, two or more
	Number
	Mark // punctuation
)

// A Token is a word, number or mark, with what the lexicon knows of it.
type Token struct {
	Start, End int // bytes of the document's text
	Lower      string
	Word       *Word // never nil
	Quote      int   // the quotation it stands in, 0 for none
	Mention    int   // index+1 of its mention in the sentence, 0 for none
	Shape      Shape
	Space      bool // white space stands before it
	Demonym    bool // part of a mention that is an adjective
	Title      bool // part of a title of several words
	Verb       bool // decided: it is read as a verb here
}

// A Tokenizer cuts text into tokens. Hyphenated words stay whole unless their first part names a party ("U.S.-drafted").
type Tokenizer struct {
	text   string
	lex    *Lexicon
	tokens []Token
	fold   []byte
}

// tokenBytes is about how many bytes of English a token takes, its space included.
const tokenBytes = 5

// Tokenizer returns what cuts a text into tokens.
func (l *Lexicon) Tokenizer(text string) *Tokenizer { return &Tokenizer{text: text, lex: l} }

// Run returns the tokens of bytes [start, end) of the text.
func (z *Tokenizer) Run(start, end int) []Token {
	z.tokens = make([]Token, 0, (end-start)/tokenBytes+1)
	space := true
	for at := start; at < end; {
		r, size := utf8.DecodeRuneInString(z.text[at:end])
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			space = true
			at += size
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			at = z.word(at, end, space)
		default:
			at = z.mark(at, end, size, space)
		}
		space = false
	}
	return z.tokens
}

// word adds the word or number that begins at start and returns its end.
func (z *Tokenizer) word(start, end int, space bool) int {
	at := start
	for at < end {
		r, size := utf8.DecodeRuneInString(z.text[at:end])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			at += size
			continue
		}
		if joined := z.joins(start, at, end, r, size); joined == 0 {
			break
		} else {
			at += joined
		}
	}
	return z.split(start, at, space)
}

// joins returns how many bytes of a mark inside a word belong to it: points of "U.S.", apostrophes, hyphens, the comma of "1,000".
func (z *Tokenizer) joins(start, at, end int, r rune, size int) int {
	next, _ := utf8.DecodeRuneInString(z.text[min(at+size, end):end])
	before, _ := utf8.DecodeLastRuneInString(z.text[start:at])
	follows := at+size < end && (unicode.IsLetter(next) || unicode.IsDigit(next))
	switch r {
	case '.':
		if unicode.IsDigit(before) && unicode.IsDigit(next) && follows || z.initial(start, at) {
			return size
		}
	case '\'', '’', 'ʼ':
		if follows {
			return size
		}
	case '-', '‑':
		if follows {
			return size
		}
	case '+':
		return size
	case ',':
		if unicode.IsDigit(before) && follows && unicode.IsDigit(next) {
			return size
		}
	}
	return 0
}

// initial tells whether the letters since the last point or hyphen are one capital, or the word is one of dotted letters: "U.S", "D.C", "e.g".
func (z *Tokenizer) initial(start, at int) bool {
	piece := z.text[start:at]
	cut := strings.LastIndexAny(piece, ".-")
	last := piece[cut+1:]
	r, size := utf8.DecodeRuneInString(last)
	if size != len(last) || !unicode.IsLetter(r) {
		return false
	}
	return cut > 0 && piece[cut] == '.' || cut < 0 && z.dotted(at) || unicode.IsUpper(r)
}

// dotted tells whether another single letter and its point follow the point at.
func (z *Tokenizer) dotted(at int) bool {
	rest := z.text[at+1:]
	return len(rest) >= 2 && unicode.IsLetter(rune(rest[0])) && rest[1] == '.'
}

// split adds a word as one token, or as several where a possessive ends it or a party's name begins a compound.
func (z *Tokenizer) split(start, end int, space bool) int {
	piece := z.text[start:end]
	if lettersOnly(piece) {
		z.add(start, end, space)
		return end
	}
	cut := contraction(piece)
	if cut == 0 {
		z.compound(start, end, space)
		return end
	}
	z.compound(start, start+cut, space)
	z.add(start+cut, end, false)
	clitic, before := &z.tokens[len(z.tokens)-1], &z.tokens[len(z.tokens)-2]
	clitic.Shape = Lower
	if clitic.Lower == "'s" && before.Word.Is(Pronoun|Relative|Complement) {
		clitic.Lower, clitic.Word = "is", z.lex.Word("is")
	}
	return end
}

// lettersOnly tells whether a piece is ASCII letters and digits: as most words are, it has nothing to cut.
func lettersOnly(piece string) bool {
	for i := range len(piece) {
		if c := piece[i] | 0x20; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// contraction returns where the 's, 're, 've, 'll, 'd or 'm of a word begins, 0 where there is none.
func contraction(piece string) int {
	for _, tail := range []string{"s", "S", "re", "ve", "ll", "d", "m"} {
		word, ok := strings.CutSuffix(piece, tail)
		if !ok {
			continue
		}
		for _, apostrophe := range []string{"'", "’", "ʼ"} {
			if rest, ok := strings.CutSuffix(word, apostrophe); ok && rest != "" {
				return len(rest)
			}
		}
	}
	return 0
}

func (z *Tokenizer) compound(start, end int, space bool) {
	piece := z.text[start:end]
	if cut := strings.IndexAny(piece, "-‑"); cut > 0 && !z.lex.named(piece) && z.lex.named(piece[:cut]) {
		_, size := utf8.DecodeRuneInString(piece[cut:])
		z.add(start, start+cut, space)
		z.add(start+cut, start+cut+size, false)
		z.compound(start+cut+size, end, false)
		return
	}
	z.add(start, end, space)
}

func (z *Tokenizer) mark(start, end, size int, space bool) int {
	if z.text[start] == '.' && strings.HasPrefix(z.text[start:end], "...") {
		size = 3
	}
	if (z.text[start] == '\'' || strings.HasPrefix(z.text[start:], "’")) && z.pluralPossessive(space) {
		z.add(start, start+size, false)
		clitic := &z.tokens[len(z.tokens)-1]
		clitic.Lower, clitic.Word, clitic.Shape = "'s", z.lex.Word("'s"), Lower
		return start + size
	}
	z.add(start, start+size, space)
	return start + size
}

// pluralPossessive tells whether an apostrophe here closes a plural: "parties' views".
func (z *Tokenizer) pluralPossessive(space bool) bool {
	return !space && len(z.tokens) > 0 && strings.HasSuffix(z.tokens[len(z.tokens)-1].Lower, "s")
}

func (z *Tokenizer) add(start, end int, space bool) {
	piece := z.text[start:end]
	t := Token{Start: start, End: end, Space: space, Shape: ShapeOf(piece)}
	t.Lower, t.Word = z.lex.look(piece, &z.fold)
	z.tokens = append(z.tokens, t)
}

// ShapeOf tells how a word is written.
func ShapeOf(piece string) Shape {
	letters, capitals := 0, 0
	first := Lower
	for i, r := range piece {
		switch {
		case unicode.IsLetter(r):
			letters++
			if unicode.IsUpper(r) {
				capitals++
				if i == 0 {
					first = Capped
				}
			}
			if unicode.IsUpper(r) && first == Lower && i > 1 && piece[i-1] == '-' && Particles[piece[:i-1]] {
				first = Capped // al-Malki
			}
		case i == 0 && unicode.IsDigit(r):
			first = Number
		case i == 0:
			first = Mark
		}
	}
	if letters >= 2 && capitals == letters {
		return Upper
	}
	return first
}

// Particles stand inside a person's name in small letters.
var Particles = map[string]bool{
	"de": true, "del": true, "da": true, "di": true, "do": true, "dos": true, "bin": true, "bint": true, "ibn": true, "al": true, "el": true, "van": true,
	"von": true, "der": true, "den": true, "la": true, "le": true, "ould": true, "abu": true, "ben": true, "zu": true, "y": true, "as": true,
	"ash": true, "ad": true, "ar": true, "az": true, "ul": true,
}
