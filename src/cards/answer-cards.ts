/** The cards that answer commands; each file has one subject. */
export { explainCard } from "./explain-card.ts";
export { helpCard, inviteCard } from "./help-cards.ts";
export { messageCard } from "./message-card.ts";
export { sampleCard } from "./sample-card.ts";
export { listCard } from "./list-card.ts";
export { sourcesCard } from "./source-cards.ts";
export { noticeCard, statusCard, subscriptionsCard } from "./status-cards.ts";
