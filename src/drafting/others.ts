/** Whether news tells of somebody else's incident: without that said, its readers take it for their own. */
import type { DraftRequest } from "../ports.ts";

/** Classes of incident (docs/priority.md) that triage gives only where neither we nor a supplier of ours is named. */
const OTHERS = new Set(
  ["compromise", "leak", "same-sector", "slip", "visible", "used-against-others", "transferable"].map(
    (found) => `incident-${found}`,
  ),
);

/** False where in doubt: then nobody is told that it is not about them. */
export function isOthersIncident({ record, organization }: DraftRequest): boolean {
  const { content } = record.revision;
  if (content.kind !== "incident" || !OTHERS.has(record.assessment.rule ?? "")) return false;
  const text = [content.title, content.summary, content.scope]
    .flatMap((passage) => [passage?.ja, passage?.en])
    .join("\n");
  return ![organization.name?.ja, organization.name?.en].some(
    (name) => name !== undefined && name.trim() !== "" && text.includes(name),
  );
}
