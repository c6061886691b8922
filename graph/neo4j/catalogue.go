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

// takeTurn makes other writers wait until the transaction has ended. Adding to a property of the row's own locks before it reads.
const takeTurn cypher = "MATCH (s:ParleyStore {id: $id}) SET s.writes = s.writes + 1 RETURN s.writes"

// What stored documents were loaded from, and say.
const (
	readStored  cypher = "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id, d.fingerprint, d.origin"
	readSources cypher = "MATCH (s:ParleySource) WHERE s.document IN $ids RETURN s.said"
)

// readReported reads the statements and meetings of documents.
func readReported(s shape) cypher {
	return "MATCH (d:Document) WHERE d.id IN $ids MATCH (d)<-[:IN]-(n:" + s.kind + ") RETURN " + whole
}

// What names are known, and what they are names of.
const (
	readActors cypher = "MATCH (w:ParleyWording) WHERE w.id > '' AND w.actor RETURN w.body, w.documents"
	readCanon  cypher = "MATCH (c:Actor)<-[:SAME_AS]-(a:Actor) WHERE c.id > '' RETURN a.id, c.id"
)

// Answers to a plan's questions.
const (
	readWordings   cypher = each + "MATCH (w:ParleyWording) WHERE w.id = r AND w.digest > '' RETURN w.body, w.documents"
	readPosts      cypher = each + "MATCH (p:ParleyPost {envoy: r}) RETURN p.envoy, p.document, p.day, p.party, p.roles"
	readPartyPosts cypher = each + "MATCH (p:ParleyPost {party: r}) RETURN p.envoy, p.document, p.day, p.party, p.roles"
	readRoleEdges  cypher = each + "MATCH (a:Actor {id: r.from}) MATCH (a)-[x:REPRESENTS]->(b:Actor) WHERE b.id = r.to RETURN a.id, b.id, x.role, x.roleDay, x.first, x.last, x.documents"
	readTermEdges  cypher = each + "MATCH (a:Actor {id: r.from}) MATCH (a)-[x:DEMANDS|PROPOSES|SUPPORTS|REJECTS]->(b:Term) WHERE b.id = r.to" +
		" RETURN type(x), a.id, b.id, x.statements, x.documents, x.first, x.last, x.conditional, x.reported"
	readHoldings cypher = each + "MATCH (s:ParleyStance) WHERE s.holder = r.from AND s.term = r.to RETURN " + stanceColumns
	pairsOfSides cypher = each + "MATCH (p:ParleyPair) WHERE p.partyA = r.from AND p.partyB = r.to RETURN p.body"
	pairsOfFaces cypher = each + "MATCH (p:ParleyPair) WHERE p.actorA = r.from AND p.actorB = r.to RETURN p.body"
)

// stanceColumns are the columns of a stance row.
const stanceColumns cypher = "s.holder, s.term, s.day, s.statement, s.stance, s.conditional, s.voice, s.reported, s.issue, s.collection, s.document, s.directness"

// readNaming returns the queries that find the statements and meetings that name an actor: by what they say, and by whom they lead to.
func readNaming() []cypher {
	const returned = " RETURN " + whole
	return []cypher{
		each + "MATCH (n:Statement {actor: r})" + returned,
		each + "MATCH (n:Statement {party: r})" + returned,
		each + "MATCH (:Actor {id: r})<-[:ON_BEHALF_OF]-(n:Statement)" + returned,
		each + "MATCH (:Actor {id: r})-[:ATTENDED]->(n:Meeting)" + returned,
		each + "MATCH (p:ParleyPair) WHERE p.partyA = r AND p.partyB > '' MATCH (n:Meeting {id: p.meeting})" + returned,
		each + "MATCH (p:ParleyPair {partyB: r}) MATCH (n:Meeting {id: p.meeting})" + returned,
	}
}

// create makes new nodes of a shape.
func create(s shape) cypher {
	return each + "CREATE (n" + s.labels + " {" + assigned(s.written()) + "})"
}

