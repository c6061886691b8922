package extract

// question tells whether the sentence is a question.
func (p *parse) question() bool {
	for k := len(p.tokens) - 1; k >= 0 && p.tokens[k].shape == mark; k-- {
		if p.tokens[k].lower == "?" {
			return true
		}
	}
	return false
}

// asked tells whether the clause stands behind whether or how: it asserts nothing.
func (p *parse) asked(c *clause) bool {
	for j := c.chunk - 1; j >= 0; j-- {
		switch p.kind(j) {
		case thatChunk:
			if p.word(j) != "that" {
				return c.kind != joinedClause || c.shares < 0 || p.clauses[c.shares].chunk > j // "asked how it works and said"
			}
			if before := p.skip(j); p.kind(before) == nounChunk && p.x.hearsay[p.tokens[p.chunks[before].to-1].lower] {
				return true // "reports that Norway accepted are false"
			}
		case commaChunk, semiChunk, subChunk:
			return false
		}
	}
	return false
}
