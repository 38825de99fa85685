/** Reads MyJVN's answers (overviews, details, alerts; XML and JSON) and JVN iPedia's yearly detail files. */
import type { ReadResult, Source, SourceDocument } from "../../ports.ts";
import { looksLikeJson } from "../json.ts";
import { readWhole } from "../rdf.ts";
import { isMyJvnJson, readJson } from "./json.ts";
import { walk } from "./walk.ts";
import { isMyJvnXml, readXml } from "./xml.ts";

function read(document: SourceDocument): ReadResult {
  return readWhole(() => (looksLikeJson(document) ? readJson(document) : readXml(document)));
}

export const myjvn: Source = {
  name: "myjvn",
  label: { ja: "MyJVN API", en: "MyJVN API" },
  baseline: true,
  precedence: 12,
  role: "enrichment",
  walk,
  recognises: (document) => isMyJvnXml(document) || isMyJvnJson(document),
  read,
};
