package parse

// scratch is the working memory of one parse.
type scratch struct {
	n         int
	caps      uint64 // 1 when the text is all capitals
	words     []word // with pad words on both sides
	tags      []Tag
	heads     []int
	relations []Relation
	entities  []entityLabel
	commas    []int32 // commas before each word
	quotes    []int32 // quotation marks before each word
	features  features
	scores    scores
	state     state
}

const pad = 3

// read sets the words of a sentence.
func (p *scratch) read(text string, tokens []Token) {
	p.n = len(tokens)
	p.words = resize(p.words, p.n+2*pad)
	p.tags = resize(p.tags, p.n+2*pad)
	p.heads = resize(p.heads, p.n+2)
	p.relations = resize(p.relations, p.n+2)
	p.entities = resize(p.entities, p.n)
	for i := range pad {
		p.words[i] = word{form: uint64(i) + 1, lower: uint64(i) + 1, shape: uint64(i) + 1}
		p.words[pad+p.n+i] = word{form: uint64(i) + 11, lower: uint64(i) + 11, shape: uint64(i) + 11}
	}
	for i, t := range tokens {
		p.words[pad+i].set(text[t.Start:t.End])
	}
	p.countCaps()
	p.countMarks()
}

// countCaps tells a headline in capitals, where case means nothing.
func (p *scratch) countCaps() {
	upper, title := 0, 0
	for i := range p.n {
		w := p.at(i)
		if w.upper {
			upper++
		}
		if w.title || w.hasDigit {
			title++
		}
	}
	p.caps = flag(p.n > 3 && upper*2 > p.n) + flag(p.n > 3 && title*4 > p.n*3)
}

func (p *scratch) countMarks() {
	p.commas, p.quotes = resize(p.commas, p.n+2), resize(p.quotes, p.n+2)
	for i := range p.n + 1 {
		w := p.at(i)
		p.commas[i+1] = p.commas[i] + int32(flag(w.lower == commaHash))
		p.quotes[i+1] = p.quotes[i] + int32(flag(w.lower == quoteHash))
	}
}

var commaHash, quoteHash = hash(hashStart, ','), hash(hashStart, '"')

// at returns word i, where up to three places before and after the sentence are pads.
func (p *scratch) at(i int) *word { return &p.words[i+pad] }

func (p *scratch) tagAt(i int) Tag {
	if i < 0 || i >= p.n {
		return NoTag
	}
	return p.tags[i]
}

func (p *scratch) entityAt(i int) entityLabel {
	if i < 0 {
		return 0
	}
	return p.entities[i]
}

// headWord returns the head of word i, a pad for a root.
func (p *scratch) headWord(i int) *word {
	if h := p.heads[i]; h >= 0 {
		return p.at(h)
	}
	return p.at(-1)
}

// entityHead returns 1 plus the label of the head of word i where it is known already.
func (p *scratch) entityHead(i int) uint64 {
	if h := p.heads[i]; h >= 0 && h < i {
		return uint64(p.entities[h]) + 1
	}
	return 0
}

// resize returns a zeroed slice of n, in the memory of s if it is large enough.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}
