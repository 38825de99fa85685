import type { Card } from "./model.ts";
import { fit } from "./shorten.ts";
import { teamsAction, teamsItems } from "./teams-elements.ts";
import { TEAMS_LEVELS } from "./teams-levels.ts";
import { type AdaptiveCard, adaptiveCard, units } from "./teams-model.ts";

export { teamsDialogAgain, teamsDraftDialog } from "./teams-dialog.ts";
export type { Notice } from "./teams-draft-parts.ts";
export {
  type DraftEdit,
  isSameText,
  parseTeamsAudience,
  parseTeamsEdits,
  parseTeamsTyped,
  printOf,
} from "./teams-edits.ts";
export { parseTeamsForm, teamsFormDialog } from "./teams-form.ts";
export type { AdaptiveCard } from "./teams-model.ts";
export { isDraftAction, parseTeamsData, type TeamsPress } from "./teams-press.ts";

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

function render(card: Card): AdaptiveCard {
  return adaptiveCard(
    card.lang,
    card.fallback,
    card.elements.flatMap((element, index) => teamsItems(element, index, card.lang)),
    card.actions.map((action) => teamsAction(action, card.lang)),
  );
}
