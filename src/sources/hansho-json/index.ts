/** Reads hansho-json: advisories handed to us in our own words, with or without drafts. */
import type { AdvisoryContent } from "../../advisory/schema.ts";
import { normalizeIdentifiers } from "../../advisory/identifiers.ts";
import type { ReadResult, Refusal, Source, SourceDocument, SourceEntry } from "../../ports.ts";
import { depthRefusal, hashOf, headMatches, isRecord, looksLikeJson, parseJson, reasonOf } from "../json.ts";
import { cleanStrings } from "../text.ts";
import { HanshoAdvisory } from "./schema.ts";

const KINDS = new Set(["incident", "vulnerability", "alert"]);

/** Has a title by language, or one of our kinds: enough to say what is wrong with it, rather than "unknown". */
function isOurs(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { title, kind, $schema } = value;
  return (
    (isRecord(title) && ("ja" in title || "en" in title)) ||
    (typeof kind === "string" && KINDS.has(kind)) ||
    (typeof $schema === "string" && $schema.includes("hansho-json"))
  );
}

function recognises(document: SourceDocument): boolean {
  if (!looksLikeJson(document)) return false;
  const json = parseJson(document);
  if ("error" in json) return headMatches(document, /"title"\s*:\s*\{\s*"(?:ja|en)"|hansho-json/);
  return Array.isArray(json.value) ? json.value.some(isOurs) : isOurs(json.value);
}

/** `id`; without one the first identifier, with a `+` when it is one of many, lest a bulletin passes for one CVE. */
function keyOf(element: Record<string, unknown>): string | undefined {
  if (typeof element.id === "string" && element.id.trim() !== "") return element.id.trim();
  if (!Array.isArray(element.identifiers)) return undefined;
  const [first, ...others] = normalizeIdentifiers(
    element.identifiers.filter((text) => typeof text === "string"),
  );
  return first === undefined || others.length < 10 ? first : `${first}+`;
}

function contentOf(element: unknown, damaged: boolean): AdvisoryContent {
  if (damaged && JSON.stringify(element).includes("\ufffd")) {
    throw new Error("holds bytes that are no characters in the document's encoding");
  }
  const parsed = HanshoAdvisory.safeParse(cleanStrings(element));
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const { id: _id, $schema: _schema, ...content } = parsed.data;
  return { ...content, identifiers: normalizeIdentifiers(content.identifiers) };
}

function read(document: SourceDocument): ReadResult {
  const json = parseJson(document);
  if ("error" in json) {
    const reason = `is not JSON that can be read: ${json.error}`;
    return { announced: 1, entries: [], refusals: [{ reason }], missing: 0 };
  }
  const elements: unknown[] = Array.isArray(json.value) ? json.value : [json.value];
  const entries: SourceEntry[] = [];
  const refusals: Refusal[] = [];
  for (const [index, element] of elements.entries()) {
    const name = Array.isArray(json.value) ? `[${index}]` : undefined;
    const deep = depthRefusal(element);
    if (deep !== undefined) {
      refusals.push({ entry: name, reason: deep });
      continue;
    }
    const key = isRecord(element) ? keyOf(element) : undefined;
    if (key === undefined) {
      const reason = isRecord(element) ? whyNoKey(element) : "is not an object";
      refusals.push({ entry: name, reason });
      continue;
    }
    entries.push({
      key,
      get hash() {
        return hashOf(element);
      },
      content: () => contentOf(element, json.damaged),
    });
  }
  // How many a cut-off array had cannot be known: one more at least.
  const missing = Number(json.cut);
  return { announced: elements.length + missing, entries, refusals, missing };
}

/** All that is wrong with an element whose key cannot be told. */
function whyNoKey(element: Record<string, unknown>): string {
  const parsed = HanshoAdvisory.safeParse(element);
  return parsed.success ? "id: needs an id, or at least one identifier" : reasonOf(parsed.error);
}

export const hanshoJson: Source = {
  name: "hansho-json",
  label: { ja: "登録された文書（hansho-json）", en: "Registered documents (hansho-json)" },
  baseline: false,
  precedence: 0,
  role: "news",
  recognises,
  read,
};
