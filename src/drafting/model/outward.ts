import type { DraftText } from "../../advisory/schema.ts";
import type { Drafter, DraftRequest } from "../../ports.ts";
import { type ModelParts, partsOf } from "./parts.ts";

/** A template's draft, parted into what a model may see and what is the organization's own. */
export interface Outward {
  sent: ModelParts;
  /** Lines that stand after the model's. */
  kept: Pick<ModelParts, "scope" | "actions">;
}

/**
 * What of a draft may leave: the lines that also stand in the draft of an organization which has said nothing of itself
 * (no inventory, no names). The others are kept and put back.
 */
export function outward(template: Drafter, request: DraftRequest, whole: DraftText): Outward {
  const { text: bare } = template.draft(anonymous(request));
  const parts = partsOf(bare);
  const part = (name: "scope" | "actions") => {
    const known = new Set(bare[name]);
    return {
      sent: whole[name].filter((line) => known.has(line)),
      kept: whole[name].filter((line) => !known.has(line)),
    };
  };
  const [scope, actions] = [part("scope"), part("actions")];
  return {
    sent: { ...parts, scope: scope.sent, actions: actions.sent },
    kept: { scope: scope.kept, actions: actions.kept },
  };
}

function anonymous(request: DraftRequest): DraftRequest {
  const { record, organization } = request;
  const { id, language, timeZone, calendar, thresholds, mission } = organization;
  const parties = { own: [], suppliers: [], sectors: [] };
  const { inputs } = record.assessment;
  return {
    ...request,
    organization: { id, language, timeZone, calendar, thresholds, mission, parties },
    record: {
      ...record,
      assessment: {
        ...record.assessment,
        inputs: inputs?.filter(({ from }) => from !== "inventory" && from !== "settings"),
      },
    },
  };
}
