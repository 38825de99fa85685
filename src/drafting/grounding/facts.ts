/** Everything in a text that can be compared: read once, each thing as one kind only. */
import { normalizeIdentifier } from "../../advisory/identifiers.ts";
import { type DateFact, readDates } from "./dates.ts";
import { forFacts } from "./fold.ts";
import { type Link, readLinks, readPhones } from "./links.ts";
import { take } from "./mask.ts";
import { type NumberFact, readNumbers } from "./numbers.ts";
import { readVersions, type VersionFact } from "./versions.ts";

export interface Facts {
  links: Link[];
  /** In their one form. */
  identifiers: string[];
  dates: DateFact[];
  versions: VersionFact[];
  /** Words with digits in them: model numbers, updates, protocols. As written. */
  codes: string[];
  numbers: NumberFact[];
  /** The text with all of these taken out, for names. */
  rest: string;
}

const IDENTIFIER =
  /(?<![A-Za-z0-9])(?:CVE[- _]?\d{4}[- _]\d{4,19}|JVNDB-\d{4}-\d{6}|JVN(?:VU|TA)?[# ]?\d{8}|GHSA(?:-[0-9a-z]{4}){3}|EUVD-\d{4}-\d{1,12}|JPCERT-AT-\d{4}-\d{4}|at\d{6})(?![A-Za-z0-9])/gi;
/** Letters and digits in one word; a hyphen, dot or underscore may stand between. Not `72-hour` nor `3rd`. */
const CODE =
  /(?<![A-Za-z0-9])(?:UTC|GMT) ?[+-] ?\d{1,2}(?::\d{2})?|(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]{0,60}(?:[-_.][A-Za-z0-9]{1,60}){0,8}(?![A-Za-z0-9])|(?<![A-Za-z0-9.,-])\d{1,12}[A-Za-z][A-Za-z0-9]{0,40}(?:[-_.][A-Za-z0-9]{1,40}){0,6}(?![A-Za-z0-9])/g;
const MEASURED = /^\d+(?:st|nd|rd|th|[kmgt]i?b|ms|s|h|x|k|m|px|gbps|mbps)$/i;

export function readFacts(text: string): Facts {
  const { links, rest: withoutLinks } = readLinks(forFacts(text));
  const identifiers: string[] = [];
  const withoutIds = take(withoutLinks, IDENTIFIER, ({ whole }) => {
    const one = normalizeIdentifier(whole.replaceAll("_", "-"));
    return one !== undefined && identifiers.push(one) > 0;
  });
  const { dates, rest: withoutDates } = readDates(withoutIds);
  const { phones, rest: withoutPhones } = readPhones(withoutDates);
  const { versions, rest: withoutVersions } = readVersions(withoutPhones);
  const codes: string[] = [];
  const withoutCodes = take(
    withoutVersions,
    CODE,
    ({ whole }) => /\d/.test(whole) && !MEASURED.test(whole) && codes.push(whole) > 0,
  );
  return {
    links: [...links, ...phones],
    identifiers,
    dates,
    versions,
    codes,
    numbers: readNumbers(withoutCodes),
    rest: withoutCodes,
  };
}
