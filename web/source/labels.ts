// Where the words of a drawing stand: each beside what it names, and none over another.
import { radius, short, type Drawing, type Drawn } from "./draw";

/** A word with the middle of its line. */
export interface Label { text: string; x: number; y: number; node: number; edge: number }

type Box = [left: number, top: number, right: number, bottom: number];

/** The names of nodes that there is room for, those of parties first, then of kinds of edges. Wanted nodes and edges, as those around one that is picked, are named in any case.
 * `size` is the letters', `width` how wide a text is. */
export function labels(of: Drawing, size: number, width: (text: string) => number, scale: number, wanted: Set<number>, picked: number): Label[] {
  const few = of.nodes.length < 400;
  const taken: Box[] = few ? of.nodes.map((n) => [n.x - radius(n), n.y - radius(n), n.x + radius(n), n.y + radius(n)]) : [];
  const order = of.nodes.map((_, i) => i).filter((i) => wanted.has(i) || few || of.nodes[i]!.__typename === "Party" || scale > 1.6);
  order.sort((a, b) => Number(wanted.has(b)) - Number(wanted.has(a)) || weight(of.nodes[b]!) - weight(of.nodes[a]!) || a - b);
  const found: Label[] = [];
  for (const i of order) {
    const n = of.nodes[i]!;
    const text = short(n.text);
    const place = free(beside(n, width(text) / 2, size), taken, few ? i : -1) ?? (wanted.has(i) || n.__typename === "Party" ? beside(n, width(text) / 2, size)[0]! : null);
    if (!place) continue;
    taken.push(place);
    found.push({ text, x: (place[0] + place[2]) / 2, y: place[3] - size * 0.3, node: i, edge: -1 });
  }
  return [...found, ...edgeLabels(of, size * 0.85, width, taken, picked)];
}

/** The words of edges: of all where they are few, else of those of the node that is picked. */
function edgeLabels(of: Drawing, size: number, width: (text: string) => number, taken: Box[], picked: number): Label[] {
  const found: Label[] = [];
  of.edges.forEach((e, edge) => {
    const [i, k] = [of.at.get(e.from)!, of.at.get(e.to)!];
    const mine = i === picked || k === picked;
    if (!mine && (picked >= 0 || of.edges.length > 250)) return;
    const [a, b] = [of.nodes[i]!, of.nodes[k]!];
    const text = e.kind.toLowerCase().replaceAll("_", " ") + (e.conditional ? " if" : "");
    const half = (width(text) * 0.85) / 2;
    const spots = [0.5, 0.36, 0.64].map((part): Box => {
      const [x, y] = [a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)];
      return [x - half, y - size * 0.7, x + half, y + size * 0.5];
    });
    const place = Math.hypot(a.x - b.x, a.y - b.y) > 2.4 * half || mine ? (free(spots, taken, -1) ?? (mine ? spots[0]! : null)) : null;
    if (!place) return;
    taken.push(place);
    found.push({ text, x: (place[0] + place[2]) / 2, y: place[3] - size * 0.3, node: -1, edge });
  });
  return found;
}

const weight = (n: Drawn): number => (n.__typename === "Party" ? 1000 : n.__typename === "Envoy" ? 100 : 0) + n.degree;

/** Where a name can stand, the best place first: below, above, on the right, on the left, and between these. */
function beside(n: Drawn, half: number, size: number): Box[] {
  const r = radius(n) + 2;
  const line = (x: number, top: number): Box => [x - half, top, x + half, top + size * 1.25];
  const [below, above, aside] = [n.y + r, n.y - r - size * 1.25, r / 2 + half];
  return [line(n.x, below), line(n.x, above), line(n.x + r + half + 2, n.y - size * 0.65), line(n.x - r - half - 2, n.y - size * 0.65),
    line(n.x + aside, below), line(n.x - aside, below), line(n.x + aside, above), line(n.x - aside, above)];
}

/** The first of some boxes that meets no other; the one of the node itself does not count. */
function free(boxes: Box[], taken: Box[], own: number): Box | null {
  return boxes.find((box) => !taken.some((b, i) => i !== own && b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3])) ?? null;
}
