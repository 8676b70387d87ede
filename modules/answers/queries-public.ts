import { cityDay } from "#platform/days";
import { query } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import * as c from "./contract.ts";
import { reviewOf, type KnownEntry } from "./entry.ts";
import { isReader } from "./permits.ts";
import { appliesAt, foundBy, inArea, inForceOn } from "./queries-found.ts";
import { answerRow, deskView, namesOf, shownOf, themeName, versionView, type Stored } from "./views.ts";

const PAGE = 15;
const PAGES_MOST = 40;
const NEAREST = 3;

const published = { ...everybody, condition: "anyone; published for everybody" };

/** Rows of the public are shown by their own policy: no area is opened for it. */
const nowhere = (): readonly string[] => [];

export const offsetOf = (cursor: string | undefined, page: number): number => {
  const at = Number(cursor ?? "0");
  return Number.isInteger(at) && at >= 0 && at <= page * PAGES_MOST ? at : 0;
};

export const listPublicAnswers = query<c.ListPublicAnswers, c.PublicAnswers>({
  name: "answers.list-public",
  route: "GET /api/answers/public",
  summary: { zh: "公开的答复", en: "Answers published for everybody" },
  input: c.ListPublicAnswers,
  allow: published,
  scope: nowhere,
  ratePerMinute: 120,
  run: async (ctx, { area, q, theme, cursor }) => {
    const { db } = ctx;
    const found = foundBy(db, q);
    const open = db`stage = 'published' and audience = 'public' and ${inForceOn(db, cityDay(ctx.now))} and ${inArea(db, area)} and ${found ? found.where : db`true`}`;
    const of = theme ? db`category like ${`${theme}%`}` : db`true`;
    const from = offsetOf(cursor, PAGE);
    const order = found ? db`${found.score} desc, question, id` : db`category nulls last, question, id`;
    const rows = await db<Stored[]>`
      select home, id::text, detail from answers.entry where ${open} and ${of} order by ${order} offset ${from} limit ${PAGE + 1}`;
    const themes = await db<{ code: string; n: number }[]>`
      select left(category, 2) as code, count(*)::int as n from answers.entry where ${open} and category is not null group by 1 order by 1`;
    const shown = rows.slice(0, PAGE).map((row) => answerRow(ctx, row));
    return {
      rows: shown,
      next: rows.length > PAGE ? String(from + PAGE) : null,
      themes: themes.map(({ code, n }) => ({ code, n, ...themeName(ctx, code) })),
      names: namesOf(ctx, shown),
    };
  },
});

const wasPublic = ({ stage, versions, current }: KnownEntry): boolean =>
  (stage === "published" || stage === "withdrawn") && versions.find(({ n }) => n === current)?.text.audience === "public";

export const readPublicAnswer = query<c.EntryRef, c.PublicAnswer>({
  name: "answers.read-public",
  route: "GET /api/answers/public/{home}/{id}",
  summary: { zh: "一条公开的答复和它的历次版本", en: "One published answer with its versions" },
  input: c.ReadEntry,
  allow: published,
  scope: nowhere,
  run: async (ctx, { home, id }) => {
    const [row] = await ctx.db<Stored[]>`
      select home, id::text, detail from answers.entry where home = ${home} and id = ${id} and audience = 'public' and stage in ('published', 'withdrawn')`;
    if (!row || !wasPublic(row.detail)) throw refuse.notFound("record.not-found");
    const { detail } = row;
    const shown = shownOf(detail);
    const basic = answerRow(ctx, row);
    // What was internal, or never published, is nobody else's to read afterwards.
    const earlier = detail.versions.filter(({ n, published, text }) => n !== shown.n && published !== null && text.audience === "public");
    return {
      ...basic,
      text: { ...shown.text, reviewBy: reviewOf(detail)?.reviewBy ?? shown.text.reviewBy },
      desk: deskView(ctx, shown.text.desk),
      since: shown.published?.at ?? "",
      withdrawn: detail.withdrawn && { at: detail.withdrawn.at, reason: detail.withdrawn.reason },
      earlier: earlier.map(versionView).toReversed(),
      names: namesOf(ctx, [basic]),
    };
  },
});

/** The nearest answers to what somebody typed, of a kind and at a place. Staff find internal ones too. */
export const findNearest = query<c.FindNearest, c.NearestAnswers>({
  name: "answers.find-nearest",
  route: "POST /api/answers/nearest",
  summary: { zh: "与所写内容最接近的三条答复", en: "The three answers nearest to what was typed" },
  input: c.FindNearest,
  allow: published,
  scope: nowhere,
  ratePerMinute: 60,
  run: async (ctx, { words, category, area, lon, lat }) => {
    const { db } = ctx;
    const found = foundBy(db, words, "near");
    const kind = category ?? "-";
    const place = lon !== undefined && lat !== undefined ? ctx.read(places).locate({ lon, lat })?.village : area;
    const open = db`stage = 'published' and (audience = 'public' or ${isReader(ctx)}::bool) and ${inForceOn(db, cityDay(ctx.now))} and ${appliesAt(db, place)}`;
    const near = found ? db`(${found.where})` : db`category = ${kind}`;
    const score = found ? found.score : db`0`;
    const rows = await db<Stored[]>`
      select home, id::text, detail from answers.entry where ${open} and ${near}
      order by ${score} + case when category = ${kind} then 3 when left(category, 2) = ${kind.slice(0, 2)} then 1 else 0 end desc, length(place) desc, question, id
      limit ${NEAREST}`;
    const shown = rows.map((row) => {
      const { text } = shownOf(row.detail);
      return { ...answerRow(ctx, row), text, audience: text.audience };
    });
    return { rows: shown, names: namesOf(ctx, shown) };
  },
});
