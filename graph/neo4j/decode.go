package neo4j

import (
	"github.com/parleygraph/parley/graph"
)

// decode returns the node that properties, read through its shape, are of. proposal tells the kind of a term.
func decode(p props, proposal bool) (graph.Node, error) {
	id := p.text("id")
	switch graph.KindOf(id) {
	case graph.KindParty:
		return party(p)
	case graph.KindEnvoy:
		return &graph.Envoy{ID: id, Name: p.text("name"), Party: p.text("party"), Names: p.list("names")}, nil
	case graph.KindIssue:
		return &graph.Issue{ID: id, Name: p.text("name")}, nil
	case graph.KindDemand:
		kind := graph.KindDemand
		if proposal {
			kind = graph.KindProposal
		}
		term := &graph.Term{
			ID: id, Kind: kind, FixedKind: p.flag("fixedKind"), Label: p.text("label"), FixedLabel: p.flag("fixedLabel"), Reads: p.number("reads"), Issue: p.text("issue"),
			OppositeOf: p.text("oppositeOf"), PartOf: p.text("partOf"), Revises: p.text("revises"),
		}
		if kernel := p.text("kernel"); kernel != "" {
			term.Kernel = &graph.Kernel{}
			return term, unmarshal(kernel, term.Kernel)
		}
		return term, nil
	case graph.KindStatement:
		return statement(p)
	case graph.KindMeeting:
		return meeting(p)
	default:
		return document(p), nil
	}
}

func document(p props) *graph.Document {
	return &graph.Document{
		ID: p.text("id"), Origin: p.text("origin"), Collection: p.text("collection"), Path: p.text("path"), URL: p.text("url"), Title: p.text("title"),
		TitleFrom: p.text("titleFrom"), Publisher: p.text("publisher"), Authors: p.list("authors"), PublishedAt: p.day("publishedAt"), PublishedFrom: p.text("publishedFrom"),
		PublishedIn: p.text("publishedIn"), PublishedSure: p.text("publishedSure"), Pages: p.numbers("pages"),
		Language: p.text("language"), SHA256: p.text("sha256"), Fingerprint: p.text("fingerprint"), Text: p.text("text"),
	}
}

func party(p props) (graph.Node, error) {
	n := &graph.Party{ID: p.text("id"), Name: p.text("name"), Type: graph.PartyType(p.text("type")), Aliases: p.list("aliases")}
	blocs, since, until := p.list("memberOf"), p.list("memberSince"), p.list("memberUntil")
	if len(since) != len(blocs) || len(until) != len(blocs) {
		return nil, unreadable(n.ID)
	}
	for i, bloc := range blocs {
		n.MemberOf = append(n.MemberOf, graph.Membership{Bloc: bloc, Since: graph.Day(since[i]), Until: graph.Day(until[i])})
	}
	return n, nil
}

func statement(p props) (graph.Node, error) {
	conditions, err := conditionsOf(p)
	s := &graph.Statement{
		ID: p.text("id"), Document: p.text("document"), Collection: p.text("collection"), Actor: p.text("actor"), ActorName: p.text("actorName"),
		ActorText: p.text("actorText"), Party: p.text("party"), OnBehalfOf: p.list("onBehalfOf"), Capacity: graph.Capacity(p.text("capacity")),
		Addressee: p.text("addressee"), AlsoTo: p.list("alsoTo"), Stance: graph.Stance(p.text("stance")), Cue: p.passageOf("cue"), Point: p.passageOf("point"), Scope: p.text("scope"),
		Term: p.text("term"), Issue: p.text("issue"), Qualifiers: p.list("qualifiers"), Conditions: conditions, Modality: graph.Modality(p.text("modality")),
		Directness: graph.Directness(p.text("directness")), StatedAt: p.day("statedAt"), StatedIn: p.text("statedIn"), Day: p.day("day"), Quote: p.passageOf("quote"), Rule: p.text("rule"),
	}
	s.Confidence, _ = p["confidence"].(float64)
	if p.flag("reported") {
		s.SaidBy = &graph.Reporter{Text: p.text("saidByText"), Actor: p.text("saidBy"), Name: p.text("saidByName"), Party: p.text("saidByParty")}
	}
	if p.flag("isEcho") {
		s.Echo = &graph.Echo{Of: p.text("echoOf"), Kind: graph.EchoKind(p.text("echoKind")), Cue: p.text("echoCue")}
	}
	if judgement := p.text("judgement"); judgement != "" && err == nil {
		err = unmarshal(judgement, &s.Judged)
	}
	return s, err
}

