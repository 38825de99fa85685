/** What our buttons on Teams carry in `hansho`, and how it is read again. */
import { z } from "zod";
import { Audience, DraftOrigin, Lang } from "../advisory/schema.ts";

const DRAFT_ACTIONS = [
  "draft",
  "draft-lang",
  "draft-audience",
  "draft-mail",
  "draft-newest",
  "draft-save",
  "draft-undo",
] as const;

/** Buttons that show a draft or change it. */
export type DraftAction = (typeof DRAFT_ACTIONS)[number];

const Version = z.int().min(0).max(1_000_000);

const TeamsData = z.object({
  hansho: z.object({
    action: z.enum([...DRAFT_ACTIONS, "explain", "show", "new", "new-submit"]),
    a: z.string().min(1).max(2_000),
    r: z.int().min(1),
    lang: Lang.optional(),
    s: z.string().max(2_000).optional(),
    // What follows is of the draft's dialog. An odd value is as none: the button works, and asks the store.
    to: Lang.optional().catch(undefined),
    au: Audience.optional().catch(undefined),
    f: z.literal(true).optional().catch(undefined),
    v: Version.optional().catch(undefined),
    h: z.string().max(40).optional().catch(undefined),
    t: z.string().max(1_000).optional().catch(undefined),
    o: DraftOrigin.optional().catch(undefined),
    m: z.literal(true).optional().catch(undefined),
    n: z.int().min(1).optional().catch(undefined),
  }),
});

export interface TeamsPress {
  action: z.infer<typeof TeamsData>["hansho"]["action"];
  advisoryId: string;
  revision: number;
  /** Of the card or of the draft shown. */
  lang?: Lang;
  /** Of the draft to show: `draft-lang`. */
  to?: Lang;
  audience?: Audience;
  followUp?: true;
  /** What a form starts with. */
  start?: string;
  /** The dialog that the button stands in; absent on posts. */
  dialog?: DialogMark;
}

/** What a dialog says of the draft in it, so that it can be shown again when the store cannot be asked. */
export interface DialogMark {
  title: string;
  origin: DraftOrigin;
  /** Of the draft as it was shown, before anybody typed: `printOf`. */
  print: string;
  /** The number that goes back with a save; absent where the text cannot be saved. */
  version?: number;
  otherMail?: true;
  /** The newest revision, where this one is out of date. */
  latest?: number;
}

/** A button's `hansho`. */
export function pressData(press: TeamsPress): { hansho: Record<string, unknown> } {
  const { action, advisoryId: a, revision: r, lang, to, audience: au, followUp: f, start: s, dialog } = press;
  const mark = dialog && {
    v: dialog.version,
    h: dialog.print,
    t: dialog.title,
    o: dialog.origin,
    m: dialog.otherMail,
    n: dialog.latest,
  };
  const all = { action, a, r, lang, to, au, f, s, ...mark };
  return { hansho: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) };
}

/** What a button of ours carried; undefined for anything else, however odd. */
export function parseTeamsData(data: unknown): TeamsPress | undefined {
  const found = TeamsData.safeParse(data);
  if (!found.success) return undefined;
  const { action, a, r, lang, s, to, au, f, v, h, t, o, m, n } = found.data.hansho;
  return {
    action,
    advisoryId: a,
    revision: r,
    ...(lang !== undefined && { lang }),
    ...(to !== undefined && { to }),
    ...(au !== undefined && { audience: au }),
    ...(f !== undefined && { followUp: f }),
    ...(s !== undefined && { start: s }),
    ...(h !== undefined &&
      o !== undefined && {
        dialog: {
          title: t ?? "",
          origin: o,
          print: h,
          ...(v !== undefined && { version: v }),
          ...(m !== undefined && { otherMail: m }),
          ...(n !== undefined && { latest: n }),
        },
      }),
  };
}

export function isDraftAction(action: TeamsPress["action"]): action is DraftAction {
  return (DRAFT_ACTIONS as readonly string[]).includes(action);
}
