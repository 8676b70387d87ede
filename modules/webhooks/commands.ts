import { grantsOver, systemOnly, type Allow, type Grant } from "#platform/access";
import { namedUuid } from "#platform/ids";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { homeOf, places } from "#modules/places";
import { NoteAttempt, OfSubscription, PlanDelivery, Subscribe, TestSubscription, type SecretShown } from "./contract.ts";
import { delivery, note, plan, TEST } from "./delivery.ts";
import { secretOf } from "./signing.ts";
import { disable, enable, known, rotate, subscribe, subscription } from "./subscription.ts";

export const KEEPERS = ["admin"] as const;
const keepers = { roles: [...KEEPERS], condition: "over the subscription's area" };
const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });

const over = (ctx: CommandContext, key: StreamKey): Grant | null =>
  grantsOver(ctx.actor, KEEPERS, known(ctx.state(subscription, keyOf(key))).area, ctx.now)[0] ?? null;
const ofSubscription = <I extends StreamKey>(): Allow<I> => ({ ...keepers, admits: over });

export const subscribeWebhook = command<Subscribe, SecretShown>({
  name: "webhooks.subscribe",
  route: "POST /api/webhooks",
  summary: { zh: "订阅：事项有进展时通知另一个系统", en: "Subscribe: another system is told of steps" },
  input: Subscribe,
  about: ({ area, id }) => [ref(subscription, { home: homeOf(area), id })],
  allow: { ...keepers, admits: (ctx, { area }) => grantsOver(ctx.actor, KEEPERS, area, ctx.now)[0] ?? null },
  ratePerMinute: 10,
  run: (ctx, { id, ...terms }) => {
    if (!ctx.read(places).area(terms.area)) throw refuse.fields([{ path: "area", code: "webhooks.no-such-area" }]);
    const key = { home: homeOf(terms.area), id };
    ctx.change(subscription, key, (state) => subscribe(state, terms));
    return { ...key, secret: "1" };
  },
  // The ledger keeps which version it is; the secret is made anew for the answer.
  present: (shown, ctx) => ({ ...shown, secret: secretOf(ctx, shown.id, Number(shown.secret)) }),
});

export const rotateSecret = command<OfSubscription, SecretShown>({
  name: "webhooks.rotate-secret",
  route: "POST /api/webhooks/{home}/{id}/secrets",
  summary: { zh: "换签名密钥，旧的再用七天", en: "Rotate the secret; the old one signs for seven days more" },
  input: OfSubscription,
  about: (input) => [ref(subscription, keyOf(input))],
  allow: ofSubscription(),
  ratePerMinute: 10,
  run: (ctx, input) => {
    const state = known(ctx.change(subscription, keyOf(input), (before) => rotate(before, ctx.now)));
    return { ...keyOf(input), secret: String(state.version) };
  },
  present: (shown, ctx) => ({ ...shown, secret: secretOf(ctx, shown.id, Number(shown.secret)) }),
});

const stop = (name: string, step: string, zh: string, en: string, decide: typeof enable) =>
  command<OfSubscription, StreamKey>({
    name: `webhooks.${name}`,
    route: `POST /api/webhooks/{home}/{id}/${step}`,
    summary: { zh, en },
    input: OfSubscription,
    about: (input) => [ref(subscription, keyOf(input))],
    allow: ofSubscription(),
    run: (ctx, input) => {
      ctx.change(subscription, keyOf(input), decide);
      return keyOf(input);
    },
  });

export const disableSubscription = stop("disable", "disabling", "停用订阅", "Disable a subscription", (state) => disable(state, "admin"));
export const enableSubscription = stop("enable", "enabling", "恢复订阅", "Enable a subscription again", enable);

/** Plans a message once, and its first attempt with it. */
function planned(ctx: CommandContext, input: PlanDelivery): void {
  const key = { home: input.home, id: input.id };
  const before = ctx.state(delivery, key);
  ctx.change(delivery, key, (state) => plan(state, input.subscription, input.message));
  if (before.stage === "none") ctx.job({ kind: "webhooks.deliver", payload: { ...key, subscription: input.subscription, attempt: 1 } });
}

export const testSubscription = command<TestSubscription, StreamKey>({
  name: "webhooks.test",
  route: "POST /api/webhooks/{home}/{id}/tests",
  summary: { zh: "发一条试验消息", en: "Send a test message" },
  input: TestSubscription,
  about: ({ home, id, delivery: sent }) => [ref(subscription, { home, id }), ref(delivery, { home, id: sent })],
  allow: ofSubscription(),
  ratePerMinute: 10,
  run: (ctx, { home, id, delivery: sent }) => {
    const message = { id: sent, type: TEST, subject: `${home}/${id}`, time: ctx.now, data: { seq: 0 } };
    planned(ctx, { home, id: sent, subscription: id, message });
    return { home, id: sent };
  },
});

export const planDelivery = command<PlanDelivery, StreamKey>({
  name: "webhooks.plan-delivery",
  route: "POST /api/webhooks/{home}/deliveries/{id}",
  summary: { zh: "安排一条消息（系统）", en: "Plan a message (jobs)" },
  input: PlanDelivery,
  about: (input) => [ref(delivery, keyOf(input))],
  allow: systemOnly(),
  run: (ctx, input) => {
    planned(ctx, input);
    return keyOf(input);
  },
});

export const noteAttempt = command<NoteAttempt, StreamKey & { stage: string }>({
  name: "webhooks.note-attempt",
  route: "POST /api/webhooks/{home}/deliveries/{id}/attempts",
  summary: { zh: "记下一次投递（系统）", en: "Note an attempt (jobs)" },
  input: NoteAttempt,
  about: ({ home, id, subscription: to }) => [ref(delivery, { home, id }), ref(subscription, { home, id: to })],
  allow: systemOnly(),
  run: (ctx, { home, id, subscription: to, ...tried }) => {
    const state = ctx.change(delivery, { home, id }, (before) => note(before, tried, ctx.now));
    if (state.stage === "none") throw refuse.notFound("record.not-found");
    if (state.stage === "waiting" && state.nextAt !== null)
      ctx.job({ kind: "webhooks.deliver", payload: { home, id, subscription: to, attempt: state.attempts + 1 }, runAt: state.nextAt });
    const counts = tried.outcome === "gone" || (tried.outcome !== "withdrawn" && state.message.type !== TEST);
    if (state.stage === "given-up" && counts) giveUp(ctx, { home, id: to }, tried.outcome === "gone" ? "gone" : "failing", id);
    return { home, id, stage: state.stage };
  },
});

/** Nobody has taken a message for days, or the receiver wants none: the subscription rests until somebody has looked. */
function giveUp(ctx: CommandContext, key: StreamKey, why: "gone" | "failing", cause: string): void {
  const before = ctx.state(subscription, key);
  if (before.stage !== "works") return;
  ctx.change(subscription, key, (state) => disable(state, why));
  const notice = namedUuid("webhooks.disabled", key.id, cause);
  ctx.job({ kind: "webhooks.tell-disabled", payload: { notice, area: before.area, label: before.label, why } });
}
