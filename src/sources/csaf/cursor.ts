/** What a walk remembers for the next one. */
import { z } from "zod";

/** Documents that are to be fetched yet: the address, when it changed (ms), how often it could not be had. */
const Pending = z.tuple([z.string(), z.number().nullable(), z.int().min(0)]);
export type Pending = z.infer<typeof Pending>;

/** How far a feed or directory is read: what changed after `at` is new, and at `at` what is not among `done`. */
const Place = z.object({ at: z.number(), done: z.array(z.string()).default([]) });
export type Place = z.infer<typeof Place>;

const Cursor = z.object({
  v: z.literal(1),
  /** The provider's metadata, as it was when it last changed: an unchanged document is not sent again. */
  namespace: z.string().optional(),
  publisher: z.string().optional(),
  feeds: z.array(z.string()).default([]),
  directories: z.array(z.string()).default([]),
  places: z.record(z.string(), Place).default({}),
  pending: z.array(Pending).default([]),
  /** By directory: up to when its deletions are known; or that it has no such list, and when to ask again. */
  deletions: z.record(z.string(), z.object({ at: z.number(), askAt: z.number().default(0) })).default({}),
});
export type Cursor = z.infer<typeof Cursor>;

/** The cursor of the last walk; undefined for the first one, and for a cursor nobody can read. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    return Cursor.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function emptyCursor(): Cursor {
  return { v: 1, feeds: [], directories: [], places: {}, pending: [], deletions: {} };
}
