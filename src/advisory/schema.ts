/**
 * The shapes everything else speaks in. Each name is a zod schema and, under the same name, its type.
 * Times are ISO 8601 with an offset; dates are `YYYY-MM-DD` in the organization's time zone.
 */
import { z } from "zod";
import { AssessmentInput, TableRow } from "./evidence.ts";
import { Cvss, Epss, Exploitation, ProductStatus, Ssvc, Tlp } from "./facts.ts";

export const Lang = z.enum(["ja", "en"]);
export type Lang = z.infer<typeof Lang>;

const Line = z.string().trim().min(1).max(2_000);
const Passage = z.string().trim().min(1).max(20_000);

const localized = <T extends z.ZodType>(text: T) =>
  z
    .object({ ja: text.optional(), en: text.optional() })
    .strict()
    .refine((value) => value.ja !== undefined || value.en !== undefined, "needs ja or en");

/** One line in Japanese, English or both; never neither. */
export const LocalizedLine = localized(Line);
export type LocalizedLine = z.infer<typeof LocalizedLine>;

/** A passage of several lines in Japanese, English or both. */
export const LocalizedPassage = localized(Passage);
export type LocalizedPassage = z.infer<typeof LocalizedPassage>;

/** Both languages always there: the words Hansho itself writes (reasons, labels). */
export interface Bilingual {
  ja: string;
  en: string;
}

export const Priority = z.enum(["A", "B", "C", "D"]);
export type Priority = z.infer<typeof Priority>;

/** 今すぐ, 今週中, 来週中, 今月中, 日付, なし (design 1). */
export const DeadlineKind = z.enum(["now", "this-week", "next-week", "this-month", "date", "none"]);
export type DeadlineKind = z.infer<typeof DeadlineKind>;

export const Kind = z.enum(["incident", "vulnerability", "alert"]);
export type Kind = z.infer<typeof Kind>;

/** A date, checked as a real day of the calendar. */
export const IsoDate = z.iso.date();
export const IsoTime = z.iso.datetime({ offset: true });

/** A link shown to people: http or https only, so that no `javascript:` or `file:` ever reaches a card. */
export const WebUrl = z.url({ protocol: /^https?$/ }).max(2_000);

export const Reference = z
  .object({
    /** Who says it, for example `Security NEXT`; shown before the title. */
    source: Line.optional(),
    title: LocalizedLine,
    url: WebUrl.optional(),
  })
  .strict();
export type Reference = z.infer<typeof Reference>;

export const Product = z
  .object({
    vendor: Line.optional(),
    product: Line,
    /** Which versions are meant, in the source's own words. */
    versions: Line.optional(),
    /** The version, update or patch that mends it. */
    fixed: Line.optional(),
    /** `affected` when absent. */
    status: ProductStatus.optional(),
    cpe: Line.optional(),
    purl: Line.optional(),
  })
  .strict();
export type Product = z.infer<typeof Product>;

/** One email in one language, structure first (design 1: draft). Text is rendered by `draft-text.ts`. */
export const DraftText = z
  .object({
    subject: Line,
    opening: Passage,
    overview: Passage,
    scope: z.array(Passage).max(50),
    actions: z.array(Passage).max(50),
    references: z.array(Passage).max(50),
    /** What follows `対応優先度: ` or `Priority: `. */
    priority: Passage.optional(),
    /** What stands last: whom to ask, the signature. */
    closing: Passage.optional(),
  })
  .strict();
export type DraftText = z.infer<typeof DraftText>;

/** Whom a draft addresses: 管理者向け (usual), 全社員, 経営層, 海外拠点 (design 1). */
export const Audience = z.enum(["admins", "everyone", "executives", "overseas"]);
export type Audience = z.infer<typeof Audience>;

export const DraftOrigin = z.enum(["source", "template", "model", "edited"]);
export type DraftOrigin = z.infer<typeof DraftOrigin>;

/** What CISA's KEV catalogue says of a CVE. */
export const Kev = z.object({ dateAdded: IsoDate, dueDate: IsoDate, ransomware: z.boolean() }).strict();
export type Kev = z.infer<typeof Kev>;

/** A badge that came with the advisory (the seed, a person); kept as it is. */
export const StatedPriority = z
  .object({ priority: Priority, deadline: DeadlineKind.optional(), reason: LocalizedLine.optional() })
  .strict();
export type StatedPriority = z.infer<typeof StatedPriority>;

/**
 * What one revision of an advisory says, merged from its entries. Also the body of a hansho-json document,
 * where `id` is the publisher's own id and becomes one of the advisory's aliases.
 */
export const AdvisoryContent = z
  .object({
    kind: Kind,
    title: LocalizedLine,
    /** 一言でいうと */
    summary: LocalizedPassage.optional(),
    /** 影響範囲 */
    scope: LocalizedPassage.optional(),
    /** 該当時の対応 */
    action: LocalizedPassage.optional(),
    /** CVE, JVN#, JVNVU#, JVNTA#, JVNDB, GHSA, JPCERT at-number or a publisher's id, normalised by `identifiers.ts`. */
    identifiers: z.array(Line).max(500).default([]),
    references: z.array(Reference).max(100).default([]),
    products: z.array(Product).max(500).default([]),
    publishedAt: IsoTime.optional(),
    updatedAt: IsoTime.optional(),
    kev: Kev.optional(),
    cvss: z.array(Cvss).max(200).optional(),
    ssvc: z.array(Ssvc).max(200).optional(),
    exploitation: z.array(Exploitation).max(200).optional(),
    epss: z.array(Epss).max(200).optional(),
    /** The national body (JPCERT/CC, IPA) whose 注意喚起 this is: triage has a floor for it. */
    alertBy: Line.optional(),
    tlp: Tlp.optional(),
    withdrawn: z.object({ at: IsoTime.optional(), reason: LocalizedPassage.optional() }).strict().optional(),
    stated: StatedPriority.optional(),
    drafts: z.object({ ja: DraftText.optional(), en: DraftText.optional() }).strict().optional(),
    /** Whether the drafts that came along were made by a model or by a person. Default: model, as the seed's. */
    draftsBy: z.enum(["model", "person"]).optional(),
  })
  .strict();
