/** Cases made by a seeded generator from true drafts: the same seed, the same cases. */
import { DraftText, Lang } from "../../src/advisory/schema.ts";
import type { DraftRequest } from "../../src/ports.ts";
import { type Base, trueBases } from "./bases.ts";
import { isChanged } from "./mutations-meaning.ts";
import { type Mutation, mutations, sceneOf } from "./mutations.ts";
import { createRandom, type Random, shuffled } from "./random.ts";
import { variationsFor } from "./variations.ts";

export interface Case {
  name: string;
  /** What was done to the draft. */
  kind: string;
  poisoned: boolean;
  /** Who wrote the true draft it was made from. */
  writer: Base["writer"];
  request: DraftRequest;
  draft: DraftText;
  /** The true draft it was made from. */
  before: DraftText;
  why?: string | undefined;
}

export interface Generated {
  cases: Case[];
  /** Edits after which the draft was as before or would still be true, or fits no schema: they are no cases. */
  dropped: number;
}

/** Cases of one kind: as many as show a weakness, few enough that no kind outweighs the others. */
const MOST_OF_A_KIND = 40;
const MOST_OF_A_VARIATION = 15;

/** True drafts as they were, true ones written otherwise, and poisoned ones. */
export function generate(seed: number): Generated {
  const bases = trueBases();
  const poisoned = Object.entries(mutations).map(([kind, mutate], index) =>
    poison(kind, mutate, bases, createRandom(seed * 1_000 + index)),
  );
  const varied = Lang.options.flatMap((lang, index) =>
    vary(lang, bases, createRandom(seed * 1_000 + 900 + index)),
  );
  // Those by hand are in the hand-written set already.
  const asTheyWere = bases
    .filter(({ writer }) => writer === "template")
    .map((base) => caseOf(base, "as it was", base.draft, false));
  return {
    cases: [
      ...asTheyWere,
      ...varied.flatMap(({ cases }) => cases),
      ...poisoned.flatMap(({ cases }) => cases),
    ],
    dropped: [...varied, ...poisoned].reduce((sum, { dropped }) => sum + dropped, 0),
  };
}

function poison(kind: string, mutate: Mutation, bases: readonly Base[], random: Random): Generated {
  const made: Generated = { cases: [], dropped: 0 };
  const stillTrue = () => void (made.dropped += 1);
  for (const base of shuffled(bases, random)) {
    if (made.cases.length === MOST_OF_A_KIND) break;
    const draft = mutate(sceneOf(base, bases, random, stillTrue));
    if (draft === undefined) continue;
    if (isChanged(base.draft, draft) && DraftText.safeParse(draft).success)
      made.cases.push(caseOf(base, kind, draft, true));
    else made.dropped += 1;
  }
  return made;
}

function vary(lang: Lang, bases: readonly Base[], random: Random): Generated {
  const made: Generated = { cases: [], dropped: 0 };
  const its = bases.filter(({ request }) => request.lang === lang);
  for (const [kind, edit] of Object.entries(variationsFor(lang))) {
    let count = 0;
    for (const base of shuffled(its, random)) {
      if (count === MOST_OF_A_VARIATION) break;
      const draft = edit(base.draft, random);
      if (JSON.stringify(draft) === JSON.stringify(base.draft)) continue;
      if (DraftText.safeParse(draft).success) {
        made.cases.push(caseOf(base, kind, draft, false));
        count += 1;
      } else made.dropped += 1;
    }
  }
  return made;
}

function caseOf(
  { name, writer, request, draft: before }: Base,
  kind: string,
  draft: DraftText,
  poisoned: boolean,
): Case {
  return { name, kind, poisoned, writer, request, draft, before };
}
