package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// Synthetic drafts documents of an invented negotiation: 30 parties with envoys whose names come in variants, 150 terms of 12 issues, some
// opposite, some alike, and now and then a meeting or its denial. The same seed gives the same documents; the first two
// parties, "Aldmark" and "Borvia", speak most.
func Synthetic(seed int64, documents, statementsPerDocument int) []graph.Extraction {
	return SyntheticFrom(seed, 0, documents, statementsPerDocument)
}

// SyntheticFrom drafts some of those documents, from the first-th on: so that many need not be in memory at once.
func SyntheticFrom(seed int64, first, documents, statementsPerDocument int) []graph.Extraction {
	return drafted(seed, first, documents, statementsPerDocument, func(*author) {})
}

// CrowdedFrom drafts documents like those of SyntheticFrom in which every statement is of somebody else: there are about as many names as statements.
func CrowdedFrom(seed int64, first, documents, statementsPerDocument int) []graph.Extraction {
	return drafted(seed, first, documents, statementsPerDocument, func(a *author) { a.crowd = true })
}

// WideFrom drafts documents like those of SyntheticFrom, of fifty parties.
func WideFrom(seed int64, first, documents, statementsPerDocument int) []graph.Extraction {
	return drafted(seed, first, documents, statementsPerDocument, func(a *author) { a.wide = true })
}

// drafted drafts documents, each by an author of its own, whom set sets up.
func drafted(seed int64, first, documents, statements int, set func(*author)) []graph.Extraction {
	all := make([]graph.Extraction, documents)
	for i := range all {
		a := newAuthor(seed, first+i, 0)
		set(a)
		all[i] = a.document(statements)
	}
	return all
}

// synthetic drafts one document; another version has the same id and other content.
func synthetic(seed int64, number, version, statements int) graph.Extraction {
	a := newAuthor(seed, number, version)
	return a.document(statements)
}

// An author drafts one synthetic document.
type author struct {
	rng   *rand.Rand
	d     *draft
	crowd bool // every statement is of somebody else
	wide  bool // there are fifty parties
}

func newAuthor(seed int64, number, version int) *author {
	a := &author{
		rng: rand.New(rand.NewPCG(uint64(seed), uint64(number)<<8|uint64(version))),
		d:   newDraft(fmt.Sprintf("doc/%05d", number), graph.Day("2024-01-01").Add(number%700)),
	}
	a.d.x.Document.Collection = fmt.Sprintf("case-%d", number%3)
	a.d.x.Document.Title = fmt.Sprintf("Despatch %d.%d", number, version)
	if number%11 == 0 {
		a.d.x.Document.PublishedAt = ""
	}
	return a
}

func (a *author) document(statements int) graph.Extraction {
	for range statements {
		a.statement()
	}
	if a.rng.IntN(4) == 0 {
		a.meeting()
	}
	return a.d.extraction()
}

func (a *author) parties() []string {
	names := partyNames()
	for i := len(names); a.wide && i < 50; i++ {
		names = append(names, spelling(7*i, 2)+" Coast")
	}
	return names
}

func partyNames() []string {
	return []string{
		"Aldmark", "Borvia", "Cestria", "Dunmoor", "Elvany", "Farrow", "Gallen", "Hestia", "Ilmar", "Jorvik", "Kestrel Isles", "Lomond", "Marrow",
		"Norland", "Ostrava Bloc", "Pellan", "Quenby", "Rovinia", "Sarrow", "Tarn", "Umbra", "Vellin", "Westerly", "Xanthe", "Yarrow", "Zembla",
		"Ardent League", "Basin Council", "Coral Pact", "Delta Union",
	}
}

// surname makes one of 120 surnames; a few parties have namesakes.
func surname(n int) string {
	first := []string{"Tar", "Ob", "Mer", "Dal", "Quil", "Bran", "Fer", "Hal", "Ing", "Jas", "Kol", "Lund"}
	last := []string{"vane", "lenko", "risk", "lovar", "lane", "nock", "rendi", "vorin", "gate", "mere"}
	return first[n%len(first)] + last[n/len(first)%len(last)]
}

func given(n int) string {
	return []string{"Anna", "Boris", "Clara", "Doran", "Edda", "Felix", "Greta", "Hugo", "Irena", "Jonas", "Katja", "Leon", "Mira"}[n%13]
}

