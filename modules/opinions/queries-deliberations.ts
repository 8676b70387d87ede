import { liveGrants } from "#platform/access";
import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace } from "#platform/paging";
import { everybody, readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import * as c from "./contract.ts";
import { takesVolunteers } from "./deliberating.ts";
import { emailOf, needsOf, phoneOf, seatsOf, type KnownDeliberation } from "./deliberation.ts";
import { convenes, CONVENERS, holdsSeat, owes } from "./deliberation-permits.ts";
import { placeName, topicName, unitName } from "./visible.ts";

type Key = { home: string; id: string };
type Stored = Key & { detail: KnownDeliberation };
const PAGE = 20;
const NOTHING = { zh: "", en: "" };

function rowOf(ctx: QueryContext, { home, id, detail }: Stored): c.DeliberationRow {
  const { stage, title, area, convener, meets, venue, until, lots, open, pool, decisions } = detail;
  return {
    home,
    id,
    stage,
    title,
    area,
    areaName: placeName(ctx, area),
    convener,
    convenerName: unitName(ctx, convener),
    meets,
    venue,
    until,
    takesVolunteers: takesVolunteers(detail, cityDay(ctx.now)),
    lots,
    open,
    volunteers: pool.filter(({ left }) => !left).length,
    decisions: decisions.length,
    done: decisions.filter(({ reported }) => reported !== null).length,
  };
}

export const listDeliberations = query<c.ListDeliberations, c.DeliberationPage>({
  name: "opinions.list-deliberations",
  route: "GET /api/opinions/deliberations",
  summary: { zh: "警务协商会", en: "Deliberations on policing" },
  input: c.ListDeliberations,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, { area, view, cursor }) => {
    const { db } = ctx;
    const place = decodePlace(cursor);
    const after = place ? db`(meets, id) < (${place.at}::timestamptz, ${place.id}::uuid)` : db`true`;
    const which =
      view === "all" ? db`true` : view === "coming" ? db`stage in ('announced', 'drawn')` : db`stage in ('held', 'closed', 'cancelled')`;
    const prefix = area ?? "";
    // What meets in the whole county concerns each of its towns.
    const found = await db<(Stored & { at: string })[]>`
      select home, id::text, detail, to_char(meets at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from opinions.deliberation
      where (place like ${`${prefix}%`} or ${prefix} like place || '%') and ${which} and ${after} order by meets desc, id desc limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const last = rows.at(-1);
    return {
      rows: rows.map((row) => rowOf(ctx, row)),
      next: found.length > PAGE && last ? encodePlace(last) : null,
      mayAnnounce: liveGrants(ctx, CONVENERS).length > 0,
    };
  },
});

async function find(ctx: QueryContext, { home, id }: Key): Promise<Stored> {
  const [row] = await ctx.db<Stored[]>`select home, id::text, detail from opinions.deliberation where home = ${home} and id = ${id}`;
  if (!row) throw refuse.notFound("opinions.no-such-deliberation");
  return row;
}

/** What this person may do now; the commands ask the same. */
function stepsOf(ctx: QueryContext, state: KnownDeliberation): c.DeliberationStep[] {
  if (convenes(ctx, state.area) === null) return [];
  const coming = state.stage === "announced" || state.stage === "drawn";
  const present = state.pool.some(({ left }) => !left);
  const may: [c.DeliberationStep, boolean][] = [
    ["draw", state.stage === "announced" && present && cityDay(ctx.now) > state.until],
    ["minute", coming && state.meets <= ctx.now && (state.stage === "drawn" || !present)],
    ["seats", state.stage === "drawn" && state.destroyedAt === null],
    ["cancel", coming],
  ];
  return may.flatMap(([step, is]) => (is ? [step] : []));
}

export const readDeliberation = query<c.DeliberationRef, c.DeliberationView>({
  name: "opinions.read-deliberation",
  route: "GET /api/opinions/deliberations/{home}/{id}",
  summary: {
    zh: "一次警务协商：议程、抽签、纪要、决定和落实",
    en: "One deliberation: agenda, draw, minutes, decisions and what became of them",
  },
  input: c.ReadDeliberation,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, key) => {
    const stored = await find(ctx, key);
    const { detail } = stored;
    const { draw, held, pool } = detail;
    return {
      ...rowOf(ctx, stored),
      agenda: detail.agenda.map(({ zh, en, topic }) => ({ zh, en, topicName: topicName(ctx, topic) })),
      papers: detail.papers,
      access: detail.access,
      seedFrom: detail.seedFrom,
      draw: draw && {
        ...draw,
        pool: pool.map(({ id }) => id),
        left: pool.filter(({ left }) => left).map(({ id }) => id),
        seats: seatsOf(detail, key.id),
      },
      attended: held?.attended ?? null,
      minutes: held?.minutes ?? null,
      reason: detail.reason,
      agreed: detail.decisions.map(({ decision, zh, en, owner, day, due, reported }) => ({
        decision,
        text: { zh, en },
        owner,
        ownerName: unitName(ctx, owner),
        due: day,
        late: (reported?.at ?? ctx.now) > due.dueAt,
        reported,
        mayReport: detail.stage === "held" && reported === null && owes(ctx, owner) !== null,
      })),
      destroyedAt: detail.destroyedAt,
      may: stepsOf(ctx, detail),
    };
  },
});

/** One's own seat, by the own link. */
export const readSeat = query<c.ReadSeat, c.SeatView>({
  name: "opinions.read-seat",
  route: "GET /api/opinions/deliberations/{home}/{id}/seats/{volunteer}",
  summary: { zh: "凭链接看自己抽中没有", en: "Whether one was drawn, by the own link" },
  input: c.ReadSeat,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, { home, id, volunteer, secret }) => {
    if (!holdsSeat(ctx, { home, id, volunteer }, secret)) throw refuse.notFound("opinions.wrong-link");
    const { detail } = await find(ctx, { home, id });
    const mine = detail.pool.find((one) => one.id === volunteer);
    if (!mine) throw refuse.notFound("opinions.wrong-link");
    const { stage, title, meets, venue, access, until } = detail;
    const drawn = seatsOf(detail, id).includes(volunteer);
    const state = mine.left ? "left" : stage === "cancelled" ? "cancelled" : stage === "announced" ? "waiting" : stage === "drawn" ? (drawn ? "drawn" : "not-drawn") : "over"; // prettier-ignore
    return { title, meets, venue, access: access ?? NOTHING, volunteer, state, until, mayLeave: !mine.left && (stage === "announced" || stage === "drawn") }; // prettier-ignore
  },
});

/** Contacts and needs of those drawn, to prepare their seats: each opening is recorded with its reason. */
export const readSeats = query<c.ReadSeats, { rows: readonly c.SeatContact[] }>({
  name: "opinions.read-seats",
  route: "POST /api/opinions/deliberations/{home}/{id}/seat-contacts",
  summary: { zh: "查看抽中的人的联系方式和需要（记录在案）", en: "Open contacts and needs of those drawn; the opening is recorded" },
  input: c.ReadSeats,
  allow: readers(CONVENERS, "over the deliberation's area"),
  ratePerMinute: 30,
  run: async (ctx, { home, id, reason }) => {
    const { detail } = await find(ctx, { home, id });
    if (convenes(ctx, detail.area) === null || detail.stage !== "drawn") throw refuse.notFound("opinions.no-such-deliberation");
    const seats = seatsOf(detail, id);
    const fields = seats.flatMap((one) => [phoneOf(one), emailOf(one), needsOf(one)]);
    const texts = await ctx.unseal(
      fields.map((field) => ({ stream: { home, id }, field })),
      reason,
    );
    const of = (field: string): string | null => texts[fields.indexOf(field)] ?? null;
    return { rows: seats.map((one) => ({ volunteer: one, phone: of(phoneOf(one)), email: of(emailOf(one)), needs: of(needsOf(one)) })) };
  },
});
