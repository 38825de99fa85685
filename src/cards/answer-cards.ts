/** The cards that answer commands; each file has one subject. */
export { explainCard, type PostFacts } from "./explain-card.ts";
export { helpCard, inviteCard, messageCard, sampleCard } from "./help-cards.ts";
export { listCard, type ListOptions } from "./list-card.ts";
export {
  noticeCard,
  type SourceFacts,
  statusCard,
  subscriptionsCard,
  type SubscriptionFacts,
} from "./status-cards.ts";
