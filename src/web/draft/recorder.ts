/** Writes down what people do on the page: who, which revision, when; never the content. */
import type { DraftView } from "../../cards/model.ts";
import type { DraftUse, Logger } from "../../ports.ts";
import type { OpenedLink } from "./link.ts";

/** Longer than any link lives. */
const KEPT_MS = 2 * 60 * 60_000;

export interface RecorderDeps {
  onUse: (use: Omit<DraftUse, "at">) => Promise<void>;
  /** True the first time a key is seen within `ttlMs`. */
  firstSeen: (key: string, ttlMs: number) => Promise<boolean>;
  logger: Pick<Logger, "error">;
}

export interface UseOf {
  link: OpenedLink;
  /** What was shown: a 【続報】 may not be there any more for other readers. */
  view: Pick<DraftView, "advisoryId" | "revision" | "audience" | "followUp" | "lang">;
  action: "opened" | "copied" | "downloaded";
  /** Told apart from other uses of the same kind: the part that was copied, the kind of file. */
  part?: string;
}

export type Recorder = (use: UseOf) => Promise<void>;

/**
 * A recorder that writes each use down once for a link, draft, language and part: a reload or a second press says
 * nothing new, and nobody fills the database through one link. Never throws: people get their draft all the same.
 */
export function createRecorder({ onUse, firstSeen, logger }: RecorderDeps): Recorder {
  return async ({ link, view, action, part = "" }) => {
    const { organizationId, person } = link.claims;
    const { advisoryId, revision, lang, audience = "admins", followUp } = view;
    const draft = { advisoryId, revision, lang, audience, ...(followUp === true && { followUp }) };
    try {
      const key = [link.id, ...Object.values(draft), action, part].join(" ");
      if (!(await firstSeen(`draft page ${key}`, KEPT_MS))) return;
      await onUse({ organizationId, ...draft, action, person });
    } catch (error) {
      logger.error({ error, advisoryId, revision, action }, "use of a draft not recorded");
    }
  };
}
