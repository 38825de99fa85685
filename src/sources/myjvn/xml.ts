/** MyJVN's answers in XML (feed=hnd) and the yearly detail files: cut into entries, counted, not yet parsed. */
import { hash } from "node:crypto";
import type { Tlp } from "../../advisory/facts.ts";
import type { AdvisoryContent, Lang } from "../../advisory/schema.ts";
import type { Instant, ReadResult, Refusal, SourceDocument, SourceEntry } from "../../ports.ts";
import { headOf } from "../encoding.ts";
import { modifiedIn, modSecContent } from "../mod-sec.ts";
import { timeOf } from "../rdf.ts";
import { rawAttribute, rawElements, rawText, sliceElements } from "../slices.ts";
import { decodeReferences, decodeText, UnreadableError } from "../text.ts";
import { parseItem } from "../xml.ts";
import { atomContent } from "./atom.ts";
import { checkStatus, statusIn, tlpOf } from "./status.ts";
import { vuldefContent } from "./vuldef.ts";

interface Form {
  root: string;
  entry: string;
  /** Identity within the source: an overview and the details of one JVNDB id are two entries of one advisory. */
  keyOf(raw: string, lang: Lang): string;
  noKey: string;
  /** When the entry was last changed, by its own word. */
  asOf(raw: string): Instant | undefined;
  contentOf(raw: string, lang: Lang, tlp: Tlp | undefined): AdvisoryContent;
}

/** The text of the first element of a name in an entry. */
function innerText(raw: string, name: string): string {
  const [element = ""] = rawElements(raw, name);
  return decodeReferences(element.replace(/<[^<>]*>?/g, "")).trim();
}

function instantIn(raw: string, name: string): Instant | undefined {
  const at = timeOf(rawText(raw, name));
  return at === undefined ? undefined : Date.parse(at);
}

/** What an entry is known by in each language, so that the English text does not replace the Japanese. */
export function keyIn(lang: Lang, id: string): string {
  return id === "" || lang === "ja" ? id : `${id} (${lang})`;
}

const FORMS: readonly Form[] = [
  {
    root: "VULDEF-Document",
    entry: "Vulinfo",
    keyOf: (raw, lang) => keyIn(lang, innerText(raw, "VulinfoID")),
    noKey: "VulinfoID: is missing",
    asOf: (raw) => instantIn(raw, "DateLastUpdated"),
    contentOf: vuldefContent,
  },
  {
    root: "rdf:RDF",
    entry: "item",
    keyOf: (raw) => decodeReferences(rawAttribute(raw, "rdf:about") ?? "").trim(),
    noKey: "rdf:about: is missing",
    asOf: modifiedIn,
    contentOf: (raw, lang, tlp) => {
      const content = modSecContent(parseItem(raw), lang);
      return tlp === undefined || tlp === "CLEAR" ? content : { ...content, tlp };
    },
  },
  {
    root: "feed",
    entry: "entry",
    keyOf: (raw, lang) => keyIn(lang, innerText(raw, "id")),
    noKey: "id: is missing",
    asOf: (raw) => instantIn(raw, "updated"),
    contentOf: atomContent,
  },
  // No hits, and errors: nothing but a status.
  {
    root: "Result",
    entry: "entry",
    keyOf: () => "",
    noKey: "stands where only a status should",
    asOf: () => undefined,
    contentOf: atomContent,
  },
];

/** Told by its root element, and for those that others have too by the namespace of MyJVN's status. */
export function isMyJvnXml(document: SourceDocument): boolean {
  const head = headOf(document);
  const root = rootOf(head);
  if (root === "VULDEF-Document") return true;
  if (!FORMS.some((form) => form.root === root)) return false;
  return /xmlns:status\s*=\s*["']https?:\/\/jvndb\.jvn\.jp\/myjvn\/Status["']/.test(head);
}

/** The name of the first element. */
function rootOf(text: string): string | undefined {
  return /^[^<]*(?:<\?[^<]*|<!--[^<]*)*<([a-z][\w:.-]*)/i.exec(text)?.[1];
}

/** @throws UnreadableError for what is refused whole: errors of the server, a malformed status, a DOCTYPE */
export function readXml({ bytes, charset }: SourceDocument): ReadResult {
  const { text, damaged } = decodeText(bytes, charset);
  const root = rootOf(text);
  const form = FORMS.find((candidate) => candidate.root === root);
  if (form === undefined) throw new UnreadableError("is no answer of MyJVN that is known");
  const { items, opened, envelope } = sliceElements(text, form.entry);
  const whole = new RegExp(`</${form.root}\\s*>`).test(envelope);
  const status = statusIn(envelope);
  // In a document that was cut off the status may be, too: what is whole before it is read.
  if (status !== undefined && (whole || status.retCd !== "")) checkStatus(status);
  else if (form.root === "Result") throw new UnreadableError("is an answer of MyJVN without a status");
  const start = envelope.slice(Math.max(0, envelope.indexOf(`<${form.root}`)));
  const lang: Lang = /^en/i.test(rawAttribute(start, "xml:lang") ?? "") ? "en" : "ja";
  const tlp = tlpOf(rawAttribute(rawElements(envelope, "marking:Marking_Structure")[0] ?? "", "color"));
  const entries: SourceEntry[] = [];
  const refusals: Refusal[] = [];
  for (const [index, raw] of items.entries()) {
    const key = form.keyOf(raw, lang);
    if (key === "") {
      refusals.push({ entry: `${form.entry} ${index + 1}`, reason: form.noKey });
      continue;
    }
    entries.push({
      key,
      get hash() {
        return hash("sha256", JSON.stringify([lang, tlp, raw]));
      },
      get asOf() {
        return form.asOf(raw);
      },
      content: () => {
        if (damaged && raw.includes("\ufffd")) {
          throw new Error("holds bytes that are no characters in the document's encoding");
        }
        return form.contentOf(raw, lang, tlp);
      },
    });
  }
  const announced = Math.max(
    opened,
    status?.totalResRet ?? 0,
    items.length + Number(!whole && opened === items.length),
  );
  return { announced, entries, refusals, missing: announced - items.length };
}
