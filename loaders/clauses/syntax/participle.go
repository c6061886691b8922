package syntax

import (
	"slices"

	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
)

func (p *Parse) nonfinite(c *Clause) {
	j := p.Skip(c.Chunk)
	switch p.Kind(j) {
	case NounChunk:
		list, left := p.list(j)
		if p.Kind(left) == PrepChunk && p.Word(left) == "with" {
			c.Kind, c.Subjects, c.Start = AbsoluteClause, list, p.Chunks[left].From
			return
		}
		c.Kind = ReducedClause
		p.own(c, j)
	case VerbChunk:
		c.Kind, c.Shares = Infinitive, len(p.Clauses)-1
	case ConjChunk:
		if k := p.gerundBefore(j); k >= 0 {
			c.Kind, c.Shares = Infinitive, p.Clauses[k].Shares // "proposed deleting the list and adding a reference"
			return
		}
		p.adjunct(c, j)
	case PrepChunk:
		if p.nominalized(j) {
			c.Kind, c.Shares = Infinitive, len(p.Clauses)-1
			return
		}
		fallthrough
	default:
		p.adjunct(c, j)
	}
}

// adjunct shares the subject of the clause that the participle after chunk j goes with: ", preferring ...".
func (p *Parse) adjunct(c *Clause, j int) {
	c.Kind = AdjunctClause
	if object := p.Skip(j); p.blamed(j) && p.ActorAt(object) {
		c.Subjects = []Span{{object, object + 1}} // "thanked Norway for offering"
		return
	}
	c.Shares = p.lastFiniteAt(c.Chunk)
	if p.Kind(j) == CommaChunk && p.x.Reports[p.Lemma(c.Group)] {
		c.Shares = p.speaking(c.Shares)
	}
	c.Next = c.Shares < 0
}

// gerundBefore returns the clause of the gerund that the verb before it takes and to which the conjunction at chunk j joins another, -1 where
// there is none.
func (p *Parse) gerundBefore(j int) int {
	k := len(p.Clauses) - 1
	for k >= 0 && p.Clauses[k].Kind == ReducedClause {
		k--
	}
	if k < 0 || p.Clauses[k].Kind != Infinitive || p.Clauses[k].Shares < 0 || !p.Tokens[p.Clauses[k].Group.From].Word.Is(lexicon.Gerund) || p.Kind(p.Skip(p.Clauses[k].Chunk)) != VerbChunk {
		return -1
	}
	return k
}

// nominalized tells whether the preposition at chunk j makes the gerund after it a thing that is spoken of and not done: "the prospect of joining",
// "refrained from backing", "jailed activists for opposing".
func (p *Parse) nominalized(j int) bool {
	switch p.Word(j) {
	case "of", "on", "from", "against", "about", "at", "to", "than", "without", "like":
		return !p.blamed(j) || !p.ActorAt(p.Skip(j))
	case "in":
		return p.Kind(p.Skip(j)) == NounChunk && !p.ActorAt(p.Skip(j)) // "the role of ports in advancing trade"
	case "for":
		return p.Kind(p.Skip(j)) == NounChunk && !p.ActorAt(p.Skip(j)) && p.blamed(j)
	}
	return false
}

// speaking returns clause k, or, where its subject is no actor, the report before it whose subject is: "said the text will be late, adding that".
func (p *Parse) speaking(k int) int {
	for r := k; r >= 0; r-- {
		c := &p.Clauses[p.Owner(r)]
		if kind := p.Clauses[r].Kind; kind != MainClause && kind != JoinedClause || len(c.Subjects) == 0 || !p.Names(c.Subjects[0].From) {
			continue
		}
		if r == k || p.x.Reports[p.Lemma(p.Clauses[r].Group)] {
			return r
		}
	}
	return k
}

// blamed tells whether chunk j is a "for", "of" or "from" after the object of a finite verb, so that the object does what follows.
func (p *Parse) blamed(j int) bool {
	if p.Kind(j) != PrepChunk || p.Word(j) != "for" && p.Word(j) != "of" && p.Word(j) != "from" || p.Kind(p.Skip(j)) != NounChunk {
		return false
	}
	verb := p.Skip(p.Skip(j))
	return p.Kind(verb) == VerbChunk && p.Chunks[verb].Group.Finite
}

