/** Judges news of an incident by its class: the table and the rules that settle it in docs/priority.md. */
import type { AdvisoryContent, Bilingual, Organization, Priority } from "../schema.ts";
import * as cues from "./incident-cues.ts";
import type { Judged } from "./judged.ts";
import { findParty } from "./parties.ts";
import { findCue, normalize, type Words } from "./text.ts";
import * as say from "./words-incident.ts";

export type IncidentClass =
  | "own"
  | "supplier"
  | "transferable"
  | "used-against-others"
  | "insider"
  | "warning"
  | "consumer-warning"
  | "compromise"
  | "same-sector"
  | "slip"
  | "leak"
  | "visible"
  | "outage"
  | "event"
  | "unknown";

const BADGES: Record<IncidentClass, Priority> = {
  own: "A",
  supplier: "A",
  transferable: "B",
  "used-against-others": "B",
  "same-sector": "B",
  warning: "C",
  compromise: "C",
  leak: "C",
  visible: "C",
  outage: "C",
  unknown: "C",
  insider: "D",
  "consumer-warning": "D",
  slip: "D",
  event: "D",
};

/** Classes that leave open what decides: 要確認. */
const OPEN: ReadonlySet<IncidentClass> = new Set(["visible", "outage", "unknown"]);

interface Found {
  class: IncidentClass;
  /** The words that say so, as the text has them. */
  cue?: string | undefined;
}

/** The class of an incident, and the words that put it there. */
export function classify(content: AdvisoryContent, { parties }: Organization, words: Words): Found {
  const text = words.all;
  const compromise = findCue(text, cues.COMPROMISE);
  const transferable = findCue(text, cues.TRANSFERABLE);
  const slip = findCue(text, cues.SLIP);
  const leak = findCue(text, cues.LEAK);
  const visible = findCue(text, cues.VISIBLE);
  const event = findCue(words.title, cues.EVENT);
  const harmless = [compromise, transferable, slip, leak, visible].every((cue) => cue === undefined);
  if (event !== undefined && harmless) return { class: "event", cue: event };

  const scope = normalize(
    [content.scope?.ja, content.scope?.en].filter((part) => part !== undefined).join("\n"),
  );
  const own = findParty(`${text}\n${scope}`, parties.own);
  if (own !== undefined) return { class: "own", cue: own };
  const supplier = findParty(`${text}\n${scope}`, parties.suppliers);
  if (supplier !== undefined) return { class: "supplier", cue: supplier };

  const insider = findCue(text, cues.INSIDER);
  if (insider !== undefined && findCue(text, cues.OUTSIDER) === undefined) {
    return { class: "insider", cue: insider };
  }
  const warning = warningOf(words);
  if (warning !== undefined) return warning;
  if (transferable !== undefined) return { class: "transferable", cue: transferable };
  const sent = cues.TAKEN_OVER.test(text) ? findCue(text, cues.SENT) : undefined;
  if (sent !== undefined) return { class: "used-against-others", cue: sent };
  if (slip !== undefined && compromise === undefined) return { class: "slip", cue: slip };
  const sector = findParty(`${text}\n${scope}`, parties.sectors);
  if (compromise !== undefined) return theirs("compromise", compromise, sector);
  if (visible !== undefined) return { class: "visible", cue: visible };
  if (leak !== undefined) return theirs("leak", leak, sector);
  const outage = findCue(text, cues.OUTAGE);
  return outage === undefined ? { class: "unknown" } : { class: "outage", cue: outage };
}

function theirs(its: "compromise" | "leak", cue: string, sector: string | undefined): Found {
  return sector === undefined ? { class: its, cue } : { class: "same-sector", cue: sector };
}

/** A technique or fraud somebody warns of, where nobody is said to have been hit. */
function warningOf({ title, all }: Words): Found | undefined {
  const fraud = findCue(title, cues.FRAUD);
  const warned = cues.FORGERY.test(title) || findCue(title, cues.WARNING) !== undefined;
  if (fraud === undefined || !warned || cues.HARMED.test(title)) return undefined;
  const toConsumers = cues.CONSUMER.test(all) && !cues.BUSINESS.test(title);
  return { class: toConsumers ? "consumer-warning" : "warning", cue: fraud };
}

export function judgeIncident(content: AdvisoryContent, organization: Organization, words: Words): Judged {
  const found = classify(content, organization, words);
  const floored = content.alertBy !== undefined && BADGES[found.class] > "B";
  const priority: Priority = floored ? "B" : BADGES[found.class];
  const reasons: Bilingual[] = [say.reason(found.class, found.cue)];
  if (floored) reasons.unshift(say.alert);
  return {
    priority,
    review: OPEN.has(found.class) && !floored,
    reasons,
    wouldChange: say.wouldChange(found.class),
    rule: floored ? "alert" : `incident-${found.class}`,
    inputs: [
      {
        name: "incident",
        value: found.class,
        from: found.cue === undefined ? "assumed" : isListed(found.class) ? "settings" : "text",
        ...(found.cue === undefined ? {} : { detail: found.cue }),
      },
      ...(content.alertBy === undefined
        ? []
        : [{ name: "alert" as const, value: "yes", from: "alert" as const, detail: content.alertBy }]),
    ],
    settled: floored || found.class !== "unknown",
  };
}

function isListed(its: IncidentClass): boolean {
  return its === "own" || its === "supplier" || its === "same-sector";
}
