package graph

import (
	"cmp"
	"encoding/hex"
	"math"
	"slices"
	"strings"
	"sync"
	"time"
)

// A pack holds the stance rows of some holders at one revision.
type pack struct {
	revision string
	moment   moment

	mu         sync.RWMutex
	names      table // of terms, documents, issues and collections
	places     []uint32
	blocks     map[string]*block
	sources    map[uint32]uint32 // of documents that are copies: the first of these
	rows       int
	vocabulary map[string]Term
	odd        []string // ids of statements that are no "statement:" with twenty hex digits
}

// A table numbers texts.
type table struct {
	texts   []string
	numbers map[string]uint32
}

func (t *table) number(text string) uint32 {
	n, known := t.numbers[text]
	if !known {
		n = uint32(len(t.texts))
		t.texts = append(t.texts, text)
		t.numbers[text] = n
	}
	return n
}

// A block is the rows of one holder, by term, day and statement.
type block struct {
	rows []packedRow
	runs []run
}

// A run is the rows of one term in a block, with what they come to all together.
type run struct {
	term, start, end uint32
	count            count
}

// A packedRow is a stance row in 32 bytes.
type packedRow struct {
	term, document uint32
	issue          uint32
	collection     uint16
	flags          uint16
	day            int32 // days since 1970, unknownDay where it is unknown
	statement      [10]byte
}

const unknownDay = math.MinInt32

// The flags of a packed row. Its lowest bits hold the stance and the directness.
const (
	flagConditional = 1 << (iota + 8)
	flagVoice
	flagReported
	flagOdd // the statement's id stands in the pack's list
)

func packedStances() []Stance { return []Stance{Demands, Proposes, Supports, Rejects, States} }

func packedDirectness() []Directness { return []Directness{"", Direct, Indirect, Narrated} }

func newPack(revision string) *pack {
	return &pack{revision: revision, names: table{numbers: map[string]uint32{}}, blocks: map[string]*block{}, sources: map[uint32]uint32{}, vocabulary: map[string]Term{}}
}

func (p *pack) full() bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.rows > mostPacked
}

// size returns how many bytes the pack takes, about.
func (p *pack) size() int {
	const row, run, entry = 32, 80, 16 + 16 + 4 + 8 // of a row; of a run; of a text's headers, number and share of the map
	bytes := p.rows * row
	for _, text := range p.names.texts {
		bytes += entry + len(text)
	}
	for _, b := range p.blocks {
		bytes += run * len(b.runs)
	}
	return bytes
}

// missing returns the holders whose rows are not there.
func (p *pack) missing(holders []string) []string {
	p.mu.RLock()
	defer p.mu.RUnlock()
	var missing []string
	for _, holder := range holders {
		if p.blocks[holder] == nil {
			missing = append(missing, holder)
		}
	}
	return missing
}

// add takes all rows of some holders.
func (p *pack) add(holders []string, rows []StanceRow) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, holder := range holders {
		p.blocks[holder] = &block{}
	}
	counts := map[string]int{}
	for i := range rows {
		counts[rows[i].Holder]++
	}
	for holder, n := range counts {
		if b := p.blocks[holder]; b != nil {
			b.rows = make([]packedRow, 0, n)
		}
	}
	for i := range rows {
		if b := p.blocks[rows[i].Holder]; b != nil {
			b.rows = append(b.rows, p.packed(&rows[i]))
		}
	}
	for _, holder := range holders {
		p.blocks[holder].settle()
		p.rows += len(p.blocks[holder].rows)
	}
}

// source notes the first of the copies of some documents.
func (p *pack) source(firsts map[string]string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for document, first := range firsts {
		p.sources[p.names.number(document)] = p.names.number(first)
	}
}

// origins sets of which text the documents of rows are copies, and tells whether it knows all of them.
func (p *pack) origins(rows []StanceRow) bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	for i := range rows {
		n, known := p.names.numbers[rows[i].Document]
		if !known {
			return false
		}
		if first, copied := p.sources[n]; copied {
			rows[i].Source = p.names.texts[first]
		}
	}
	return true
}

