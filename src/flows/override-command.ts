import { Priority } from "../advisory/schema.ts";
import { title } from "../cards/advisory-card.ts";
import { answers } from "../cards/answers.ts";
import { messageCard } from "../cards/message-card.ts";
import type { Card } from "../cards/model.ts";
import type { Asker, OverrideOutcome, OverrideRequest } from "../ports.ts";
import { overrideAdvisory, type OverrideDeps } from "./override.ts";

const OFF = new Set(["off", "元に戻す", "戻す", "取消", "取り消し", "解除", "reset", "undo"]);

/** `override <id> <A|B|C|D> <reason>` and `override <id> off`: `rest` is what stood after the word. */
export async function answerOverride(
  deps: OverrideDeps,
  asker: Asker,
  rest: string,
  print: { today: string; timeZone: string },
): Promise<Card> {
  const { lang } = asker;
  const words = answers(lang);
  const say = (text: string, tone: "normal" | "warning" = "normal") => messageCard(text, lang, tone);
  const request = readRequest(rest);
  if (request === undefined) return say(words.overrideUsage);
  const outcome = await overrideHere(deps, asker, request);
  switch (outcome.kind) {
    case "no-such":
      return say(words.noSuch(request.id));
    case "no-reason":
      return say(words.overrideUsage);
    case "none-set":
      return say(words.notOverridden(title(outcome.record, { lang, ...print })));
    case "done": {
      const { record, before, override } = outcome;
      const now = record.assessment.priority;
      const named = title(record, { lang, ...print });
      if (override === undefined) return say(words.overrideOff(before, now, named));
      return say(`${words.overridden(before, now, named)}\n${words.overrideKept}`);
    }
  }
}

/** For one who asks in a channel or chat. */
export function overrideHere(
  deps: OverrideDeps,
  { organizationId, user, lang, destination }: Asker,
  request: OverrideRequest,
): Promise<OverrideOutcome> {
  return overrideAdvisory(deps, { organizationId, user, lang, destination }, request);
}

/** Undefined when a word is missing, or the badge is none. */
function readRequest(rest: string): OverrideRequest | undefined {
  const [id, word, ...others] = rest.split(" ");
  if (id === undefined || id === "" || word === undefined) return undefined;
  if (OFF.has(word.toLowerCase())) return { id, set: "off" };
  const priority = Priority.safeParse(word.toUpperCase()).data;
  const reason = others.join(" ").trim();
  return priority === undefined || reason === "" ? undefined : { id, set: { priority, reason } };
}
