// The graph on a canvas. The server computes where its nodes stand, so that one address gives one picture.
import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { count } from "./model";
import { Empty, Go, Heading, useAnswer, usePage, Waiting } from "./parts";
import { cited, drawing, paint, paper, reach, svg, type Drawing, type GraphEdge, type GraphNode, type Palette } from "./draw";
import { saveBlob, saveSVG } from "./save";
import { reportFilter, statementFilter, type State } from "./state";

const query = `query Graph($around: [ID!]!, $depth: Int, $limit: Int, $kinds: [EdgeKind!]) { subgraph(around: $around, depth: $depth, limit: $limit, kinds: $kinds) {
  nodes { __typename id ... on Actor { name } ... on Term { label issue { id } } ... on Issue { name } ... on Document { title } ... on Meeting { mode day } ... on Statement { stance } }
  edges { kind from { id } to { id } statements meetings documents first last conditional } left layout { x y } } }`;

interface Found { subgraph: { nodes: GraphNode[]; edges: { kind: string; from: { id: string }; to: { id: string }; statements: number; meetings: number; first: string | null; last: string | null; conditional: boolean }[]; left: number; layout: { x: number; y: number }[] } }

const kinds: Record<string, string> = {
  DEMANDS: "demands", PROPOSES: "proposes", SUPPORTS: "supports", REJECTS: "rejects", MET_WITH: "met", REPRESENTS: "represents", MEMBER_OF: "member of", OPPOSITE_OF: "opposite of",
  ON_ISSUE: "on issue", ATTENDED: "attended", ABOUT: "about", MADE_BY: "made by", IN: "in",
};
const usual = ["DEMANDS", "PROPOSES", "SUPPORTS", "REJECTS", "MET_WITH", "REPRESENTS"];
const caps = [100, 300, 1000, 2000];

const narrowQuery = `query Narrow($said: StatementFilter, $met: MeetingFilter) { statements(first: 500, filter: $said) { nodes { stance actor { id } party { id } term { id } } }
  meetings(first: 500, filter: $met) { nodes { participants { actor { id } party { id } } } } }`;

type Ref = { id: string } | null;
interface Narrow { statements: { nodes: { stance: string; actor: Ref; party: Ref; term: Ref }[] }; meetings: { nodes: { participants: { actor: Ref; party: Ref }[] }[] } }

/** Asks for the reports that filters of documents and confidence leave, null where there is no such filter: the subgraph knows none. */
function useNarrow(state: State): { wanted: boolean; rests: ((e: { kind: string; from: { id: string }; to: { id: string } }) => boolean) | null } {
  const wanted = state.document.length + state.publisher.length + state.collection.length > 0 || state.confidence !== "" || state.asOf !== "";
  const answer = useAnswer<Narrow>(wanted ? narrowQuery : null, { said: { ...statementFilter({ ...state, party: [] }), not: { stance: ["STATES"] } }, met: reportFilter(state, []) });
  const rests = useMemo(() => {
    if (!answer.data) return null;
    const held = new Set(answer.data.statements.nodes.flatMap((s) => [s.actor, s.party].map((a) => `${s.stance}|${a?.id}|${s.term?.id}`)));
    const met = answer.data.meetings.nodes.map((m) => new Set(m.participants.flatMap((p) => [p.actor?.id, p.party?.id])));
    return (e: { kind: string; from: { id: string }; to: { id: string } }) => e.kind in stanceKinds ? held.has(`${e.kind}|${e.from.id}|${e.to.id}`) : e.kind !== "MET_WITH" || met.some((m) => m.has(e.from.id) && m.has(e.to.id));
  }, [answer.data]);
  return { wanted, rests };
}

const stanceKinds: Record<string, true> = { DEMANDS: true, PROPOSES: true, SUPPORTS: true, REJECTS: true };

