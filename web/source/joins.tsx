// Terms and names that parley holds to be one by how they are worded, for somebody to judge.
import { useState } from "preact/hooks";
import { ask } from "./ask";
import { statementFields, type Named, type Statement } from "./model";
import { Evidence, Node, Sure, useAnswer, Waiting } from "./parts";
import { judge, Outcome, Pages, ruled, shown, words, type Ruled, type Said } from "./judging";

const end = "{ id name party { name } statement { ...S } }";
const query = `${statementFields} query Joins($skip: Int) { joins(first: ${shown}, skip: $skip) { kind sure alike a ${end} b ${end} } }`;

interface End { id: string; name: string; party: Named | null; statement: Statement | null }
interface Join { kind: string; sure: number | null; alike: string | null; a: End; b: End }

const alikeWords: Record<string, string> = {
  THROUGH_ANOTHER: "each is like a third name", BUT_A_SLIP: "they differ by a slip, by vowels, by a short form or by order", IN_PART: "one holds the other's words", IN_SOUND: "two ways to spell one name",
  IN_WORDS: "the same words",
};

/** Joins lists what is held to be one and nobody has judged: terms, the least sure first, then names, the least alike first. */
export function Joins({ done }: { done: () => void }) {
  const [skip, go] = useState(0);
  const answer = useAnswer<{ joins: Join[] }>(query, { skip });
  const found = answer.data?.joins;
  return (
    <section><h2>Held to be one</h2>
      {!found ? <Waiting of={answer} /> : !found.length ? <p class="aside">{skip ? "These were all." : "No two terms or names are held to be one by their words alone."}</p> : (
        <>
          <p class="aside">Terms that are one by how they are worded, the least sure first; then names of envoys, the least alike first. Whatever the filters.</p>
          {found.map((j) => <Pair key={j.a.id + j.b.id} of={j} done={done} />)}
        </>)}
      <Pages skip={skip} more={found?.length === shown} go={go} of="pairs" />
    </section>
  );
}

function Pair({ of: { kind, sure, alike, a, b }, done }: { of: Join; done: () => void }) {
  const [said, say] = useState<Said | null>(null);
  const [label, setLabel] = useState<string | null>(null);
  const rule = async (what: string, one: string, other: string, undo = false): Promise<void> => {
    try {
      const answer = await ask<Ruled>(judge, { kind: what, a: one, b: other, undo });
      say({ text: undo ? "Taken back." : what === "RENAME" ? `Recorded: it is called ${other}.` : ruled(answer), undo: undo ? undefined : () => void rule(what, one, other, true) });
      setLabel(null);
      done();
    } catch (failure) {
      say(words(failure));
    }
  };
  return (
    <div class="doubt">
      <div class="pair"><One of={a} /><One of={b} /></div>
      <p class="facts">{sure !== null ? <Sure of={sure} /> : <span>{alikeWords[alike ?? ""]}</span>}</p>
      <p class="buttons">
        <button type="button" onClick={() => void rule("MERGE", a.id, b.id)}>Yes, they are one</button><button type="button" onClick={() => void rule("SPLIT", a.id, b.id)}>No, two</button>
        {kind === "TERMS" && <button type="button" aria-expanded={label !== null} onClick={() => setLabel(label === null ? b.name : null)}>Call it otherwise</button>}
      </p>
      {label !== null && <form class="plainform" onSubmit={(e) => { e.preventDefault(); void rule("RENAME", b.id, label); }}>
        <label>What both are called <input value={label} onInput={(e) => setLabel(e.currentTarget.value)} /></label><p><button type="submit" class="primary" disabled={!label}>Record the name</button></p></form>}
      <Outcome of={said} />
    </div>
  );
}

/** One end of a pair, with a sentence that names it so. */
function One({ of }: { of: End }) {
  return (
    <div><p><Node id={of.id}>{of.name}</Node>{of.party && <span class="aside"> {of.party.name}</span>}</p>
      {of.statement ? <Evidence s={of.statement} /> : <p class="aside">No statement is under this name.</p>}</div>
  );
}
