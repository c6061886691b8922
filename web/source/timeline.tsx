import { useMemo, useRef } from "preact/hooks";
import { count, daysOf, docName, told, when, type Days as Dates, type Doc, type Named, type TermRef } from "./model";
import { Chip, Empty, Go, Heading, Node, Pictures, useAnswer, usePage, Waiting } from "./parts";
import { declared, passed, reportFilter, variables } from "./state";

const shiftQuery = `query Shifts(${declared.replace("[String!]!", "[String!]")}) { shifts(first: 500, ${passed}) { party { id name } term { id label issue { id name } } day kind before after statements(first: 1) { id } } }`;
const meetingQuery = `query Meetings($filter: MeetingFilter) { meetings(first: 200, filter: $filter) { nodes { id ${daysOf} status mode place participants { name party { id name } } quote { text } document { id title } } } }`;

interface Shift { party: Named; term: TermRef; day: string; kind: string; before: string; after: string; statements: { id: string }[] }
interface Met extends Dates { id: string; status: string; mode: string | null; place: string | null; participants: { name: string; party: Named | null }[]; quote: { text: string }; document: Doc | null }

const kindWords: Record<string, string> = { FIRST: "takes a position", SHIFTED: "shifts", REAFFIRMED: "reaffirms" };

export function Timeline() {
  const { state } = usePage();
  const shifts = useAnswer<{ shifts: Shift[] }>(shiftQuery, variables(state));
  const meetings = useAnswer<{ meetings: { nodes: Met[] } }>(meetingQuery, { filter: reportFilter(state, state.party) });
  const met = state.issue.length || state.stance.length ? [] : (meetings.data?.meetings.nodes ?? []);
  return (
    <>
      <Heading title="Timeline">When parties took positions, shifted them, said them again, and met.</Heading>
      {!shifts.data ? <Waiting of={shifts} /> : <Days shifts={shifts.data.shifts} meetings={met} />}
    </>
  );
}

function Days({ shifts, meetings }: { shifts: Shift[]; meetings: Met[] }) {
  const lanes = useRef<HTMLDivElement>(null);
  const dated = meetings.filter((m) => m.day);
  const days = useMemo(() => [...new Set([...shifts.map((s) => s.day), ...dated.map((m) => m.day!)])].sort(), [shifts, meetings]);
  if (!days.length) return <Empty>Nothing here has a day: either the filters leave nothing, or the documents say neither when they were published nor when they speak of. A dateline at
    the head of a text, or <code>--date</code> at its load, dates it.</Empty>;
  return (
    <>
      <p class="tallies"><span>{count(shifts.length, "position")}, {count(dated.length, "meeting")}{meetings.length > dated.length && `; ${count(meetings.length - dated.length, "meeting")} without a day left out`}</span>
        <Pictures of={lanes} name="timeline" /></p>
      <div class="lanes" aria-hidden="true" ref={lanes}><Lanes shifts={shifts} meetings={dated} days={days} /></div>
      <ol class="days">{[...days].reverse().map((day) => (
        <li key={day}><h2><time dateTime={day}>{day}</time></h2>
          <ul>{dated.filter((m) => m.day === day).map((m) => (
            <li key={m.id} class="meeting"><span class={`dot meeting ${m.status}`} aria-hidden="true">{told(m) ? "★" : "☆"}</span>
              <div><strong>{m.mode ?? "meeting"}</strong>{m.status !== "HELD" && `, ${m.status.toLowerCase()}`}: {m.participants.map((p) => p.name).join(", ")}{m.place && ` in ${m.place}`}{when(m) !== day && <span class="aside"> {told(m) ? when(m) : "day unknown, told on this day"}</span>}
                {m.document && <span class="aside"> <Node id={m.document.id}>{docName(m.document)}</Node></span>}</div></li>))}
            {shifts.filter((s) => s.day === day).map((s) => (
              <li key={s.party.id + s.term.id}><span class={`dot ${s.kind} ${s.after}`} aria-hidden="true" />
                <div><Node id={s.party.id}>{s.party.name}</Node> {kindWords[s.kind]} on <Node id={s.term.id}>{s.term.label}</Node>{" "}
                  {s.kind === "SHIFTED" && <><Chip of={s.before} small /> → </>}<Go to={{ open: s.statements[0] ? `statement:${s.statements[0].id}` : "" }} more={`${s.party.name} on ${s.term.label}`}><Chip of={s.after} small /></Go></div></li>))}
          </ul></li>))}</ol>
    </>
  );
}

