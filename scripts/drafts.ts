/** Writes docs/drafts.md, twenty template drafts in both languages: `node scripts/drafts.ts`. */
import { writeFileSync } from "node:fs";
import { localDate } from "../src/advisory/calendar.ts";
import { renderDraft } from "../src/advisory/draft-text.ts";
import { type AdvisoryContent, type Audience, type Lang, Organization } from "../src/advisory/schema.ts";
import { assess } from "../src/advisory/triage.ts";
import { createTemplateDrafter } from "../src/drafting/template.ts";
import type { AdvisoryRecord } from "../src/ports.ts";
import { type Case, cases } from "./drafts/cases.ts";

export const DRAFTS_FILE = new URL("../docs/drafts.md", import.meta.url);

/** Tuesday, 24 November 2026, ten o'clock in Tokyo. */
const NOW = Date.parse("2026-11-24T10:00:00+09:00");

const ORGANIZATION = Organization.parse({
  name: { ja: "例示商事株式会社", en: "Example Trading" },
  sender: { ja: "情報システム部", en: "IT Department" },
  contact: { ja: "情報システム部（内線 1234、it@example.com）", en: "IT Department, it@example.com" },
  closing: { ja: "ご協力をお願いいたします。", en: "Thank you for your help." },
});

const AUDIENCES: Record<Audience, string> = {
  admins: "管理者向け, administrators",
  everyone: "全社員, everyone",
  executives: "経営層, executives",
  overseas: "海外拠点, sites abroad",
};

const drafter = createTemplateDrafter();

/** One case's drafts as they go into a mail, and its badge. */
export function draftsOf(one: Case): { priority: string; ja: string; en: string } {
  const organization = one.unset === true ? Organization.parse({}) : ORGANIZATION;
  const record = recordOf(one, one.content, organization, NOW);
  const [ja, en] = (["ja", "en"] as const).map((lang) => mail(one, record, organization, lang));
  return { priority: record.assessment.priority, ja: ja ?? "", en: en ?? "" };
}

function mail(one: Case, record: AdvisoryRecord, organization: Organization, lang: Lang): string {
  const { audience, drill } = one;
  const request = { organization, lang, audience, drill, today: localDate(NOW, organization.timeZone) };
  const followUp = one.followUp && {
    changes: one.followUp.changes,
    date: one.followUp.date,
    subject: earlierSubject(one, one.followUp, organization, lang),
  };
  const { subject, body } = renderDraft(drafter.draft({ ...request, record, followUp }).text, lang, audience);
  return `${lang === "ja" ? "件名" : "Subject"}: ${subject}\n\n${body}`;
}

function earlierSubject(
  one: Case,
  { earlier, date }: NonNullable<Case["followUp"]>,
  organization: Organization,
  lang: Lang,
): string {
  const record = recordOf(one, earlier, organization, Date.parse(`${date}T11:00:00+09:00`));
  return drafter.draft({ record, organization, lang, audience: one.audience }).text.subject;
}

function recordOf(
  one: Case,
  content: AdvisoryContent,
  organization: Organization,
  at: number,
): AdvisoryRecord {
  return {
    id: "example",
    aliases: content.identifiers,
    latest: 1,
    revision: {
      advisoryId: "example",
      number: 1,
      change: "new",
      changes: [],
      content,
      sources: one.sources,
      createdAt: new Date(at).toISOString(),
    },
    assessment: assess(content, organization, at, one.circumstances),
  };
}

/** The page's text. */
export function draftsPage(): string {
  const made = cases.map((one) => ({ one, ...draftsOf(one) }));
  const rows = made.map(({ one, priority }, index) => {
    const occasion = one.drill
      ? "drill"
      : one.followUp
        ? "follow-up"
        : one.content.withdrawn
          ? "withdrawal"
          : "first";
    return `| [${index + 1}](#${index + 1}) | ${one.title} | ${one.content.kind} | ${priority} | ${AUDIENCES[one.audience ?? "admins"]} | ${occasion} | ${one.sources.join(", ")} |`;
  });
  const examples = made.map(
    ({ one, ja, en }, index) =>
      `<a id="${index + 1}"></a>\n\n## ${index + 1}. ${one.title}\n\n\`\`\`text\n${ja}\n\`\`\`\n\n\`\`\`text\n${en}\n\`\`\``,
  );
  return `${[HEAD, ["| | what | kind | badge | audience | occasion | sources |", "| --- | --- | --- | --- | --- | --- | --- |", ...rows].join("\n"), ...examples].join("\n\n")}\n`;
}

const HEAD = `# Drafts / メール案

Twenty drafts of the template drafter, in full, made by \`node scripts/drafts.ts\` as they would be on
Tuesday, 24 November 2026, at ten in Tokyo. Everything in them is invented. What only the sender can know is a marked
blank, 〔ご確認ください: …〕 or [Please confirm: …]; fill it in or set it in [settings.md](settings.md).

定型文から作るメール案の例です。内容はすべて架空のものです。〔ご確認ください: …〕の箇所は、送信前に記入してください。

What each reader is told:

| audience | told | asked |
| --- | --- | --- |
| 管理者向け, administrators | scope, fixed versions, severity (深刻度), references | numbered steps, and a report by the deadline |
| 全社員, everyone | what happened in the source's words without CVE and CVSS, one link | what to do and not to do, whom to ask; no CVSS, no steps for administrators |
| 経営層, executives | what it means, what is being done, by when | a decision, if one is needed |
| 海外拠点, sites abroad | as administrators, with the deadline's time zone | a report from each site's IT contact, by the deadline |`;

if (import.meta.main) {
  writeFileSync(DRAFTS_FILE, draftsPage());
}
