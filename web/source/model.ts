// What the endpoint answers with, as far as the page asks for it, and the fields that it asks for.

export interface Named { id: string; name: string }
export interface Passage { text: string; startUtf16: number; endUtf16: number }
export interface Doc { id: string; title: string | null; publisher: string | null; publishedAt: string | null; url: string | null; collection?: string | null }
export interface TermRef { id: string; label: string; issue: Named | null }

export interface Statement {
  id: string;
  stance: string;
  day: string | null;
  actorName: string;
  actor: Named | null;
  party: Named | null;
  saidBy: { name: string } | null;
  capacity: string;
  modality: string;
  directness: string;
  cue: Passage;
  point: Passage;
  quote: Passage;
  conditions: { kind: string; passage: Passage }[];
  rule: string;
  confidence: number;
  term: TermRef | null;
  document: Doc | null;
}

export interface Cell {
  party: Named;
  position: string;
  refusalUnless: boolean;
  since: string | null;
  documents: number;
  statementCount: number;
  through: { bloc: Named | null; position: string }[];
}

export interface Row { term: TermRef; folded: { id: string; label: string }[]; verdict: string; summary: string; documents: number; cells: Cell[] }

const passage = "{ text startUtf16 endUtf16 }";

export const statementFields = `fragment S on Statement {
  id stance day actorName actor { id name } party { id name } saidBy { name } capacity modality directness rule confidence
  cue ${passage} point ${passage} quote ${passage} conditions { kind passage ${passage} }
  term { id label issue { id name } } document { id title publisher publishedAt url collection }
}`;

/** How positions, verdicts and stances are shown: a sign and a word beside the colour, which only repeats them. */
export const signs: Record<string, { sign: string; word: string; about: string }> = {
  FOR: { sign: "+", word: "for", about: "for it" },
  AGAINST: { sign: "−", word: "against", about: "against it" },
  CONDITIONAL: { sign: "?", word: "if", about: "under a condition" },
  MIXED: { sign: "±", word: "mixed", about: "both for and against on its latest day" },
  SILENT: { sign: "", word: "silent", about: "nothing said" },
  CONTESTED: { sign: "≠", word: "contested", about: "both sides are held" },
  COMMON: { sign: "=", word: "common", about: "all who speak hold the same" },
  ONE_SIDED: { sign: "◐", word: "one-sided", about: "only one speaks" },
};

export const stanceWords: Record<string, string> = { DEMANDS: "demands", PROPOSES: "proposes", SUPPORTS: "supports", REJECTS: "rejects", STATES: "states" };

/** The stance as a verb behind a name, as firm as it was said: "supports", "would support", of several "support". */
export function verb(s: { stance: string; modality: string }, name: string): string {
  const word = stanceWords[s.stance] ?? s.stance.toLowerCase();
  const many = /(?:^| )\p{Ll}\S*(?<![sui])s$/u.test(name); // "the hill rebels", not "the United States"
  const firm: Record<string, string> = { INTENDED: many ? "intend to" : "intends to", WOULD: "would", MIGHT: "might" };
  return firm[s.modality] ? `${firm[s.modality]} ${word.slice(0, -1)}` : many ? word.slice(0, -1) : word;
}

/** The days of a meeting, from its text, and the day that it is listed by: its first, or else its document's. */
export interface Days { since: string | null; until: string | null; day: string | null }
export const daysOf = "since until day";

/** Whether the text of a meeting tells when it was or is to be. */
export const told = (m: Days): boolean => m.since !== null || m.until !== null;

/** When a meeting was or is to be: a day, a period ("2025-06" is a month), or that nobody says. */
export function when(m: Days): string {
  if (!told(m)) return m.day ? `day unknown, told on ${m.day}` : "day unknown";
  if (!m.since) return `until ${m.until}`;
  if (!m.until || m.since === m.until) return m.since;
  const [year, month] = m.since.split("-").map(Number) as [number, number];
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  if (m.since.endsWith("-01") && m.until === last) return m.since.slice(0, 7);
  if (m.since.endsWith("-01-01") && m.until === `${m.since.slice(0, 4)}-12-31`) return m.since.slice(0, 4);
  return `${m.since} to ${m.until}`;
}

/** A text with its hard line breaks taken as spaces, so that it flows; those ahead of list items, after short lines such as headings, and between paragraphs stay. It is as long
 * as it was. */
export function flow(text: string): string {
  return text.replace(/(?<!\n)\n(?!\n)/g, (line, at: number) => {
    const next = text.slice(at + 1, at + 5);
    const long = at - (text.lastIndexOf("\n", at - 1) + 1) >= 45;
    return /^\s*([-*•|#>]|\d+[.)])/.test(next) || !(long || /^\s*\p{Ll}/u.test(next)) ? line : " ";
  });
}

export const against = (s: { stance: string }): boolean => s.stance === "REJECTS";

/** count words a number of things. */
export function count(n: number, one: string, many = one + "s"): string {
  return `${n} ${n === 1 ? one : many}`;
}

export function docName(d: Doc | null): string {
  return d ? (d.title ?? d.id) : "a document that is gone";
}
