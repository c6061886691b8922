// Drawing: what stands where, in which shape and colour, on a canvas or as SVG.
import { labels } from "./labels";

export interface GraphNode { __typename: string; id: string; name?: string; label?: string; title?: string; mode?: string; day?: string; stance?: string; issue?: { id: string } | null }
export interface GraphEdge { kind: string; from: string; to: string; statements: number; meetings: number; conditional: boolean }
export interface Drawn extends GraphNode { x: number; y: number; text: string; degree: number }
export interface Drawing { nodes: Drawn[]; edges: GraphEdge[]; at: Map<string, number> }
export type Palette = (name: string) => string;

/** How many pixels neighbours keep at scale 1: more sideways, as names and screens are wide. */
const [wide, tall] = [64, 42];

export function drawing(nodes: GraphNode[], edges: GraphEdge[], layout: { x: number; y: number }[], shown: Set<string>): Drawing {
  const kept: Drawn[] = [];
  const at = new Map<string, number>();
  nodes.forEach((n, i) => {
    if (!shown.has(n.id)) return;
    at.set(n.id, kept.length);
    const text = n.name ?? n.label ?? n.title ?? (n.mode ? `${n.mode} ${n.day ?? ""}` : (n.stance?.toLowerCase() ?? n.id));
    kept.push({ ...n, x: layout[i]!.x * wide, y: layout[i]!.y * tall, text, degree: 0 });
  });
  const drawn = edges.filter((e) => at.has(e.from) && at.has(e.to));
  for (const e of drawn) {
    kept[at.get(e.from)!]!.degree++;
    kept[at.get(e.to)!]!.degree++;
  }
  return { nodes: kept, edges: drawn, at };
}

/** The shapes, about a middle at 0, of radius 1, as SVG paths. */
const shapes: Record<string, string> = {
  Party: "M-.9-.9H.9V.9H-.9Z", Envoy: "M1,0A1,1,0,1,1,-1,0A1,1,0,1,1,1,0Z", Demand: "M0-1.15L1.15,0L0,1.15L-1.15,0Z", Proposal: "M0-1.1L1.1,.9H-1.1Z",
  Issue: "M-1,0L-.5-.87H.5L1,0L.5,.87H-.5Z", Document: "M-.7-1H.4L.8-.6V1H-.7Z", Statement: "M.6,0A.6,.6,0,1,1,-.6,0A.6,.6,0,1,1,.6,0Z",
  Meeting: "M0-1.1L.32-.35L1.1-.3L.5.2L.7,1L0,.55L-.7,1L-.5.2L-1.1-.3L-.32-.35Z",
};

const outlines = new Map<string, Path2D>();

/** The shape of a kind of node, made once. */
function outline(kind: string): Path2D {
  const known = outlines.get(kind) ?? new Path2D(shapes[kind] ?? shapes.Envoy);
  outlines.set(kind, known);
  return known;
}

const colours: Record<string, string> = { Party: "party", Envoy: "envoy", Demand: "demand", Proposal: "proposal", Issue: "issue", Document: "quiet", Statement: "quiet", Meeting: "met" };

export function lineColour(kind: string): string {
  return { REJECTS: "against", OPPOSITE_OF: "against", DEMANDS: "for", PROPOSES: "for", SUPPORTS: "for", MET_WITH: "met" }[kind] ?? "line-strong";
}

export const radius = (n: Drawn): number => (n.__typename === "Party" ? 9 : 6) + Math.min(6, Math.sqrt(n.degree));

