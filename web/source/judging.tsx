// What the lists of the review share: pages, what came of a decision, and decisions on two names or terms.
import { Failure } from "./ask";

/** How many of what is least sure are shown at a time. */
export const shown = 20;

/** Buttons to the surer ones and back. */
export function Pages({ skip, more, go, of }: { skip: number; more: boolean; go: (skip: number) => void; of: string }) {
  if (!skip && !more) return null;
  return <p class="buttons">{skip > 0 && <button type="button" onClick={() => go(skip - shown)}>Back to less sure {of}</button>}{more && <button type="button" onClick={() => go(skip + shown)}>The next {shown} {of}</button>}</p>;
}

export interface Said { text: string; bad?: boolean; undo?: () => void }

/** Outcome shows what came of a decision, and takes it back. */
export function Outcome({ of }: { of: Said | null }) {
  return of && <p class={of.bad ? "outcome bad" : "outcome"} role="status">{of.text} {of.undo && <button type="button" onClick={of.undo}>Take it back</button>}</p>;
}

/** A failure as what came of a decision. */
export const words = (failure: unknown): Said => ({ text: failure instanceof Failure ? failure.message : String(failure), bad: true });

export const judge = `mutation Judge($kind: JudgementKind!, $a: String!, $b: String!, $undo: Boolean) { judge(kind: $kind, a: $a, b: $b, undo: $undo) { changed actors { name } terms { label } } }`;

export interface Ruled { judge: { changed: boolean; actors: { name: string }[]; terms: { label: string }[] } }

/** What a decision on two names or terms made of them. */
export function ruled({ judge: done }: Ruled): string {
  const now = [...done.actors.map((x) => x.name), ...done.terms.map((x) => x.label)];
  return `${done.changed ? "Recorded" : "It stood like this already"}: ${now.join(" and ")} ${now.length > 1 ? "are two" : "is one"}.`;
}