export type AdvisoryContent = z.infer<typeof AdvisoryContent>;

/** What one source says of one thing at one time. `source` and `key` together never change. */
export const Entry = z.object({
  source: z.string(),
  key: z.string(),
  hash: z.string(),
  content: AdvisoryContent,
});
export type Entry = z.infer<typeof Entry>;

/** Why a revision was made: nothing new in substance, or something a reader must hear of (design 8). */
export const ChangeKind = z.enum(["new", "material", "editorial"]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** One immutable version of an advisory, numbered from 1. */
export const Revision = z.object({
  advisoryId: z.string(),
  number: z.int().min(1),
  change: ChangeKind,
  /** What changed, for the thread: empty on revision 1. */
  changes: z.array(z.object({ ja: z.string(), en: z.string() })),
  content: AdvisoryContent,
  /** The sources whose entries are in it, in order of precedence. */
  sources: z.array(z.string()),
  createdAt: IsoTime,
});
export type Revision = z.infer<typeof Revision>;

export const Deadline = z.object({ kind: DeadlineKind, date: IsoDate.optional() });
export type Deadline = z.infer<typeof Deadline>;

const BilingualText = z.object({ ja: z.string(), en: z.string() });

/** Priority, deadline and reasons of one revision for one organization. */
export const Assessment = z.object({
  priority: Priority,
  /** 要確認: something that decides is unknown. Never a fifth badge. */
  review: z.boolean(),
  deadline: Deadline,
  /** Why, most decisive first. */
  reasons: z.array(BilingualText),
  /** What would raise or lower the badge. */
  wouldChange: z.array(BilingualText),
  /** The rule that decided last, for example `ransomware` (docs/priority.md); and the version of the rule set. */
  rule: z.string(),
  rules: z.string(),
  /** The vulnerability that decided, where the advisory has several. */
  decidedBy: z.string().optional(),
  inputs: z.array(AssessmentInput).optional(),
  /** The row of BOD 26-04 that was looked up; floors and caps may have moved the badge since. */
  row: TableRow.optional(),
  /** CISA's SSVC coordinator table, for information. */
  ssvc: TableRow.optional(),
  /** What the rules say where a person or the publisher set another badge. */
  suggested: z.object({ priority: Priority, rule: z.string(), reasons: z.array(BilingualText) }).optional(),
});
export type Assessment = z.infer<typeof Assessment>;

/** A name of the IANA time zone database; any other would fail at each date that is shown. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const PartyName = z.string().trim().min(2).max(200);

/** The calendar and the words an organization sets for itself (`HANSHO_CONFIG`). */
export const Organization = z
  .object({
    id: z.string().min(1).max(100).default("default"),
    /** Shown in a draft's signature; nothing is invented when it is missing. */
    name: LocalizedLine.optional(),
    contact: LocalizedLine.optional(),
    /** Who writes a draft: `情報システム部 セキュリティ担当`. */
    sender: LocalizedLine.optional(),
    /** Stands last, instead of sender and name. */
    signature: LocalizedPassage.optional(),
    /** The sentence before contact and signature: `以上、よろしくお願いいたします。` */
    closing: LocalizedPassage.optional(),
    language: Lang.default("ja"),
    timeZone: z.string().refine(isTimeZone, "must be a time zone such as Asia/Tokyo").default("Asia/Tokyo"),
    calendar: z
      .object({
        /** Hour of the day from which today no longer counts as a business day left (sources.md 2). */
        cutoffHour: z.int().min(0).max(24).default(15),
        /** Closed every year, `MM-DD`: year-end, お盆. */
        closedEveryYear: z
          .array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
          .default(["12-29", "12-30", "12-31", "01-02", "01-03"]),
        closedDays: z.array(IsoDate).default([]),
      })
      .strict()
      .prefault({}),
    /** Where floors begin (docs/priority.md). EPSS publishes no cut-off of its own. */
    thresholds: z
      .object({
        epssHigh: z.number().min(0).max(1).default(0.5),
        epssRaise: z.number().min(0).max(1).default(0.1),
        cvss: z.number().min(0).max(10).default(9),
      })
      .strict()
      .prefault({}),
    /** Whom incident news may concern: names and domains of our own and of suppliers, words of our own sector. */
    parties: z
      .object({
        own: z.array(PartyName).max(200).default([]),
        suppliers: z.array(PartyName).max(1_000).default([]),
        sectors: z.array(PartyName).max(200).default([]),
      })
      .strict()
      .prefault({}),
    /** SSVC Mission and Well-Being Impact 1.0.0, for the coordinator table. */
    mission: z.enum(["low", "medium", "high"]).default("medium"),
  })
  .strict();
export type Organization = z.infer<typeof Organization>;
