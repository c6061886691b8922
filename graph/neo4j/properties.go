package neo4j

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A shape is a label with the properties that its nodes have, all of them constants. kind is what a MATCH goes by: Actor for parties and envoys, Term for demands and
// proposals.
type shape struct {
	kind   cypher
	labels cypher // of a new node
	more   cypher // sets those that are not kind
	keys   []cypher
	hidden []cypher // what queries go by beside the keys
}

// The shapes of nodes. Absent values are absent properties; what a document nests (a passage, a condition) is several properties side by side.
func documentShape() shape {
	return shape{"Document", ":Document", "", []cypher{
		"id", "origin", "collection", "path", "url", "title", "titleFrom", "publisher", "authors", "publishedAt", "publishedFrom", "publishedIn", "publishedSure", "language", "sha256",
		"fingerprint", "pages", "text",
	}, append(searched(), "sketch")}
}

func partyShape() shape {
	return shape{"Actor", ":Party:Actor", "n:Party, ", []cypher{"id", "name", "type", "aliases", "memberOf", "memberSince", "memberUntil"}, named()}
}

func envoyShape() shape {
	return shape{"Actor", ":Envoy:Actor", "n:Envoy, ", []cypher{"id", "name", "party", "names"}, named()}
}

func issueShape() shape { return shape{"Issue", ":Issue", "", []cypher{"id", "name"}, named()} }

func termShape() shape {
	return shape{"Term", ":Term", "", []cypher{"id", "label", "issue", "oppositeOf", "partOf", "revises", "fixedKind", "fixedLabel", "reads", "kernel"}, named()}
}

func statementShape() shape {
	return shape{"Statement", ":Statement", "", []cypher{
		"id", "document", "collection", "actor", "actorName", "actorText", "party", "onBehalfOf", "saidBy", "saidByName", "saidByText", "saidByParty", "reported",
		"capacity", "addressee", "alsoTo", "stance", "cue", "cueStart", "cueEnd", "point", "pointStart", "pointEnd", "scope", "term", "issue", "qualifiers", "conditional", "conditions",
		"conditionKinds", "conditionStarts", "conditionEnds", "modality", "directness", "isEcho", "echoOf", "echoKind", "echoCue", "statedAt", "statedIn", "day", "quote", "quoteStart",
		"quoteEnd", "rule", "confidence", "judged", "judgement",
	}, searched()}
}

func meetingShape() shape {
	return shape{"Meeting", ":Meeting", "", []cypher{
		"id", "document", "collection", "participants", "participantIds", "participantNames", "participantParties", "pairs", "mode", "place", "since", "until", "day",
		"status", "quote", "quoteStart", "quoteEnd", "rule",
	}, append(searched(), "foldedPlace")}
}

// shapeOf returns the shape of nodes of a kind.
func shapeOf(kind graph.Kind) shape {
	switch kind {
	case graph.KindParty:
		return partyShape()
	case graph.KindEnvoy:
		return envoyShape()
	case graph.KindIssue:
		return issueShape()
	case graph.KindDemand, graph.KindProposal:
		return termShape()
	case graph.KindStatement:
		return statementShape()
	case graph.KindMeeting:
		return meetingShape()
	default:
		return documentShape()
	}
}

// searched are the properties that search goes by: folded words, and the place in the order of hits.
func searched() []cypher { return []cypher{"words", "hitOrder"} }

// named are those of what goes by names.
func named() []cypher { return append(searched(), "foldedNames") }

// written returns every property of a shape.
func (s shape) written() []cypher { return slices.Concat(s.keys, s.hidden) }

// list joins what each makes of the keys.
func list(keys []cypher, each func(key cypher) cypher) cypher {
	var text cypher
	for i, key := range keys {
		if i > 0 {
			text += ", "
		}
		text += each(key)
	}
	return text
}

// assigned returns "id: r.id, name: r.name".
func assigned(keys []cypher) cypher {
	return list(keys, func(key cypher) cypher { return key + ": r." + key })
}

// set returns "n.name = r.name, ..." for all keys but the id.
func set(keys []cypher) cypher {
	return list(keys[1:], func(key cypher) cypher { return "n." + key + " = r." + key })
}

// properties of n as answers hold them, but for the folded words, which are long.
const whole cypher = "n {.*, words: null, sketch: null}"

// props is a node as rows of parameters and of answers hold it.
type props map[string]any

// row returns the properties of a node. canonical tells whether search finds it.
func row(n graph.Node, canonical bool) props {
	var p props
	switch n := n.(type) {
	case *graph.Document:
		p = documentRow(n)
	case *graph.Party:
		p = partyRow(n)
	case *graph.Envoy:
		p = props{"name": n.Name, "party": n.Party, "names": n.Names}
	case *graph.Issue:
		p = props{"name": n.Name}
	case *graph.Term:
		p = props{"label": n.Label, "issue": n.Issue, "oppositeOf": n.OppositeOf, "partOf": n.PartOf, "revises": n.Revises, "fixedKind": n.FixedKind, "fixedLabel": n.FixedLabel, "reads": n.Reads, "kernel": kernel(n)}
	case *graph.Statement:
		p = statementRow(n)
	case *graph.Meeting:
		p = meetingRow(n)
	}
	p["id"] = n.NodeID()
	p["hitOrder"] = graph.HitKey(n)
	if canonical {
		p["words"] = searchWords(n)
	}
	switch n.(type) {
	case *graph.Party, *graph.Envoy, *graph.Issue, *graph.Term:
		p["foldedNames"] = graph.FacetsOf(n, nil)[graph.FieldFoldedName]
	}
	p.trim()
	if m, ok := n.(*graph.Meeting); ok {
		p.attended(m)
	}
	return p
}

