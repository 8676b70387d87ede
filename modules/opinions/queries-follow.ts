import { followSecret, holdsLink } from "#platform/access";
import { parseReceiptNumber, receiptNumber, sameSecret, writtenNumber } from "#platform/ids";
import { tail as tailOf } from "#platform/masking";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import * as c from "./contract.ts";
import { canRate } from "./deciding.ts";
import type { KnownItem } from "./item.ts";
import { placeName, topicName, unitName, type Stored } from "./visible.ts";

/** What whoever spoke wrote, and what was written to them, by the name of its field. */
async function wordsOf(ctx: QueryContext, { home, id, detail }: Stored): Promise<(field: string | null) => string | null> {
  const fields = detail.steps.flatMap(({ text }) => (text === null ? [] : [text]));
  const texts = await ctx.unseal(
    fields.map((field) => ({ stream: { home, id }, field })),
    "",
  );
  return (field) => (field === null ? null : (texts[fields.indexOf(field)] ?? null));
}

/** Their own words became a report; its link is theirs. */
const handedTo = (ctx: QueryContext, { handedOn }: KnownItem, whole: boolean): c.FollowedItem["handedOn"] => {
  const record = whole ? (handedOn?.record ?? null) : null;
  return handedOn && { to: handedOn.to, follow: record && `/f/${record.home}/${record.id}/${followSecret(ctx, record)}` };
};

/** What whoever said it is told: never who inside. With the link everything; by number and phone tail no words are opened and nothing can be done. */
async function followed(ctx: QueryContext, row: Stored, by: c.FollowedItem["by"]): Promise<c.FollowedItem> {
  const { home, id, detail } = row;
  const whole = by === "link";
  const said = whole ? await wordsOf(ctx, row) : () => null;
  const { plan } = detail;
  return {
    home,
    id,
    by,
    number: receiptNumber(id),
    stage: detail.stage,
    channel: detail.channel,
    topicName: topicName(ctx, detail.topic),
    placeName: placeName(ctx, detail.place),
    unitName: unitName(ctx, detail.answering),
    dutyLine: ctx.read(organisations).unit(detail.answering)?.phone ?? null,
    text: said("text"),
    heardAt: detail.heardAt,
    dueAt: detail.due.dueAt,
    provisional: detail.due.provisional,
    answered: detail.metAt !== null,
    wish: detail.wish,
    plan: plan && { text: said(plan.text), due: plan.day },
    entries: detail.steps.map(({ at, what, text, params }) => ({ at, what, text: said(text), sealed: whole && text !== null, params })),
    handedOn: handedTo(ctx, detail, whole),
    published: detail.published !== null,
    rating: detail.rating?.score ?? null,
    mayRate: whole && canRate(detail),
  };
}

export const readFollowedItem = query<c.ReadFollowedItem, c.FollowedItem>({
  name: "opinions.read-followed",
  route: "GET /api/opinions/followed/{home}/{id}",
  summary: { zh: "凭链接查看自己提的意见", en: "One's own opinion, by the follow link" },
  input: c.ReadFollowedItem,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, { home, id, secret }) => {
    const [row] = holdsLink(ctx, { home, id }, secret)
      ? await ctx.db<Stored[]>`select home, id::text, detail from opinions.item where home = ${home} and id = ${id}`
      : [];
    if (!row) throw refuse.notFound("opinions.wrong-link");
    return followed(ctx, row, "link");
  },
});

/** The number of one opinion is asked for, never what a phone has said: no list is searched by it. */
async function endsIn(ctx: QueryContext, { home, id, detail }: Stored, tail: string): Promise<boolean> {
  if (detail.phone === null) return false;
  const [known] = await ctx.unseal([{ stream: { home, id }, field: detail.phone }], "follow by number and phone tail");
  return known !== null && known !== undefined && sameSecret(tailOf(known), tail);
}

/** A wrong number and a wrong tail are one refusal; few tries a minute make ten thousand tails a long night. */
export const findFollowedItem = query<c.FindFollowedItem, c.FollowedItem>({
  name: "opinions.find-followed",
  // In the body: the end of a phone stands in no address, history or log (docs/decisions/0013).
  route: "POST /api/opinions/followed",
  summary: { zh: "凭编号和手机尾号查询意见", en: "By receipt number and the last four digits of the phone" },
  input: c.FindFollowedItem,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 10,
  run: async (ctx, { number, tail }) => {
    const digits = parseReceiptNumber(number);
    // One number belongs to one id; the same id sent again for another place must not get in its way.
    const rows = digits === null ? [] : await ctx.db<Stored[]>`select home, id::text, detail from opinions.item where number = ${writtenNumber(digits)} limit 20`; // prettier-ignore
    for (const row of rows) if (await endsIn(ctx, row, tail)) return followed(ctx, row, "number");
    throw refuse.notFound("opinions.wrong-number");
  },
});
