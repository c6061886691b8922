// Saving what is on screen as a file.
import { escaped } from "./draw";

export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

export function saveSVG(svg: string, name: string): void {
  saveBlob(new Blob([svg], { type: "image/svg+xml" }), `parley-${name}.svg`);
}

/** Saves a picture as PNG, twice as fine as the screen. */
export function savePNG(svg: string, name: string): void {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  image.onload = () => {
    const canvas = document.createElement("canvas");
    const scale = Math.min(2, 8000 / Math.max(image.width, image.height)); // browsers draw no canvas without end
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob((blob) => blob && saveBlob(blob, `parley-${name}.png`));
  };
  image.src = url;
}

/** Draws what stands on the page in an element as SVG: boxes, lines of text and the shapes of drawings, with a line that says what it rests on. */
export function pictured(of: Element, citation: string): string {
  const style = getComputedStyle(document.documentElement);
  const at = of.getBoundingClientRect();
  const shapes = [...of.querySelectorAll("*")].filter(seen).map((e) => (e instanceof SVGElement ? shape(e, at) : box(e, at)));
  const walker = document.createTreeWalker(of, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (seen(node.parentElement!) && !(node.parentElement instanceof SVGElement)) shapes.push(...lines(node as Text, at));
  const [width, height] = [Math.ceil(Math.max(at.width, of.scrollWidth)) + 24, Math.ceil(at.height) + 52];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="-12 -12 ${width} ${height}" font-family="system-ui, DejaVu Sans, sans-serif">` +
    `<rect x="-12" y="-12" width="${width}" height="${height}" fill="${style.getPropertyValue("--panel").trim()}"/>${shapes.join("")}` +
    `<text x="0" y="${height - 24}" font-size="12" fill="${style.getPropertyValue("--quiet").trim()}">${escaped(citation)}</text></svg>`;
}

const seen = (e: Element): boolean => !e.closest(".unseen, option, [hidden]") && e.getClientRects().length > 0;

const round = (n: number): number => Math.round(n * 10) / 10;

/** An element's ground and borders. */
function box(e: Element, from: DOMRect): string {
  const [r, s] = [e.getBoundingClientRect(), getComputedStyle(e)];
  const [x, y, w, h] = [r.left - from.left, r.top - from.top, r.width, r.height].map(round) as [number, number, number, number];
  const ground = s.backgroundColor === "rgba(0, 0, 0, 0)" ? "none" : s.backgroundColor;
  const all = s.borderTopWidth !== "0px" && s.borderBottomWidth !== "0px" ? ` stroke="${s.borderTopColor}"${s.borderTopStyle === "dashed" ? ' stroke-dasharray="3 2"' : ""}` : "";
  const rect = ground !== "none" || all ? `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${Math.min(parseFloat(s.borderTopLeftRadius) || 0, h / 2)}" fill="${ground}"${all}/>` : "";
  return rect + (!all && s.borderBottomWidth !== "0px" ? `<path d="M${x},${y + h}h${w}" stroke="${s.borderBottomColor}"/>` : "") +
    (!all && s.borderLeftWidth !== "0px" ? `<path d="M${x},${y}v${h}" stroke="${s.borderLeftColor}"/>` : "");
}

/** The lines of a text as the page breaks it. */
function lines(node: Text, from: DOMRect): string[] {
  const s = getComputedStyle(node.parentElement!);
  const found: { x: number; y: number; words: string[] }[] = [];
  const range = document.createRange();
  let end = 0;
  for (const word of node.data.matchAll(/[^\s-]*-|[^\s-]+/g)) { // a line may end after a hyphen
    const text = (word.index > end ? " " : "") + word[0];
    end = word.index + word[0].length;
    range.setStart(node, word.index);
    range.setEnd(node, end);
    const r = range.getBoundingClientRect();
    const y = round(r.top - from.top + r.height * 0.79); // about where letters stand
    const last = found.at(-1);
    if (last && Math.abs(last.y - y) < 2) last.words.push(text);
    else found.push({ x: round(r.left - from.left), y, words: [word[0]] });
  }
  return found.map((l) => `<text x="${l.x}" y="${l.y}" font-size="${s.fontSize}" font-weight="${s.fontWeight}" fill="${s.color}">${escaped(l.words.join(""))}</text>`);
}

/** A shape of a drawing, where it stands on the page. */
function shape(e: SVGElement, from: DOMRect): string {
  if (!(e instanceof SVGGraphicsElement) || !["line", "circle", "path", "text"].includes(e.tagName)) return "";
  const [m, s] = [e.getScreenCTM()!, getComputedStyle(e)];
  const own = [...e.attributes].filter((a) => !["class", "fill", "stroke"].includes(a.name)).map((a) => ` ${a.name}="${escaped(a.value)}"`).join("");
  return `<${e.tagName}${own} transform="matrix(${m.a} ${m.b} ${m.c} ${m.d} ${round(m.e - from.left)} ${round(m.f - from.top)})" fill="${s.fill}" stroke="${s.stroke}" stroke-width="${s.strokeWidth}"` +
    ` opacity="${s.opacity}" font-size="${s.fontSize}" font-weight="${s.fontWeight}">${escaped(e.tagName === "text" ? (e.textContent ?? "") : "")}</${e.tagName}>`;
}
