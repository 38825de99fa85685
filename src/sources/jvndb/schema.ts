/** The wire of JVN iPedia's list of its files (https://jvndb.jvn.jp/ja/feed/checksum.txt). Items: see `mod-sec.ts`. */
import { z } from "zod";

/** One file of the list. */
export const ListedFile = z.object({
  url: z.url(),
  /** In hexadecimal: changes when the file does. */
  sha256: z.string().min(1).max(200),
  /** In bytes. */
  size: z.int().min(0),
  /** `2026/11/02 12:00:18`, Japanese time, which as text sorts as time does. */
  lastModified: z.string().max(40),
});
export type ListedFile = z.infer<typeof ListedFile>;

export const FileList = z.array(ListedFile).max(10_000);

/** What a walk remembers: the sha256 of each file read, by path; and whether it had to stop before the end. */
export const WalkCursor = z.object({ read: z.record(z.string(), z.string()), more: z.boolean() });
export type WalkCursor = z.infer<typeof WalkCursor>;
