// The drawer shows what proves something: a cell of the overlap, an edge of the graph, or one statement in its document.
import { useEffect, useRef } from "preact/hooks";
import { against, count, daysOf, docName, flow, signs, statementFields, verb, when, type Cell, type Days, type Doc, type Statement, type TermRef } from "./model";
import { Chip, Empty, Evidence, Go, Node, Quote, Sure, documentsText, useAnswer, usePage, Waiting } from "./parts";
import { declared, passed, statementFilter, variables } from "./state";

export function Drawer() {
  const { state, go } = usePage();
  const panel = useRef<HTMLElement>(null);
  const [kind, rest] = split(state.open);
  useEffect(() => panel.current?.focus({ preventScroll: true }), [state.open]);
  useEffect(() => {
    const key = (e: KeyboardEvent) => e.key === "Escape" && go({ open: "" });
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, [go]);
  return (
    <aside class="drawer" ref={panel} tabIndex={-1} aria-label="Evidence">
      <Go to={{ open: "" }} class="close" label="Close the evidence">×</Go>
      {kind === "cell" ? <CellEvidence key={rest} of={rest} /> : kind === "edge" ? <EdgeEvidence key={rest} of={rest} /> : kind === "count" ? <Counted key={rest} of={rest} /> : <InDocument key={rest} id={rest} />}
    </aside>
  );
}

function split(open: string): [string, string] {
  const at = open.indexOf(":");
  return [open.slice(0, at), open.slice(at + 1)];
}

const cellQuery = `${statementFields} query Cell(${declared}, $terms: [String!]) { overlap(${passed}, terms: $terms) { rows(first: 5) {
  term { id label issue { id name } } folded { id label } verdict summary cells { party { id name } position refusalUnless since documents statementCount
    through { bloc { id name } position } turned deciding { ...S } statements(first: 50) { ...S } voices { ...S } reports { ...S } } } } }`;

interface FullCell extends Cell { turned: string[]; deciding: Statement[]; statements: Statement[]; voices: Statement[]; reports: Statement[] }
interface FoundCell { overlap: { rows: { term: TermRef; folded: { id: string; label: string }[]; verdict: string; summary: string; cells: FullCell[] }[] } }

function CellEvidence({ of }: { of: string }) {
  const { state } = usePage();
  const [term, party] = of.split("|") as [string, string];
  const parties = state.party.includes(party) ? state.party : [...state.party, party];
  const answer = useAnswer<FoundCell>(parties.length > 1 ? cellQuery : null, { ...variables(state), parties, terms: [term] });
  const row = answer.data?.overlap.rows.find((r) => r.term.id === term || r.folded.some((t) => t.id === term));
  const cell = row?.cells.find((c) => c.party.id === party) ?? row?.cells.find((c) => c.party.name === party);
  if (!row || !cell) return answer.data ? <Empty>Nothing is said here under these filters.</Empty> : <Waiting of={answer} />;
  const decided = new Set(cell.deciding.map((s) => s.id));
  const earlier = cell.statements.filter((s) => !decided.has(s.id));
  return (
    <>
      <p class="kicker">{row.term.issue?.name}</p>
      <h2>{row.term.label}</h2>
      <p><strong>{cell.party.name}</strong> <Chip of={cell.position} unless={cell.refusalUnless} /> {signs[cell.position]?.about}{cell.since && `, since ${cell.since}`}</p>
      <p class="aside">{documentsText(cell.documents, cell.statementCount)} · {row.summary}</p>
      <List title={earlier.length ? "What decides: the latest day" : "What it rests on"} of={cell.deciding} turned={cell.turned} />
      <List title="Earlier" of={earlier} turned={cell.turned} />
      <List title="Voices beside it, of people who do not speak for the party" of={cell.voices} turned={cell.turned} />
      <List title="What others report of it" of={cell.reports} turned={cell.turned} />
    </>
  );
}

function List({ title, of, turned, about }: { title: string; of: Statement[]; turned?: string[]; about?: boolean }) {
  if (!of.length) return null;
  return <section><h3>{title}</h3>{of.map((s) => <Evidence key={s.id} s={s} turned={turned?.includes(s.id)} about={about} />)}</section>;
}

const countedQuery = `${statementFields} query Counted($filter: StatementFilter) { statements(first: 100, filter: $filter) { totalCount nodes { ...S } } }`;

/** Counted shows the statements that a cell of parties by issues counts. */
function Counted({ of }: { of: string }) {
  const { state, catalogue } = usePage();
  const [issue, party] = of.split("|") as [string, string];
  const filter = { ...statementFilter(state), issue: [issue], party: [party], not: { stance: ["STATES"] } };
  const answer = useAnswer<{ statements: { totalCount: number; nodes: Statement[] } }>(countedQuery, { filter });
  const found = answer.data?.statements;
  if (!found) return <Waiting of={answer} />;
  const [yes, no] = [found.nodes.filter((s) => !against(s)), found.nodes.filter(against)];
  return (
    <>
      <p class="kicker">{catalogue.issues.find((i) => i.id === issue)?.name}</p>
      <h2><Node id={party}>{catalogue.parties.find((p) => p.id === party)?.name ?? party}</Node></h2>
      <p class="aside">{count(found.totalCount, "statement")}{found.totalCount > found.nodes.length && `, the latest ${found.nodes.length} of them below`}</p>
      <List title="For a term of this issue" of={yes} about /><List title="Against one" of={no} about />
    </>
  );
}

const edgeQuery = `${statementFields} query Edge($from: [ID!]!, $kinds: [EdgeKind!]) { edges(from: $from, kinds: $kinds, first: 500) {
  kind from { __typename id ... on Actor { name } ... on Term { label } } to { __typename id ... on Actor { name } ... on Term { label } ... on Issue { name } ... on Document { title } }
  role first last statements documents meetings conditional
  evidence(first: 50) { __typename ... on Statement { ...S } ... on Document { id title publisher publishedAt url } ... on Meeting { id mode place ${daysOf} status quote { text } document { id title } } } } }`;

type End = { __typename: string; id: string; name?: string; label?: string; title?: string };
interface MeetingRef extends Days { __typename: "Meeting"; id: string; mode: string | null; place: string | null; status: string; quote: { text: string }; document: Doc | null }
type Proof = (Statement & { __typename: "Statement" }) | (Doc & { __typename: "Document" }) | MeetingRef;
interface FoundEdges { edges: { kind: string; from: End; to: End; role: string | null; first: string | null; last: string | null; statements: number; documents: number; meetings: number; conditional: boolean; evidence: Proof[] }[] }

const called = (end: End): string => end.name ?? end.label ?? end.title ?? end.id;

function EdgeEvidence({ of }: { of: string }) {
  const [kind, from, to] = of.split("|") as [string, string, string];
  const answer = useAnswer<FoundEdges>(edgeQuery, { from: [from], kinds: [kind] });
  const edge = answer.data?.edges.find((e) => e.to.id === to);
  if (!edge) return answer.data ? <Empty>This edge is gone: the graph has changed.</Empty> : <Waiting of={answer} />;
  return (
    <>
      <p class="kicker">{kind.toLowerCase().replaceAll("_", " ")}{edge.role ? `: ${edge.role}` : ""}</p>
      <h2><Node id={from}>{called(edge.from)}</Node> → <Node id={to}>{called(edge.to)}</Node></h2>
      <p class="aside">{[edge.statements ? count(edge.statements, "statement") : "", edge.meetings ? count(edge.meetings, "meeting") : "", edge.documents ? count(edge.documents, "document") : "",
        [edge.first, edge.last].filter(Boolean).join(" to ")].filter(Boolean).join(" · ")}</p>
      {edge.evidence.map((proof) => proof.__typename === "Statement" ? <Evidence key={proof.id} s={proof} />
        : proof.__typename === "Meeting" ? <Meeting key={proof.id} of={proof} /> : <p key={proof.id}><Node id={proof.id}>{docName(proof)}</Node></p>)}
      {!edge.evidence.length && <Empty>This edge stands in the documents' own structure or in a pack; no sentence is behind it.</Empty>}
    </>
  );
}

export function Meeting({ of }: { of: Omit<MeetingRef, "__typename"> }) {
  return (
    <article class="evidence">
      <header><strong>{of.mode ?? "meeting"}</strong> {of.status.toLowerCase()} {of.place && `in ${of.place}`}</header>
      <blockquote>{of.quote.text}</blockquote>
      <footer>{of.document && <Node id={of.document.id}>{of.document.title ?? of.document.id}</Node>} <span>{when(of)}</span></footer>
    </article>
  );
}

const statementQuery = `${statementFields} query Statement($id: ID!) { node(id: $id) { ... on Statement { ...S document { text } } } }`;
const sameQuery = `${statementFields} query Same($filter: StatementFilter) { statements(first: 60, filter: $filter) { nodes { ...S } } }`;

const directWords: Record<string, string> = { DIRECT: "the actor's own, quoted", INDIRECT: "the document's, of what the actor said", NARRATED: "the document's own account" };

/** How much of the text stands around the quote, in UTF-16 code units. */
const around = 500;

function InDocument({ id }: { id: string }) {
  const answer = useAnswer<{ node: (Statement & { document: Doc & { text: string } }) | null }>(statementQuery, { id });
  const s = answer.data?.node;
  const others = useAnswer<{ statements: { nodes: Statement[] } }>(s?.term ? sameQuery : null, { filter: { term: [s?.term?.id ?? ""], not: { stance: ["STATES"] } } });
  if (!s) return answer.data ? <Empty>Nothing goes by this id any more: its document was replaced or removed.</Empty> : <Waiting of={answer} />;
  const text = flow(s.document?.text ?? "");
  const from = Math.max(0, s.quote.startUtf16 - around);
  const to = Math.min(text.length, s.quote.endUtf16 + around);
  const beside = (others.data?.statements.nodes ?? []).filter((o) => o.id !== s.id && o.document?.id !== s.document?.id);
  return (
    <>
      <p class="kicker">{s.term?.issue?.name}</p>
      <h2>{s.actorName} {verb(s, s.actorName)}: {s.term ? <Node id={s.term.id}>{s.term.label}</Node> : s.point.text}</h2>
      <p class="aside">{s.document && <Node id={s.document.id}>{docName(s.document)}</Node>}{s.document?.publisher && ` · ${s.document.publisher}`}{s.day && ` · ${s.day}`}</p>
      <div class="passage">
        {from > 0 && "… "}{text.slice(from, s.quote.startUtf16)}<Quote s={s} />{text.slice(s.quote.endUtf16, to)}{to < text.length && " …"}
      </div>
      <dl class="facts">
        <dt>Rule</dt><dd><code>{s.rule}</code></dd>
        <dt>Confidence</dt><dd><Sure of={s.confidence} /></dd>
        <dt>In whose words</dt><dd>{directWords[s.directness] ?? s.directness.toLowerCase()}</dd>
        {s.conditions.map((c) => <><dt>Condition</dt><dd>{c.passage.text}</dd></>)}
      </dl>
      <List title="Other documents that say the same" of={beside.filter((o) => o.party?.id === s.party?.id && against(o) === against(s))} />
      <List title="Other documents that say the contrary" of={beside.filter((o) => o.party?.id === s.party?.id && against(o) !== against(s))} />
    </>
  );
}
