package names

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// The weights of what a text says of a person's party, from the surest.
const (
	byTitle      = 10 // "Norwegian Prime Minister X"
	byPhrase     = 8  // "X, the Norwegian premier"; "X of Norway"
	byMembership = 6  // "Norwegian cleric X"
	byGroup      = 5  // "a Norwegian delegation led by X"
	byWeak       = 2  // "Norway's government of Prime Minister X"
)

// said is what the phrase around a person's name says of him.
type said struct {
	votes     []vote
	roles     []mention.TitleSpan
	former    bool
	bystander bool
	chair     bool
	kin       bool // only somebody's son, wife or friend
	owner     int  // word of a possessive before the title, "his minister X"; -1 for none
	crowd     int  // word of the common noun of a side before the title, "rebel leader X"; -1 for none
	boss      int  // index of the person's mention whose man he is, "an adviser to X"; -1 for none
	listed    bool // a list goes on from the person named before, with a title but no party of its own
}

type vote struct {
	party  *Party
	weight int
}

// state returns the state that a title before the name gives, nil where none does.
func (s *said) state() *Party {
	for _, v := range s.votes {
		if v.weight == byTitle && v.party.Type == graph.State {
			return v.party
		}
	}
	return nil
}

func (s *said) vote(p *Party, weight int) {
	if p != nil {
		s.votes = append(s.votes, vote{p, weight})
	}
}

// say reads what the phrase around a person's mention says.
func (l *line) say(n int) said {
	s := said{owner: -1, crowd: -1, boss: -1}
	m := l.Found[n]
	l.before(&s, m)
	l.after(&s, m)
	l.led(&s, m)
	l.represented(&s, m)
	l.speakingFor(&s, m)
	l.series(&s, n)
	return s
}