/** What of the subgraph the filters leave. The nodes asked for stay. */
function filtered(found: Found["subgraph"], state: State, around: string[], rests: ReturnType<typeof useNarrow>["rests"]): Drawing {
  const terms = new Map(found.nodes.map((n) => [n.id, n]));
  const onIssue = (id: string) => !state.issue.length || !terms.get(id)?.label || state.issue.includes(terms.get(id)?.issue?.id ?? "");
  const edges = found.edges.filter((e) =>
    (!rests || rests(e)) && (!state.stance.length || !(e.kind in stanceKinds) || state.stance.includes(e.kind)) &&
    (!state.since || !e.last || e.last >= state.since) && (!state.until || !e.first || e.first <= state.until) && onIssue(e.from.id) && onIssue(e.to.id));
  const linked = new Set([...around, ...edges.flatMap((e) => [e.from.id, e.to.id])]);
  return drawing(found.nodes, edges.map((e): GraphEdge => ({ ...e, from: e.from.id, to: e.to.id })), found.layout, linked);
}

export function GraphView() {
  const { state, go, catalogue } = usePage();
  const around = state.node ? [state.node] : state.party.slice(0, 20);
  const chosen = state.kind.length ? state.kind : usual;
  const limit = Number(state.limit) || 300;
  const answer = useAnswer<Found>(around.length ? query : null, { around, depth: Number(state.depth) || 2, limit, kinds: chosen });
  const found = answer.data?.subgraph;
  const { wanted, rests } = useNarrow(state);
  const picture = useMemo(() => (found && (!wanted || rests) ? filtered(found, state, around, wanted ? rests : null) : null), [found, rests, wanted, state.issue.join(), state.stance.join(), state.since, state.until]);
  const toggle = (kind: string, on: boolean) => go({ kind: on ? [...chosen, kind] : chosen.filter((k) => k !== kind) });
  return (
    <>
      <Heading title="Graph">Parties and envoys, what they hold and whom they met. Choose a node or an edge for what is behind it; drag to move, scroll to zoom.</Heading>
      <div class="controls">
        <label>Steps <select value={state.depth || "2"} onChange={(e) => go({ depth: e.currentTarget.value })}>{["1", "2", "3", "4"].map((d) => <option key={d}>{d}</option>)}</select></label>
        <label>At most <select value={String(limit)} onChange={(e) => go({ limit: e.currentTarget.value })}>{caps.map((c) => <option key={c} value={String(c)}>{c} nodes</option>)}</select></label>
        <details class="pick"><summary>Edges: {chosen.length} kinds</summary><div class="sheet">
          {Object.entries(kinds).map(([kind, word]) => <label key={kind}><input type="checkbox" checked={chosen.includes(kind)} onChange={(e) => toggle(kind, e.currentTarget.checked)} /> {word}</label>)}</div></details>
        {state.node && <Go to={{ node: "" }}>Back to the parties chosen</Go>}
      </div>
      {!around.length ? <Empty>Choose a party above; the graph is drawn around it.</Empty> : !picture || !found ? <Waiting of={answer} />
        : <Canvas key={around.join()} of={picture} left={found.left} revision={catalogue.revision} />}
    </>
  );
}

/** The colours of the page as they are now, each looked up once. */
function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const known = new Map<string, string>();
  return (name) => known.get(name) ?? (known.set(name, style.getPropertyValue(`--${name}`).trim()), known.get(name)!);
}

