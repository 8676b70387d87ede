import type { Duty, Group } from "./contract.ts";

/** A step a method adds. `due`: never later than the duty it points at. */
export type AddedStep = { readonly no: string; readonly due: string | null };
/** All that a method can say of a record: what it adds. Nothing here can name a duty to drop or a clock to move. */
export type Overlay = { readonly adds: readonly AddedStep[] };

const DAY = 86_400_000;
/** Steps with their numbers, "2.3" the third of the second group. */
export const numbered = (groups: readonly Group[]) =>
  groups.flatMap(({ items, ordered }, group) => items.map((item, index) => ({ no: `${group + 1}.${index + 1}`, ordered, item })));

const running = ({ status }: Duty): boolean => status === "running" || status === "suspended";

/** The earlier of the law's clock and the method's own target. A clock that is suspended waits for its return: the step shows the date it has. */
export function overlayOf(groups: readonly Group[], startedAt: string, duties: readonly Duty[]): Overlay {
  const adds = numbered(groups).map(({ no, item }): AddedStep => {
    const own = item.withinDays === null ? null : new Date(Date.parse(startedAt) + item.withinDays * DAY).toISOString();
    const lawful = duties.filter((duty) => running(duty) && duty.rule === item.limit).map(({ dueAt }) => dueAt);
    const [first] = [...(own === null ? [] : [own]), ...lawful].sort((left, right) => Date.parse(left) - Date.parse(right));
    return { no, due: first ?? null };
  });
  return { adds };
}

/** The record with a method laid over it: its own duties, every one and as they were, and after them what is added. */
export const lay = (duties: readonly Duty[], { adds }: Overlay): { duties: readonly Duty[]; added: readonly AddedStep[] } => ({
  duties,
  added: adds,
});
