import { drawFirst } from "#platform/draw";
import type { People } from "#modules/people";
import type { KnownEntry, Objection } from "./entry.ts";
import { aboveAmong, VERIFY } from "./permits.ts";

/** An odd number, so that it cannot split. */
const odd = (n: number): number => (n > 0 && n % 2 === 0 ? n - 1 : n);
export const seatsOf = (panel: number, able: number = panel): number => odd(Math.min(panel, able));

type Judged = Pick<KnownEntry, "subject" | "area" | "enteredBy">;
/** Whether an account may judge a point now: a verifier above the unit who neither answers for it nor entered the point. */
const isAble =
  (staff: People, { subject, area, enteredBy }: Judged, now: string) =>
  (account: string): boolean => {
    const person = staff.person(account);
    if (!person || account === enteredBy) return false;
    return aboveAmong([...staff.live(person, now)], VERIFY, { code: subject, area }) !== null;
  };

/**
 * Who judges an objection: drawn among all who may, by a seed that neither who entered the point nor who objects can choose or know. The others follow in
 * the order of the draw.
 */
export function drawPanel(
  staff: People,
  entry: Judged,
  { by, now, seed, panel }: { by: string; now: string; seed: string; panel: number },
): { panel: string[]; reserve: string[] } {
  const able = staff.all.map(({ id }) => id).filter((id) => id !== by && isAble(staff, entry, now)(id));
  const order = drawFirst(able, seed, "panel", able.length);
  const seats = seatsOf(panel, able.length);
  return { panel: order.slice(0, seats), reserve: order.slice(seats) };
}

/** Who sits on the panel now: those drawn, and for each who no longer may and has not voted, the next of the reserve. Null: an objection of before panels were drawn. */
export function sitting(
  staff: People,
  entry: Judged & Pick<KnownEntry, "votes">,
  { panel, reserve = [] }: Objection,
  now: string,
): string[] | null {
  if (!panel || panel.length === 0) return null;
  const able = isAble(staff, entry, now);
  const voted = (id: string): boolean => entry.votes.some(({ account }) => account === id);
  return [...panel, ...reserve].filter((id) => voted(id) || able(id)).slice(0, panel.length);
}
