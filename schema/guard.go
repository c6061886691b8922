package schema

import "bytes"

// A guard walks over the tokens of a query before the parser sees it, because the parser and the validator recurse without a bound. It
// counts tokens and the nesting of brackets. Where the text is no GraphQL it stops: the parser can get no further either, and says why.
// It blanks comments and byte order marks, in which the library's lexer confuses bytes with characters and then reads some text twice.
type guard struct {
	text    []byte
	at      int
	tokens  int
	nesting int
	deepest int

	start            int // of the last token
	isName, isString bool
	open             bool // the last token is a string without an end
}

// check returns the query as the parser may have it, every token at its place, or refuses it: for its length, too many tokens or too deep a nesting, for a
// name or string that is too long, or a string without an end, on which the library's lexer takes quadratic time. It reads each byte once.
func (l Limits) check(query string) ([]byte, error) {
	if len(query) > l.Query {
		return nil, refuse(TooLarge, "the query has %d bytes, more than %d: ask in several queries, or put long values into variables", len(query), l.Query).over("query bytes", l.Query, len(query))
	}
	g := guard{text: []byte(query)}
	for g.next() {
		switch {
		case g.tokens > l.Tokens:
			return nil, refuse(TooLarge, "the query has more than %d tokens: ask for less, or in several queries", l.Tokens).over("limit-tokens", l.Tokens, l.Tokens+1)
		case g.deepest > l.Nesting:
			return nil, refuse(TooLarge, "the query nests brackets deeper than %d: ask for less depth, or in several queries", l.Nesting).over("limit-nesting", l.Nesting, l.Nesting+1)
		case g.isName && g.at-g.start > l.Name:
			return nil, refuse(TooLarge, "the query holds a name of %d characters, more than %d: there is none so long", g.at-g.start, l.Name)
		case g.isString && g.at-g.start > l.String:
			return nil, refuse(TooLarge, "the query holds a string of %d bytes, more than %d: put it into a variable", g.at-g.start, l.String)
		}
	}
	if g.open {
		refusal := refuse(ParseFailed, "Syntax Error: Unterminated string.")
		refusal.Locations = []Location{newPlaces(query).at(g.start)}
		return nil, refusal
	}
	return g.text, nil
}

// next takes one token, and tells whether there was one.
func (g *guard) next() bool {
	g.skipIgnored()
	if g.at >= len(g.text) {
		return false
	}
	g.tokens++
	c := g.text[g.at]
	g.start, g.isString, g.isName = g.at, c == '"', isNamePart(c) || c == '-'
	switch {
	case g.isString:
		g.open = !g.skipString()
		return !g.open
	case g.isName:
		g.skipWord()
	default:
		g.bracket(c)
		g.at++
	}
	return true
}

// mark is the byte order mark.
const mark = "\ufeff"

// skipIgnored passes white space, commas, byte order marks and comments.
func (g *guard) skipIgnored() {
	for g.at < len(g.text) {
		switch c := g.text[g.at]; {
		case bytes.IndexByte([]byte(" \t\n\r,"), c) >= 0:
			g.at++
		case c == '#':
			end := bytes.IndexAny(g.text[g.at:], "\n\r")
			if end < 0 {
				end = len(g.text) - g.at
			}
			g.blank(end)
		case g.ahead(mark):
			g.blank(len(mark))
		default:
			return
		}
	}
}

// blank passes n bytes and leaves spaces in their place.
func (g *guard) blank(n int) {
	for end := g.at + n; g.at < end; g.at++ {
		g.text[g.at] = ' '
	}
}

// skipWord passes a name or a number.
func (g *guard) skipWord() {
	for g.at++; g.at < len(g.text) && (isNamePart(g.text[g.at]) || g.text[g.at] == '.' && !g.ahead("...")); g.at++ {
	}
}

func isNamePart(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

func (g *guard) bracket(c byte) {
	switch c {
	case '{', '[', '(':
		g.nesting++
		g.deepest = max(g.deepest, g.nesting)
	case '}', ']', ')':
		g.nesting--
	}
}

func (g *guard) ahead(text string) bool {
	return bytes.HasPrefix(g.text[g.at:], []byte(text))
}

// skipString passes a string or a block string, and tells whether it ends.
func (g *guard) skipString() bool {
	if g.ahead(`"""`) {
		return g.skipBlock()
	}
	for g.at++; g.at < len(g.text); g.at++ {
		switch g.text[g.at] {
		case '"':
			g.at++
			return true
		case '\n', '\r':
			return false
		case '\\':
			g.at++
		}
	}
	return false
}

// skipBlock passes a block string; \""" is its only escape.
func (g *guard) skipBlock() bool {
	for g.at += 3; g.at < len(g.text); g.at++ {
		switch {
		case g.ahead(`"""`):
			g.at += 3
			return true
		case g.ahead(`\"""`):
			g.at += 3
		}
	}
	return false
}
