/** What an occasion makes of a draft: a withdrawal, a follow-up, a drill, a refusal. */
import type { Bilingual, DraftText, Lang } from "../advisory/schema.ts";
import type { AdvisoryRecord, DraftRequest } from "../ports.ts";
import { day, longDay } from "./days.ts";
import { dueOf } from "./due.ts";
import { oneLine, pick, quote, within } from "./passages.ts";
import { oneReference, referencesOf } from "./references.ts";
import { foreignNote, subjectTitle } from "./sections.ts";
import { senderOf } from "./signature.ts";
import { draftWords } from "./words.ts";
import { occasionWords } from "./words-occasions.ts";
import { readerWords } from "./words-readers.ts";

/** `【重要】`, `[Update] `: an occasion's own stands instead. */
const PREFIX = /^(?:【[^】]{1,20}】|\[[^\]]{1,30}\] ?)/;
const CHANGES = 10;

/** A mail that takes an earlier one back. */
export function correction(request: DraftRequest): DraftText {
  const { record, organization, lang, audience = "admins" } = request;
  const { content } = record.revision;
  const [words, occasion] = [draftWords[lang], occasionWords[lang]];
  // CVE and NVD write it into the title too.
  const title = subjectTitle(content, lang).replace(/(?:（取り下げ）| \(rejected\))$/, "");
  const reason = pick(content.withdrawn?.reason, lang);
  const parts = [occasion.withdrawn(title, day(content.withdrawn?.at, organization.timeZone, lang))];
  if (reason?.foreign === false) parts.push(occasion.withdrawnReason(reason.text));
  if (reason?.foreign === true) parts.push(occasion.withdrawnReasonQuoted(quote(reason.text)));
  else parts.push(foreignNote([content.title], lang) === "" ? "" : words.someForeign);
  const simple = audience === "everyone" || audience === "executives";
  const sender = senderOf(organization, lang);
  const greeting =
    audience === "overseas" || audience === "executives"
      ? readerWords[lang][audience].greeting(sender)
      : words.greeting(sender);
  return {
    subject: occasion.withdrawnPrefix + title,
    opening: `${greeting}${takenBack(request)}`,
    overview: within(parts.filter((part) => part !== "").join("\n"), words.cut),
    scope: [],
    actions: occasion.withdrawnActions[audience],
    references: simple ? oneReference(content, lang) : referencesOf(content, lang),
    ...(audience === "everyone" ? {} : { priority: occasion.withdrawnPriority }),
  };
}

/** The change first, then what is asked now. */
export function update(text: DraftText, request: DraftRequest): DraftText {
  const { record, organization, lang, audience = "admins" } = request;
  const occasion = occasionWords[lang];
  const sender = senderOf(organization, lang);
  const greeting =
    audience === "overseas" || audience === "executives"
      ? readerWords[lang][audience].greeting(sender)
      : draftWords[lang].greeting(sender);
  const { followUp } = request;
  const lead = followUp === undefined ? "" : occasion.follows(dateOf(followUp.date, lang));
  const opening = [`${greeting}${lead}${askedAgain(request)}`.trimEnd(), earlierSubject(request)];
  const changes = changesOf(request);
  const listed = changes.map((line) => line.slice(occasion.bullet.length));
  const now = text.overview.split("\n").filter((line) => line === "" || !listed.includes(line));
  const overview = [...changes.map(occasion.happened), "", occasion.now, ...now].join("\n");
  const technical = audience === "admins" || audience === "overseas";
  // What is urgent says so beside: `【続報】【緊急】`.
  const { priority } = record.assessment;
  const urgent = priority === "A" || priority === "B";
  const subject = urgent ? text.subject : text.subject.replace(PREFIX, "");
  const again = technical && priority !== "D" ? [occasion.doneBefore] : [];
  return {
    ...text,
    subject: occasion.updatePrefix + subject,
    opening: opening.filter((line) => line !== "").join("\n"),
    overview: within(overview, draftWords[lang].cut),
    actions: [...again, ...text.actions],
  };
}

/** What is asked now, and by when; the reader knows already what it is about. */
function askedAgain(request: DraftRequest): string {
  const { record, lang, audience = "admins" } = request;
  const { priority } = record.assessment;
  const { admins, everyone, executives } = readerWords[lang];
  if (audience === "everyone") return everyone.again[priority];
  if (audience === "executives") return executives.again;
  return admins.ask(priority, dueOf(request));
}

function takenBack(request: DraftRequest): string {
  const { followUp, lang } = request;
  const occasion = occasionWords[lang];
  if (followUp === undefined) return occasion.correctionOpening;
  return `${occasion.takesBack(dateOf(followUp.date, lang))}\n${earlierSubject(request)}`;
}

function earlierSubject({ followUp, lang }: DraftRequest): string {
  return followUp === undefined ? "" : occasionWords[lang].earlierSubject(oneLine(followUp.subject));
}

function dateOf(date: string, lang: Lang): string {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? longDay(date, lang) : oneLine(date);
}

/** A listing in KEV in the words of the overview, which have its date: said once, and there. */
function listing(text: string, { revision }: AdvisoryRecord, lang: Lang): string {
  const { kev } = revision.content;
  const added = /KEVカタログ）に追加|CISA added it to its Known/.test(text);
  return added && kev !== undefined ? draftWords[lang].kev(longDay(kev.dateAdded, lang)) : text;
}

function changesOf({ record, followUp, lang, audience = "admins" }: DraftRequest): string[] {
  const [words, occasion] = [draftWords[lang], occasionWords[lang]];
  const technical = audience === "admins" || audience === "overseas";
  const told = (followUp?.changes ?? [])
    .map((change: Bilingual) => occasion.change(oneLine(change[lang]), words.level))
    .map((text) => (technical ? listing(text, record, lang) : occasion.plainChange(text)))
    .filter((text) => text !== undefined)
    .map((text) => text.replace(/\b\d{4}-\d\d-\d\d\b/g, (date) => longDay(date, lang)));
  const lines = [...new Set(told)].slice(0, CHANGES);
  if (lines.length === 0) lines.push(words.blank(occasion.changesUnknown));
  return [occasion.changed, ...lines.map((line) => `${occasion.bullet}${line}`)];
}

/** Says so in the subject, at the top, in every step and at the end, so that nobody can take it for real. */
export function drill(text: DraftText, { lang, audience = "admins" }: DraftRequest): DraftText {
  const occasion = occasionWords[lang];
  const technical = audience === "admins" || audience === "overseas";
  const end = [text.closing ?? "", occasion.drillEnd].filter((part) => part !== "").join("\n\n");
  return {
    ...text,
    subject: occasion.drillPrefix + text.subject.replace(occasion.updatePrefix, "").replace(PREFIX, ""),
    opening: `${occasion.drillOpening}\n${text.opening}`,
    actions: [
      technical ? occasion.drillStep : occasion.drillRead,
      ...text.actions.map((step) => `${occasion.drillMark}${step}`),
    ],
    closing: end,
  };
}

/** TLP:AMBER and above never enter a draft (sources.md 2): the reason stands instead, and nothing of the advisory. */
export function refusal(label: string, { lang }: DraftRequest): DraftText {
  const occasion = occasionWords[lang];
  return {
    subject: occasion.refusedSubject,
    opening: occasion.refused(label),
    overview: occasion.refusedWhy,
    scope: [],
    actions: [],
    references: [],
  };
}