function Canvas({ of, left, revision }: { of: Drawing; left: number; revision: string }) {
  const { go } = usePage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<ZoomTransform>(zoomIdentity);
  const [at, setAt] = useState(-1);
  const [listed, setListed] = useState(false);
  const draw = () => canvas.current && paint(canvas.current, of, view.current, at, palette());
  const citation = `parley, revision ${revision.slice(0, 12)}`;

  useLayoutEffect(() => {
    const c = canvas.current!;
    const behaviour = zoom<HTMLCanvasElement, unknown>().scaleExtent([0.1, 8]).on("zoom", (e) => {
      view.current = e.transform;
      c.dispatchEvent(new Event("parley:draw"));
    });
    select(c).call(behaviour);
    const fit = () => {
      const box = paper(of);
      const scale = Math.min(c.clientWidth / box.width, c.clientHeight / box.height, 2.2);
      select(c).call(behaviour.transform, zoomIdentity.translate((c.clientWidth - scale * (2 * box.x + box.width)) / 2, (c.clientHeight - scale * (2 * box.y + box.height)) / 2).scale(scale));
    };
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(c);
    return () => watch.disconnect();
  }, [of]);
  useLayoutEffect(() => {
    const c = canvas.current!;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    draw();
    c.dataset.drawn = String(of.nodes.length);
    c.addEventListener("parley:draw", draw);
    dark.addEventListener("change", draw);
    return () => {
      c.removeEventListener("parley:draw", draw);
      dark.removeEventListener("change", draw);
    };
  });

  const find = (e: MouseEvent) => {
    const box = canvas.current!.getBoundingClientRect();
    return reach(of, view.current.invert([e.clientX - box.left, e.clientY - box.top]), 12 / view.current.k);
  };
  const open = (i: number) => go({ view: "node", node: of.nodes[i]!.id, open: "" });
  const click = (e: MouseEvent) => {
    const { node, edge } = find(e);
    if (node >= 0 && node === at) return open(node);
    setAt(node);
    if (node < 0 && edge) go({ open: `edge:${edge.kind}|${edge.from}|${edge.to}` });
  };
  const key = (e: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    if (step) setAt((at + step + of.nodes.length) % of.nodes.length);
    else if (e.key === "Enter" && at >= 0) open(at);
    else return;
    e.preventDefault();
  };
  const chosen = of.nodes[at];
  return (
    <>
      <p class="tallies"><span role="status">{count(of.nodes.length, "node")}, {count(of.edges.length, "edge")}{left > 0 && <strong>; {left} more nodes were left out</strong>}</span>
        <span class="buttons"><button type="button" onClick={() => cited(canvas.current!, citation, palette()).toBlob((blob) => blob && saveBlob(blob, "parley-graph.png"))}>PNG</button>
          <button type="button" onClick={() => saveSVG(svg(of, citation, palette()), "graph")}>SVG</button></span></p>
      <div class="board">
        <canvas ref={canvas} tabIndex={0} role="application" aria-label={`Graph of ${of.nodes.length} nodes. Arrow keys go from node to node, Enter opens one. The same stands as a table below.`}
          onClick={click} onKeyDown={key} onMouseMove={(e) => { canvas.current!.style.cursor = find(e).node >= 0 || find(e).edge ? "pointer" : "grab"; }} />
        {chosen && <p class="picked" role="status"><strong>{chosen.text}</strong> <span class="aside">{chosen.__typename}</span> <Go to={{ view: "node", node: chosen.id, open: "" }}>Open</Go> <Go to={{ node: chosen.id, open: "" }}>Draw around it</Go></p>}
        <Legend />
      </div>
      <details class="table-of" onToggle={(e) => setListed(e.currentTarget.open)}><summary>The same as a table</summary>
        {listed && <div class="scroll" tabIndex={0} role="region" aria-label="Edges, scrollable"><table>
          <thead><tr><th scope="col">From</th><th scope="col">Edge</th><th scope="col">To</th><th scope="col">Evidence</th></tr></thead>
          <tbody>{of.edges.slice(0, 500).map((e) => {
            const [a, b] = [of.nodes[of.at.get(e.from)!]!, of.nodes[of.at.get(e.to)!]!];
            return <tr key={e.kind + e.from + e.to}><td><Go to={{ view: "node", node: a.id }}>{a.text}</Go></td><td>{kinds[e.kind] ?? e.kind}{e.conditional && " (if)"}</td><td><Go to={{ view: "node", node: b.id }}>{b.text}</Go></td>
              <td><Go to={{ open: `edge:${e.kind}|${e.from}|${e.to}` }}>{e.statements ? count(e.statements, "statement") : e.meetings ? count(e.meetings, "meeting") : "show"}</Go></td></tr>;
          })}</tbody></table></div>}</details>
    </>
  );
}

function Legend() {
  return (
    <ul class="legend" aria-label="What shapes and lines mean">
      <li><span class="key party" aria-hidden="true">■</span> party</li><li><span class="key envoy" aria-hidden="true">●</span> envoy</li><li><span class="key demand" aria-hidden="true">◆</span> demand</li>
      <li><span class="key proposal" aria-hidden="true">▲</span> proposal</li><li><span class="key for" aria-hidden="true">—</span> for</li><li><span class="key against" aria-hidden="true">—</span> rejects</li>
      <li><span class="key met" aria-hidden="true">—</span> met</li><li><span class="key" aria-hidden="true">┄</span> if</li>
    </ul>
  );
}
