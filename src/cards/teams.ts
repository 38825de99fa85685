import { z } from "zod";
import { Audience, Lang } from "../advisory/schema.ts";
import type { Card } from "./model.ts";
import { fit } from "./shorten.ts";
import { teamsAction, teamsItems } from "./teams-elements.ts";
import { TEAMS_LEVELS } from "./teams-levels.ts";
import { type AdaptiveCard, adaptiveCard, units } from "./teams-model.ts";

export { type DraftEdits, parseTeamsAudience, parseTeamsEdits, teamsDraftDialog } from "./teams-dialog.ts";
export { parseTeamsForm, teamsFormDialog } from "./teams-form.ts";
export type { AdaptiveCard } from "./teams-model.ts";

/** Two bytes a unit: 76 KB, which leaves the activity around it 4 KB of the 80 KB Microsoft recommends. */
const UNITS = 38_000;

/**
 * A card as an Adaptive Card 1.5, at most 76 KB in UTF-16, shortened level by level (docs/cards.md). Never throws.
 */
export function teamsCard(card: Card): AdaptiveCard {
  return fit(card, TEAMS_LEVELS, render, (rendered) => units(rendered) <= UNITS);
}

/** The card as an attachment of an activity. Set the activity's `summary` to `card.fallback`. */
export function teamsAttachment(card: Card): { contentType: string; content: AdaptiveCard } {
  return { contentType: "application/vnd.microsoft.card.adaptive", content: teamsCard(card) };
}

const TeamsData = z.object({
  hansho: z.object({
    action: z.enum(["draft", "explain", "show", "draft-lang", "draft-audience", "new", "new-submit"]),
    a: z.string().min(1).max(2_000),
    r: z.int().min(1),
    lang: Lang.optional(),
    au: Audience.optional().catch(undefined),
    s: z.string().max(2_000).optional(),
  }),
});

export interface TeamsPress {
  action: z.infer<typeof TeamsData>["hansho"]["action"];
  advisoryId: string;
  revision: number;
  lang?: Lang;
  audience?: Audience;
  /** What a form starts with. */
  start?: string;
}

/** What a button of ours carried; undefined for anything else, however odd. */
export function parseTeamsData(data: unknown): TeamsPress | undefined {
  const found = TeamsData.safeParse(data);
  if (!found.success) return undefined;
  const { action, a, r, lang, au, s } = found.data.hansho;
  return {
    action,
    advisoryId: a,
    revision: r,
    ...(lang !== undefined && { lang }),
    ...(au !== undefined && { audience: au }),
    ...(s !== undefined && { start: s }),
  };
}

function render(card: Card): AdaptiveCard {
  return adaptiveCard(
    card.lang,
    card.fallback,
    card.elements.flatMap((element, index) => teamsItems(element, index, card.lang)),
    card.actions.map((action) => teamsAction(action, card.lang)),
  );
}
