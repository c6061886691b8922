import { useRef } from "preact/hooks";
import { type Row, type Named, signs } from "./model";
import { Chip, Empty, Go, Heading, Pictures, usePage, useAnswer, Waiting } from "./parts";
import { declared, passed, variables } from "./state";

const query = `query Overlap(${declared}) { overlap(${passed}) {
  parties { id name } totalRows undated
  rows(first: 300) { term { id label issue { id name } } folded { id label } verdict summary documents
    cells { party { id name } position refusalUnless since documents statementCount through { bloc { id name } position } } } } }`;

interface Found { overlap: { parties: Named[]; totalRows: number; undated: number; rows: Row[] } }

const none = "No issue";
const order = ["CONTESTED", "CONDITIONAL", "COMMON", "ONE_SIDED", "SILENT"];

/** Rows by issue: those first on which most is contested, then by how many rows there are; rows without an issue come last. */
function byIssue(rows: Row[]): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = row.term.issue?.name ?? none;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const rank = (group: Row[]) => Math.min(...group.map((r) => order.indexOf(r.verdict)));
  return [...groups].sort((a, b) => Number(a[0] === none) - Number(b[0] === none) || rank(a[1]) - rank(b[1]) || b[1].length - a[1].length || a[0].localeCompare(b[0]));
}

export function Overlap() {
  const { state } = usePage();
  const enough = state.party.length > 1;
  const answer = useAnswer<Found>(enough ? query : null, variables(state));
  if (!enough) return <><Heading title="Overlap" /><Empty>Choose two or more parties above, and their positions stand side by side here.</Empty></>;
  const found = answer.data?.overlap;
  return (
    <>
      <Heading title="Who stands where">Choose a cell and read the sentences that prove it. Silence is shown as silence.</Heading>
      {!found ? <Waiting of={answer} /> : <Table found={found} busy={answer.loading} />}
    </>
  );
}

function Table({ found, busy }: { found: Found["overlap"]; busy: boolean }) {
  const table = useRef<HTMLTableElement>(null);
  if (!found.rows.length) return <Empty>None of these parties says anything on a term here. Take a filter away, or choose other parties.</Empty>;
  const tallies = order.map((v) => [v, found.rows.filter((r) => r.verdict === v).length] as const).filter(([, n]) => n);
  return (
    <>
      <p class="tallies" role="status">{found.totalRows} terms: {tallies.map(([v, n]) => <span key={v}>{n} <Chip of={v} small verdict /></span>)}
        {found.undated > 0 && <span class="aside">{found.undated} without a day left out</span>}
        <Pictures of={table} name="overlap" /></p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Positions, scrollable">
        <table ref={table} class="overlap" aria-busy={busy}>
          <thead>
            <tr><th scope="col">Term</th><th scope="col">Verdict</th>{found.parties.map((p) => <th scope="col" key={p.id}><Go to={{ view: "node", node: p.id }}>{p.name}</Go></th>)}</tr>
          </thead>
          {byIssue(found.rows).map(([issue, rows]) => (
            <tbody key={issue}>
              <tr class="issue"><th scope="rowgroup" colSpan={2 + found.parties.length}>{issue}</th></tr>
              {rows.map((row) => <Line key={row.term.id} row={row} />)}
            </tbody>
          ))}
        </table>
      </div>
      {found.totalRows > found.rows.length && <p class="aside">The first {found.rows.length} of {found.totalRows} terms. Filter by issue to see the others.</p>}
    </>
  );
}

function Line({ row }: { row: Row }) {
  const { state } = usePage();
  return (
    <tr>
      <th scope="row"><Go to={{ view: "node", node: row.term.id }}>{row.term.label}</Go>
        {row.folded.map((t) => <span class="aside folded" key={t.id}>or its opposite: {t.label}</span>)}</th>
      <td title={row.summary}><Chip of={row.verdict} verdict /></td>
      {row.cells.map((cell) => {
        const open = `cell:${row.term.id}|${cell.party.id}`;
        const blocs = cell.through.filter((t) => t.position !== "SILENT");
        return (
          <td key={cell.party.id} class={`cell ${cell.position}${state.open === open ? " open" : ""}`}>
            {cell.position === "SILENT" ? <span class="silent">silent</span> : (
              <Go to={{ open }} class="cell" more={`statements: ${cell.party.name} on ${row.term.label}`}>
                <Chip of={cell.position} unless={cell.refusalUnless} />
                <span class="aside">{cell.statementCount}× {cell.since && <time dateTime={cell.since}>{cell.since}</time>}</span>
              </Go>
            )}
            {blocs.map((t) => <span class="aside" key={t.bloc?.id}>through {t.bloc?.name}: {signs[t.position]?.word}</span>)}
          </td>
        );
      })}
    </tr>
  );
}
