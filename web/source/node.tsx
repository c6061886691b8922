// A page for each party, envoy, term, issue and document.
import { count, daysOf, docName, flow, statementFields, verb, type Doc, type Named, type Statement } from "./model";
import { Empty, Evidence, Go, Heading, Node, useAnswer, usePage, Waiting } from "./parts";
import { Meeting } from "./drawer";

const edges = (node: string) => `(first: 100) { edges { node { id ${node} } statements documents first last conditional } }`;
const holds = ["demands", "proposes", "supports", "rejects"].map((field) => field + edges("label")).join(" ");
const held = ["demandedBy", "proposedBy", "supportedBy", "rejectedBy"].map((field) => field + edges("name")).join(" ");
const met = "metWith(first: 100) { edges { node { id name } meetings first last } }";
const said = `statements(first: 30, filter: { not: { stance: [STATES] } }) { totalCount nodes { ...S } } stated: statements(first: 30, filter: { stance: [STATES] }) { totalCount nodes { ...S } }`;
const query = `${statementFields} query Node($id: ID!) { node(id: $id) { __typename id
  ... on Party { name type aliases memberOf(first: 50) { nodes { id name } } members(first: 100) { nodes { id name } } envoys(first: 100) { edges { node { id name } role first last } } ${holds} ${met} ${said} }
  ... on Envoy { name names party { id name } roles { text capacity document { id title publisher publishedAt url } evidence { text } } ${holds} ${met} ${said} }
  ... on Demand { label issue { id name } opposites { nodes { id label } } ${held} ${said} }
  ... on Proposal { label issue { id name } opposites { nodes { id label } } ${held} ${said} }
  ... on Issue { name terms(first: 200) { nodes { id label } } ${said} }
  ... on Document { title publisher publishedAt url collection language text statements(first: 300) { totalCount nodes { ...S } }
    meetings(first: 50) { nodes { id mode place ${daysOf} status quote { text } document { id title } } } parties { id name } envoys { id name } }
  ... on Statement { ...S } ... on Meeting { mode place ${daysOf} status quote { text } document { id title } } } }`;

interface Edge { node: { id: string; label?: string; name?: string }; statements: number; documents: number; first: string | null; last: string | null; conditional: boolean }
type Edges = { edges: Edge[] };
type Many = { totalCount: number; nodes: Statement[] };
interface Found {
  __typename: string; id: string; name?: string; label?: string; title?: string | null; type?: string; aliases?: string[]; names?: string[]; party?: Named | null; issue?: Named | null;
  memberOf?: { nodes: Named[] }; members?: { nodes: Named[] }; envoys?: { edges: { node: Named; role: string | null; first: string | null; last: string | null }[] } & Named[];
  roles?: { text: string; capacity: string; document: Doc | null; evidence: { text: string } }[];
  demands?: Edges; proposes?: Edges; supports?: Edges; rejects?: Edges; demandedBy?: Edges; proposedBy?: Edges; supportedBy?: Edges; rejectedBy?: Edges;
  metWith?: { edges: { node: Named; meetings: number; first: string | null; last: string | null }[] };
  opposites?: { nodes: { id: string; label: string }[] }; terms?: { nodes: { id: string; label: string }[] };
  statements?: Many; stated?: Many; meetings?: { nodes: Parameters<typeof Meeting>[0]["of"][] }; parties?: Named[];
  publisher?: string | null; publishedAt?: string | null; url?: string | null; collection?: string | null; language?: string | null; text?: string; quote?: { text: string };
}

export function NodePage() {
  const { state } = usePage();
  const answer = useAnswer<{ node: Found | null }>(state.node ? query : null, { id: state.node });
  const found = answer.data?.node;
  if (!found) return <><Heading title="Page" />{answer.data || !state.node ? <Empty>Nothing goes by this id. It may have been removed; <Go to={{ view: "search", node: "" }}>search</Go> for it.</Empty> : <Waiting of={answer} />}</>;
  const known = found.id === state.node || found.__typename === "Party" || found.__typename === "Envoy" || found.label !== undefined;
  if (!known) return <Waiting of={answer} />;
  return found.__typename === "Document" ? <DocumentPage of={found} /> : <ThingPage of={found} />;
}

