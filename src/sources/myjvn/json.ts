/** MyJVN's answers in JSON (feed=oka): lists, details, and details in a STIX bundle. */
import type { AdvisoryContent, Lang } from "../../advisory/schema.ts";
import type { Instant, ReadResult, Refusal, SourceDocument, SourceEntry } from "../../ports.ts";
import { depthRefusal, hashOf, headMatches, isRecord, looksLikeJson, parseJson, reasonOf } from "../json.ts";
import { cleanStrings, UnreadableError } from "../text.ts";
import { latestOf } from "../values.ts";
import { detailContent } from "./detail.ts";
import { overviewContent } from "./overview.ts";
import { checkStatus, Status, tlpOf } from "./status.ts";
import { keyIn } from "./xml.ts";

const SCHEMA = "jvndb.jvn.jp/schema/myjvn_";
const EMBEDDED = "VULDEF-Document";

export function isMyJvnJson(document: SourceDocument): boolean {
  if (!looksLikeJson(document)) return false;
  const json = parseJson(document);
  if ("error" in json)
    return headMatches(document, /"\$schema"\s*:\s*"https?:\/\/jvndb\.jvn\.jp\/schema\/myjvn_/);
  const { value } = json;
  if (!isRecord(value)) return false;
  if (typeof value.$schema === "string" && value.$schema.includes(SCHEMA)) return true;
  const { document: detail, feed, status } = value;
  if (isRecord(detail)) return typeof detail.category === "string" && detail.category.startsWith("myjvn_");
  return isRecord(feed) && isRecord(status) && "retCd" in status;
}

interface Found {
  wires: unknown[];
  keyOf: (wire: Record<string, unknown>) => string;
  /** When it was last changed, by its own word. */
  asOf: (wire: unknown) => Instant | undefined;
  contentOf: (wire: unknown) => AdvisoryContent;
}

/** @throws UnreadableError for what is refused whole */
export function readJson(document: SourceDocument): ReadResult {
  const json = parseJson(document);
  if ("error" in json) throw new UnreadableError(`is not JSON that can be read: ${json.error}`);
  const value = isRecord(json.value) ? json.value : {};
  const status = statusOf(value.status, json.cut);
  if (status !== undefined) checkStatus(status);
  const { wires, keyOf, asOf, contentOf } = foundIn(value);
  const entries: SourceEntry[] = [];
  const refusals: Refusal[] = [];
  for (const [index, wire] of wires.entries()) {
    const key = isRecord(wire) ? keyOf(wire).trim() : "";
    const unfit = key === "" ? "its id is missing" : depthRefusal(wire);
    if (unfit !== undefined) {
      refusals.push({ entry: key === "" ? `[${index}]` : key, reason: unfit });
      continue;
    }
    entries.push({
      key,
      get hash() {
        return hashOf(pickedOf(wire));
      },
      get asOf() {
        return asOf(wire);
      },
      content: () => {
        if (json.damaged && JSON.stringify(wire).includes("\ufffd")) {
          throw new Error("holds bytes that are no characters in the document's encoding");
        }
        return contentOf(cleanStrings(wire));
      },
    });
  }
  const announced = Math.max(wires.length + Number(json.cut), status?.totalResRet ?? 0);
  return { announced, entries, refusals, missing: announced - wires.length };
}

/** Undefined for a document that has lost its end, and the status with it. */
function statusOf(wire: unknown, cut: boolean): Status | undefined {
  if (wire === undefined && cut) return undefined;
  const parsed = Status.safeParse(wire);
  if (!parsed.success) throw new UnreadableError(`its status is malformed: ${reasonOf(parsed.error)}`);
  return parsed.data;
}

function foundIn(value: Record<string, unknown>): Found {
  const details = {
    keyOf: (wire: Record<string, unknown>) => {
      const { document } = wire;
      const id = isRecord(document) && isRecord(document.tracking) ? document.tracking.id : undefined;
      return typeof id === "string" ? keyIn(langOf(document), id) : "";
    },
    asOf: (wire: unknown) => {
      const { document } = isRecord(wire) ? wire : {};
      const tracking = isRecord(document) ? document.tracking : undefined;
      return latestOf(isRecord(tracking) ? tracking.current_release_date : undefined);
    },
    contentOf: (wire: unknown) => detailContent(wire, langOf(isRecord(wire) ? wire.document : undefined)),
  };
  if (isRecord(value.document)) return { wires: [value], ...details };
  if (Array.isArray(value.objects)) {
    const embedded = value.objects.filter(isRecord).map((object) => object[EMBEDDED]);
    return { wires: embedded.flatMap((list) => (Array.isArray(list) ? list : [])), ...details };
  }
  const { feed } = value;
  if (!isRecord(feed)) {
    if (value.status !== undefined) return { wires: [], ...details };
    throw new UnreadableError("is no answer of MyJVN that is known");
  }
  const lang = langOf(feed);
  const { distribution } = feed;
  const label = isRecord(distribution) && isRecord(distribution.tlp) ? distribution.tlp.label : undefined;
  const tlp = tlpOf(typeof label === "string" ? label : undefined);
  return {
    wires: Array.isArray(feed.entry) ? feed.entry : [],
    keyOf: ({ id, link }) => {
      if (typeof id !== "string") return "";
      // An overview and the details of one id are two entries: the overview is known by its page, as in XML.
      return id.startsWith("JVNDB-") && typeof link === "string" && link !== "" ? link : keyIn(lang, id);
    },
    asOf: (wire) => latestOf(isRecord(wire) ? wire.modified : undefined),
    contentOf: (wire) => overviewContent(wire, lang, tlp),
  };
}

function langOf(value: unknown): Lang {
  return isRecord(value) && typeof value.lang === "string" && /^en/i.test(value.lang) ? "en" : "ja";
}

/** The wire without what only says when the server wrote the answer. */
function pickedOf(wire: unknown): unknown {
  if (!isRecord(wire) || !isRecord(wire.document)) return wire;
  const { status: _status, jvn_extension: extension, document, ...rest } = wire;
  const { tracking, ...said } = document as Record<string, unknown>;
  const { generator: _made, ...tracked } = isRecord(tracking) ? tracking : {};
  const { generator: _also, ...extended } = isRecord(extension) ? extension : {};
  return [rest, said, tracked, extended];
}
