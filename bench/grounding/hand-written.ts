/** The cases written by hand in the form of the generated ones. */
import { draftOf } from "./bases.ts";
import type { HandCase } from "./cases/hand.ts";
import { handCases } from "./cases/index.ts";
import type { Case } from "./generate.ts";
import { requestFor } from "./requests.ts";

export function handWritten(): Case[] {
  return Object.entries(handCases).flatMap(([name, cases]) => cases.map((one) => caseOf(name, one)));
}

function caseOf(name: string, one: HandCase): Case {
  const request = requestFor(one.advisory, one);
  return {
    name: `${name}, ${one.lang}, ${one.audience}`,
    kind: one.kind ?? "faithful",
    poisoned: one.kind !== undefined,
    writer: "hand",
    request,
    draft: draftOf(one, request),
    before: draftOf(one.base ?? one, request),
    why: one.why,
  };
}