// kernel returns what a term's words are about as JSON, "" where nothing says.
func kernel(t *graph.Term) string {
	if t.Kernel == nil {
		return ""
	}
	return marshal(t.Kernel)
}

// trim drops what is absent: empty texts and lists, and false.
func (p props) trim() {
	for key, value := range p {
		switch value := value.(type) {
		case string:
			if value == "" {
				delete(p, key)
			}
		case []string:
			if len(value) == 0 {
				delete(p, key)
			}
		case []int:
			if len(value) == 0 {
				delete(p, key)
			}
		case bool:
			if !value {
				delete(p, key)
			}
		}
	}
}

func documentRow(d *graph.Document) props {
	return props{
		"origin": d.Origin, "collection": d.Collection, "path": d.Path, "url": d.URL, "title": d.Title, "titleFrom": d.TitleFrom, "publisher": d.Publisher, "authors": d.Authors,
		"publishedAt": string(d.PublishedAt), "publishedFrom": d.PublishedFrom, "publishedIn": d.PublishedIn, "publishedSure": d.PublishedSure, "language": d.Language,
		"sha256": d.SHA256, "fingerprint": d.Fingerprint, "pages": d.Pages, "text": d.Text,
	}
}

func partyRow(n *graph.Party) props {
	p := props{"name": n.Name, "type": string(n.Type), "aliases": n.Aliases}
	var blocs, since, until []string
	for _, m := range n.MemberOf {
		blocs, since, until = append(blocs, m.Bloc), append(since, string(m.Since)), append(until, string(m.Until))
	}
	p["memberOf"], p["memberSince"], p["memberUntil"] = blocs, since, until
	return p
}

func statementRow(s *graph.Statement) props {
	p := props{
		"document": s.Document, "collection": s.Collection, "actor": s.Actor, "actorName": s.ActorName, "actorText": s.ActorText, "party": s.Party,
		"onBehalfOf": s.OnBehalfOf, "capacity": string(s.Capacity), "addressee": s.Addressee, "alsoTo": s.AlsoTo, "stance": string(s.Stance), "scope": s.Scope, "term": s.Term,
		"issue": s.Issue, "qualifiers": s.Qualifiers, "conditional": len(s.Conditions) > 0, "modality": string(s.Modality), "directness": string(s.Directness),
		"statedAt": string(s.StatedAt), "statedIn": s.StatedIn, "day": string(s.Day), "rule": s.Rule, "confidence": s.Confidence,
	}
	p.passage("cue", s.Cue)
	p.passage("point", s.Point)
	p.passage("quote", s.Quote)
	if s.SaidBy != nil {
		p["reported"], p["saidBy"], p["saidByName"], p["saidByText"], p["saidByParty"] = true, s.SaidBy.Actor, s.SaidBy.Name, s.SaidBy.Text, s.SaidBy.Party
	}
	if s.Echo != nil {
		p["isEcho"], p["echoOf"], p["echoKind"], p["echoCue"] = true, s.Echo.Of, string(s.Echo.Kind), s.Echo.Cue
	}
	if s.Judged != nil {
		p["judged"], p["judgement"] = string(s.Judged.Kind), marshal(s.Judged)
	}
	if len(s.Conditions) == 0 {
		return p
	}
	var texts, kinds []string
	var starts, ends []int
	for _, c := range s.Conditions {
		texts, kinds, starts, ends = append(texts, c.Text), append(kinds, string(c.Kind)), append(starts, c.Start), append(ends, c.End)
	}
	p["conditions"], p["conditionKinds"], p["conditionStarts"], p["conditionEnds"] = texts, kinds, starts, ends
	return p
}

func meetingRow(m *graph.Meeting) props {
	p := props{
		"document": m.Document, "collection": m.Collection, "mode": m.Mode, "place": m.Place, "since": string(m.Since), "until": string(m.Until),
		"day": string(m.Day), "status": string(m.Status), "rule": m.Rule, "foldedPlace": graph.Fold(m.Place),
	}
	p.passage("quote", m.Quote)
	return p
}

// attended sets who met whom; no list and an empty one stay apart, as a document gave them.
func (p props) attended(m *graph.Meeting) {
	if m.Participants != nil {
		texts, ids, names, parties := []string{}, []string{}, []string{}, []string{}
		for _, one := range m.Participants {
			texts, ids, names, parties = append(texts, one.Text), append(ids, one.Actor), append(names, one.Name), append(parties, one.Party)
		}
		p["participants"], p["participantIds"], p["participantNames"], p["participantParties"] = texts, ids, names, parties
	}
	if m.Pairs != nil {
		pairs := []int{}
		for _, pair := range m.Pairs {
			pairs = append(pairs, pair[0], pair[1])
		}
		p["pairs"] = pairs
	}
}

func (p props) passage(key string, passage graph.Passage) {
	p[key], p[key+"Start"], p[key+"End"] = passage.Text, passage.Start, passage.End
}

// searchWords returns the distinct folded words of a node's text, with spaces between.
func searchWords(n graph.Node) string {
	words := graph.SearchWords(graph.SearchText(n))
	for i, word := range words {
		words[i] = searchWord(word)
	}
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// longestWord is how many bytes of a word the full-text index keeps whole.
const longestWord = 200

// searchWord returns a folded word as the index holds it: a longer one by its digest.
func searchWord(word string) string {
	if len(word) <= longestWord {
		return word
	}
	return graph.Digest(word)
}
