/** Which deliveries a commit of revisions asks for (design 4.8). Pure: rows in, rows out. */
import type { ChangeKind, Lang, Priority } from "../advisory/schema.ts";
import type { DeliveryKind, DeliveryState, Instant } from "../ports.ts";

/** A revision that was just written, and its priority for each organization it was assessed for. */
export interface Written {
  advisoryId: string;
  revision: number;
  change: ChangeKind;
  announce: boolean;
  /** Whether an editorial change may open a first post too. */
  opens?: boolean | undefined;
  /** What it was part of until now. */
  separatedFrom?: string | undefined;
  /** What becomes part of it now. */
  absorbs?: readonly string[] | undefined;
  priorities: ReadonlyMap<string, Priority>;
}

/** A destination that can be posted to; `lang` when it is subscribed. */
export interface Target {
  id: number;
  organizationId: string;
  lang: Lang | undefined;
}

/** The newest post of an advisory at a destination that is not superseded. */
export interface Posted {
  id: string;
  advisoryId: string;
  destinationId: number;
  state: DeliveryState;
  lang: Lang;
  notBefore: Instant;
  /** A person deleted the message: there is nothing to edit. */
  deleted: boolean;
}

export interface Planned {
  kind: Exclude<DeliveryKind, "notice">;
  target: Target;
  lang: Lang;
  advisoryId: string;
  revision: number;
  priority: Priority;
  postId: string | null;
  notBefore: Instant;
}

export interface Plan {
  insert: Planned[];
  /** Posts that were never sent and give way to a newer revision. */
  supersedePosts: string[];
  /** Posts whose waiting updates give way to a newer one. */
  supersedeUpdatesOf: string[];
}

export function planDeliveries(
  written: readonly Written[],
  targets: readonly Target[],
  posts: ReadonlyMap<string, readonly Posted[]>,
  now: Instant,
): Plan {
  const plan: Plan = { insert: [], supersedePosts: [], supersedeUpdatesOf: [] };
  const byPlace = (advisoryId: string | undefined) =>
    new Map((posts.get(advisoryId ?? "") ?? []).map((post) => [post.destinationId, post]));
  for (const item of written) {
    const postAt = byPlace(item.advisoryId);
    const toldAt = byPlace(item.separatedFrom);
    for (const target of targets) {
      const priority = item.priorities.get(target.organizationId);
      if (priority === undefined) continue;
      planFor(
        plan,
        item,
        { target, priority, post: postAt.get(target.id), told: toldAt.has(target.id) },
        now,
      );
    }
  }
  return plan;
}

interface Place {
  target: Target;
  priority: Priority;
  post: Posted | undefined;
  /** Whether what it was part of was posted here. */
  told: boolean;
}

function planFor(plan: Plan, item: Written, { target, priority, post, told }: Place, now: Instant): void {
  const { advisoryId, revision, change } = item;
  const separated = item.separatedFrom !== undefined;
  const subscribed = target.lang !== undefined;
  const lang = target.lang ?? post?.lang ?? "ja";

  function add(kind: Planned["kind"], postId: string | null, notBefore: Instant): void {
    plan.insert.push({ kind, target, lang, advisoryId, revision, priority, postId, notBefore });
  }

  if (post === undefined) {
    const news = item.announce && (change !== "editorial" || item.opens === true);
    if (subscribed && (news || told)) add("post", null, now);
    return;
  }
  if (change === "new") return;
  if (post.state === "pending") {
    plan.supersedePosts.push(post.id);
    add("post", null, Math.max(now, post.notBefore));
  } else if (post.state === "failed" || post.deleted) {
    if ((change === "material" || separated) && subscribed) add("post", null, now);
  } else {
    plan.supersedeUpdatesOf.push(post.id);
    add("update", post.id, now);
    if ((change === "material" || separated) && subscribed) add("reply", post.id, now);
  }
}
