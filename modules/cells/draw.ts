import { drawFirst } from "#platform/draw";
import type { Conflict, PoolMember, Unit } from "./contract.ts";

export type DrawSubject = { id: string; unit: Unit; applicantUnit: string; tookPart: readonly string[]; recused: readonly string[] };
export type Draw = { drawn: string[]; excluded: { account: string; why: Conflict }[] };

const officeArea = (unit: string): string => unit.slice(unit.lastIndexOf("-") + 1);

/** Nobody inspects their own unit, the place their own office answers for, or what they had a hand in. */
export function conflictOf(member: PoolMember, { unit, applicantUnit, tookPart, recused }: Omit<DrawSubject, "id">): Conflict | null {
  if (recused.includes(member.account)) return "recused";
  if (tookPart.includes(member.account)) return "took-part";
  if (member.unit === unit.code || member.unit === applicantUnit) return "own-unit";
  const area = officeArea(member.unit);
  return area.length >= 9 && unit.area.startsWith(area) ? "own-area" : null;
}

/** The first so many of the pool in the order of their ranks, conflicts left out and named. Fewer come when there are not enough. */
export function draw(pool: readonly PoolMember[], seed: string, subject: DrawSubject, count: number): Draw {
  const excluded: Draw["excluded"] = [];
  const free: string[] = [];
  for (const member of pool) {
    const why = conflictOf(member, subject);
    if (why) excluded.push({ account: member.account, why });
    else free.push(member.account);
  }
  return { drawn: drawFirst(free, seed, subject.id, count), excluded };
}
