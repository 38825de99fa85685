import type { Kind } from "../advisory/schema.ts";
import type { DraftWords, Range } from "./words.ts";

const NOUN: Record<Kind, string> = {
  vulnerability: "Vulnerability",
  incident: "Security incident",
  alert: "Security notice",
};

function rangeWords({ from, after, before, through, is }: Range): string {
  if (is !== undefined) return is;
  const start = from ?? after;
  const end = before ?? through;
  if (end === undefined) return from === undefined ? `after ${start}` : `${from} and later`;
  const until = before === undefined ? `${end} and earlier` : `before ${end}`;
  if (start === undefined) return until;
  return `${from === undefined ? "after" : "from"} ${start} to ${before === undefined ? end : until}`;
}

export const en: DraftWords = {
  prefix: { A: "[Urgent] ", B: "[Action required] ", C: "[FYI] ", D: "[FYI] " },
  titled: (kind, title) =>
    `${kind === undefined ? "" : `${NOUN[kind]} `}“${title}” (${/[\u3040-\u30ff\u4e00-\u9fff]/.test(title) ? "in Japanese" : "original title"})`,
  titledBy: (product, more) => `Vulnerability in ${product}${more ? " and other products" : ""}`,
  blank: (what) => `[Please confirm: ${what}]`,
  blanks: {
    contact: "department, phone or email",
    sender: "sender's department and name",
    usage: "whether we use it, and which work depends on it",
    effect: "whether and how it affects us",
    decision: "what, and by when (write “none” if there is none)",
    request: "what employees should do, and must not do",
    readers: "whom this concerns",
    products: "affected products and versions",
    plain: "explanation in English",
    steps: "the steps in English",
    deadline: "date",
  },
  greeting: () => "Hi all,\n",
  by: (day) => `by ${day}`,
  undatedBy: {
    now: "immediately",
    "this-week": "this week",
    "next-week": "by the end of next week",
    "this-month": "this month",
    date: "by the deadline that will follow",
    none: "",
  },
  lateBy: (priority) => (priority === "C" ? "soon" : "as soon as possible"),
  zoned: (day, timeZone, offset) =>
    `the end of ${day}, ${timeZone === "Asia/Tokyo" ? "Japan time" : timeZone} (${offset})`,
  zonedInside: (day, timeZone, offset) =>
    `${day}, ${timeZone === "Asia/Tokyo" ? "Japan time" : timeZone}, ${offset}`,
  about: (_kind, { source, published, updated, alert, news, title }) => {
    const from = source === undefined ? "" : ` (${news ? "reported by" : "source:"} ${source})`;
    const noun = alert ? "alert" : news ? "news report" : "advisory";
    const what = title === undefined ? `This ${noun}` : `The ${noun} “${title}”`;
    if (published !== undefined && updated !== undefined) {
      return `${what} was published on ${published} and updated on ${updated}${from}.`;
    }
    if (published !== undefined) return `${what} was published on ${published}${from}.`;
    if (updated !== undefined) return `${what} was updated on ${updated}${from}.`;
    if (title !== undefined) return `This is about the ${noun} “${title}”${from}.`;
    return source === undefined ? "" : `Source: ${source}`;
  },
  kev: (dateAdded) =>
    `It is known to be exploited: the US agency CISA added it to its Known Exploited Vulnerabilities (KEV) catalog on ${dateAdded}.`,
  exploited: (source) =>
    `It is known to be exploited${source === undefined ? "" : ` (according to ${source})`}.`,
  ransomware: "It is also known to be used in ransomware campaigns.",
  proofOfConcept: "Code that shows how to exploit it (a proof of concept) is public.",
  severity: (score, version, source, several) =>
    `Severity${several ? " (the highest)" : ""}: ${score} (CVSS v${version}${source === undefined ? "" : `, rated by ${source}`})`,
  allForeign: "(There is no English text. The original is quoted below.)",
  someForeign: "(Where there is no English text, the original is quoted.)",
  publisherSays: "In the publisher's words:",
  newsSays: "The news report says:",
  seeForDetails: "For details, see Reference below.",
  noSummary: "No details are given.",
  more: "(Shortened here. See Reference below for the rest.)",
  scopeElsewhere: "For the affected products and versions, see Reference below.",
  ranges: (ranges) => {
    const joined = ranges.map(rangeWords).join(" or ");
    return /^(?:from|before|after) /.test(joined) ? `versions ${joined}` : joined;
  },
  product: (name, { fixed, state }) => {
    const notes = [
      fixed === undefined ? "" : `fixed in: ${fixed}`,
      state === "fixed" ? "already fixed" : "",
      state === "under-investigation" ? "impact under investigation" : "",
    ].filter((note) => note !== "");
    return notes.length === 0 ? name : `${name} (${notes.join("; ")})`;
  },
  version: "version",
  happenedTo: (name) => `Organization in the news: ${name}`,
  fixedIn: (name, fixed) => `${name}, fixed in: ${fixed}`,
  because: (said, reasons) => `${said} (reason: ${reasons})`,
  unaffected: (names) => `Not affected: ${names}`,
  used: (names) => `In use at our company: yes (inventory${names === undefined ? "" : `: ${names}`})`,
  unused: "In use at our company: no (according to the inventory)",
  identifiers: (ids) => `Identifiers: ${ids}`,
  andOthers: "and others",
  moreLeftOut: "Further references are left out here.",
  cut: "(Shortened here. See the publisher's information for the full text.)",
  join: ", ",
  level: { A: "Urgent", B: "High", C: "Medium", D: "Low" },
  due: (date, fromKev, late) =>
    `${late ? "originally due" : "due"} ${date}${fromKev ? ", based on CISA's KEV due date" : ""}`,
  undated: {
    now: "immediately",
    "this-week": "this week",
    "next-week": "next week",
    "this-month": "this month",
    date: "the deadline will follow",
    none: "no deadline, for information",
  },
  newDeadline: (date) => `New deadline: ${date}`,
  provisional: "Note: this priority may change, because some facts are still unconfirmed.",
  priority: (level, due) => `${level} (${due})`,
  contact: (contact) => `Contact: ${contact}`,
  green: "This information is TLP:GREEN: do not publish it on websites, social media or the like.",
};
