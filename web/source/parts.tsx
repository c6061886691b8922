// Small parts that several views are made of.
import { createContext, type ComponentChildren } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { ask, Failure } from "./ask";
import { count, docName, signs, verb, type Doc, type Statement } from "./model";
import { pictured, savePNG, saveSVG } from "./save";
import { address, type State } from "./state";

/** What the page knows of the graph as a whole: what can be chosen, and which revision it is. */
export interface Catalogue {
  parties: { id: string; name: string; statements: number }[];
  issues: { id: string; name: string }[];
  documents: Doc[];
  collections: string[];
  publishers: string[];
  revision: string;
}

export interface Shell {
  state: State;
  go: (change: Partial<State>, replace?: boolean) => void;
  catalogue: Catalogue;
  tick: number; // grows when the graph has changed
}

export const Page = createContext<Shell>(null as unknown as Shell);
export const usePage = (): Shell => useContext(Page);

export interface Answer<T> { data: T | null; failure: Failure | null; loading: boolean }

/** Asks once the query or its variables change, or the graph does; a stale answer stays visible meanwhile. */
export function useAnswer<T>(query: string | null, variables: Record<string, unknown> = {}): Answer<T> {
  const { tick } = usePage();
  const [answer, set] = useState<Answer<T>>({ data: null, failure: null, loading: query !== null });
  const key = JSON.stringify(variables);
  useEffect(() => {
    if (query === null) return;
    const stop = new AbortController();
    set((before) => ({ ...before, loading: true }));
    ask<T>(query, variables, stop.signal).then(
      (data) => {
        set({ data, failure: null, loading: false });
        requestAnimationFrame(() => setTimeout(() => performance.measure("parley:shown", "parley:answer"))); // from the answer to the frame that shows it
      },
      (failure) => {
        if (!stop.signal.aborted) set({ data: null, failure: failure instanceof Failure ? failure : new Failure(String(failure), "INTERNAL"), loading: false });
      },
    );
    return () => stop.abort();
  }, [query, key, tick]);
  return answer;
}

/** Shows what stands in for an answer: that it is coming, that it failed, or that it is empty. */
export function Waiting({ of }: { of: Answer<unknown> }) {
  if (of.failure) return <div class="note bad" role="alert"><strong>This can't be shown.</strong> {inBrowser(of.failure)}</div>;
  return <div class="note" role="status"><span class="spinner" aria-hidden="true" /> Reading the graph…</div>;
}

/** What failed, without the commands that are offered to who stands at a terminal. */
function inBrowser(failure: Failure): string {
  const text = failure.message.replace(/(?:[:,;]|,? or)(?: [^:,;`]*)?`parley [^`]*`.*$/s, "");
  return failure.code === "NOT_FOUND" ? `${text}${text.endsWith("?") ? "" : "."} Take it out of the filters above, or choose another.` : text;
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="note">{children}</div>;
}

/** A link within the page: an address of its own, and no reload where the page can do without. `more` is for those who do not see what stands around it; `label` names what
 * shows a symbol alone. */
export function Go({ to, children, class: name, label, more, current }: { to: Partial<State>; children: ComponentChildren; class?: string; label?: string; more?: string; current?: boolean }) {
  const { state, go } = usePage();
  return (
    <a href={address({ ...state, ...to })} class={name} aria-label={label} aria-current={current ? "page" : undefined} onClick={(e) => follow(e) && go(to)}>
      {children}{more && <span class="unseen"> {more}</span>}
    </a>
  );
}

/** Whether a click stays in the page; it is then taken from the browser. */
export function follow(e: MouseEvent): boolean {
  if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return false;
  e.preventDefault();
  return true;
}

/** A link to the page of a node. */
export function Node({ id, children }: { id: string; children: ComponentChildren }) {
  return <Go to={{ view: "node", node: id, open: "" }}>{children}</Go>;
}

export function Chip({ of, small, verdict, unless }: { of: string; small?: boolean; verdict?: boolean; unless?: boolean }) {
  const s = signs[of] ?? { sign: "", word: of.toLowerCase(), about: "" };
  return (
    <span class={`chip ${of}${small ? " small" : ""}`} title={s.about}>
      {s.sign && <span class="sign" aria-hidden="true">{s.sign}</span>}
      {of === "CONDITIONAL" && verdict ? "conditional" : of === "CONDITIONAL" && unless ? "no, unless" : s.word}
    </span>
  );
}

/** The quote with what carries it marked: cue, point and conditions. */
export function Quote({ s }: { s: Statement }) {
  const marks = [
    { name: "cue", ...s.cue },
    { name: "point", ...s.point },
    ...s.conditions.map((c) => ({ name: "condition", ...c.passage })),
  ].sort((a, b) => a.startUtf16 - b.startUtf16);
  const parts: ComponentChildren[] = [];
  const base = s.quote.startUtf16;
  let at = base;
  for (const mark of marks) {
    if (mark.startUtf16 < at || mark.endUtf16 > s.quote.endUtf16) continue;
    parts.push(s.quote.text.slice(at - base, mark.startUtf16 - base));
    parts.push(<mark class={mark.name} title={mark.name}>{s.quote.text.slice(mark.startUtf16 - base, mark.endUtf16 - base)}</mark>);
    at = mark.endUtf16;
  }
  parts.push(s.quote.text.slice(at - base));
  return <blockquote>{parts}</blockquote>;
}

/** One statement as evidence: who, what, the words and where; the term that it is about is named where a list holds several. */
export function Evidence({ s, turned, about }: { s: Statement; turned?: boolean; about?: boolean }) {
  return (
    <article class="evidence" data-statement={s.id}>
      <header>
        <strong>{s.actorName}</strong> {verb(s, s.actorName)}
        {s.conditions.length > 0 && <> <Chip of="CONDITIONAL" small /></>}
        {turned && <span class="aside"> (on the opposite term)</span>}
        {about && s.term && <>: <Node id={s.term.id}>{s.term.label}</Node></>}
        {s.saidBy && <span class="aside"> as {s.saidBy.name} reports</span>}
      </header>
      <Quote s={s} />
      <footer>
        <span>{s.document ? <Node id={s.document.id}>{docName(s.document)}</Node> : docName(null)}</span>
        {s.document?.publisher && <span>{s.document.publisher}</span>}
        {s.day && <time dateTime={s.day}>{s.day}</time>}
        <Go to={{ open: `statement:${s.id}` }} class="more">In its document</Go>
      </footer>
    </article>
  );
}

export function Sure({ of }: { of: number }) {
  return (
    <span class="sure" title="How often statements like this are right, as measured on annotated texts">
      <span class="bar" aria-hidden="true"><span style={{ width: `${Math.round(of * 100)}%` }} /></span> {Math.round(of * 100)} % sure
    </span>
  );
}

export function Heading({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="heading">
      <h1 tabIndex={-1}>{title}</h1>
      {children && <p>{children}</p>}
    </div>
  );
}

/** Buttons that save what an element shows as a picture. */
export function Pictures({ of, name }: { of: { current: HTMLElement | null }; name: string }) {
  const { catalogue } = usePage();
  const picture = () => pictured(of.current!, `parley, revision ${catalogue.revision.slice(0, 12)}`);
  return (
    <span class="buttons"><button type="button" aria-label={`Save the ${name} as PNG`} onClick={() => savePNG(picture(), name)}>PNG</button>
      <button type="button" aria-label={`Save the ${name} as SVG`} onClick={() => saveSVG(picture(), name)}>SVG</button></span>
  );
}

export function documentsText(documents: number, statements: number): string {
  return `${count(statements, "statement")} in ${count(documents, "document")}`;
}
