import { createHash } from "node:crypto";
import type { DraftView } from "../../cards/model.ts";

/** Tells whether a draft still stands as a page showed it, its text and its age; says nothing of its content. */
export function fingerprint({
  subject,
  body,
  outdated,
}: Pick<DraftView, "subject" | "body" | "outdated">): string {
  const shown = JSON.stringify([subject, body, outdated?.latest]);
  return createHash("sha256").update(shown).digest("base64url").slice(0, 16);
}
