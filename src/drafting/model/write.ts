import type { DraftText } from "../../advisory/schema.ts";
import type { DraftRequest, ModelReason } from "../../ports.ts";
import { converse, type ConverseDeps, formFault, type Grounding, groundingFault } from "./converse.ts";
import type { Outward } from "./outward.ts";
import { ModelParts, readParts, wholeDraft } from "./parts.ts";
import { dataPrompt, systemPrompt } from "./prompt.ts";

export interface WriteDeps extends ConverseDeps {
  check: Grounding;
}

/**
 * One draft, checked against its advisory.
 * @throws as `askPatiently` does
 */
export async function write(
  request: DraftRequest,
  template: DraftText,
  out: Outward,
  deps: WriteDeps,
): Promise<{ text: DraftText } | { reason: ModelReason }> {
  const { lang, audience = "admins", record } = request;
  const { text: data, fields } = dataPrompt(request, out.sent);
  const written = await converse(
    {
      system: systemPrompt(lang, audience),
      schema: ModelParts,
      data,
      fields,
      about: { advisory: record.id, revision: record.revision.number, lang, audience },
      judge(answer) {
        const parts = readParts(answer.text);
        const draft = parts.ok ? wholeDraft(parts.value, template, out) : parts;
        if (!draft.ok) return { fault: formFault(draft.reason, answer) };
        const findings = deps.check(draft.value, request);
        const fault = groundingFault(findings, "The email was compared with the advisory");
        return fault === undefined ? { value: draft.value } : { fault };
      },
    },
    deps,
  );
  return "value" in written ? { text: written.value } : written;
}
