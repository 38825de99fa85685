/** Feeds cut into their items before anything is parsed: comparing an item costs no parsing, and a broken one stays alone. */
import { hash } from "node:crypto";
import { decodeReferences, UnreadableError } from "./text.ts";

export interface Sliced {
  /** Each whole element with its tags, in order. */
  items: string[];
  /** How many are opened, comments and CDATA aside: those cut off, or swallowed by broken markup, among them. */
  opened: number;
  /** Everything outside of the items, comments left out: the envelope. */
  envelope: string;
}

/**
 * Cuts every `<name>` element out of a document, one pass, comments and CDATA aside. An element that another of its
 * name opens in was never closed, and is none.
 * @throws UnreadableError for a DOCTYPE (entity bombs, outside entities), wherever it stands
 */
export function sliceElements(text: string, name: string): Sliced {
  const token = new RegExp(`<!--|<!\\[CDATA\\[|<![a-z]|<(/?)${name}(?=[\\s/>])`, "gi");
  const items: string[] = [];
  const outside: string[] = [];
  let opened = 0;
  let start = -1;
  let rest = 0;
  const endless = new Set<string>();
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found, slash] = match;
    const at = match.index;
    if (slash === undefined) {
      if (/[a-z]$/i.test(found)) throw new UnreadableError("holds a DOCTYPE, which feeds need not");
      // One that never ends hides nothing: looked for once, then its sign is text.
      const close = endless.has(found) ? -1 : text.indexOf(found === "<!--" ? "-->" : "]]>", at);
      if (close < 0) {
        endless.add(found);
        continue;
      }
      token.lastIndex = close + 3;
      if (found === "<!--" && start < 0) {
        outside.push(text.slice(rest, at));
        rest = token.lastIndex;
      }
    } else if (found !== `<${slash}${name}`) {
      // Another element, alike but for its case.
    } else if (slash === "") {
      opened += 1;
      if (start < 0) outside.push(text.slice(rest, at));
      start = at;
      const end = after(text, ">", at);
      if (text.endsWith("/>", end)) finish(end);
    } else if (start >= 0) {
      finish(after(text, ">", at));
    }
  }
  if (start < 0) outside.push(text.slice(rest));
  return { items, opened, envelope: outside.join("") };

  function finish(end: number): void {
    items.push(text.slice(start, end));
    start = -1;
    rest = end;
    token.lastIndex = end;
  }
}

/** Where what `closing` ends goes on; the end of the text when it never ends. */
function after(text: string, closing: string, from: number): number {
  const at = text.indexOf(closing, from);
  return at < 0 ? text.length : at + closing.length;
}

/**
 * The `<name>` elements of an item as they are written, with their tags, in order. What they hold is not looked into:
 * good for comparing, not for reading.
 */
export function rawElements(item: string, name: string): string[] {
  const elements: string[] = [];
  for (let at = 0; ; ) {
    const open = item.indexOf(`<${name}`, at);
    if (open < 0) return elements;
    at = open + name.length + 1;
    if (!/[\s/>]/.test(item.charAt(at))) continue;
    const tag = after(item, ">", at);
    at = item.endsWith("/>", tag) ? tag : after(item, `</${name}`, tag);
    elements.push(item.slice(open, at));
  }
}

const attributes = new Map<string, RegExp>();

/** An attribute of the tag that `text` begins with, as it is written; undefined when the tag has none. */
export function rawAttribute(text: string, name: string): string | undefined {
  let pattern = attributes.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`);
    attributes.set(name, pattern);
  }
  const match = pattern.exec(text.slice(0, after(text, ">", 0)));
  return match?.[1] ?? match?.[2];
}

/** The text in the first such element of an item, without a tag; undefined when it has none or an empty one. */
export function rawText(item: string, name: string): string | undefined {
  const element = rawElements(item, name)[0];
  if (element === undefined) return undefined;
  const inner = element.slice(after(element, ">", 0)).replace(/<\/[\w:.-]*$/, "");
  const cdata = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>/.exec(inner)?.[1];
  const text = (cdata ?? decodeReferences(inner)).trim();
  return text === "" ? undefined : text;
}

/** SHA-256 of texts as they are written, in hexadecimal. A NUL, which no XML holds, keeps them apart. */
export function hashTexts(texts: readonly string[]): string {
  return hash("sha256", texts.join("\0"));
}
