/** What a drafter and the check are asked about, in the same form for every case. */
import { localDate } from "../../src/advisory/calendar.ts";
import { type AdvisoryContent, type Audience, type Lang, Organization } from "../../src/advisory/schema.ts";
import { assess } from "../../src/advisory/triage.ts";
import type { Circumstances } from "../../src/advisory/usage.ts";
import type { DraftRequest } from "../../src/ports.ts";

/** Tuesday, 24 November 2026, ten o'clock in Tokyo. */
const NOW = Date.parse("2026-11-24T10:00:00+09:00");

const ORGANIZATION = Organization.parse({
  name: { ja: "例示商事株式会社", en: "Example Trading" },
  sender: { ja: "情報システム部", en: "IT Department" },
  contact: { ja: "情報システム部（内線 1234、it@example.com）", en: "IT Department, it@example.com" },
  closing: { ja: "ご協力をお願いいたします。", en: "Thank you for your help." },
});

export interface Asked {
  lang: Lang;
  audience: Audience;
  sources?: string[] | undefined;
  circumstances?: Circumstances | undefined;
  followUp?: DraftRequest["followUp"];
  drill?: true | undefined;
  /** The organization has set nothing. */
  unset?: true | undefined;
  /** Judged at this instant instead, milliseconds since the epoch. */
  at?: number | undefined;
}

/** A request for a draft of the first revision of an advisory, judged as the service would. */
export function requestFor(content: AdvisoryContent, asked: Asked): DraftRequest {
  const {
    lang,
    audience,
    sources = ["hansho-json"],
    circumstances,
    followUp,
    drill,
    unset,
    at = NOW,
  } = asked;
  const organization = unset === true ? Organization.parse({}) : ORGANIZATION;
  return {
    organization,
    lang,
    audience,
    today: localDate(at, organization.timeZone),
    followUp,
    drill,
    record: {
      id: "example",
      aliases: content.identifiers,
      latest: 1,
      revision: {
        advisoryId: "example",
        number: 1,
        change: "new",
        changes: [],
        content,
        sources,
        createdAt: new Date(at).toISOString(),
      },
      assessment: assess(content, organization, at, circumstances),
    },
  };
}
