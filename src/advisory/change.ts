/** What a reader must hear of when an advisory changes (design 4.8). Pure. */
import type { AdvisoryContent, Assessment, Bilingual, Priority } from "./schema.ts";

export interface Judged {
  content: AdvisoryContent;
  assessment: Assessment;
}

export interface Change {
  kind: "material" | "editorial" | "none";
  /** What changed, most important first; empty when nothing did. */
  changes: Bilingual[];
}

/** Badges from the most urgent. */
const URGENCY: readonly Priority[] = ["A", "B", "C", "D"];

const FIELDS: readonly { fields: readonly (keyof AdvisoryContent)[]; text: Bilingual }[] = [
  {
    fields: ["kind", "title", "summary", "scope", "action"],
    text: { ja: "本文の表現が更新されました。", en: "The wording was revised." },
  },
  {
    fields: ["references"],
    text: { ja: "参考情報が更新されました。", en: "The references were updated." },
  },
  {
    fields: ["identifiers"],
    text: { ja: "識別番号が更新されました。", en: "The identifiers were updated." },
  },
  {
    fields: ["products"],
    text: { ja: "対象製品が更新されました。", en: "The affected products were updated." },
  },
  {
    fields: ["drafts", "draftsBy"],
    text: { ja: "メール案が更新されました。", en: "The email draft was updated." },
  },
  {
    fields: ["stated"],
    text: { ja: "提供元の判定が更新されました。", en: "The publisher's own rating was updated." },
  },
];

function materialChanges(before: Judged, after: Judged): Bilingual[] {
  const changes: Bilingual[] = [];
  const [was, is] = [before.content, after.content];
  if (was.withdrawn === undefined && is.withdrawn !== undefined) {
    changes.push({ ja: "このアドバイザリは取り下げられました。", en: "This advisory was withdrawn." });
  }
  if (was.withdrawn !== undefined && is.withdrawn === undefined) {
    changes.push({ ja: "取り下げが撤回されました。", en: "The withdrawal was reversed." });
  }
  const [from, to] = [before.assessment.priority, after.assessment.priority];
  if (URGENCY.indexOf(to) < URGENCY.indexOf(from)) {
    changes.push({
      ja: `対応優先度が ${from} から ${to} に上がりました。`,
      en: `The response priority went up from ${from} to ${to}.`,
    });
  }
  if (was.kev === undefined && is.kev !== undefined) {
    changes.push({
      ja: "悪用が確認され、CISA KEV に追加されました。",
      en: "Exploitation was confirmed: it was added to CISA KEV.",
    });
  }
  if (was.kev !== undefined && is.kev !== undefined) {
    if (was.kev.dueDate !== is.kev.dueDate) {
      changes.push({
        ja: `CISA KEV の期限が ${was.kev.dueDate} から ${is.kev.dueDate} に変わりました。`,
        en: `The CISA KEV due date changed from ${was.kev.dueDate} to ${is.kev.dueDate}.`,
      });
    }
    if (was.kev.ransomware !== is.kev.ransomware) changes.push(ransomwareChange(is.kev.ransomware));
  }
  return changes;
}

function ransomwareChange(known: boolean): Bilingual {
  return known
    ? {
        ja: "ランサムウェア攻撃での悪用が確認されました。",
        en: "It is now known to be used in ransomware campaigns.",
      }
    : {
        ja: "ランサムウェア攻撃での悪用の記載が取り消されました。",
        en: "It is no longer listed as used in ransomware campaigns.",
      };
}

function editorialChanges(before: Judged, after: Judged): Bilingual[] {
  const [was, is] = [before.content, after.content];
  const changes = FIELDS.filter(({ fields }) => fields.some((field) => !same(was[field], is[field]))).map(
    ({ text }) => text,
  );
  const [from, to] = [before.assessment.priority, after.assessment.priority];
  if (URGENCY.indexOf(to) > URGENCY.indexOf(from)) {
    changes.push({
      ja: `対応優先度が ${from} から ${to} に下がりました。`,
      en: `The response priority went down from ${from} to ${to}.`,
    });
  }
  if (was.kev !== undefined && is.kev === undefined) {
    changes.push({ ja: "CISA KEV の記載がなくなりました。", en: "It is no longer listed in CISA KEV." });
  }
  return changes;
}

/**
 * Compares two versions for one organization. Material, as design 4.8 lists: badge up, added to KEV, due date
 * changed, ransomware flag flipped, withdrawn, reinstated. Editorial: any other difference in the content, and a
 * badge down. Dates alone are editorial too, and say so: JVN's feed shows nothing but a new `modified` when the
 * page behind the link was rewritten. An assessment that differs in anything but the badge is no change: it moves
 * with the day it is made.
 */
export function changeBetween(before: Judged, after: Judged): Change {
  const material = materialChanges(before, after);
  const editorial = editorialChanges(before, after);
  if (material.length > 0) return { kind: "material", changes: [...material, ...editorial] };
  if (editorial.length > 0) return { kind: "editorial", changes: editorial };
  if (same(before.content, after.content)) return { kind: "none", changes: [] };
  const dates = { ja: "出典側の更新日時が変わりました。", en: "The source changed its dates." };
  return { kind: "editorial", changes: [dates] };
}

/** Whether two values are the same JSON, in whatever order their keys stand. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sortKeys) === JSON.stringify(b, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
