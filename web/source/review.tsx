import { useState } from "preact/hooks";
import { ask, show } from "./ask";
import { Joins } from "./joins";
import { judge, Outcome, Pages, ruled, shown, words, type Ruled, type Said } from "./judging";
import { count, stanceWords, statementFields, type Statement } from "./model";
import { Empty, Evidence, Go, Heading, Sure, useAnswer, usePage, Waiting } from "./parts";
import { statementFilter } from "./state";

interface Decision { kind: string; by: string | null; note: string | null; at: string | null }

const query = `${statementFields} query Doubtful($filter: StatementFilter, $skip: Int) { doubts(first: ${shown}, skip: $skip, filter: $filter) { ...S } statements(filter: $filter) { totalCount } }`;

export function Review() {
  const [decided, decide] = useState(0);
  const done = () => decide((n) => n + 1);
  return (
    <>
      <Heading title="Review">What parley is least sure of: statements, and terms and names that it holds to be one. What you decide outlives the documents, and can be taken back.</Heading>
      <Token />
      <div class="review"><Doubts done={done} /><Joins done={done} /></div>
      <Names done={done} />
      <Judged key={decided} />
    </>
  );
}

/** Doubts lists the statements that parley is least sure of, a page at a time. */
function Doubts({ done }: { done: () => void }) {
  const { state } = usePage();
  const [skip, go] = useState(0);
  const answer = useAnswer<{ doubts: Statement[]; statements: { totalCount: number } }>(query, { filter: { ...statementFilter(state), not: { stance: ["STATES"] } }, skip });
  const found = answer.data?.doubts;
  return (
    <section>
      <h2>Least sure statements</h2>
      {!found ? <Waiting of={answer} /> : !found.length ? <Empty>{skip ? "These were all." : "No statement that takes a side is left to judge under these filters."}</Empty> : (
        <>
          <p class="aside">Of {count(answer.data!.statements.totalCount, "statement")}, those that nobody has judged, the least sure first{skip > 0 && `, from the ${skip + 1}th on`}.</p>
          {found.map((s) => <Doubt key={s.id} s={s} done={done} />)}
        </>)}
      <Pages skip={skip} more={found?.length === shown} go={go} of="statements" />
    </section>
  );
}

/** Token takes the token that decisions are sent with, and the name of who decides. */
function Token() {
  const [given, set] = useState(false);
  const [secret, setSecret] = useState("");
  return (
    <details class="token"><summary>{given ? "Your token goes with what you decide" : "Deciding needs a token with the scope review"}</summary>
      <form class="controls" onSubmit={(e) => { e.preventDefault(); show(secret); set(secret !== ""); setSecret(""); }}>
        <label>Token <input type="password" autocomplete="off" value={secret} onInput={(e) => setSecret(e.currentTarget.value)} /></label><button type="submit">Use it</button>
        <span class="aside">`parley token --scope review` makes one. This page keeps it until it is closed, and nowhere else.</span>
      </form></details>
  );
}

const judgeStatement = `mutation JudgeStatement($kind: JudgementKind!, $statement: ID!, $correction: CorrectionInput, $undo: Boolean) {
  judgeStatement(kind: $kind, statement: $statement, correction: $correction, undo: $undo) { changed } }`;

const kindWords: Record<string, string> = { ACCEPT: "read rightly", REJECT: "never made", CORRECT: "corrected", MERGE: "one", SPLIT: "two", OPPOSITE: "opposite", RENAME: "renamed" };

function Doubt({ s, done }: { s: Statement; done: () => void }) {
  const [said, say] = useState<Said | null>(null);
  const [editing, edit] = useState(false);
  const decide = async (kind: string, correction?: Record<string, unknown>, undo = false): Promise<void> => {
    try {
      await ask(judgeStatement, { kind, statement: s.id, correction, undo });
      edit(false);
      say({ text: undo ? "Taken back." : `Recorded: ${kindWords[kind]}.`, undo: undo ? undefined : () => void decide(kind, correction, true) });
      done();
    } catch (failure) {
      say(words(failure));
    }
  };
  return (
    <div class="doubt"><Evidence s={s} />
      <p class="facts"><Sure of={s.confidence} /> <code title="the rule that made it">{s.rule}</code> {s.party && s.term && <span>counts for {s.party.name} on <Go to={{ open: `cell:${s.term.id}|${s.party.id}` }}>{s.term.label}</Go></span>}</p>
      <p class="buttons">
        <button type="button" onClick={() => void decide("ACCEPT")}>Yes, it says that</button><button type="button" onClick={() => void decide("REJECT")}>No</button>
        <button type="button" aria-expanded={editing} onClick={() => edit(!editing)}>Correct it</button>
      </p>
      {editing && <Correction s={s} send={(correction) => void decide("CORRECT", correction)} />}
      <Outcome of={said} />
    </div>
  );
}