/** Lanes draws a lane a party over the days. The list below says the same in words, so it is hidden from screen readers. */
function Lanes({ shifts, meetings, days }: { shifts: Shift[]; meetings: Met[]; days: string[] }) {
  const parties = useMemo(() => {
    const known = new Map<string, string>();
    for (const s of shifts) known.set(s.party.id, s.party.name);
    return [...known];
  }, [shifts]);
  const time = (day: string) => Date.parse(day);
  const [first, last] = [time(days[0]!), time(days.at(-1)!)];
  const width = 1000, lane = 44;
  const names = useMemo(() => parties.map(([, name]) => fitted(name)), [parties]);
  const left = 12 + Math.max(60, ...names.map(wide));
  const x = (day: string) => left + 60 + (last > first ? ((time(day) - first) / (last - first)) * (width - left - 130) : (width - left - 130) / 2);
  const shown = ticks(days, x);
  const height = parties.length * lane + 44;
  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`}>
        {shown.map((day) => <g key={day}><line class="tick" x1={x(day)} x2={x(day)} y1={8} y2={height - 30} /><text x={x(day)} y={height - 10} text-anchor="middle">{day}</text></g>)}
        {parties.map(([id, name], i) => {
          const y = 24 + i * lane;
          const mine = shifts.filter((s) => s.party.id === id);
          return (
            <g key={id}>
              <text x={left} y={y + 4} text-anchor="end" class="name">{names[i]}<title>{name}</title></text>
              <line class="lane" x1={left + 12} x2={width - 10} y1={y} y2={y} />
              {meetings.filter((m) => m.participants.some((p) => p.party?.id === id)).map((m) => <g key={m.id}>
                {m.until && m.until > m.day! && <line class={`span ${m.status}`} x1={x(m.day!)} x2={Math.min(x(m.until), width - 10)} y1={y - 13} y2={y - 13} />}
                <text x={x(m.day!)} y={y - 9} text-anchor="middle" class={`star ${m.status}`}>{told(m) ? "★" : "☆"}</text></g>)}
              {days.map((day) => {
                const here = mine.filter((s) => s.day === day);
                return here.slice(0, 6).map((s, k) => {
                  const at = x(day) + (k - (Math.min(here.length, 6) - 1) / 2) * 11;
                  return s.kind === "SHIFTED" ? <path key={s.term.id} class={`p ${s.after}`} d={`M${at},${y - 6}l6,6l-6,6l-6,-6z`} /> : <circle key={s.term.id} class={`p ${s.after} ${s.kind}`} cx={at} cy={y} r={4.5} />;
                }).concat(here.length > 6 ? [<text key="more" x={x(day) + 40} y={y + 4} class="more">+{here.length - 6}</text>] : []);
              })}
            </g>
          );
        })}
      </svg>
      <p class="aside">● first &nbsp; ◆ shifted &nbsp; ○ said again &nbsp; ★ meeting, with a line where it is told of a period, paler where planned or denied &nbsp; ☆ meeting of an unknown day, on its document's</p>
    </>
  );
}

/** How wide the names of lanes are at most, in the drawing's units. */
const widest = 260;

const pen = document.createElement("canvas").getContext("2d")!;

/** wide is how wide a lane's name is. */
function wide(name: string): number {
  pen.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(name).width;
}

/** fitted is a name, cut where a lane has no room for it. */
function fitted(name: string): string {
  for (let end = name.length; end > 0; end--) {
    const text = end < name.length ? name.slice(0, end).trimEnd() + "…" : name;
    if (wide(text) <= widest) return text;
  }
  return name;
}

/** ticks chooses days that have room for their label. */
function ticks(days: string[], x: (day: string) => number): string[] {
  const kept: string[] = [];
  for (const day of days) if (!kept.length || x(day) - x(kept.at(-1)!) > 80) kept.push(day);
  return kept;
}
