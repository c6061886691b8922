package neo4j

import (
	"github.com/parleygraph/parley/graph"
)

// This file is the catalogue of the queries that write, and of those that answer a plan. Those that answer readers are joined in filter.go, list.go and edges.go from
// pieces that are constants too. Values are parameters always.

// storeID is the id of the one ParleyStore node.
const storeID = "parley"

// each begins a query that does one thing for each row.
const each cypher = "UNWIND $rows AS r "

// kept begins a query that keeps its first plan: it goes by ids and indexes however much is stored, and a graph that grows would have the server plan it again and again.
const (
	kept     cypher = "CYPHER replan=skip "
	keptEach cypher = kept + each
)

// actor finds where to begin. It is optional so that the server begins there, however few nodes there are at the other end; without one nothing follows.
const (
	actor cypher = "OPTIONAL MATCH (a:Actor {id: r}) "
	term  cypher = "OPTIONAL MATCH (a:Term {id: r}) "
)

// takeTurn makes other writers wait until the transaction has ended, and returns the state that it leaves, with what those of the documents that are stored were loaded
// from. To add to a property locks before it reads.
const takeTurn cypher = kept + "MATCH (s:ParleyStore {id: $id}) SET s.writes = s.writes + 1 WITH count(*) AS turns MATCH (s:ParleyStore {id: $id})" +
	" RETURN s.writes, COLLECT { MATCH (d:Document) WHERE d.id IN $documents RETURN [d.id, d.fingerprint, d.origin] }"

// readSources reads what stored documents say.
const readSources cypher = "MATCH (s:ParleySource) WHERE s.document IN $ids RETURN s.said"

// readReported reads the statements and meetings of documents.
func readReported(s shape) cypher {
	return each + "OPTIONAL MATCH (d:Document {id: r}) MATCH (d)<-[:IN]-(n:" + s.kind + ") RETURN " + whole
}

// What names are known, and what they are names of.
const (
	readSketches  cypher = "MATCH (d:Document) WHERE d.sketch IS NOT NULL RETURN d.id, d.publishedAt, d.sketch"
	readSaid      cypher = "MATCH (w:ParleyWording) WHERE w.id > '' AND w.digest > '' AND w.actor RETURN w.body, w.documents"
	readCanon     cypher = "MATCH (c:Actor)<-[:SAME_AS]-(a:Actor) WHERE c.id > '' RETURN a.id, c.id"
	readTermCanon cypher = "MATCH (c:Term)<-[:SAME_AS]-(a:Term) WHERE c.id > '' RETURN a.id, c.id"
	readOpposites cypher = "MATCH (n:Term) WHERE n.id > '' AND n.oppositeOf IS NOT NULL AND NOT (n)-[:SAME_AS]->() RETURN n.id, n.oppositeOf"
)

// Answers to a plan's questions.
const (
	readWordings  cypher = keptEach + "MATCH (w:ParleyWording) WHERE w.id = r AND w.digest > '' RETURN w.body, w.documents"
	readPosts     cypher = keptEach + "CALL (r) { MATCH (p:ParleyPost {envoy: r}) RETURN p UNION MATCH (p:ParleyPost {party: r}) RETURN p } RETURN p.envoy, p.document, p.day, p.party, p.roles"
	readRoleEdges cypher = keptEach + "OPTIONAL MATCH (a:Actor {id: r.from}) OPTIONAL MATCH (b:Actor {id: r.to}) MATCH (a)-[x:REPRESENTS]->(b) RETURN a.id, b.id, x.role, x.roleDay, x.first, x.last, x.documents"
	readTermEdges cypher = keptEach + "OPTIONAL MATCH (a:Actor {id: r.from}) OPTIONAL MATCH (b:Term {id: r.to}) MATCH (a)-[x:DEMANDS|PROPOSES|SUPPORTS|REJECTS]->(b)" +
		" RETURN type(x), a.id, b.id, x.statements, x.documents, x.first, x.last, x.conditional, x.reported"
	readHoldings cypher = keptEach + "MATCH (s:ParleyStance) WHERE s.holder = r.from AND s.term = r.to RETURN " + stanceColumns
	readPairs    cypher = keptEach + "CALL (r) { MATCH (p:ParleyPair) WHERE p.partyA = r.from AND p.partyB = r.to RETURN p UNION MATCH (p:ParleyPair) WHERE p.actorA = r.from AND p.actorB = r.to RETURN p } RETURN p.body"
)

// stanceColumns are the columns of a stance row.
const stanceColumns cypher = "s.holder, s.term, s.day, s.statement, s.stance, s.conditional, s.voice, s.reported, s.issue, s.collection, s.document, s.directness"

// These find the statements and meetings that name an actor, a party or a term, by the ids that they hold.
const (
	readMadeBy cypher = keptEach + "MATCH (n:Statement {actor: r}) RETURN " + whole
	readParty  cypher = keptEach + "MATCH (n:Statement {party: r}) RETURN " + whole
	readAbout  cypher = keptEach + "MATCH (n:Statement {term: r}) RETURN " + whole
)

