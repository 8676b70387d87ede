import { cityDay, cityMinute } from "#platform/days";
import { namedUuid, namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind, Notice } from "#platform/modules";
import { destroyContacts } from "./commands-deliberations.ts";
import { lastDay } from "./deliberating.ts";
import { emailOf, phoneOf, seatsOf, type Deliberation, type DeliberationEvent, type KnownDeliberation } from "./deliberation.ts";
import { seatPath, seatSecret } from "./deliberation-permits.ts";
import { OFFICERS } from "./permits.ts";

const TELL = "opinions.tell-seat";
const DESTROY = "opinions.destroy";
type StaffReaders = Extract<Notice["to"], { kind: "several" }>["of"][number];
type Payload = { notice: Notice; seat?: StreamKey & { volunteer: string } };

const idOf = (key: StreamKey, event: Recorded<{ type: string }>, to: string): string =>
  namedUuidAt(event.at, TELL, key.home, key.id, String(event.seq), to);

type Word = "drawn" | "not-drawn" | "called-off";
function toVolunteers(
  key: StreamKey,
  state: KnownDeliberation,
  event: Recorded<DeliberationEvent>,
  whom: ReadonlyMap<string, Word>,
): JobRequest[] {
  return state.pool.flatMap(({ id, phone, email, language, left }): JobRequest[] => {
    const word = whom.get(id);
    if (left || word === undefined) return [];
    const ways = [...(phone ? [["sms", phoneOf(id)] as const] : []), ...(email ? [["mail", emailOf(id)] as const] : [])];
    return ways.map(([channel, field]): JobRequest => {
      const notice: Notice = {
        id: idOf(key, event, field),
        to: { kind: "sealed", stream: { home: key.home, id: key.id }, field, channel },
        words: `opinions.notice.seat-${word}`,
        params: { title: state.title[language] || state.title.zh, when: cityMinute(state.meets) },
        language,
      };
      const payload: Payload = { notice, seat: { home: key.home, id: key.id, volunteer: id } };
      return { kind: TELL, payload };
    });
  });
}

function drawnBy(key: StreamKey, state: KnownDeliberation, event: Recorded<DeliberationEvent>): JobRequest[] {
  const seats = new Set(seatsOf(state, key.id));
  if (event.type === "opinions.seats-drawn")
    return toVolunteers(key, state, event, new Map(state.pool.map(({ id }) => [id, seats.has(id) ? "drawn" : "not-drawn"])));
  if (event.type !== "opinions.volunteer-left" || state.draw === null) return [];
  // Who moved up because somebody stepped back: in now, and not with that person still there.
  const before = new Set(seatsOf({ ...state, pool: state.pool.map((one) => (one.id === event.volunteer ? { ...one, left: false } : one)) }, key.id)); // prettier-ignore
  const next = [...seats].filter((id) => !before.has(id));
  return toVolunteers(key, state, event, new Map(next.map((id) => [id, "drawn"])));
}

function toOwners(key: StreamKey, state: KnownDeliberation, event: Recorded<DeliberationEvent>): JobRequest[] {
  const owing =
    event.type === "opinions.deliberation-minuted"
      ? state.decisions.map((one) => ({ ...one, word: "agreed", oversight: false }))
      : event.type === "opinions.deliberation-clock-told"
        ? state.decisions
            .filter(({ decision }) => event.slot.endsWith(decision))
            .map((one) => ({ ...one, word: `agreed-${event.as}`, oversight: event.as === "lapsed" }))
        : [];
  return owing.map(({ decision, owner, day, word, oversight }): JobRequest => {
    const officers = OFFICERS.map((role): StaffReaders => ({ kind: "unit", unit: owner, role, area: state.area }));
    const over: StaffReaders[] = oversight ? [{ kind: "role", role: "supervisor", area: state.area }] : [];
    const notice: Notice = {
      id: idOf(key, event, decision),
      to: { kind: "several", of: [...officers, ...over] },
      words: `opinions.notice.${word}`,
      params: { title: state.title.zh, when: day },
      link: `/console/opinions/deliberations/${key.home}/${key.id}`,
    };
    const payload: Payload = { notice };
    return { kind: TELL, payload };
  });
}

/** Destroyed once it is over; asked again a week after its day, in case nobody wrote minutes. */
function destroying(key: StreamKey, state: KnownDeliberation, event: Recorded<DeliberationEvent>): JobRequest[] {
  const payload = { home: key.home, id: key.id };
  if (event.type === "opinions.deliberation-announced") return [{ kind: DESTROY, payload, runAt: lastDay(state.meets) }];
  const over = event.type === "opinions.deliberation-minuted" || event.type === "opinions.deliberation-cancelled";
  // After the last word to them has gone out.
  return over ? [{ kind: DESTROY, payload, runAt: new Date(Date.parse(event.at) + 3_600_000).toISOString() }] : [];
}

export const deliberationJobs = (key: StreamKey, state: Deliberation, events: readonly Recorded<DeliberationEvent>[]): JobRequest[] =>
  state.stage === "none"
    ? []
    : events.flatMap((event) => [
        ...drawnBy(key, state, event),
        ...(event.type === "opinions.deliberation-cancelled"
          ? toVolunteers(key, state, event, new Map(state.pool.map(({ id }) => [id, "called-off"])))
          : []),
        ...toOwners(key, state, event),
        ...destroying(key, state, event),
      ]);

export const tellSeats: JobKind = {
  kind: TELL,
  run: async (ctx, payload) => {
    const { notice, seat } = payload as Payload;
    // The link's secret is made here and lies in no job.
    await ctx.notify(seat ? { ...notice, link: seatPath(ctx, seat), secret: seatSecret(ctx, seat) } : notice);
  },
};

export const destroySeats: JobKind = {
  kind: DESTROY,
  run: async (ctx, payload) => {
    const { home, id } = payload as StreamKey;
    await ctx.execute(destroyContacts, { home, id }, namedUuid(DESTROY, home, id, cityDay(ctx.now)));
  },
};
