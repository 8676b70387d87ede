import { cityTime } from "#platform/days";
import { sameSecret } from "#platform/ids";

type Knowing = { token: (purpose: string, subject: string) => string };
export type FeedSession = { session: string; from: string; to: string; room: string; online: boolean; cancelled: boolean; seq: number };

const secretOf = (ctx: Knowing, committee: string): string => ctx.token("mediation.calendar", committee);
export const feedPath = (ctx: Knowing, committee: string): string =>
  `/api/mediation/calendars/${committee}/${secretOf(ctx, committee)}.ics`;
export const holdsFeed = (ctx: Knowing, committee: string, secret: string): boolean => sameSecret(secretOf(ctx, committee), secret);

const stamp = (instant: string): string => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, "");
const local = (instant: string): string => cityTime(instant).slice(0, 19).replace(/[-:]/g, "");
const escaped = (text: string): string => text.replace(/[\\;,]/g, (found) => `\\${found}`).replaceAll("\n", "\\n");

/** Lines of at most 75 octets, none broken inside a character (RFC 5545 3.1). */
export function folded(line: string): string {
  const out: string[] = [];
  let now = "";
  let size = 0;
  for (const one of line) {
    const bytes = Buffer.byteLength(one);
    if (size + bytes > (out.length === 0 ? 75 : 74)) {
      out.push(now);
      [now, size] = ["", 0];
    }
    now += one;
    size += bytes;
  }
  return [...out, now].join("\r\n ");
}

/** Rooms and hours, and nobody's name: a calendar is on phones and on walls (RFC 5545). */
export function feedOf(name: string, sessions: readonly FeedSession[], now: string): string {
  const zone = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19910915T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
  ];
  const events = sessions.flatMap((one) => [
    "BEGIN:VEVENT",
    `UID:${one.session}@mediation.zuji`,
    `SEQUENCE:${one.seq}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART;TZID=Asia/Shanghai:${local(one.from)}`,
    `DTEND;TZID=Asia/Shanghai:${local(one.to)}`,
    "SUMMARY:调解",
    `LOCATION:${escaped(one.online ? "线上调解室" : one.room)}`,
    `STATUS:${one.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "CLASS:PRIVATE",
    "END:VEVENT",
  ]);
  return `${["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zuji//Mediation//ZH", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${escaped(name)}`, ...zone, ...events, "END:VCALENDAR"].map(folded).join("\r\n")}\r\n`;
}