// These find the statements and meetings that lead to a canonical actor, and the meetings of envoys of a canonical party.
const (
	readLeading cypher = keptEach + actor + "MATCH (a)-[:ON_BEHALF_OF|ATTENDED]-(n) RETURN " + whole
	readMet     cypher = keptEach + "CALL (r) { MATCH (p:ParleyPair) WHERE p.partyA = r AND p.partyB > '' RETURN p.meeting AS id" +
		" UNION MATCH (p:ParleyPair {partyB: r}) RETURN p.meeting AS id } MATCH (n:Meeting {id: id}) RETURN " + whole
)

// create makes new nodes of a shape.
func create(s shape) cypher {
	return each + "CREATE (n" + s.labels + " {" + assigned(s.written()) + "})"
}

// put makes nodes of a shape, or writes those anew that are there.
func put(s shape) cypher {
	return each + "MERGE (n:" + s.kind + " {id: r.id}) SET " + s.more + set(s.written())
}

// createStatements makes statements with the edges that nearly every one has. An end that is missing fails the transaction.
func createStatements(about bool) cypher {
	text := each + "OPTIONAL MATCH (d:Document {id: r.document}) OPTIONAL MATCH (a:Actor {id: r.madeBy}) "
	if about {
		text += "OPTIONAL MATCH (t:Term {id: r.about}) "
	}
	text += "CREATE (n:Statement {" + assigned(statementShape().written()) + "}), (n)-[:IN]->(d), (n)-[:MADE_BY]->(a)"
	if about {
		text += ", (n)-[:ABOUT]->(t)"
	}
	return text
}

func createMeetings() cypher {
	return each + "OPTIONAL MATCH (d:Document {id: r.document}) CREATE (n:Meeting {" + assigned(meetingShape().written()) + "}), (n)-[:IN]->(d)"
}

// setKind gives a term the label of its kind; the other one goes.
const (
	setDemand   cypher = each + "MATCH (n:Term {id: r}) SET n:Demand REMOVE n:Proposal"
	setProposal cypher = each + "MATCH (n:Term {id: r}) SET n:Proposal REMOVE n:Demand"
)

// What the store keeps for itself.
const (
	createSources cypher = each + "CREATE (:ParleySource {document: r.document, said: r.said})"
	putWordings   cypher = each + "MERGE (w:ParleyWording {id: r.id, digest: r.digest}) SET w.actor = r.actor, w.body = r.body, w.documents = r.documents"
	createPosts   cypher = each + "CREATE (:ParleyPost {envoy: r.envoy, document: r.document, day: r.day, party: r.party, roles: r.roles})"
	createStances cypher = each + "CREATE (:ParleyStance {holder: r.holder, term: r.term, day: r.day, statement: r.statement, stance: r.stance, conditional: r.conditional, " +
		"voice: r.voice, reported: r.reported, issue: r.issue, collection: r.collection, document: r.document, directness: r.directness})"
	createPairs cypher = each + "CREATE (:ParleyPair {partyA: r.partyA, partyB: r.partyB, actorA: r.actorA, actorB: r.actorB, meeting: r.meeting, body: r.body})"
)

// What goes is all found before any of it is deleted: to count is to have seen all rows.
const (
	deleteNodes cypher = " WITH n, count(*) AS times DETACH DELETE n"
	deleteEdges cypher = " WITH x, count(*) AS times DELETE x"
)

// deleteNode deletes nodes of a shape.
func deleteNode(s shape) cypher { return keptEach + "MATCH (n:" + s.kind + " {id: r})" + deleteNodes }

const (
	deleteSources  cypher = keptEach + "MATCH (n:ParleySource {document: r})" + deleteNodes
	deletePosts    cypher = keptEach + "MATCH (n:ParleyPost {document: r})" + deleteNodes
	deleteWordings cypher = keptEach + "MATCH (n:ParleyWording {id: r.id, digest: r.digest})" + deleteNodes
	deleteStances  cypher = keptEach + "MATCH (n:ParleyStance) WHERE n.holder = r.holder AND n.term = r.term AND n.statement = r.statement" + deleteNodes
	deletePairs    cypher = keptEach + "MATCH (n:ParleyPair {meeting: r})" + deleteNodes
	deleteGroups   cypher = keptEach + actor + "MATCH (a)-[x:MEMBER_OF]->()" + deleteEdges
	deleteWires    cypher = keptEach + "OPTIONAL MATCH (s:Statement {id: r}) MATCH (s)-[x:MADE_BY|ON_BEHALF_OF|ABOUT]->()" + deleteEdges
	deleteGuests   cypher = keptEach + "OPTIONAL MATCH (m:Meeting {id: r}) MATCH (m)<-[x:ATTENDED]-()" + deleteEdges
)

