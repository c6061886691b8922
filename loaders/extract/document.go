package extract

import (
	"context"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A speakersDocument is a text of which it is known who holds each clause and who speaks each quotation.
type speakersDocument struct {
	*peopleDocument
	x          *speakersReader
	parses     []*parse
	holders    [][]holding // of each clause of each sentence
	quotes     []quotation
	other      bool  // the text is of a field in which nobody negotiates
	labour     bool  // the text is about a labour dispute
	lastQuoted []ref // whom a pronoun means inside a quotation
	last       []ref // whom a pronoun means
	lastPerson *ref  // the last subject that is a person, in sentence personAt
	personAt   int
	after      [][]ref // whom a pronoun means after each sentence
	session    bool    // whether the document reports a session
	shouting   bool    // whether it writes the names of states in capitals
}

// read cuts a document into sentences and finds who is named, who holds each clause and who speaks each quotation. The error is that of a context that is done.
func (x *speakersReader) read(ctx context.Context, d *graph.Document) (*speakersDocument, error) {
	doc := &speakersDocument{peopleDocument: newPeopleDocument(x.people, d), x: x, quotes: []quotation{{}}}
	doc.cut(d.Title)
	return doc, doc.understand(ctx)
}

// cut cuts the text into sentences, and marks its quotations and the turns of a transcript.
func (d *speakersDocument) cut(title string) {
	z := tokenizer{text: d.text, lex: d.x.lex}
	all := slices.DeleteFunc(blocks(d.text, title), func(b block) bool { return b.kind == boilerplate })
	cut := make([][]token, len(all))
	for n, b := range all {
		tokens := z.run(b.start, b.end)
		opening := dateline(tokens)
		d.setIn(tokens[:opening])
		cut[n] = tokens[opening:]
	}
	d.turns(cut)
	for n, tokens := range cut {
		d.quote(tokens)
		d.sentences = append(d.sentences, sentences(tokens, &all[n], n)...)
	}
}

// setIn notes the state in whose capital a dateline sets the text.
func (d *peopleDocument) setIn(tokens []token) {
	if len(tokens) == 0 || d.dated != nil {
		return
	}
	if senses, n := d.x.lex.names.at(tokens, 0); n > 0 && senses[0].party.Type == "STATE" {
		d.dated = senses[0].party
	}
}

// longestDateline is how many tokens a dateline has at most.
const longestDateline = 16

// dateline returns how many tokens the dateline takes with which a block begins: "KYIV, Dec. 20 (Agency) -", 0 where there is none.
func dateline(tokens []token) int {
	if len(tokens) == 0 || tokens[0].shape == lower || tokens[0].shape == mark {
		return 0
	}
	for i := 1; i < len(tokens) && i < longestDateline; i++ {
		t := &tokens[i]
		if strings.Contains("-–—", t.lower) && t.space {
			for i+1 < len(tokens) && tokens[i+1].lower == t.lower {
				i++
			}
			return i + 1
		}
		if t.shape == lower && !t.word.is(month|preposition) || t.shape == mark && !strings.Contains(",.()/:", t.lower) {
			return 0
		}
	}
	return 0
}

// understand parses every sentence and settles who is who and who speaks where. The error is that of a context that is done.
func (d *speakersDocument) understand(ctx context.Context) error {
	if err := d.findNames(ctx); err != nil {
		return err
	}
	if err := d.parse(ctx); err != nil {
		return err
	}
	d.other, d.labour = d.elsewhere(), d.disputesLabour()
	d.register(d.ownPositions)
	d.castSpeakers()
	for i := range d.sentences {
		d.hold(i)
		d.attribute(i)
		d.after = append(d.after, d.last)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	d.inherit()
	return nil
}

// parse parses every sentence.
func (d *speakersDocument) parse(ctx context.Context) error {
	d.shouting = d.shouts()
	d.session = d.shouting || d.ofSession()
	d.parses, d.holders = make([]*parse, 0, len(d.sentences)), make([][]holding, 0, len(d.sentences))
	var scratch []chunk
	for i := range d.sentences {
		tag(d.sentences[i].tokens)
		d.parses = append(d.parses, d.x.syntax.parse(d.sentences[i].tokens, d.session, &scratch))
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// inCondition tells whether token t of a parse stands inside a condition.
func (p *parse) inCondition(t int) bool {
	for j := range p.chunks {
		if p.chunks[j].kind == conditionChunk && p.chunks[j].from <= t && t < p.conditionEnd(j) {
			return true
		}
	}
	return false
}

// conditionEnd returns the token at which the condition that chunk j opens ends: where a main clause follows it, or a mark that closes it.
func (p *parse) conditionEnd(j int) int {
	for k := j + 1; k < len(p.chunks); k++ {
		switch p.kind(k) {
		case semiChunk, dashChunk:
			return p.trim(p.chunks[j].from, p.chunks[k].from)
		case commaChunk:
			n := p.after(k)
			if p.kind(n) == nounChunk && p.beginsClause(n) || p.kind(n) == subChunk || p.word(n) == "then" || p.word(k+1) == "then" || p.kind(n) == verbChunk && p.clauses[p.at[n]].kind == adjunctClause {
				return p.trim(p.chunks[j].from, p.chunks[k].from)
			}
			if p.kind(n) == conjChunk && (p.kind(p.after(n)) == conditionChunk || p.kind(p.after(n)) == verbChunk && p.clauses[p.at[p.after(n)]].shares < p.clauseBefore(j)+1) {
				return p.trim(p.chunks[j].from, p.chunks[k].from)
			}
		case conjChunk:
			if p.kind(k+1) == commaChunk && p.opensInsert(k+2) {
				return p.trim(p.chunks[j].from, p.chunks[k].from) // "if it is cheap and, with Norway, called for"
			}
			if p.turnsBack(j, p.after(k)) {
				return p.trim(p.chunks[j].from, p.chunks[k].from)
			}
		case quoteChunk:
			if p.tokens[p.chunks[k].from].lower != "“" && p.tokens[p.chunks[j].from].quote != 0 {
				return p.trim(p.chunks[j].from, p.chunks[k].from)
			}
		}
	}
	return p.trim(p.chunks[j].from, len(p.tokens))
}

// turnsBack tells whether the verb at chunk v goes on with the clause before the condition that chunk j opens, by its tense: "supported it if it
// will help and opposed the rest".
func (p *parse) turnsBack(j, v int) bool {
	before := p.clauseBefore(j)
	if before < 0 || p.kind(v) != verbChunk || !p.simplePast(p.chunks[v].group) || !p.simplePast(p.clauses[before].group) || !p.x.isCue(p.lemma(p.chunks[v].group)) {
		return false
	}
	for k := j + 1; k < v; k++ {
		if p.kind(k) == verbChunk && p.chunks[k].group.finite {
			return !p.simplePast(p.chunks[k].group)
		}
	}
	return false
}

// clauseBefore returns the last clause whose verb stands before chunk j, -1 where there is none.
func (p *parse) clauseBefore(j int) int {
	found := -1
	for i := range p.clauses {
		if p.clauses[i].chunk < j {
			found = i
		}
	}
	return found
}