// reduced tells whether a bare participle at chunk i modifies the noun before it rather than being the clause's verb.
func (p *Parse) reduced(i int) bool {
	g := p.Chunks[i].Group
	j := p.Skip(i)
	by := p.Word(p.After(i)) == "by"
	switch p.Kind(j) {
	case NounChunk:
		if t := p.Chunks[j]; t.To-t.From == 1 && p.Tokens[t.From].Word.Is(lexicon.Numeral) && p.Kind(j-1) == CommaChunk && !p.x.IsCue(p.Lemma(g)) {
			return true // "two bodies, one related to finance"
		}
	case CommaChunk:
		return by && !p.Tokens[g.Main].Word.Is(lexicon.Gerund) || p.modifies(i)
	case OpenChunk, DashChunk, ConjChunk:
		return by && !p.Tokens[g.Main].Word.Is(lexicon.Gerund)
	default:
		return by || !p.Tokens[g.Main].Word.Is(lexicon.Past)
	}
	if by || !p.Tokens[g.Main].Word.Is(lexicon.Past) {
		return true
	}
	_, left := p.list(j)
	if p.Kind(left) == PrepChunk && p.Word(left) == "with" {
		return false
	}
	if p.Kind(left) == VerbChunk {
		if !p.Chunks[left].Group.Finite && p.Kind(p.After(i)) == PrepChunk {
			return true
		}
		return !p.x.Reports[p.Lemma(p.Chunks[left].Group)] && !p.x.Clausal[p.Lemma(p.Chunks[left].Group)]
	}
	if p.Tokens[p.Chunks[max(left, 0)].From].Word.Is(lexicon.Subordinator) && p.ActorAt(p.Skip(i)) && p.x.IsCue(p.Lemma(g)) {
		return false // "after the G-77/CHINA said"
	}
	return p.Kind(left) == PrepChunk && len(p.Clauses) > 0 && p.lastFinite() >= 0 && !p.fresh(left)
}

// modifies tells whether the bare participle after a comma at chunk i tells of the noun before it: "its proposal for a decision, submitted in May".
// One that a preposition of its own follows is a further verb: "met the envoys, agreed to a truce and left".
func (p *Parse) modifies(i int) bool {
	n := p.After(i)
	if n == i+1 && p.Kind(n) != PrepChunk || p.Kind(n) != PrepChunk && p.Kind(n) != NounChunk || p.Kind(p.Skip(p.Skip(i))) != NounChunk || p.lastFinite() < 0 {
		return false
	}
	if p.Kind(n) == NounChunk && p.Kind(i+1) != TimeChunk {
		return false
	}
	return !slices.ContainsFunc(p.x.VerbCues[p.Lemma(p.Chunks[i].Group)], func(cue cues.Verb) bool {
		return len(cue.Objects) == 0 && cues.Takes(cue.Rule, p.Word(n)) || cues.Takes(cue.Rule, "to-object") && p.Word(n) == "to"
	})
}

// frontEnd returns the comma that closes the participle phrase with which the sentence opens, -1 where there is none. Of several commas before the
// verb the first closes it, unless that leaves more than one list behind it: "Noting A and B, C and D said", but "Noting A, B and C, D said".
func (p *Parse) frontEnd() int {
	first := 0
	for p.Kind(first) == AdverbChunk || p.Kind(first) == SubChunk {
		first++
	}
	if p.Kind(first) != VerbChunk || p.Chunks[first].Group.Finite && !p.bare(first) || p.Chunks[first].Group.Infinite {
		return -1
	}
	comma, second, lists := -1, -1, 0
	for k := first + 1; k < len(p.Chunks) && !(p.Kind(k) == VerbChunk && p.Chunks[k].Group.Finite); k++ {
		switch p.Kind(k) {
		case CommaChunk:
			if comma < 0 {
				comma = k
			} else if lists == 1 && second < 0 {
				second = k
			}
		case ConjChunk:
			if comma >= 0 {
				lists++
			}
		}
	}
	if lists > 1 && second >= 0 {
		return second
	}
	return comma
}

// fresh tells whether a comma, semicolon or subordinator stands between the last finite verb and chunk i, so that a clause can begin there.
func (p *Parse) fresh(i int) bool {
	for ; i >= 0; i-- {
		switch p.Chunks[i].Kind {
		case CommaChunk, SemiChunk, SubChunk, ThatChunk, ColonChunk, DashChunk, ConditionChunk:
			return true
		case VerbChunk:
			return false
		}
	}
	return true
}
