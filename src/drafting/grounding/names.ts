/** Names of products, organizations, people and countries that the advisory does not have. */
import { type Finding, type Part, ungrounded } from "./finding.ts";
import { japaneseNames } from "./names-ja.ts";
import { latinNames } from "./names-latin.ts";
import type { Source } from "./source.ts";

/** @param rest the part's text with links, ids, dates, versions and codes taken out */
export function findNames(part: Part, rest: string, source: Source): Finding[] {
  return [...latinNames(rest, source), ...japaneseNames(rest, source)].map((name) =>
    ungrounded("name", part, name),
  );
}
