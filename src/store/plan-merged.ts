/** What becomes of the posts of advisories that were merged into another. Pure: rows in, rows out. */
import type { Priority } from "../advisory/schema.ts";
import type { Instant } from "../ports.ts";
import type { Planned, Posted, Target } from "./plan.ts";

export interface MergedPlan {
  insert: Planned[];
  /** Posts that were never sent and are not needed any more. */
  supersedePosts: string[];
  /** Posts for which nothing but the word of the merger is to be sent. */
  supersedeChildrenOf: string[];
  /** Posts that are the survivor's from now on. */
  takeOver: { id: string; from: string }[];
}

interface Merger {
  /** The survivor. */
  advisoryId: string;
  absorbs: readonly { id: string; revision: number }[];
  priorities: ReadonlyMap<string, Priority>;
}

/** Whether people saw it, or may have. */
const isOut = ({ state, deleted }: Posted) => state !== "pending" && state !== "failed" && !deleted;

/**
 * At each destination one post goes on: the survivor's, or where it has none that is out, the one that is. Another
 * that is out gets one edit and one reply which tell of the merger; what was not sent yet is dropped.
 */
export function planMerged(
  { advisoryId, absorbs, priorities }: Merger,
  targets: readonly Target[],
  posts: ReadonlyMap<string, readonly Posted[]>,
  now: Instant,
): MergedPlan {
  const plan: MergedPlan = { insert: [], supersedePosts: [], supersedeChildrenOf: [], takeOver: [] };
  const byPlace = new Map(targets.map((target) => [target.id, target]));
  const newest = (id: string, destinationId: number) =>
    posts.get(id)?.findLast((post) => post.destinationId === destinationId);
  const places = new Set([...posts.values()].flat().map(({ destinationId }) => destinationId));

  for (const place of places) {
    let mine = newest(advisoryId, place);
    for (const { id, revision } of absorbs) {
      const theirs = newest(id, place);
      if (theirs === undefined) continue;
      if (mine === undefined || (!isOut(mine) && isOut(theirs))) {
        if (mine !== undefined) plan.supersedePosts.push(mine.id);
        plan.takeOver.push({ id: theirs.id, from: id });
        mine = theirs;
        continue;
      }
      if (!isOut(theirs)) {
        if (theirs.state === "pending") plan.supersedePosts.push(theirs.id);
        continue;
      }
      plan.supersedeChildrenOf.push(theirs.id);
      const target = byPlace.get(place);
      const priority = target && priorities.get(target.organizationId);
      if (target === undefined || priority === undefined) continue;
      const about = { target, lang: target.lang ?? theirs.lang, priority, postId: theirs.id, notBefore: now };
      plan.insert.push({ kind: "update", advisoryId: id, revision, ...about });
      if (target.lang !== undefined) plan.insert.push({ kind: "reply", advisoryId: id, revision, ...about });
    }
  }
  return plan;
}
