/** What a person wrote into the form (`/advisory new`), as the flow hands it on. */
import { z } from "zod";
import { AdvisoryContent } from "../../advisory/schema.ts";

export const PersonDocument = z.strictObject({
  /** Made once for the form; the same id again is a change of the same advisory. */
  id: z.string().trim().min(1).max(200),
  content: AdvisoryContent,
});
export type PersonDocument = z.infer<typeof PersonDocument>;
