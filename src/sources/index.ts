/** Every source there is. A new one is a folder beside this file, and a line here. */
import type { Source, SourceDocument } from "../ports.ts";
import { cisaKev } from "./cisa-kev/index.ts";
import { csaf } from "./csaf/index.ts";
import { cve5 } from "./cve5/index.ts";
import { enisaKev } from "./enisa-kev/index.ts";
import { epss } from "./epss/index.ts";
import { ghsa } from "./ghsa/index.ts";
import { hanshoJson } from "./hansho-json/index.ts";
import { ipa } from "./ipa/index.ts";
import { jpcert } from "./jpcert/index.ts";
import { jvnRss } from "./jvn-rss/index.ts";
import { jvndb } from "./jvndb/index.ts";
import { myjvn } from "./myjvn/index.ts";
import { nvd } from "./nvd/index.ts";
import { osv } from "./osv/index.ts";
import { person } from "./person/index.ts";
import { rss } from "./rss/index.ts";
import { securityNext } from "./security-next/index.ts";

/**
 * In order of precedence, which is also the order in which a document is offered to them; but the reader of any feed
 * comes last, so that it takes nobody else's.
 */
export const sources: readonly Source[] = [
  hanshoJson,
  person,
  jpcert,
  ipa,
  jvnRss,
  myjvn,
  jvndb,
  csaf,
  securityNext,
  cisaKev,
  enisaKev,
  ghsa,
  osv,
  cve5,
  nvd,
  epss,
  rss,
];

/** The source whose format the document has, told by its content; its name is never looked at. */
export function recogniseSource(document: SourceDocument): Source | undefined {
  return sources.find((source) => source.recognises(document));
}
