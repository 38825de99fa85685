import { isRestricted } from "../advisory/facts.ts";
import type { DraftText } from "../advisory/schema.ts";
import type { Drafter, DraftRequest, DraftResult } from "../ports.ts";
import { adminNotice } from "./admins.ts";
import { everyoneNotice } from "./everyone.ts";
import { executiveReport } from "./executives.ts";
import { correction, drill, refusal, update } from "./occasions.ts";
import { shorten } from "./passages.ts";
import { signatureOf } from "./signature.ts";

/** A mail's subject: `DraftText.subject` takes no more. */
const MOST_SUBJECT = 2_000;

/**
 * The drafter that always works: the draft that came with the advisory word for word, else one made from what the
 * advisory says, with fixed sentences around it. It states no number, link, product or fact of its own, and
 * translates nothing: what the advisory has in the other language only is quoted and said to be so. What only the
 * sender can know is a marked blank, `〔ご確認ください: …〕`.
 */
export function createTemplateDrafter(): Drafter {
  return { draft };
}

function draft(request: DraftRequest): DraftResult {
  const { record, lang, organization } = request;
  const { content } = record.revision;
  const { tlp } = content;
  if (isRestricted(tlp)) {
    return { text: refusal(tlp, request), origin: "template", refused: "tlp" };
  }
  const own = ownDraft(request);
  if (own !== undefined)
    return { text: request.drill === true ? drill(own, request) : own, origin: "source" };
  const made = template(request);
  const text: DraftText = {
    ...made,
    subject: shorten(made.subject, MOST_SUBJECT),
    closing: signatureOf(content, organization, lang),
  };
  return { text: request.drill === true ? drill(text, request) : text, origin: "template" };
}

/** It was written for administrators, of the advisory as it stood: not of its withdrawal, nor of what changed since. */
function ownDraft({ record, lang, audience = "admins", followUp }: DraftRequest): DraftText | undefined {
  const { drafts, withdrawn } = record.revision.content;
  if (audience !== "admins" || followUp !== undefined || withdrawn !== undefined) return undefined;
  return drafts?.[lang];
}

function template(request: DraftRequest): DraftText {
  if (request.record.revision.content.withdrawn !== undefined) return correction(request);
  const text = notice(request);
  return request.followUp === undefined ? text : update(text, request);
}

function notice(request: DraftRequest): DraftText {
  switch (request.audience ?? "admins") {
    case "admins":
    case "overseas":
      return adminNotice(request);
    case "everyone":
      return everyoneNotice(request);
    case "executives":
      return executiveReport(request);
  }
}