func meeting(p props) (graph.Node, error) {
	m := &graph.Meeting{
		ID: p.text("id"), Document: p.text("document"), Collection: p.text("collection"), Mode: p.text("mode"), Place: p.text("place"), Since: p.day("since"),
		Until: p.day("until"), Day: p.day("day"), Status: graph.MeetingStatus(p.text("status")), Quote: p.passageOf("quote"), Rule: p.text("rule"),
	}
	texts, ids, names, parties := p.list("participants"), p.list("participantIds"), p.list("participantNames"), p.list("participantParties")
	pairs := p.numbers("pairs")
	if len(ids) != len(texts) || len(names) != len(texts) || len(parties) != len(texts) || len(pairs)%2 != 0 {
		return nil, unreadable(m.ID)
	}
	if p["participants"] != nil {
		m.Participants = []graph.Participant{}
	}
	if p["pairs"] != nil {
		m.Pairs = [][2]int{}
	}
	for i, text := range texts {
		m.Participants = append(m.Participants, graph.Participant{Text: text, Actor: ids[i], Name: names[i], Party: parties[i]})
	}
	for i := 0; i < len(pairs); i += 2 {
		m.Pairs = append(m.Pairs, [2]int{pairs[i], pairs[i+1]})
	}
	return m, nil
}

// unreadable is the error for a node that this package can't have written.
func unreadable(id string) error {
	return graph.Errorf(graph.Unavailable, "the stored node %q can't be read: something else has written to it: restore a backup, or load the documents into an empty database", id)
}

// conditionsOf and the like read what several properties hold side by side; lists of unequal length are unreadable.
func conditionsOf(p props) ([]graph.Condition, error) {
	texts, kinds, starts, ends := p.list("conditions"), p.list("conditionKinds"), p.numbers("conditionStarts"), p.numbers("conditionEnds")
	if len(kinds) != len(texts) || len(starts) != len(texts) || len(ends) != len(texts) {
		return nil, unreadable(p.text("id"))
	}
	var found []graph.Condition
	for i := range texts {
		found = append(found, graph.Condition{Kind: graph.ConditionKind(kinds[i]), Passage: graph.Passage{Text: texts[i], Start: starts[i], End: ends[i]}})
	}
	return found, nil
}

func (p props) text(key string) string {
	text, _ := p[key].(string)
	return text
}

func (p props) day(key string) graph.Day { return graph.Day(p.text(key)) }

func (p props) flag(key string) bool {
	set, _ := p[key].(bool)
	return set
}

func (p props) number(key string) int {
	n, _ := p[key].(int64)
	return int(n)
}

func (p props) list(key string) []string {
	return items[string, string](p[key], func(s string) string { return s })
}

func (p props) numbers(key string) []int {
	return items[int64, int](p[key], func(n int64) int { return int(n) })
}

// items converts a list of the driver's, nil for none.
func items[From, To any](list any, convert func(From) To) []To {
	values, _ := list.([]any)
	var all []To
	for _, value := range values {
		if one, ok := value.(From); ok {
			all = append(all, convert(one))
		}
	}
	return all
}

func (p props) passageOf(key string) graph.Passage {
	return graph.Passage{Text: p.text(key), Start: p.number(key + "Start"), End: p.number(key + "End")}
}
