import { anyone } from "#platform/access";
import { receiptNumber } from "#platform/ids";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { homeOf, places } from "#modules/places";
import { about, answeringFor, bearer, change, followPath, isDemo, replyDue, sealed } from "./acting.ts";
import * as c from "./contract.ts";
import { hear, rate } from "./deciding.ts";
import { item } from "./item.ts";
import { mayHear } from "./permits.ts";
import { topics } from "./register.ts";

type Said = c.GiveOpinion | c.HearOpinion;
const keyFor = ({ area, id }: Said) => ({ home: homeOf(area), id });

/** Whoever wants no answer leaves no number: it would be held for nothing. */
function contactOf(ctx: CommandContext, said: Said): { phone: string | null; email: string | null } {
  const key = keyFor(said);
  const put = (name: string, value: string | null | undefined): string | null =>
    said.wish && value ? sealed(ctx, key, name, "opinions.contact", value) : null;
  return { phone: put("phone", said.phone), email: put("email", said.email) };
}

function begin(ctx: CommandContext, said: Said): c.OpinionReceipt {
  const key = keyFor(said);
  if (!ctx.read(places).area(said.area)) throw refuse.fields([{ path: "area", code: "opinions.no-such-area" }]);
  const topic = said.topic ?? null;
  if (topic !== null && !ctx.read(topics).open(topic)) throw refuse.fields([{ path: "topic", code: "opinions.no-such-topic" }]);
  // The receipt holds the secret: whoever only knows an id must not get it by giving again. The sender's own repetition never comes this far.
  if (ctx.state(item, key).stage !== "none") throw refuse.conflict("opinions.given-already", { number: receiptNumber(said.id) });
  const { area: place, channel, language, wish, asDemo } = said;
  const contact = contactOf(ctx, said);
  ctx.seal({ stream: key, field: "text", purpose: "opinions.text", value: said.text });
  const due = replyDue(ctx, ctx.now);
  const byStaff = ctx.actor.kind === "staff";
  const answering = answeringFor(ctx, place, topic);
  const demo = isDemo(ctx, place, asDemo);
  change(ctx, key, (state) => hear(state, { place, channel, language, answering, topic, wish, ...contact, byStaff, demo, due }));
  const { dueAt, provisional } = due;
  return { ...key, number: receiptNumber(key.id), dueAt, provisional, follow: null };
}

const giveOpinion = command<c.GiveOpinion, c.OpinionReceipt>({
  name: "opinions.give",
  route: "POST /api/opinions",
  summary: { zh: "提意见（不用登录）", en: "Say what you think; no account needed" },
  input: c.GiveOpinion,
  about: (input) => [ref(item, keyFor(input))],
  allow: anyone(),
  // One address: a square's own wireless gets through, a script does not.
  ratePerMinute: 12,
  run: begin,
  // The link's secret is made for each answer and kept nowhere.
  present: (receipt, known) => ({ ...receipt, follow: followPath(known, receipt) }),
});

const hearOpinion = command<c.HearOpinion, c.OpinionReceipt>({
  name: "opinions.hear",
  route: "POST /api/opinions/heard",
  summary: { zh: "登记在广场、会上、热线听到的意见", en: "Write down what was heard in a square, a meeting, on the hotline" },
  input: c.HearOpinion,
  about: (input) => [ref(item, keyFor(input))],
  allow: mayHear,
  // The number is told to whoever spoke; the link goes to their own phone, with the first message.
  run: begin,
});

const rateItem = command<c.RateItem, c.ItemDone>({
  name: "opinions.rate",
  route: "POST /api/opinions/{home}/{id}/ratings",
  summary: { zh: "本人评价", en: "Whoever said it rates the answer" },
  input: c.RateItem,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = input.text === "" ? null : sealed(ctx, input, "rating", "opinions.text", input.text);
    return change(ctx, input, (state) => rate(state, input.score, text));
  },
});

export const givingCommands = { giveOpinion, hearOpinion, rateItem };