// settle sorts the rows and finds the runs of terms.
func (b *block) settle() {
	slices.SortFunc(b.rows, func(x, y packedRow) int {
		return cmp.Or(cmp.Compare(x.term, y.term), cmp.Compare(x.day, y.day), slices.Compare(x.statement[:], y.statement[:]))
	})
	for i := range b.rows {
		if n := len(b.runs); n == 0 || b.runs[n-1].term != b.rows[i].term {
			b.runs = append(b.runs, run{term: b.rows[i].term, start: uint32(i)})
		}
		at := &b.runs[len(b.runs)-1]
		at.end = uint32(i + 1)
		if row := &b.rows[i]; row.flags&flagVoice == 0 {
			at.count.take(row, false)
		}
	}
}

func (p *pack) packed(row *StanceRow) packedRow {
	packed := packedRow{
		term: p.names.number(row.Term), document: p.names.number(row.Document), issue: p.names.number(row.Issue),
		collection: p.place(row.Collection), day: dayNumber(row.Day),
		flags: uint16(slices.Index(packedStances(), row.Stance) | max(0, slices.Index(packedDirectness(), row.Directness))<<4),
	}
	packed.flags |= flagIf(row.Conditional, flagConditional) | flagIf(row.Voice, flagVoice) | flagIf(row.Reported, flagReported)
	p.identify(&packed, row.Statement)
	return packed
}

func flagIf(set bool, flag uint16) uint16 {
	if set {
		return flag
	}
	return 0
}

// place numbers collections, of which there are few.
func (p *pack) place(collection string) uint16 {
	n := p.names.number(collection)
	at := slices.Index(p.places, n)
	if at < 0 {
		at = len(p.places)
		p.places = append(p.places, n)
	}
	return uint16(at)
}

const statementPrefix = "statement:"

// identify packs a statement's id.
func (p *pack) identify(row *packedRow, id string) {
	digits, plain := strings.CutPrefix(id, statementPrefix)
	if plain && len(digits) == 2*len(row.statement) && strings.ToLower(digits) == digits {
		if _, err := hex.Decode(row.statement[:], []byte(digits)); err == nil {
			return
		}
	}
	row.flags |= flagOdd
	n := len(p.odd)
	p.odd = append(p.odd, id)
	row.statement = [10]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}
}

func (p *pack) statementOf(row *packedRow) string {
	if row.flags&flagOdd != 0 {
		s := row.statement
		return p.odd[int(s[0])<<24|int(s[1])<<16|int(s[2])<<8|int(s[3])]
	}
	return statementPrefix + hex.EncodeToString(row.statement[:])
}

func dayNumber(d Day) int32 {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return unknownDay
	}
	return int32(math.Floor(float64(t.Unix()) / 86400))
}

func numberedDay(n int32) Day {
	if n == unknownDay {
		return ""
	}
	return DayOf(time.Unix(int64(n)*86400, 0).UTC())
}

func (r *packedRow) stance() Stance { return packedStances()[r.flags&15] }

// against tells whether the row's stance is one against its term.
func (r *packedRow) against() bool { return r.flags&15 == rejectsNumber }

// rejectsNumber is the place of Rejects in packedStances.
const rejectsNumber = 3

// unpack appends the rows of a holder that a query takes.
func (p *pack) unpack(rows []StanceRow, holder string, query StanceQuery) []StanceRow {
	b := p.blocks[holder]
	if b == nil {
		return rows
	}
	s := p.sieve(query)
	for _, run := range b.runs {
		if !s.takesTerm(run.term) {
			continue
		}
		for i := run.start; i < run.end; i++ {
			if s.takes(&b.rows[i]) {
				rows = append(rows, p.unpacked(holder, &b.rows[i]))
			}
		}
	}
	return rows
}

func (p *pack) unpacked(holder string, row *packedRow) StanceRow {
	return StanceRow{
		Holder: holder, Term: p.names.texts[row.term], Day: numberedDay(row.day), Statement: p.statementOf(row), Stance: row.stance(),
		Conditional: row.flags&flagConditional != 0, Voice: row.flags&flagVoice != 0, Reported: row.flags&flagReported != 0,
		Issue: p.names.texts[row.issue], Collection: p.names.texts[p.places[row.collection]], Document: p.names.texts[row.document],
		Directness: packedDirectness()[row.flags>>4&15],
	}
}

// known returns the terms of ids that the pack has met, and the ids of the others.
func (p *pack) known(ids []string) (known []Term, missing []string) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	for _, id := range ids {
		if t, ok := p.vocabulary[id]; ok {
			known = append(known, t)
		} else {
			missing = append(missing, id)
		}
	}
	return known, missing
}

func (p *pack) learn(terms []Term) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, t := range terms {
		p.vocabulary[t.ID] = t
	}
}
