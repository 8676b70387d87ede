import { grantsOver } from "#platform/access";
import { cityDay } from "#platform/days";
import type { Fragment, Tag } from "#platform/figures";
import { receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { PAGE } from "#platform/paging";
import { readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import * as c from "./contract.ts";
import { reviewOf, versionOf, type KnownEntry } from "./entry.ts";
import { isSame } from "./matching.ts";
import { answeringFor, answersFor, READERS, seesDrafts } from "./permits.ts";
import { draftStep } from "./projection.ts";
import { foundBy, inArea } from "./queries-found.ts";
import { offsetOf } from "./queries-public.ts";
import { questions } from "./register.ts";
import { answerRow, deskView, shownOf, versionView, type Stored } from "./views.ts";

const archive = readers(READERS, "published answers of the whole city; drafts of one's own office or area");

function inView(sql: Tag, view: c.EntryView, today: string): Fragment {
  switch (view) {
    case "published":
      return sql`stage = 'published'`;
    case "due":
      return sql`stage = 'published' and review_by <= ${today}::date`;
    case "drafts":
      return sql`draft is not null`;
    case "withdrawn":
      return sql`stage in ('withdrawn', 'dropped')`;
    case "all":
      return sql`true`;
  }
}

type Counts = ReadonlyMap<string, number>;
async function countsOf(ctx: QueryContext, rows: readonly Stored[]): Promise<{ uses: Counts; remarks: Counts }> {
  const [homes, ids] = [rows.map(({ home }) => home), rows.map(({ id }) => id)];
  const uses = await ctx.db<{ id: string; n: number }[]>`
    select entry::text as id, count(*)::int as n from answers.use where home = any(${homes}::text[]) and entry = any(${ids}::uuid[]) group by 1`;
  const remarks = await ctx.db<{ id: string; n: number }[]>`
    select entry::text as id, count(*)::int as n from answers.remark where home = any(${homes}::text[]) and entry = any(${ids}::uuid[]) group by 1`;
  return { uses: new Map(uses.map(({ id, n }) => [id, n])), remarks: new Map(remarks.map(({ id, n }) => [id, n])) };
}

const sees = (ctx: QueryContext, area: string): boolean => grantsOver(ctx.actor, READERS, area, ctx.now).length > 0;
const entryRow = (ctx: QueryContext, stored: Stored, { uses, remarks }: { uses: Counts; remarks: Counts }): c.EntryRow => ({
  ...answerRow(ctx, stored),
  stage: stored.detail.stage,
  audience: shownOf(stored.detail).text.audience,
  draft: seesDrafts(ctx, ctx.read(organisations), stored.detail) ? draftStep(stored.detail) : null,
  ...(sees(ctx, stored.detail.area)
    ? { uses: uses.get(stored.id) ?? 0, remarks: remarks.get(stored.id) ?? 0 }
    : { uses: null, remarks: null }),
  due: reviewOf(stored.detail)?.due.dueAt ?? null,
});

export const listEntries = query<c.ListEntries, c.EntryPage>({
  name: "answers.list",
  route: "GET /api/answers",
  summary: { zh: "解答库", en: "The archive of answers" },
  input: c.ListEntries,
  allow: archive,
  run: async (ctx, { area, q, view, theme, unit, cursor }) => {
    const { db } = ctx;
    const found = foundBy(db, q);
    const from = offsetOf(cursor, PAGE);
    const order = view === "due" ? db`due_at, id` : found ? db`${found.score} desc, question, id` : db`category nulls last, question, id`;
    const rows = await db<Stored[]>`
      select home, id::text, detail from answers.entry
      where ${inView(db, view, cityDay(ctx.now))} and ${inArea(db, area)} and ${found ? found.where : db`true`}
        and ${theme ? db`category like ${`${theme}%`}` : db`true`} and ${unit ? db`owner = ${unit}` : db`true`}
      order by ${order} offset ${from} limit ${PAGE + 1}`;
    const page = rows.slice(0, PAGE);
    const counts = await countsOf(ctx, page);
    return { rows: page.map((row) => entryRow(ctx, row, counts)), next: rows.length > PAGE ? String(from + PAGE) : null };
  },
});

/** What this person may do now; the commands ask the same. */
function stepsOf(ctx: QueryContext, state: KnownEntry): c.EntryStep[] {
  const units = ctx.read(organisations);
  const answers = answersFor(ctx, units, state) !== null;
  const writes = seesDrafts(ctx, units, state) !== null;
  const open = versionOf(state, state.open);
  const live = state.stage === "draft" || state.stage === "published";
  const own = ctx.actor.kind === "staff" && open?.written.by === ctx.actor.id;
  const may: [c.EntryStep, boolean][] = [
    ["check", answers && open !== null && !open.checked && !open.returned && !own],
    ["publish", answers && open?.checked !== null && open !== null],
    ["confirm", answers && state.stage === "published"],
    ["revise", writes && live],
    ["drop", writes && open !== null],
    ["withdraw", answers && state.stage === "published"],
  ];
  return may.flatMap(([step, is]) => (is ? [step] : []));
}

async function usesOf(ctx: QueryContext, { home, id }: c.EntryRef): Promise<c.EntryPageView["used"]> {
  const rows = await ctx.db<{ home: string; id: string; version: number; at: string }[]>`
    select matter_home as home, matter::text as id, version, used_at as at from answers.use where home = ${home} and entry = ${id} order by used_at desc limit 50`;
  return rows.map(({ home: at, id: matter, version, at: on }) => ({
    home: at,
    id: matter,
    number: receiptNumber(matter),
    version,
    on: cityDay(on),
  }));
}

async function reasonsOf(ctx: QueryContext, { home, id }: c.EntryRef): Promise<c.EntryPageView["reasons"]> {
  const rows = await ctx.db<{ id: string; version: number; reasoned: boolean; at: string }[]>`
    select id::text, version, reasoned, said_at as at from answers.remark where home = ${home} and entry = ${id} order by said_at desc limit 100`;
  const said = rows.filter(({ reasoned }) => reasoned);
  const texts = await ctx.unseal(
    said.map((one) => ({ stream: { home, id: one.id }, field: "reason" })),
    "",
    "beside",
  );
  return said.map(({ version, at }, index) => ({ on: cityDay(at), version, reason: texts[index] ?? null }));
}

export const readEntry = query<c.EntryRef, c.EntryPageView>({
  name: "answers.read",
  route: "GET /api/answers/{home}/{id}",
  summary: { zh: "一条答复：版本、依据、谁做了什么", en: "One answer: versions, basis, who did what" },
  input: c.ReadEntry,
  allow: archive,
  run: async (ctx, key) => {
    const [stored] = await ctx.db<Stored[]>`select home, id::text, detail from answers.entry where home = ${key.home} and id = ${key.id}`;
    if (!stored) throw refuse.notFound("record.not-found");
    const { detail } = stored;
    const units = ctx.read(organisations);
    const inside = seesDrafts(ctx, units, detail) !== null;
    if (detail.current === null && !inside) throw refuse.notFound("record.not-found");
    const versions = detail.versions.filter(({ published }) => inside || published !== null);
    const shown = shownOf(detail);
    const mine = { key: `${key.home}/${key.id}`, area: detail.area, question: shown.text.zh.question, wordings: shown.text.zh.wordings };
    const open = versionOf(detail, detail.open);
    const written = open ? { ...mine, question: open.text.zh.question, wordings: open.text.zh.wordings } : mine;
    const same = ctx.read(questions).all.filter((other) => isSame(mine, other) || isSame(written, other));
    const names = ctx.read(people);
    const ids = [
      ...versions.flatMap(({ written: w, checked, returned, published }) => [w, checked, returned, published]),
      ...detail.confirmed,
      detail.withdrawn,
    ].flatMap((step) => (step ? [step.by] : []));
    return {
      ...entryRow(ctx, stored, await countsOf(ctx, [stored])),
      versions: versions.toReversed().map((one) => ({
        ...versionView(one),
        writtenBy: one.written.by,
        checked: one.checked,
        returned: one.returned,
        published: one.published,
      })),
      current: detail.current,
      open: inside ? detail.open : null,
      desk: deskView(ctx, shown.text.desk),
      answering: answeringFor(units, detail.owner, detail.area),
      from: inside && detail.from ? { ...detail.from, number: receiptNumber(detail.from.id) } : null,
      reviews: detail.reviews.map(({ due, reviewBy, metAt }) => ({ dueAt: due.dueAt, provisional: due.provisional, reviewBy, metAt })),
      confirmed: detail.confirmed,
      withdrawn: detail.withdrawn,
      handedUp: detail.handedUp,
      same: same.map(({ home, id, question, area, owner, stage, version }) => ({ home, id, question, area, owner, stage, version })),
      used: inside ? await usesOf(ctx, key) : [],
      reasons: inside ? await reasonsOf(ctx, key) : [],
      shut: await ctx.shut(),
      may: stepsOf(ctx, detail),
      people: Object.fromEntries([...new Set(ids)].map((id) => [id, names.name(id)])),
    };
  },
});