/** The box around a drawing, with room for its labels. */
export function paper(of: Drawing): { x: number; y: number; width: number; height: number } {
  const xs = of.nodes.map((n) => n.x), ys = of.nodes.map((n) => n.y);
  const [left, right, top, bottom] = [Math.min(...xs) - 90, Math.max(...xs) + 90, Math.min(...ys) - 40, Math.max(...ys) + 40];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function short(text: string, most = 34): string {
  return text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text;
}

export function paint(canvas: HTMLCanvasElement, of: Drawing, t: { x: number; y: number; k: number }, picked: number, colour: Palette): void {
  const ratio = devicePixelRatio || 1;
  canvas.width = canvas.clientWidth * ratio;
  canvas.height = canvas.clientHeight * ratio;
  const c = canvas.getContext("2d")!;
  c.fillStyle = colour("panel");
  c.fillRect(0, 0, canvas.width, canvas.height);
  c.setTransform(ratio * t.k, 0, 0, ratio * t.k, ratio * t.x, ratio * t.y);
  lines(c, of, picked, colour, t.k);
  const near = new Set(of.edges.filter((e) => of.at.get(e.from) === picked || of.at.get(e.to) === picked).flatMap((e) => [of.at.get(e.from)!, of.at.get(e.to)!]));
  of.nodes.forEach((n, i) => {
    c.globalAlpha = picked < 0 || i === picked || near.has(i) ? 1 : 0.25;
    mark(c, n, i === picked, colour);
  });
  const size = 12 / t.k;
  c.font = `${size}px system-ui, sans-serif`;
  c.textAlign = "center";
  c.lineJoin = "round";
  if (picked >= 0) near.add(picked);
  for (const l of labels(of, size, (text) => c.measureText(text).width, t.k, near, picked)) {
    c.globalAlpha = picked < 0 || near.has(l.node) || l.edge >= 0 ? 1 : 0.3;
    c.font = `${l.edge < 0 ? size : size * 0.85}px system-ui, sans-serif`;
    c.lineWidth = size / 3;
    c.strokeStyle = colour("panel");
    c.strokeText(l.text, l.x, l.y);
    c.fillStyle = colour(l.edge < 0 ? "text" : "quiet");
    c.fillText(l.text, l.x, l.y);
  }
  c.globalAlpha = 1;
}

function lines(c: CanvasRenderingContext2D, of: Drawing, picked: number, colour: Palette, scale: number): void {
  for (const e of of.edges) {
    const [a, b] = [of.at.get(e.from)!, of.at.get(e.to)!];
    const mine = a === picked || b === picked;
    c.globalAlpha = picked < 0 ? 0.55 : mine ? 0.95 : 0.1;
    c.strokeStyle = colour(lineColour(e.kind));
    c.lineWidth = Math.min(5, 1 + Math.log2(Math.max(1, e.statements, e.meetings))) / Math.max(0.6, Math.min(1.4, scale));
    c.setLineDash(e.conditional ? [5, 4] : []);
    c.beginPath();
    c.moveTo(of.nodes[a]!.x, of.nodes[a]!.y);
    c.lineTo(of.nodes[b]!.x, of.nodes[b]!.y);
    c.stroke();
  }
  c.setLineDash([]);
}

function mark(c: CanvasRenderingContext2D, n: Drawn, picked: boolean, colour: Palette): void {
  const r = radius(n);
  c.save();
  c.translate(n.x, n.y);
  c.scale(r, r);
  const path = outline(n.__typename);
  c.fillStyle = colour(colours[n.__typename] ?? "quiet");
  c.lineWidth = (picked ? 4 : 1.5) / r;
  c.strokeStyle = colour(picked ? "accent" : "panel");
  c.stroke(path);
  c.fill(path);
  c.restore();
}

/** The node at a point, else the edge near it. */
export function reach(of: Drawing, [x, y]: [number, number], within: number): { node: number; edge?: GraphEdge } {
  let node = -1, best = Infinity;
  of.nodes.forEach((n, i) => {
    const d = Math.hypot(n.x - x, n.y - y);
    if (d < Math.max(radius(n), within) && d < best) [node, best] = [i, d];
  });
  if (node >= 0) return { node };
  let edge: GraphEdge | undefined;
  best = within / 2;
  for (const e of of.edges) {
    const d = distance(of.nodes[of.at.get(e.from)!]!, of.nodes[of.at.get(e.to)!]!, x, y);
    if (d < best) [edge, best] = [e, d];
  }
  return { node, edge };
}

/** How far a point is from the line between two others. */
function distance(a: { x: number; y: number }, b: { x: number; y: number }, x: number, y: number): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const part = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(a.x + part * dx - x, a.y + part * dy - y);
}

/** A copy of a canvas, with a line below that says what it rests on. */
export function cited(canvas: HTMLCanvasElement, citation: string, colour: Palette): HTMLCanvasElement {
  const copy = document.createElement("canvas");
  const ratio = devicePixelRatio || 1;
  copy.width = canvas.width;
  copy.height = canvas.height + 24 * ratio;
  const c = copy.getContext("2d")!;
  c.fillStyle = colour("panel");
  c.fillRect(0, 0, copy.width, copy.height);
  c.drawImage(canvas, 0, 0);
  c.fillStyle = colour("quiet");
  c.font = `${12 * ratio}px sans-serif`;
  c.fillText(citation, 8 * ratio, copy.height - 8 * ratio);
  return copy;
}

/** A text that can stand in XML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, "\ufffd");

/** The same drawing as SVG, with a line that says what it rests on. */
export function svg(of: Drawing, citation: string, colour: Palette): string {
  const box = paper(of);
  const all = of.edges.map((e) => {
    const [a, b] = [of.nodes[of.at.get(e.from)!]!, of.nodes[of.at.get(e.to)!]!];
    return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${colour(lineColour(e.kind))}" stroke-opacity=".6"${e.conditional ? ' stroke-dasharray="5 4"' : ""}><title>${escaped(e.kind)}</title></line>`;
  });
  for (const n of of.nodes) {
    const r = radius(n);
    all.push(`<g transform="translate(${n.x} ${n.y})"><path transform="scale(${r})" d="${shapes[n.__typename] ?? shapes.Envoy}" fill="${colour(colours[n.__typename] ?? "quiet")}"/></g>`);
  }
  for (const l of labels(of, 11, (text) => text.length * 5.9, 1, new Set(), -1)) {
    all.push(`<text x="${l.x}" y="${l.y}" text-anchor="middle" font-size="${l.edge < 0 ? 11 : 9.4}" fill="${colour(l.edge < 0 ? "text" : "quiet")}" stroke="${colour("panel")}" stroke-width="3" paint-order="stroke">${escaped(l.text)}</text>`);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.x} ${box.y} ${box.width} ${box.height + 20}" font-family="sans-serif" font-size="10">` +
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height + 20}" fill="${colour("panel")}"/>${all.join("")}` +
    `<text x="${box.x + 8}" y="${box.y + box.height + 12}" fill="${colour("quiet")}">${escaped(citation)}</text></svg>`;
}
