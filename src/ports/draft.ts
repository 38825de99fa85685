import type { Audience, Lang } from "../advisory/schema.ts";
import type { Instant } from "./common.ts";
import type { Platform } from "./destination.ts";

/** One draft: of one revision, for one organization and audience, in one language (design 1). */
export interface DraftKey {
  organizationId: string;
  advisoryId: string;
  revision: number;
  audience: Audience;
  lang: Lang;
}

/** What a person did with a draft; never its content. For those who are to be told when it is out of date. */
export interface DraftUse extends DraftKey {
  action: "opened" | "copied" | "downloaded" | "saved" | "restored";
  person: { platform: Platform | "web"; workspace: string; id: string; name?: string | undefined };
  at: Instant;
}
