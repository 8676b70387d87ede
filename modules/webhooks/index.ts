export {
  disableSubscription,
  enableSubscription,
  noteAttempt,
  planDelivery,
  rotateSecret,
  subscribeWebhook,
  testSubscription,
} from "./commands.ts";
export { EVENT_TYPES, type Message } from "./contract.ts";
export { waitingMessage } from "./queries.ts";
export { subscriptions, type StoredSubscription } from "./register.ts";
export { send, type Attempt, type SendOptions } from "./sending.ts";
export { cloudEvent, secretOf, signed } from "./signing.ts";
export { versionsAt } from "./subscription.ts";
export type { SubscriptionEvent } from "./subscription.ts";
export type { DeliveryEvent } from "./delivery.ts";