function ThingPage({ of }: { of: Found }) {
  const title = of.name ?? of.label ?? of.title ?? of.quote?.text ?? of.id;
  return (
    <>
      <p class="kicker">{[of.__typename, of.type?.toLowerCase().replace("_", " ")].filter(Boolean).join(" · ")}{of.issue && <> · <Node id={of.issue.id}>{of.issue.name}</Node></>}
        {of.party && <> · <Node id={of.party.id}>{of.party.name}</Node></>}</p>
      <Heading title={title} />
      <p class="buttons"><Go class="button" to={{ view: "graph", node: of.id, open: "" }}>Draw the graph around it</Go></p>
      <Names title="Also called" of={[...(of.aliases ?? []), ...(of.names ?? []).filter((n) => n !== of.name)]} />
      <Links title="Member of" of={of.memberOf?.nodes} /><Links title="Members" of={of.members?.nodes} />
      <Links title="Opposite" of={of.opposites?.nodes} /><Links title="Terms" of={of.terms?.nodes} />
      {of.roles && of.roles.length > 0 && <section><h2>Roles</h2><ul class="plain">{of.roles.map((r, i) => <li key={i}><strong>{r.text}</strong>{r.capacity === "BELONGS_TO" && <span class="aside"> belongs to the party, does not speak for it</span>} <span class="aside">{r.document && <Node id={r.document.id}>{docName(r.document)}</Node>}</span></li>)}</ul></section>}
      {of.envoys?.edges?.length ? <section><h2>Envoys</h2><ul class="plain">{of.envoys.edges.map((e) => <li key={e.node.id}><Node id={e.node.id}>{e.node.name}</Node> <span class="aside">{e.role} {e.last && `· ${e.last}`}</span></li>)}</ul></section> : null}
      <div class="columns">
        <Held title="Demands" of={of.demands} party={of.id} /><Held title="Proposes" of={of.proposes} party={of.id} /><Held title="Supports" of={of.supports} party={of.id} /><Held title="Rejects" of={of.rejects} party={of.id} bad />
        <Held title="Demanded by" of={of.demandedBy} term={of.id} /><Held title="Proposed by" of={of.proposedBy} term={of.id} /><Held title="Supported by" of={of.supportedBy} term={of.id} /><Held title="Rejected by" of={of.rejectedBy} term={of.id} bad />
      </div>
      {of.metWith?.edges.length ? <section><h2>Met face to face</h2><ul class="plain">{of.metWith.edges.map((e) => <li key={e.node.id}><Node id={e.node.id}>{e.node.name}</Node> <Go to={{ open: `edge:MET_WITH|${of.id}|${e.node.id}` }}>{count(e.meetings, "meeting")}</Go> <span class="aside">{[...new Set([e.first, e.last])].filter(Boolean).join(" to ")}</span></li>)}</ul></section> : null}
      <Said of={of.statements} about={of.label === undefined} />
      {of.stated?.nodes.length ? <details class="table-of" open={!of.statements?.nodes.length}><summary>Also said, without taking a side: {count(of.stated.totalCount, "statement")}</summary><List of={of.stated} about={of.label === undefined} /></details> : null}
    </>
  );
}

function Names({ title, of }: { title: string; of: string[] }) {
  return of.length ? <p class="aside">{title}: {of.join(", ")}</p> : null;
}

function Links({ title, of }: { title: string; of?: { id: string; name?: string; label?: string }[] }) {
  return of?.length ? <p>{title}: {of.map((n, i) => <>{i > 0 && ", "}<Node id={n.id}>{n.name ?? n.label}</Node></>)}</p> : null;
}

