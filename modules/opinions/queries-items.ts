import { receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import type { Fragment } from "#platform/figures";
import { decodePlace, encodePlace } from "#platform/paging";
import { refuse } from "#platform/refusals";
import { people } from "#modules/people";
import * as c from "./contract.ts";
import type { KnownItem } from "./item.ts";
import { readsItem, stepsOf } from "./permits.ts";
import { itsReaders, placeName, type Stored, visible } from "./visible.ts";

const PAGE = 50;

/** What is owed next: the first answer, then what was promised. */
const owedNow = ({ metAt, due, plan }: KnownItem): { dueAt: string; provisional: boolean } | null =>
  metAt === null ? due : plan && plan.actedAt === null ? plan.until : null;

function itemRow(ctx: QueryContext, { home, id, detail }: Stored): c.ItemRow {
  const { stage, channel, topic, nature, place, answering, wish, heardAt, rating } = detail;
  const owed = owedNow(detail);
  return {
    home,
    id,
    number: receiptNumber(id),
    stage,
    channel,
    topic,
    nature,
    place,
    placeName: placeName(ctx, place),
    unit: answering,
    wish,
    heardAt,
    dueAt: owed?.dueAt ?? null,
    provisional: owed?.provisional ?? false,
    late: owed !== null && owed.dueAt < ctx.now,
    rating: rating?.score ?? null,
    may: stepsOf(ctx, detail),
  };
}

const BEGINNING = 80;
function beginning(text: string | null): string | null {
  const letters = text === null ? [] : [...text.replaceAll("\n", " ")];
  return text === null ? null : letters.length <= BEGINNING ? letters.join("") : `${letters.slice(0, BEGINNING).join("")}…`;
}

const ENDED = ["published", "handed-on"];
function inView({ db, now }: QueryContext, view: c.ItemView): Fragment {
  switch (view) {
    case "open":
      return db`stage not in ('replied', 'published', 'handed-on')`;
    case "late":
      return db`(met_at is null and due_at < ${now} or act_due < ${now})`;
    case "unpublished":
      return db`stage = 'replied'`;
    case "done":
      return db`stage = any(${ENDED}::text[])`;
    case "all":
      return db`true`;
  }
}

export const listItems = query<c.ListItems, c.ItemPage>({
  name: "opinions.list",
  route: "GET /api/opinions",
  summary: { zh: "民意列表", en: "Opinions" },
  input: c.ListItems,
  allow: itsReaders,
  run: async (ctx, { view, area, topic, channel, unit, cursor }) => {
    const { db } = ctx;
    const of = db`${visible(ctx)} and place like ${`${area ?? ""}%`} and ${topic ? db`topic = ${topic}` : db`true`}
      and ${channel ? db`channel = ${channel}` : db`true`} and ${unit ? db`answering = ${unit}` : db`true`}`;
    // What is owed stands in the order of its dates, what is over in the order it came.
    const owed = view === "open" || view === "late";
    const at = owed ? db`least(case when met_at is null then due_at end, act_due, due_at)` : db`heard_at`;
    const from = decodePlace(cursor);
    const after = !from ? db`true` : owed ? db`(${at}, id) > (${from.at}::timestamptz, ${from.id}::uuid)` : db`(${at}, id) < (${from.at}::timestamptz, ${from.id}::uuid)`; // prettier-ignore
    const order = owed ? db`${at}, id` : db`${at} desc, id desc`;
    const found = await db<(Stored & { at: string })[]>`
      select home, id::text, detail, to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from opinions.item
      where ${of} and ${inView(ctx, view)} and ${after} order by ${order} limit ${PAGE + 1}`;
    const [counts] = await db<Record<c.ItemView, number>[]>`
      select count(*) filter (where ${inView(ctx, "open")})::int as open, count(*) filter (where ${inView(ctx, "late")})::int as late,
        count(*) filter (where ${inView(ctx, "unpublished")})::int as unpublished from opinions.item where ${of}`;
    const rows = found.slice(0, PAGE);
    const last = rows.at(-1);
    const texts = await ctx.unseal(
      rows.map(({ home, id }) => ({ stream: { home, id }, field: "text" })),
      "",
      "beside",
    );
    return {
      rows: rows.map((row, index) => ({ ...itemRow(ctx, row), text: beginning(texts[index] ?? null) })),
      next: found.length > PAGE && last ? encodePlace(last) : null,
      counts: { ...counts },
      shut: await ctx.shut(),
    };
  },
});

async function mine(ctx: QueryContext, { home, id }: c.ItemRef): Promise<Stored> {
  const [row] = await ctx.db<Stored[]>`select home, id::text, detail from opinions.item where home = ${home} and id = ${id}`;
  // Published rows are everybody's by their policy, their words are not.
  if (!row || readsItem(ctx, row.detail) === null) throw refuse.notFound("opinions.not-found");
  return row;
}

/** Whether this reader opens the opinion at all. */
export async function maySeeItem(ctx: QueryContext, { home, id }: c.ItemRef): Promise<boolean> {
  const [row] = await ctx.db<Stored[]>`select home, id::text, detail from opinions.item where home = ${home} and id = ${id}`;
  return row !== undefined && readsItem(ctx, row.detail) !== null;
}

export const readItem = query<c.ItemRef, c.ItemCase>({
  name: "opinions.read",
  route: "GET /api/opinions/{home}/{id}",
  summary: { zh: "一条民意和它的经过", en: "One opinion, and how it went" },
  input: c.ReadItem,
  allow: itsReaders,
  run: async (ctx, key) => {
    const stored = await mine(ctx, key);
    const { detail } = stored;
    const fields = detail.steps.flatMap(({ text }) => (text === null ? [] : [text]));
    const texts = await ctx.unseal(
      fields.map((field) => ({ stream: key, field })),
      "",
      "beside",
    );
    const said = (field: string | null): string | null => (field === null ? null : (texts[fields.indexOf(field)] ?? null));
    const names = ctx.read(people);
    const { plan, handedOn, published } = detail;
    return {
      ...itemRow(ctx, stored),
      text: said("text"),
      language: detail.language,
      byStaff: detail.byStaff,
      reach: [...(detail.phone ? (["phone"] as const) : []), ...(detail.email ? (["email"] as const) : [])],
      plan: plan && {
        text: said(plan.text),
        due: plan.day,
        done: plan.actedAt !== null,
        late: (plan.actedAt ?? ctx.now) > plan.until.dueAt,
      },
      handedOn: handedOn && {
        to: handedOn.to,
        record: handedOn.record && { ...handedOn.record, number: receiptNumber(handedOn.record.id) },
      },
      published: published && {
        question: { zh: published.question, en: published.questionEn },
        answer: { zh: published.answer, en: published.answerEn },
        at: published.at,
      },
      raisedAgain: published !== null && (await raisedAgain(ctx, key.id)),
      entries: detail.steps.map(({ at, by, what, text, params }) => ({
        at,
        by: by === "" ? "" : names.name(by),
        what,
        text: said(text),
        sealed: text !== null,
        params,
      })),
      shut: await ctx.shut(),
      demo: detail.demo,
    };
  },
});

async function raisedAgain({ db }: QueryContext, id: string): Promise<boolean> {
  const [row] = await db`select 1 from opinions.answer where item = ${id} and again_on is not null`;
  return row !== undefined;
}

/** Phone and mail, whole: the opening is recorded with its reason before anything is shown. */
export const readItemContact = query<c.ReadItemContact, c.ItemContact>({
  name: "opinions.read-contact",
  route: "POST /api/opinions/{home}/{id}/contact",
  summary: { zh: "查看本人留下的联系方式（记录在案）", en: "Open the contact that was left; the opening is recorded" },
  input: c.ReadItemContact,
  allow: itsReaders,
  ratePerMinute: 30,
  run: async (ctx, { home, id, reason }) => {
    const { phone, email } = (await mine(ctx, { home, id })).detail;
    const fields = [phone, email].filter((field): field is string => field !== null);
    const texts = await ctx.unseal(
      fields.map((field) => ({ stream: { home, id }, field })),
      reason,
    );
    const of = (field: string | null): string | null => (field === null ? null : (texts[fields.indexOf(field)] ?? null));
    return { phone: of(phone), email: of(email) };
  },
});
