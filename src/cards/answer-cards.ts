/** The cards that answer commands; each file has one subject. */
export { explainCard, type PostFacts } from "./explain-card.ts";
export { helpCard, inviteCard, messageCard, sampleCard } from "./help-cards.ts";
export { noticeCard } from "./notice-card.ts";
export { listCard, type ListOptions } from "./list-card.ts";
export {
  type SourceFacts,
  statusCard,
  subscriptionsCard,
  type SubscriptionFacts,
} from "./status-cards.ts";