function Held({ title, of, party, term, bad }: { title: string; of?: Edges; party?: string; term?: string; bad?: boolean }) {
  if (!of?.edges.length) return null;
  const kind = title.split(" ")[0]!.toUpperCase().replace("DEMANDED", "DEMANDS").replace("PROPOSED", "PROPOSES").replace("SUPPORTED", "SUPPORTS").replace("REJECTED", "REJECTS");
  return (
    <section class={bad ? "held bad" : "held"}><h2>{title}</h2><ul class="plain">{of.edges.map((e) => (
      <li key={e.node.id}><Node id={e.node.id}>{e.node.label ?? e.node.name}</Node> <Go class="more" to={{ open: `edge:${kind}|${party ?? e.node.id}|${term ?? e.node.id}` }} more={`statements: ${e.node.label ?? e.node.name}`}>{e.conditional && "if "}{e.statements}×</Go></li>))}</ul></section>
  );
}

function Said({ of, about }: { of?: Many; about: boolean }) {
  return of?.nodes.length ? <section><h2>Statements</h2><List of={of} about={about} /></section> : null;
}

function List({ of, about }: { of: Many; about: boolean }) {
  return <>{of.totalCount > of.nodes.length && <p class="aside">The latest {of.nodes.length} of {of.totalCount}.</p>}{of.nodes.map((s) => <Evidence key={s.id} s={s} about={about} />)}</>;
}

function DocumentPage({ of }: { of: Found }) {
  return (
    <>
      <p class="kicker">Document · {of.collection}</p>
      <Heading title={of.title ?? of.id}>{[of.publisher, of.publishedAt].filter(Boolean).join(" · ")}</Heading>
      {of.url && /^https?:/.test(of.url) && <p><a href={of.url} rel="noopener noreferrer nofollow">{of.url}</a></p>}
      <p class="buttons"><Go class="button" to={{ view: "overlap", document: [of.id], node: "", open: "" }}>Overlap in this document alone</Go></p>
      <div class="reading"><Text of={of} />
        <section class="beside"><h2>{count(of.statements?.totalCount ?? 0, "statement")}</h2>
          <ul class="plain">{inOrder(of).filter((s) => s.stance !== "STATES").map((s) => <SaidLine key={s.id} s={s} />)}</ul>
          {inOrder(of).some((s) => s.stance === "STATES") && <><h3>Also said, without taking a side</h3><ul class="plain">{inOrder(of).filter((s) => s.stance === "STATES").map((s) => <SaidLine key={s.id} s={s} />)}</ul></>}
          {of.meetings?.nodes.length ? <><h2>{count(of.meetings.nodes.length, "meeting")}</h2>{of.meetings.nodes.map((m) => <Meeting key={m.id} of={m} />)}</> : null}
        </section></div>
    </>
  );
}

/** A document's statements as they stand in its text. */
const inOrder = (of: Found): Statement[] => [...(of.statements?.nodes ?? [])].sort((a, b) => a.quote.startUtf16 - b.quote.startUtf16 || a.id.localeCompare(b.id));

function SaidLine({ s }: { s: Statement }) {
  return <li><Go to={{ open: `statement:${s.id}` }}>{s.actorName} {verb(s, s.actorName)}: {s.term?.label ?? s.point.text}</Go></li>;
}

/** Text shows a document with its evidence marked; of quotes that overlap, the first is. */
function Text({ of }: { of: Found }) {
  const text = flow(of.text ?? "");
  const parts = [];
  let at = 0;
  for (const s of inOrder(of)) {
    if (s.quote.startUtf16 < at) continue;
    parts.push(text.slice(at, s.quote.startUtf16));
    parts.push(<Go key={s.id} to={{ open: `statement:${s.id}` }} class={`quoted ${s.stance}`} >{text.slice(s.quote.startUtf16, s.quote.endUtf16)}</Go>);
    at = s.quote.endUtf16;
  }
  parts.push(text.slice(at));
  return <div class="text" lang={of.language ?? undefined}>{parts}</div>;
}
