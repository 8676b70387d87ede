import type { EventWords } from "#platform/modules";
import type { DeliveryEvent } from "./delivery.ts";
import type { SubscriptionEvent } from "./subscription.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "webhooks.subscribed": { zh: "订阅进展通知", en: "Subscribed" },
  "webhooks.secret-rotated": { zh: "更换签名密钥", en: "Secret rotated" },
  "webhooks.disabled": { zh: "停用订阅", en: "Subscription disabled" },
  "webhooks.enabled": { zh: "恢复订阅", en: "Subscription enabled again" },
  "webhooks.planned": { zh: "安排一条消息", en: "Message planned" },
  "webhooks.tried": { zh: "投递一次", en: "Delivery tried" },
} satisfies EventWords<DeliveryEvent | SubscriptionEvent>;
