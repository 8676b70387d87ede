import { cityDay } from "#platform/days";
import { sameSecret } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";

type Knowing = { token: (purpose: string, subject: string) => string };

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const MILLION = 1_000_000;
const PASS_MS = 30 * 60_000;

const of = ({ home, id }: StreamKey): string => `${home}/${id}`;

/** Whose phone it is, without the phone: only this installation can make it, and only for this record. */
export const whoOf = (ctx: Knowing, key: StreamKey, phone: string): string =>
  ctx.token("privacy.phone", `${of(key)}/${phone.replace(/\D/g, "").replace(/^86(?=1\d{10}$)/, "")}`);

/** Tells the askings of one day for one phone together, and no two days. */
export const whoToday = (ctx: Knowing, phone: string, now: string): string => ctx.token("privacy.own", `${cityDay(now)}/${phone}`);

/** The six digits sent for one asking. They are worked out where they are sent and where they are compared, and stand nowhere. */
export function codeFor(ctx: Knowing, key: StreamKey, who: string, ask: string): string {
  const number = [...ctx.token("privacy.code", `${of(key)}/${who}/${ask}`)].reduce(
    (sum, letter) => (sum * 32 + Math.max(0, DIGITS.indexOf(letter))) % MILLION,
    0,
  );
  return String(number).padStart(6, "0");
}

export const passUntil = (now: string): string => new Date(Date.parse(now) + PASS_MS).toISOString();

const seal = (ctx: Knowing, key: StreamKey, who: string, until: number): string =>
  ctx.token("privacy.pass", `${of(key)}/${who}/${until.toString(36)}`);

/** What proves for half an hour that a code to this phone came back. */
export function passFor(ctx: Knowing, key: StreamKey, who: string, until: string): string {
  const end = Date.parse(until);
  return `${end.toString(36)}.${who}.${seal(ctx, key, who, end)}`;
}

/** Whose pass it is and until when; null when it is none of ours for this record, or over. */
export function readPass(ctx: Knowing, key: StreamKey, pass: string, now: string): { who: string; until: string } | null {
  const [end = "", who = "", mark = ""] = pass.split(".");
  const until = /^[0-9a-z]{6,10}$/.test(end) ? Number.parseInt(end, 36) : 0;
  if (until <= Date.parse(now) || who === "" || !sameSecret(seal(ctx, key, who, until), mark)) return null;
  return { who, until: new Date(until).toISOString() };
}

/** Lets whoever holds it do one thing with these fields: made by the query that has seen what is held, compared by the command. */
export const ticketFor = (ctx: Knowing, key: StreamKey, who: string, act: string, ...what: readonly string[]): string =>
  ctx.token("privacy.ticket", [of(key), who, act, ...what].join("\n"));