// spelling returns a name of so many syllables, another one for each number.
func spelling(number, syllables int) string {
	parts := []string{"ka", "re", "mi", "tan", "vel", "dor", "las", "bren", "hal", "gor", "sul", "pek", "wim", "jor", "nad", "fos", "lub", "che", "zan", "yur"}
	name := ""
	for range syllables {
		name += parts[number%len(parts)]
		number /= len(parts)
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// place picks a number below n, small ones more often.
func (a *author) place(n int) int { return min(a.rng.IntN(n), a.rng.IntN(n)) }

func (a *author) party() string {
	names := a.parties()
	place := a.place(len(names))
	return a.d.party(names[place], func(p *graph.Party) {
		p.Aliases = []string{"The " + p.Name + " side"}
		if place%5 == 0 {
			p.MemberOf = []graph.Membership{{Bloc: graph.PartyID("Ardent League"), Since: "2020-01-01"}}
		}
	})
}

// envoy names one of five envoys of the party, in full, short or misspelt, at times without the party.
func (a *author) envoy(party string) string {
	number := 5*slices.IndexFunc(a.parties(), func(name string) bool { return graph.PartyID(name) == party }) + a.place(5)
	name := given(number) + " " + surname(number)
	if a.crowd {
		name = spelling(a.rng.IntN(400), 2) + " " + spelling(a.rng.IntN(160_000), 4)
	}
	switch a.rng.IntN(12) {
	case 0:
		_, name, _ = strings.Cut(name, " ")
	case 1:
		name += name[len(name)-1:]
	}
	if a.rng.IntN(6) == 0 {
		party = ""
	}
	return a.d.envoy(name, party, []string{"", "special envoy", "foreign minister"}[a.rng.IntN(3)])
}

func (a *author) term() string {
	number := a.place(150)
	issue := fmt.Sprintf("Issue %02d", number%12)
	return a.d.term(fmt.Sprintf("Point %03d", number), issue, func(t *graph.Term) {
		if a.rng.IntN(5) == 0 {
			t.Kind = graph.KindProposal
		}
		if number%3 == 1 && number%10 < 8 {
			t.Kernel = kernel(number)
		}
		if number%10 == 9 {
			first := a.d.term(fmt.Sprintf("Point %03d", number-1), fmt.Sprintf("Issue %02d", (number-1)%12))
			t.OppositeOf = first
		}
	})
}

// kernel returns what a term is about: of some fifty terms several are alike, and some of these go against the others.
func kernel(number int) *graph.Kernel {
	things := [][]string{{"fishery", "release", "trawler"}, {"enrich", "uranium"}, {"glacier", "reservoir", "withdraw"}, {"customs", "tariff"}, {"airspace", "patrol"}}
	k := &graph.Kernel{Words: things[number%len(things)]}
	if number%4 == 0 {
		k.Names = []string{"aldmark"}
	}
	if number%7 < 3 {
		k.Turns, k.Against = []string{"suspend"}, true
	}
	if k.Weak() {
		k.Context = []string{"@borvia", fmt.Sprintf("lake-%d", number%2)}
	}
	return k
}

func (a *author) statement() {
	party := a.party()
	actor := party
	if a.crowd || a.rng.IntN(2) == 0 {
		actor = a.envoy(party)
	}
	stance := []graph.Stance{graph.Demands, graph.Proposes, graph.Supports, graph.Rejects, graph.Rejects, graph.States}[a.rng.IntN(6)]
	a.d.says(actor, party, stance, a.term(), func(s *graph.Statement) {
		switch a.rng.IntN(8) {
		case 0:
			provided("the dam stays open")(s)
		case 1:
			s.Modality = graph.Might
		case 2:
			s.Capacity = graph.BelongsTo
		case 3:
			s.SaidBy = &graph.Reporter{Text: "Aldmark", Actor: a.d.party("Aldmark"), Name: "Aldmark"}
		case 4:
			s.OnBehalfOf = []string{a.party()}
		case 5:
			s.Directness = graph.Direct
		}
	})
}

func (a *author) meeting() {
	status := []graph.MeetingStatus{graph.Held, graph.Held, graph.Planned, graph.Off}[a.rng.IntN(4)]
	var participants [][2]string
	for range 2 + a.rng.IntN(2) {
		party := a.party()
		if a.rng.IntN(2) == 0 {
			participants = append(participants, [2]string{party, party})
		} else {
			participants = append(participants, [2]string{a.envoy(party), party})
		}
	}
	day := graph.Day("2024-03-01").Add(a.rng.IntN(10))
	a.d.meets(status, day, participants...)
}