// A relation is a kind of edge as queries write it.
type relation struct {
	graph.EdgeKind
	kind     cypher
	from, to []cypher // what a MATCH of its ends goes by
	fresh    bool     // what it leads from is new, or has been rid of such edges
	carries  cypher   // what is set on it, "" where it carries nothing
}

// relations lists every kind of edge, in the order of graph.Relations.
func relations() []relation {
	statement, meeting, document, actors := []cypher{"Statement"}, []cypher{"Meeting"}, []cypher{"Document"}, []cypher{"Actor"}
	term, issue, named := []cypher{"Term"}, []cypher{"Issue"}, []cypher{"Actor", "Term"}
	const held cypher = " SET x.statements = r.statements, x.documents = r.documents, x.first = r.first, x.last = r.last, x.conditional = r.conditional, x.reported = r.reported"
	return []relation{
		{graph.MadeBy, "MADE_BY", statement, actors, true, ""},
		{graph.OnBehalfOf, "ON_BEHALF_OF", statement, actors, true, ""},
		{graph.About, "ABOUT", statement, term, true, ""},
		{graph.In, "IN", []cypher{"Statement", "Meeting"}, document, true, ""},
		{graph.Echoes, "ECHOES", statement, statement, true, ""},
		{graph.OppositeOf, "OPPOSITE_OF", term, term, false, ""},
		{graph.PartOf, "PART_OF", term, term, false, ""},
		{graph.Revises, "REVISES", term, term, false, ""},
		{graph.MemberOf, "MEMBER_OF", actors, actors, true, " SET x.first = r.first, x.last = r.last"},
		{graph.OnIssue, "ON_ISSUE", term, issue, false, ""},
		{graph.Represents, "REPRESENTS", actors, actors, false, " SET x.role = r.role, x.roleDay = r.roleDay, x.first = r.first, x.last = r.last, x.documents = r.documents"},
		{graph.Attended, "ATTENDED", actors, meeting, true, ""},
		{graph.SameAs, "SAME_AS", named, named, false, ""},
		{graph.DemandsTerm, "DEMANDS", actors, term, false, held},
		{graph.ProposesTerm, "PROPOSES", actors, term, false, held},
		{graph.SupportsTerm, "SUPPORTS", actors, term, false, held},
		{graph.RejectsTerm, "REJECTS", actors, term, false, held},
		{graph.MetWith, "MET_WITH", actors, actors, false, " SET x.meetings = r.meetings, x.documents = r.documents, x.first = r.first, x.last = r.last, x.evidence = r.evidence"},
		{graph.CopyOf, "COPY_OF", document, document, false, ""},
	}
}

// ends finds both ends of a relation one after the other: the server would make all pairs of what it finds at once.
func (x relation) ends() cypher {
	return "OPTIONAL MATCH (a:" + x.from[0] + " {id: r.from}) OPTIONAL MATCH (b:" + x.to[0] + " {id: r.to}) "
}

// link makes edges of a relation, or writes those anew that are there. An end that is missing fails the transaction.
func (x relation) link() cypher {
	verb := cypher("MERGE")
	if x.fresh {
		verb = "CREATE"
	}
	return each + x.ends() + verb + " (a)-[x:" + x.kind + "]->(b)" + x.carries
}

// unlink deletes edges of any relation that has the ends of this one: each row names its own.
func (x relation) unlink(all []relation) cypher {
	var kinds cypher
	for _, other := range all {
		if other.from[0] == x.from[0] && other.to[0] == x.to[0] {
			kinds += "|" + other.kind
		}
	}
	return keptEach + x.ends() + "MATCH (a)-[x:" + kinds[1:] + "]->(b) WHERE type(x) = r.kind" + deleteEdges
}

// queries are the ones that are joined from shapes and relations, made once.
type queries struct {
	create, put, erase map[cypher]cypher         // by the labels of a shape; erase deletes
	about, stated, met cypher                    // create statements about a term, about none, and meetings
	link, unlink       map[graph.EdgeKind]cypher // of SAME_AS, those of actors
	same, notSame      cypher                    // link and unlink of SAME_AS of terms
}

func newQueries() *queries {
	q := &queries{
		create: map[cypher]cypher{}, put: map[cypher]cypher{}, erase: map[cypher]cypher{}, link: map[graph.EdgeKind]cypher{}, unlink: map[graph.EdgeKind]cypher{},
		about: createStatements(true), stated: createStatements(false), met: createMeetings(),
	}
	for _, s := range []shape{documentShape(), partyShape(), envoyShape(), issueShape(), termShape(), statementShape(), meetingShape()} {
		q.create[s.labels], q.put[s.labels], q.erase[s.labels] = create(s), put(s), deleteNode(s)
	}
	terms := relation{EdgeKind: graph.SameAs, kind: "SAME_AS", from: []cypher{"Term"}, to: []cypher{"Term"}}
	all := relations()
	for _, x := range all {
		q.link[x.EdgeKind], q.unlink[x.EdgeKind] = x.link(), x.unlink(all)
	}
	q.same, q.notSame = terms.link(), terms.unlink(append(all, terms))
	return q
}
