/** A draft as files to take along: `.eml` and `.txt`, of one language or both. */
import type { Lang } from "../../advisory/schema.ts";
import { pageWords } from "../../cards/labels/page.ts";
import type { DraftView } from "../../cards/model.ts";
import { emlOf } from "./eml.ts";

export const FILE_KINDS = ["eml", "txt"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface DraftFile {
  name: string;
  type: string;
  bytes: Buffer;
}

/**
 * One file. An old draft's name says so first; its text never does (ADR 0121).
 * @param views of the languages in it, the reader's first
 */
export async function draftFile(
  kind: FileKind,
  views: readonly [DraftView, ...DraftView[]],
  date: Date,
): Promise<DraftFile> {
  const text = joined(views);
  return kind === "eml"
    ? { name: nameOf(kind, views), type: "message/rfc822", bytes: await emlOf(text, date) }
    : { name: nameOf(kind, views), type: "text/plain; charset=utf-8", bytes: txtOf(text) };
}

/** Subject, an empty line, the body; with a byte order mark and CRLF, as Notepad of any age reads it. */
function txtOf({ subject, body }: { subject: string; body: string }): Buffer {
  return Buffer.from(`\ufeff${`${subject}\n\n${body}\n`.replaceAll(/\r\n|\r|\n/g, "\r\n")}`);
}

/** One mail: the reader's language first, a line between them. */
function joined([first, second]: readonly [DraftView, ...DraftView[]]): { subject: string; body: string } {
  if (second === undefined) return first;
  return {
    subject: `${first.subject} / ${second.subject}`,
    body: `${first.body}\n\n----------------------------------------\n\n${second.subject}\n\n${second.body}`,
  };
}

function nameOf(kind: FileKind, [first, second]: readonly [DraftView, ...DraftView[]]): string {
  const { advisoryId, audience = "admins", followUp, lang, outdated } = first;
  const languages: Lang[] = second === undefined ? [lang] : [lang, second.lang];
  const parts = [
    ...(outdated === undefined ? [] : [pageWords[lang].stampInName]),
    "draft",
    advisoryId,
    ...(audience === "admins" ? [] : [audience]),
    ...(followUp === true ? ["follow-up"] : []),
    ...languages,
  ];
  return `${parts.join("-")}.${kind}`;
}
