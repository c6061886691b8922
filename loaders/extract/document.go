package extract

import (
	"context"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// document is one text on its way from blocks to findings.
type document struct {
	x          *Extractor
	id         string
	text       string
	day        graph.Day
	sentences  []sentence
	mentions   [][]mention
	titles     [][]titleSpan
	parses     []*parse
	holders    [][]holding // of each clause of each sentence
	people     *people
	near       map[*person][]*packs.Party // parties in each person's sentences
	lists      [][2]*person
	quotes     []quotation
	findings   []finding
	meetings   []encounter
	shorts     map[string]sense        // "the Front" for a party whose name ends so
	other      bool                    // the text is of a field in which nobody negotiates
	labour     bool                    // the text is about a labour dispute
	dated      *packs.Party            // the state of the dateline
	home       *packs.Party            // whom "the government" means
	forces     map[string]*packs.Party // whom "the army" means, by the noun
	crowds     map[string]bool         // the ids of those that only a common noun names
	own        map[string]*packs.Party // parties known by their form, by slug
	lastQuoted []ref                   // whom a pronoun means inside a quotation
	last       []ref                   // whom a pronoun means
	lastPerson *ref                    // the last subject that is a person, in sentence personAt
	personAt   int
	turnsOn    func(*packs.Dispute) bool // tells whether the document is about a pack's dispute
	after      [][]ref                   // whom a pronoun means after each sentence
	noting     bool                      // keep drops, for Explain
	session    bool                      // whether the document reports a session
	shouting   bool                      // whether it writes the names of states in capitals
	drops      []drop
}

func (x *Extractor) read(d *graph.Document) *document {
	doc := &document{x: x, id: d.ID, text: d.Text, day: d.PublishedAt, people: newPeople(), near: map[*person][]*packs.Party{}, shorts: map[string]sense{}, own: map[string]*packs.Party{}, crowds: map[string]bool{}, quotes: []quotation{{}}}
	z := tokenizer{text: d.Text, lex: x.lex}
	all := slices.DeleteFunc(blocks(d.Text, d.Title), func(b block) bool { return b.kind == boilerplate })
	cut := make([][]token, len(all))
	for n, b := range all {
		tokens := z.run(b.start, b.end)
		opening := dateline(tokens)
		doc.setIn(tokens[:opening])
		cut[n] = tokens[opening:]
	}
	doc.turns(cut)
	for n, tokens := range cut {
		doc.quote(tokens)
		doc.sentences = append(doc.sentences, x.sentences(tokens, &all[n], n)...)
	}
	return doc
}

// setIn notes the state in whose capital a dateline sets the text.
func (d *document) setIn(tokens []token) {
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
func (d *document) understand(ctx context.Context) error {
	d.mentions, d.titles = make([][]mention, 0, len(d.sentences)), make([][]titleSpan, 0, len(d.sentences))
	d.parses, d.holders = make([]*parse, 0, len(d.sentences)), make([][]holding, 0, len(d.sentences))
	for i := range d.sentences {
		s := &d.sentences[i]
		mentions, titles := d.names(s)
		d.byForm(s, mentions)
		d.shorten(s, mentions)
		d.mentions, d.titles = append(d.mentions, mentions), append(d.titles, titles)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	d.begunByName()
	d.shouting = d.shouts()
	d.session = d.shouting || d.ofSession()
	var scratch []chunk
	for i := range d.sentences {
		tag(d.sentences[i].tokens)
		d.parses = append(d.parses, d.x.parse(d.sentences[i].tokens, d.session, &scratch))
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	d.turnsOn, d.home, d.other = d.about(), d.homeland(), d.elsewhere()
	d.forces = d.calledForces()
	d.labour = d.disputesLabour()
	d.register()
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

// find finds what every sentence says and, where that is asked, who meets.
func (d *document) find(ctx context.Context, meetings bool) error {
	for i := range d.sentences {
		d.frames(i)
		if meetings {
			d.encounters(i)
		}
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
