/** Reads what a person made an advisory of, in Slack or Teams. Never recognised: only the flow names this format. */
import type { AdvisoryContent } from "../../advisory/schema.ts";
import { normalizeIdentifiers } from "../../advisory/identifiers.ts";
import type { ReadResult, Source, SourceDocument } from "../../ports.ts";
import { hashOf, parseJson, reasonOf } from "../json.ts";
import { cleanStrings } from "../text.ts";
import { PersonDocument } from "./schema.ts";

function read(document: SourceDocument): ReadResult {
  const json = parseJson(document);
  const parsed = PersonDocument.safeParse("error" in json ? undefined : cleanStrings(json.value));
  if (!parsed.success) {
    const reason = "error" in json ? `is not JSON that can be read: ${json.error}` : reasonOf(parsed.error);
    return { announced: 1, entries: [], refusals: [{ reason }], missing: 0 };
  }
  const { id, content } = parsed.data;
  const entry = {
    key: `person ${id}`,
    // Not the time it was sent: the same form sent again by a retry or a second press says the same.
    hash: hashOf({ ...content, publishedAt: undefined }),
    content: (): AdvisoryContent => ({
      ...content,
      identifiers: normalizeIdentifiers(content.identifiers),
    }),
  };
  return { announced: 1, entries: [entry], refusals: [], missing: 0 };
}

export const person: Source = {
  name: "person",
  label: { ja: "人が登録したもの", en: "Registered by a person" },
  baseline: false,
  precedence: 1,
  role: "news",
  recognises: () => false,
  read,
};
