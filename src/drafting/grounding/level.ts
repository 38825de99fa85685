/** How urgent a mail says it is, in its subject and its priority line: only as the assessment does. */
import type { DraftText } from "../../advisory/schema.ts";
import { type Finding, finding, type Part } from "./finding.ts";
import { fold } from "./fold.ts";

const LEVELS: [string, RegExp][] = [
  ["A", /^(?:緊急|最優先|至急|urgent\b|critical\b|a\b)/i],
  ["B", /^(?:高|high\b|b\b)/i],
  ["C", /^(?:中|medium\b|moderate\b|c\b)/i],
  ["D", /^(?:低|low\b|d\b)/i],
];
const PREFIX = /^(?:【([^】]{1,20})】|\[([^\]]{1,30})\])/;
/** What a subject may begin with; 【続報】 and the like say nothing of it. */
const PREFIXES = /^(?:共有|重要|緊急|注意|要対応|FYI|Action required|Urgent|Important)$/i;

export function findLevels(parts: readonly Part[], template: DraftText): Finding[] {
  return parts
    .filter((part) => isOther(part, template))
    .map((part) =>
      finding("negation", part, part.text, {
        ja: "対応優先度が、判定された優先度と違います。",
        en: "The priority is not the one that was assessed.",
      }),
    );
}

function isOther({ where, text }: Part, template: DraftText): boolean {
  if (where === "priority") {
    const own = levelOf(template.priority ?? "");
    const said = levelOf(text);
    return own !== undefined && said !== own;
  }
  if (where !== "subject") return false;
  const own = prefixOf(template.subject);
  const said = prefixOf(text);
  return own !== undefined && said !== undefined && own !== said && PREFIXES.test(own) && PREFIXES.test(said);
}

function levelOf(text: string): string | undefined {
  const plain = fold(text)
    .trim()
    .replace(/^(?:対応優先度|priority) ?: ?/i, "");
  return LEVELS.find(([, pattern]) => pattern.test(plain))?.[0];
}

function prefixOf(subject: string): string | undefined {
  const match = PREFIX.exec(fold(subject).trim());
  return (match?.[1] ?? match?.[2])?.trim().toLowerCase();
}
