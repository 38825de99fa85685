/** Marked blanks, 〔ご確認ください: …〕: only those of the template's may stand in a draft, word for word. */
import type { DraftText } from "../../advisory/schema.ts";
import { fold } from "./fold.ts";
import { type Finding, finding, type Part } from "./finding.ts";

const BLANK = /〔[^〔〕]{1,200}〕|[[［]Please confirm[:：] ?[^[\]［］]{1,200}[\]］]/g;

export function findBlanks(part: Part, template: DraftText): Finding[] {
  const blanks = part.text.match(BLANK) ?? [];
  if (blanks.length === 0) return [];
  const { subject, opening, overview, scope, actions, references, priority, closing } = template;
  const own = bare(
    [subject, opening, overview, ...scope, ...actions, ...references, priority, closing].join("\n"),
  );
  return blanks
    .filter((blank) => !own.includes(bare(blank)))
    .map((blank) =>
      finding("missing", part, blank, {
        ja: "記入欄は、元のメール案のまま、一字一句変えずに残してください。",
        en: "Keep the marked blanks of the draft you were given, word for word, and add none.",
      }),
    );
}

/** Without signs, which are written in more than one way. */
function bare(text: string): string {
  return fold(text).replace(/[\s"'“”「」:、,()]/g, "");
}
