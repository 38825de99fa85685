/** The true drafts that generated cases are made from: the template's of every invented advisory, and those written by hand. */
import { readdirSync } from "node:fs";
import { type AdvisoryContent, Audience, type DraftText, Lang } from "../../src/advisory/schema.ts";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import type { DraftRequest } from "../../src/ports.ts";
import { example } from "../../scripts/drafts/advisories.ts";
import { cases as scenes } from "../../scripts/drafts/cases.ts";
import type { HandCase } from "./cases/hand.ts";
import { handCases } from "./cases/index.ts";
import { type Asked, requestFor } from "./requests.ts";

export interface Base {
  name: string;
  /** Written by hand as a model would, or by the template. */
  writer: "hand" | "template";
  content: AdvisoryContent;
  request: DraftRequest;
  draft: DraftText;
}

const drafter = createTemplateDrafter();
const EXAMPLES = new URL("../../examples/", import.meta.url);
/** Badge and occasion before a subject; the template's, also where a model writes the rest. */
const PREFIX = /^(?:【[^【】]{1,30}】|\[[^[\]]{1,40}\] ?)+/;

/** A hand-written case's draft in full, as it is put together when a model has written its parts. */
export function draftOf({ parts }: HandCase, request: DraftRequest): DraftText {
  const { text } = drafter.draft(request);
  return { ...text, ...parts, subject: (PREFIX.exec(text.subject)?.[0] ?? "") + parts.subject };
}

/** In an order that never changes. */
export function trueBases(): Base[] {
  return [...exampleBases(), ...sceneBases(), ...handBases()];
}

function exampleBases(): Base[] {
  const names = readdirSync(EXAMPLES)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .toSorted();
  // Drafts that came along were written by others and are handed out, not made.
  return names.flatMap((name) => {
    const { drafts: _drafts, draftsBy: _by, ...content } = example(name);
    return everyAudience(name, content, {});
  });
}

/** Scenes of docs/drafts.md that are of no example are drafted for every audience; occasions for their own. */
function sceneBases(): Base[] {
  return scenes.flatMap(({ title, content, audience = "admins", followUp, drill, ...asked }) => {
    if (followUp !== undefined || drill !== undefined) {
      return Lang.options.flatMap((lang) => {
        const reader = { ...asked, lang, audience };
        return made(title, content, {
          ...reader,
          drill,
          followUp: followUp && earlierMail(followUp, reader),
        });
      });
    }
    return asked.sources.includes("hansho-json") ? [] : everyAudience(title, content, asked);
  });
}

function earlierMail(
  { changes, date, earlier }: NonNullable<(typeof scenes)[number]["followUp"]>,
  asked: Asked,
): DraftRequest["followUp"] {
  const request = requestFor(earlier, { ...asked, at: Date.parse(`${date}T11:00:00+09:00`) });
  return { changes, date, subject: drafter.draft(request).text.subject };
}

function handBases(): Base[] {
  return Object.entries(handCases).flatMap(([name, cases]) =>
    cases
      .filter(({ kind }) => kind === undefined)
      .map((one) => {
        const request = requestFor(one.advisory, one);
        return {
          name: `${name}, by hand, ${one.lang}, ${one.audience}`,
          writer: "hand" as const,
          content: one.advisory,
          request,
          draft: draftOf(one, request),
        };
      }),
  );
}

function everyAudience(
  name: string,
  content: AdvisoryContent,
  asked: Omit<Asked, "lang" | "audience">,
): Base[] {
  return Audience.options.flatMap((audience) =>
    Lang.options.flatMap((lang) => made(name, content, { ...asked, lang, audience })),
  );
}

/** None where no draft may be made. */
function made(name: string, content: AdvisoryContent, asked: Asked): Base[] {
  const request = requestFor(content, asked);
  const { text, refused } = drafter.draft(request);
  if (refused !== undefined) return [];
  return [
    { name: `${name}, ${asked.lang}, ${asked.audience}`, writer: "template", content, request, draft: text },
  ];
}
