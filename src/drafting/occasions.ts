/** What an occasion makes of a draft: a withdrawal, a follow-up, a drill, a refusal. */
import type { Bilingual, DraftText } from "../advisory/schema.ts";
import type { DraftRequest } from "../ports.ts";
import { day, longDay } from "./days.ts";
import { oneLine, pick, quote, within } from "./passages.ts";
import { foreignNote, oneReference, referencesOf, subjectTitle } from "./sections.ts";
import { senderOf } from "./signature.ts";
import { draftWords } from "./words.ts";
import { occasionWords } from "./words-occasions.ts";
import { readerWords } from "./words-readers.ts";

/** `【重要】`, `[Update] `: an occasion's own stands instead. */
const PREFIX = /^(?:(?:【[^】]{1,20}】)+|\[[^\]]{1,30}\] ?)/;
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
    audience === "overseas" ? readerWords[lang].overseas.greeting(sender) : words.greeting(sender);
  return {
    subject: occasion.withdrawnPrefix + title,
    opening: `${greeting}${earlier(request)}${occasion.correctionOpening}`,
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
    audience === "overseas" ? readerWords[lang].overseas.greeting(sender) : draftWords[lang].greeting(sender);
  const asked = text.opening.startsWith(greeting) ? text.opening.slice(greeting.length) : text.opening;
  const overview = [...changesOf(request), "", occasion.now, text.overview].join("\n");
  const technical = audience === "admins" || audience === "overseas";
  const again = technical && record.assessment.priority !== "D" ? [occasion.doneBefore] : [];
  return {
    ...text,
    subject: occasion.updatePrefix + text.subject.replace(PREFIX, ""),
    opening: `${greeting}${earlier(request)}${asked}`,
    overview: within(overview, draftWords[lang].cut),
    actions: [...again, ...text.actions],
  };
}

function earlier({ followUp, lang }: DraftRequest): string {
  if (followUp === undefined) return "";
  const date = /^\d{4}-\d\d-\d\d$/.test(followUp.date)
    ? longDay(followUp.date, lang)
    : oneLine(followUp.date);
  return occasionWords[lang].follows(oneLine(followUp.subject), date);
}

function changesOf({ followUp, lang, audience = "admins" }: DraftRequest): string[] {
  const [words, occasion] = [draftWords[lang], occasionWords[lang]];
  const technical = audience === "admins" || audience === "overseas";
  const told = (followUp?.changes ?? [])
    .map((change: Bilingual) => occasion.change(oneLine(change[lang]), words.level))
    .map((text) => (technical ? text : occasion.plainChange(text)))
    .filter((text) => text !== undefined)
    .map((text) => text.replace(/\b\d{4}-\d\d-\d\d\b/g, (date) => longDay(date, lang)));
  const lines = [...new Set(told)].slice(0, CHANGES);
  if (lines.length === 0) lines.push(words.blank(occasion.changesUnknown));
  return [occasion.changed, ...lines.map((line) => `${occasion.bullet}${line}`)];
}

/** Says so in the subject, at the top, in every step and at the end, so that nobody can take it for real. */
export function drill(text: DraftText, { lang }: DraftRequest): DraftText {
  const occasion = occasionWords[lang];
  const end = [text.closing ?? "", occasion.drillEnd].filter((part) => part !== "").join("\n\n");
  return {
    ...text,
    subject: occasion.drillPrefix + text.subject.replace(PREFIX, ""),
    opening: `${occasion.drillOpening}\n${text.opening}`,
    actions: [occasion.drillStep, ...text.actions.map((step) => `${occasion.drillMark}${step}`)],
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
