import type { z } from "zod";
import { cityDay } from "#platform/days";
import { everyOf } from "#platform/figures";
import { receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { readers, scopeFor, visibleIn } from "#platform/reading";
import { people } from "#modules/people";
import { placeInWords } from "#modules/places";
import { ListCalendar, ListRegister, type CalendarPage, type RegisterPage, type RoundsPage } from "./contract.ts";
import { CONDUCT, KEEP, READ, ROUNDS } from "./permits.ts";
import { cityMediation } from "./register-mediation.ts";
import { feedPath } from "./calendar-feed.ts";

type StoredSession = {
  home: string;
  id: string;
  session: string;
  place: string;
  room: string | null;
  mediators: string[];
  begins_at: string;
  ends_at: string;
  online: boolean;
  state: string;
};

export const listCalendar = query<z.output<typeof ListCalendar>, CalendarPage>({
  name: "mediation.list-calendar",
  route: "GET /api/mediation/calendar",
  summary: { zh: "调解日程和调解室", en: "Sessions and rooms" },
  input: ListCalendar,
  allow: readers(READ),
  scope: scopeFor(READ),
  run: async (ctx, { area, from, to }) => {
    const sql = ctx.db;
    const where = everyOf(sql, [
      visibleIn(sql, ctx, READ, area),
      sql`begins_at >= ${`${from}T00:00:00+08:00`}::timestamptz and begins_at < ${`${to}T24:00:00+08:00`}::timestamptz and state <> 'cancelled'`,
    ]);
    const rows = await sql<StoredSession[]>`
      select home, id, session, place, room, mediators, begins_at, ends_at, online, state from mediation.session where ${where} order by begins_at, session limit 500`;
    const register = ctx.read(cityMediation);
    const mine = register.committees.filter((one) =>
      scopeFor(READ)(ctx).some((own) => one.area.startsWith(own) || own.startsWith(one.area)),
    );
    return {
      rows: rows.map((row) => {
        const room = row.room === null ? undefined : register.room(row.room);
        return {
          id: row.session,
          home: row.home,
          dispute: row.id,
          number: receiptNumber(row.id),
          place: placeInWords(ctx, row.place),
          room: row.room,
          roomName: room ? { zh: `${room.committee.zh} ${room.zh}`, en: `${room.committee.en}, ${room.en}` } : null,
          online: row.online,
          from: row.begins_at,
          to: row.ends_at,
          mediators: row.mediators.map((id) => register.mediator(id)?.zh ?? "—"),
          state: row.state,
        };
      }),
      rooms: mine.flatMap(({ zh, en, rooms }) => rooms.map((room) => ({ ...room, committee: { zh, en } }))),
      feeds: mine.map(({ id, zh, en }) => ({ committee: id, zh, en, path: feedPath(ctx, id) })),
    };
  },
});

type StoredCommittee = {
  home: string;
  id: string;
  place: string;
  zh: string;
  en: string;
  kind: string;
  founder: string;
  filing_no: string;
  term_from: string;
  term_to: string;
  members: { mediator: string; chair: boolean; woman: boolean }[];
  rooms: { id: string; zh: string; en: string }[];
  stage: string;
};
type StoredMediator = {
  home: string;
  id: string;
  place: string;
  zh: string;
  full_time: boolean;
  woman: boolean;
  specialities: string[];
  languages: string[];
  account: string | null;
  active_from: string;
  active_to: string | null;
  training: { on: string; hours: number }[];
  stage: string;
};

/** Whoever may conduct cases within the keeper's areas and stands for no mediator yet. */
function accountsFor(ctx: QueryContext): RegisterPage["accounts"] {
  const keeps = scopeFor(KEEP)(ctx);
  if (keeps.length === 0) return [];
  const taken = new Set(ctx.read(cityMediation).mediators.map(({ account }) => account));
  const staff = ctx.read(people);
  return staff.all
    .filter((one) => !taken.has(one.id))
    .flatMap((one) => {
      const grant = staff
        .live(one, ctx.now)
        .find(({ role, area }) => CONDUCT.some((own) => own === role) && keeps.some((own) => area.startsWith(own)));
      return grant ? [{ id: one.id, name: one.name, area: grant.area }] : [];
    });
}

/** Committees and mediators are public offices; hours of training are of the year. */
export const listRegister = query<z.output<typeof ListRegister>, RegisterPage>({
  name: "mediation.list-register",
  route: "GET /api/mediation/register",
  summary: { zh: "调委会、调解员名册", en: "Committees and mediators" },
  input: ListRegister,
  allow: readers(READ),
  scope: scopeFor(READ),
  run: async (ctx, { area }) => {
    const sql = ctx.db;
    const where = visibleIn(sql, ctx, READ, area);
    const committees = await sql<
      StoredCommittee[]
    >`select home, id, place, zh, en, kind, founder, filing_no, term_from::text, term_to::text, members, rooms, stage from mediation.committee where ${where} order by place, zh, id limit 500`;
    const mediators = await sql<
      StoredMediator[]
    >`select home, id, place, zh, full_time, woman, specialities, languages, account, active_from::text, active_to::text, training, stage from mediation.mediator where ${where} order by place, zh, id limit 1000`;
    const register = ctx.read(cityMediation);
    const year = cityDay(ctx.now).slice(0, 4);
    return {
      year,
      trainingHours: register.practice.trainingHours,
      committees: committees.map((one) => ({
        home: one.home,
        id: one.id,
        area: one.place,
        zh: one.zh,
        en: one.en,
        kind: one.kind,
        termFrom: one.term_from,
        termTo: one.term_to,
        founder: one.founder,
        filingNo: one.filing_no,
        members: one.members.map(({ mediator, chair, woman }) => ({
          id: mediator,
          zh: register.mediator(mediator)?.zh ?? "—",
          chair,
          woman,
        })),
        rooms: one.rooms,
        open: one.stage === "open",
      })),
      mediators: mediators.map((one) => ({
        home: one.home,
        id: one.id,
        area: one.place,
        zh: one.zh,
        fullTime: one.full_time,
        woman: one.woman,
        specialities: one.specialities,
        languages: one.languages,
        from: one.active_from,
        to: one.active_to,
        account: one.account === null ? null : { id: one.account, name: ctx.read(people).name(one.account) },
        hours: one.training.filter(({ on }) => on.startsWith(year)).reduce((sum, { hours }) => sum + hours, 0),
        active: one.stage === "active",
      })),
      accounts: accountsFor(ctx),
    };
  },
});

type StoredScreening = {
  home: string;
  id: string;
  place: string;
  stage: string;
  method: string;
  from_on: string;
  to_on: string;
  found: number;
  none_found: boolean;
};
type StoredErrand = {
  home: string;
  id: string;
  place: string;
  stage: string;
  what: string;
  court: string;
  request_no: string;
  due_at: string;
  request: string;
};

/** A court's request is read where it is carried out. */
export const maySeeErrand = async (ctx: QueryContext, key: { home: string; id: string }): Promise<boolean> => {
  const sql = ctx.db;
  const [row] = await sql`select 1 from mediation.errand where home = ${key.home} and id = ${key.id} and ${visibleIn(sql, ctx, ROUNDS)}`;
  return row !== undefined;
};

export const listRounds = query<z.output<typeof ListRegister>, RoundsPage>({
  name: "mediation.list-rounds",
  route: "GET /api/mediation/rounds",
  summary: { zh: "纠纷排查和执行联动", en: "Screening rounds and help for the courts" },
  input: ListRegister,
  allow: readers(ROUNDS),
  scope: scopeFor(ROUNDS),
  run: async (ctx, { area }) => {
    const sql = ctx.db;
    const where = visibleIn(sql, ctx, ROUNDS, area);
    const screenings = await sql<
      StoredScreening[]
    >`select home, id, place, stage, method, from_on::text, to_on::text, found, none_found from mediation.screening where ${where} order by from_on desc, id limit 100`;
    const errands = await sql<StoredErrand[]>`select home, id, place, stage, what, court, request_no, due_at,
        (select state ->> 'request' from ledger.stream s where s.home = errand.home and s.id = errand.id) as request
      from mediation.errand where ${where} order by due_at desc, id limit 100`;
    return {
      screenings: screenings.map((one) => ({
        home: one.home,
        id: one.id,
        placeName: placeInWords(ctx, one.place),
        stage: one.stage,
        method: one.method,
        from: one.from_on,
        to: one.to_on,
        found: one.found,
        noneFound: one.none_found,
      })),
      errands: errands.map((one) => ({
        home: one.home,
        id: one.id,
        placeName: placeInWords(ctx, one.place),
        stage: one.stage,
        what: one.what,
        court: one.court,
        requestNo: one.request_no,
        dueAt: one.due_at,
        request: one.request,
      })),
    };
  },
});