// put makes nodes of a shape, or writes those anew that are there.
func put(s shape) cypher {
	return each + "MERGE (n:" + s.kind + " {id: r.id}) SET n" + s.labels + ", " + set(s.written())
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

// gone ends a query that deletes the nodes or relationships found. Gathering them first keeps what is still to be found apart from what is gone.
const (
	gone     cypher = " WITH collect(n) AS gone FOREACH (n IN gone | DETACH DELETE n)"
	unlinked cypher = " WITH collect(x) AS gone FOREACH (x IN gone | DELETE x)"
)

// erase deletes nodes of a shape with their relationships.
func erase(s shape) cypher { return each + "MATCH (n:" + s.kind + " {id: r})" + gone }

const (
	eraseSources  cypher = each + "MATCH (n:ParleySource {document: r})" + gone
	erasePosts    cypher = each + "MATCH (n:ParleyPost {document: r})" + gone
	eraseWordings cypher = each + "MATCH (n:ParleyWording {id: r.id, digest: r.digest})" + gone
	eraseStances  cypher = each + "MATCH (n:ParleyStance) WHERE n.holder = r.holder AND n.term = r.term AND n.statement = r.statement" + gone
	erasePairs    cypher = each + "MATCH (n:ParleyPair {meeting: r})" + gone
	ungroup       cypher = each + "MATCH (:Actor {id: r})-[x:MEMBER_OF]->()" + unlinked
	unwire        cypher = each + "MATCH (:Statement {id: r})-[x:MADE_BY|ON_BEHALF_OF]->()" + unlinked
	unattend      cypher = each + "MATCH (:Meeting {id: r})<-[x:ATTENDED]-()" + unlinked
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
	statement, meeting, document, actor := []cypher{"Statement"}, []cypher{"Meeting"}, []cypher{"Document"}, []cypher{"Actor"}
	term, issue := []cypher{"Term"}, []cypher{"Issue"}
	const held cypher = " SET x.statements = r.statements, x.documents = r.documents, x.first = r.first, x.last = r.last, x.conditional = r.conditional, x.reported = r.reported"
	return []relation{
		{graph.MadeBy, "MADE_BY", statement, actor, true, ""},
		{graph.OnBehalfOf, "ON_BEHALF_OF", statement, actor, true, ""},
		{graph.About, "ABOUT", statement, term, true, ""},
		{graph.In, "IN", []cypher{"Statement", "Meeting"}, document, true, ""},
		{graph.Echoes, "ECHOES", statement, statement, true, ""},
		{graph.OppositeOf, "OPPOSITE_OF", term, term, false, ""},
		{graph.PartOf, "PART_OF", term, term, false, ""},
		{graph.Revises, "REVISES", term, term, false, ""},
		{graph.MemberOf, "MEMBER_OF", actor, actor, true, " SET x.first = r.first, x.last = r.last"},
		{graph.OnIssue, "ON_ISSUE", term, issue, false, ""},
		{graph.Represents, "REPRESENTS", actor, actor, false, " SET x.role = r.role, x.roleDay = r.roleDay, x.first = r.first, x.last = r.last, x.documents = r.documents"},
		{graph.Attended, "ATTENDED", actor, meeting, true, ""},
		{graph.SameAs, "SAME_AS", actor, actor, false, ""},
		{graph.DemandsTerm, "DEMANDS", actor, term, false, held},
		{graph.ProposesTerm, "PROPOSES", actor, term, false, held},
		{graph.SupportsTerm, "SUPPORTS", actor, term, false, held},
		{graph.RejectsTerm, "REJECTS", actor, term, false, held},
		{graph.MetWith, "MET_WITH", actor, actor, false, " SET x.meetings = r.meetings, x.documents = r.documents, x.first = r.first, x.last = r.last, x.evidence = r.evidence"},
	}
}

// link makes edges of a relation, or writes those anew that are there. An end that is missing fails the transaction.
func (x relation) link() cypher {
	verb := cypher("MERGE")
	if x.fresh {
		verb = "CREATE"
	}
	return each + "OPTIONAL MATCH (a:" + x.from[0] + " {id: r.from}) OPTIONAL MATCH (b:" + x.to[0] + " {id: r.to}) " + verb + " (a)-[x:" + x.kind + "]->(b)" + x.carries
}

// unlink deletes edges of a relation.
func (x relation) unlink() cypher {
	return each + "MATCH (a:" + x.from[0] + " {id: r.from}) MATCH (a)-[x:" + x.kind + "]->(b:" + x.to[0] + ") WHERE b.id = r.to" + unlinked
}