/** Correction asks for what is right instead: only what differs is sent. */
function Correction({ s, send }: { s: Statement; send: (correction: Record<string, unknown>) => void }) {
  const conditions = s.conditions.map((c) => c.passage.text).join("\n");
  const [actor, setActor] = useState(s.actorName);
  const [stance, setStance] = useState(s.stance);
  const [point, setPoint] = useState(s.point.text);
  const [under, setUnder] = useState(conditions);
  const submit = (e: Event) => {
    e.preventDefault();
    const correction: Record<string, unknown> = {};
    if (actor !== s.actorName) correction.actor = actor;
    if (stance !== s.stance) correction.stance = stance;
    if (point !== s.point.text) correction.point = point;
    if (under !== conditions) correction.conditions = under.split("\n").filter(Boolean).map((text) => ({ text }));
    send(correction);
  };
  return (
    <form class="plainform" onSubmit={submit}>
      <label>Whose it is <input value={actor} onInput={(e) => setActor(e.currentTarget.value)} /></label>
      <label>Stance <select value={stance} onChange={(e) => setStance(e.currentTarget.value)}>{Object.entries(stanceWords).map(([value, word]) => <option key={value} value={value}>{word}</option>)}</select></label>
      <label>Words of the quote that say what it is about <input value={point} onInput={(e) => setPoint(e.currentTarget.value)} /></label>
      <label>Conditions, words of the quote, one a line <textarea rows={2} value={under} onInput={(e) => setUnder(e.currentTarget.value)} /></label>
      <p><button type="submit" class="primary">Record the correction</button></p>
    </form>
  );
}

/** Names decides whether two names that parley holds apart are one. */
function Names({ done }: { done: () => void }) {
  const { catalogue } = usePage();
  const [a, setA] = useState("");
  const [b, setB] = useState("");
  const [said, say] = useState<Said | null>(null);
  const rule = async (kind: string, undo = false): Promise<void> => {
    try {
      say({ text: ruled(await ask<Ruled>(judge, { kind, a, b, undo })), undo: undo ? undefined : () => void rule(kind, true) });
      done();
    } catch (failure) {
      say(words(failure));
    }
  };
  return (
    <section><h2>Two names, one actor?</h2>
      <form class="controls" onSubmit={(e) => e.preventDefault()}>
        <label>One name <input list="names" value={a} onInput={(e) => setA(e.currentTarget.value)} /></label>
        <label>The other <input list="names" value={b} onInput={(e) => setB(e.currentTarget.value)} /></label>
        <datalist id="names">{catalogue.parties.map((p) => <option key={p.id} value={p.name} />)}</datalist>
        <button type="button" disabled={!a || !b} onClick={() => void rule("MERGE")}>They are one</button>
        <button type="button" disabled={!a || !b} onClick={() => void rule("SPLIT")}>They are two</button>
      </form>
      <Outcome of={said} />
    </section>
  );
}

const judgedQuery = "{ judgements(first: 200) { kind a b quote note by at status } }";

interface Judgement extends Decision { a: string; b: string; quote: string | null; status: string }

/** Judged lists what was decided, and by whom. */
function Judged() {
  const answer = useAnswer<{ judgements: Judgement[] }>(judgedQuery);
  const found = answer.data?.judgements;
  return (
    <section><h2>What was judged</h2>
      {!found ? <Waiting of={answer} /> : !found.length ? <p class="aside">Nothing yet.</p> : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Judgements, scrollable"><table>
          <thead><tr><th scope="col">Judgement</th><th scope="col">On</th><th scope="col">By</th><th scope="col">Holds</th><th scope="col">Undo</th></tr></thead>
          <tbody>{found.map((j) => <JudgedLine key={j.kind + j.a + j.b} of={j} />)}</tbody></table></div>)}
    </section>
  );
}

/** A name or term as documents give it, by its id: the id holds the words. */
const called = (id: string): string => id.replace(/^(party|envoy|term):/, "").replaceAll("-", " ").replace(/\.(?=\w)/, ", ");

const statusWords: Record<string, string> = { ATTACHED: "yes", UNATTACHED: "waits for its document", OVERRULED: "no: a split stands against it" };

function JudgedLine({ of: j }: { of: Judgement }) {
  const [said, say] = useState<Said | null>(null);
  const back = async (): Promise<void> => {
    try {
      if (["ACCEPT", "REJECT", "CORRECT"].includes(j.kind)) await ask(judgeStatement, { kind: j.kind, statement: j.a, undo: true });
      else await ask(judge, { kind: j.kind, a: j.a, b: j.b, undo: true });
      say({ text: "Taken back." });
    } catch (failure) {
      say(words(failure));
    }
  };
  return (
    <tr><td>{kindWords[j.kind]}</td><td>{j.quote ?? `${called(j.a)} · ${called(j.b)}`}{j.note && <span class="aside folded">{j.note}</span>}</td>
      <td>{j.by} <span class="aside">{j.at?.slice(0, 10)}</span></td><td>{statusWords[j.status] ?? j.status.toLowerCase()}</td>
      <td>{said && !said.bad ? said.text : <><button type="button" onClick={() => void back()}>Take it back</button>{said && <Outcome of={said} />}</>}</td></tr>
  );
}
