import type { AdvisoryContent, Organization } from "../../src/advisory/schema.ts";
import { assess } from "../../src/advisory/triage.ts";
import type { AdvisoryRecord } from "../../src/ports.ts";
import { organization } from "../advisory/organization.ts";

/** The first revision of an advisory, judged as the service would at `now`. */
export function recordOf(
  content: AdvisoryContent,
  now: number,
  its: Organization = organization(),
  sources: string[] = ["hansho-json"],
): AdvisoryRecord {
  return {
    id: "adv-1",
    aliases: content.identifiers,
    latest: 1,
    revision: {
      advisoryId: "adv-1",
      number: 1,
      change: "new",
      changes: [],
      content,
      sources,
      createdAt: new Date(now).toISOString(),
    },
    assessment: assess(content, its, now),
  };
}
