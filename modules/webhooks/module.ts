import { namedUuid } from "#platform/ids";
import { module } from "#platform/modules";
import {
  disableSubscription,
  enableSubscription,
  noteAttempt,
  planDelivery,
  rotateSecret,
  subscribeWebhook,
  testSubscription,
} from "./commands.ts";
import { delivery } from "./delivery.ts";
import { eventWords } from "./event-words.ts";
import { deliveryProjection, subscriptionProjection } from "./projection.ts";
import { listDeliveries, listSubscriptions } from "./queries.ts";
import { subscriptions } from "./register.ts";
import { subscription } from "./subscription.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "webhooks",
  nouns: [
    { noun: subscription, called: { zh: "订阅", en: "Subscription" }, projection: subscriptionProjection },
    { noun: delivery, called: { zh: "消息投递", en: "Delivery" }, projection: deliveryProjection },
  ],
  events: eventWords,
  commands: [subscribeWebhook, rotateSecret, disableSubscription, enableSubscription, testSubscription, planDelivery, noteAttempt],
  queries: [listSubscriptions, listDeliveries],
  jobs: [
    {
      kind: "webhooks.tell-disabled",
      run: async (ctx, payload) => {
        const { notice, area, label, why } = payload as { notice: string; area: string; label: string; why: string };
        await ctx.notify({
          id: namedUuid("webhooks.notice", notice),
          to: { kind: "role", role: "admin", area },
          words: `webhooks.notice.${why}`,
          params: { label },
          link: "/console/webhooks",
        });
      },
    },
  ],
  registers: [subscriptions],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
