import type { WaitingSource } from "#platform/waiting";
import { organisations } from "#modules/organisations";
import { EARLY_MS, LOG_MS } from "./shift.ts";

/** One's own shift, from when "I am here" may be said; and its log, for a day after it. */
export const waitingShifts: WaitingSource = {
  code: "duty",
  title: { zh: "值班", en: "Duty" },
  kinds: ["duty.shift"],
  allow: { roles: ["staff"], condition: "one's own", admits: ({ actor }) => actor.kind === "staff" },
  rows: (sql, { actor, now }) =>
    sql`
    select home, id, place, 'acknowledge' as step, true as own, starts_at as due_at, false as provisional, unit as about
    from duty.shift where stage = 'planned' and account = ${actor.id}::uuid and ends_at > ${now}
      and starts_at <= ${new Date(Date.parse(now) + EARLY_MS).toISOString()}
    union all
    select home, id, place, 'log' as step, true as own, ends_at + interval '24 hours' as due_at, false as provisional, unit as about
    from duty.shift where stage = 'acknowledged' and logged_at is null and account = ${actor.id}::uuid
      and ends_at <= ${now} and ends_at > ${new Date(Date.parse(now) - LOG_MS).toISOString()}`,
  show: (known, { about }) => {
    const unit = known.read(organisations).unit(about);
    return { number: null, title: { zh: unit?.zh ?? about, en: unit?.en ?? about }, link: "/duty" };
  },
};
