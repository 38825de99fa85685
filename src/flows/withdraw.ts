/** Takes back what people of the organization registered themselves (`withdraw <id> [reason]`). */
import { aliasesOf, foldAlias } from "../advisory/identifiers.ts";
import { partition } from "../advisory/partition.ts";
import type { AdvisoryContent } from "../advisory/schema.ts";
import { localDate } from "../advisory/calendar.ts";
import { title } from "../cards/advisory-card.ts";
import { answers } from "../cards/answers.ts";
import { formWords } from "../cards/labels/form.ts";
import { messageCard } from "../cards/message-card.ts";
import type { Card } from "../cards/model.ts";
import type { Asker, StoredAdvisory, StoredEntry } from "../ports.ts";
import type { CommandDeps } from "./commands.ts";
import { byHand, formDocument } from "./new-advisory.ts";

const MOST_REASON = 2_000;

/**
 * Their words are taken back, with who did it in the audit table; what other sources say of the same stays. Posts are
 * corrected like those of any source that takes something back.
 * @param rest what stood after the word
 * @throws Error when it could not be stored
 */
export async function withdrawHere(deps: CommandDeps, asker: Asker, rest: string): Promise<Card> {
  const { organizationId, lang, user, destination } = asker;
  const words = formWords[lang];
  const say = (text: string) => messageCard(text, lang, "normal");
  const [id = "", ...others] = rest.split(" ");
  if (id === "") return say(words.withdrawUsage);
  const record = await deps.store.record(organizationId, foldAlias(id));
  if (record === undefined) return say(answers(lang).noSuch(id));
  const { timeZone } = deps.organization(organizationId);
  const now = deps.clock.now();
  const named = title(record, { lang, today: localDate(now, timeZone), timeZone });
  const found = await deps.store.advisoriesByAlias(record.aliases);
  const standing = standingIn(found.find((stored) => stored.id === record.id));
  if (standing.mine.length === 0) return say(words.notByHand(named));

  const reason = others.join(" ").trim().slice(0, MOST_REASON);
  const withdrawn = {
    at: new Date(now).toISOString(),
    ...(reason !== "" && { reason: { [lang]: reason } }),
  };
  for (const { key, content } of standing.mine) {
    const identifiers = apart(content, standing.others);
    const { reasons } = await deps.take(formDocument(key, { ...content, identifiers, withdrawn }), byHand);
    if (reasons.length > 0) throw new Error(`${key} was not taken back: ${reasons.join("; ")}`);
  }
  await deps.store.saveAudit(organizationId, {
    at: now,
    action: "withdraw",
    advisoryId: record.id,
    destination,
    by: user.id,
    byName: user.name,
    detail: reason === "" ? undefined : reason,
  });
  return say(standing.others.length === 0 ? words.withdrawn(named) : words.withdrawnPart(named));
}

function standingIn(stored: StoredAdvisory | undefined): { mine: StoredEntry[]; others: StoredEntry[] } {
  const entries = stored?.entries.filter(({ content }) => content.withdrawn === undefined) ?? [];
  return {
    mine: entries.filter(({ source }) => source === byHand),
    others: entries.filter(({ source, role }) => source !== byHand && role !== "facts"),
  };
}

/** Without the numbers by which it alone holds together what others say apart: that comes apart again. */
function apart({ identifiers }: AdvisoryContent, others: readonly StoredEntry[]): string[] {
  const parts = partition(others, aliasesOfEntry);
  const foreign = new Set(parts.slice(1).flatMap((part) => part.flatMap(aliasesOfEntry)));
  return identifiers.filter((identifier) => !foreign.has(foldAlias(identifier)));
}

function aliasesOfEntry({ content, key }: StoredEntry): string[] {
  return aliasesOf(content, key);
}
