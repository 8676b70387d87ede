import { uuidv7 } from "#platform/ids";
import type { Actor } from "#platform/access";
import type { Command } from "#platform/ledger";
import { bulkDeps, rehearse, type Rehearsal, type Runtime } from "#platform/runtime";
import { conferenceCommands as conf } from "#modules/conferences";
import { organisations } from "#modules/organisations";
import { places } from "#modules/places";
import { MEETINGS, type Meeting } from "./conference-texts.ts";
import { seeded, type Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

type Told = { random: Random; rehearsal: Rehearsal; until: number; steps: number };
type People = { convener: Actor; judge: Actor; of: (unit: string) => Actor | null };
type Way = { told: Told; people: People; county: string; meeting: Meeting; key: { home: string; id: string }; meets: number };

const instant = (at: number): string => new Date(at).toISOString();
const cityDay = (at: number): string => instant(at + 8 * HOUR).slice(0, 10);

function give<I, O>({ told }: Way, at: number, command: Command<I, O>, input: unknown, actor: Actor): void {
  if (at > told.until) return;
  const order = { actor, now: instant(at), commandId: uuidv7(at, told.random.bytes(10)) };
  told.rehearsal.give(command, command.input.parse(input), order);
  told.steps += 1;
}

function tell(way: Way): void {
  const { told, people, county, meeting, key, meets } = way;
  const convener = `centre-${county}`;
  const members = meeting.members.map((code) => `${code}-${county}`);
  const called = { id: key.id, kind: "joint", area: county, convener, topic: meeting.topic, meets: instant(meets) };
  give(way, meets - 6 * DAY, conf.callConference, { ...called, venue: "社会治理中心三楼会商室", members }, people.convener);
  const decisions = meeting.agreed.map(({ text, owner, days }) => ({
    decision: uuidv7(meets, told.random.bytes(10)),
    owner: `${owner}-${county}`,
    due: cityDay(meets + days * DAY),
    text,
  }));
  // Now and then somebody does not come.
  const attended = [convener, ...members.filter((_, index) => index === 0 || told.random.below(6) > 0 || decisions.some(({ owner }) => owner === members[index]))]; // prettier-ignore
  const paper = uuidv7(meets, told.random.bytes(10));
  give(
    way,
    meets + 5 * HOUR,
    conf.minuteConference,
    { ...key, convener, paper, attended, minutes: meeting.minutes, decisions },
    people.convener,
  );
  for (const [index, { decision, owner }] of decisions.entries()) {
    const { days, result } = meeting.agreed[index] ?? { days: 0, result: "" };
    // One of seven comes late.
    const reported = meets + (days - 3 + (told.random.below(7) === 0 ? 6 : 0)) * DAY;
    const handler = people.of(owner);
    if (!handler || reported + 2 * DAY > told.until) continue;
    give(way, reported, conf.reportDecision, { ...key, decision, result }, handler);
    give(way, reported + 2 * DAY, conf.judgeDecision, { ...key, decision, accepted: true }, people.judge);
  }
}

/** Joint meetings of each county in the last year, the newest with decisions that are still owed and one that is yet to meet. Returns how many steps were written. */
export async function writeConferences(runtime: Runtime, staff: readonly Member[], options: { now: string }): Promise<number> {
  const told: Told = { random: seeded(83), rehearsal: rehearse(bulkDeps(runtime)), until: Date.parse(options.now), steps: 0 };
  const open = new Set(runtime.registers.read(organisations).units({ open: true }).map(({ code }) => code)); // prettier-ignore
  const actor = (role: string, unit: string): Actor | null => {
    const found = staff.find((one) => one.role === role && one.unit === unit);
    return found ? actorOf(found) : null;
  };
  for (const [index, { code: county }] of runtime.registers.read(places).within("", "county").entries()) {
    const convener = actor("dispatcher", `centre-${county}`);
    const judge = actor("supervisor", `centre-${county}`);
    if (!convener || !judge) continue;
    const people = { convener, judge, of: (unit: string) => actor("handler", unit) };
    for (const [turn, meeting] of MEETINGS.entries()) {
      if (!meeting.members.every((one) => open.has(`${one}-${county}`))) continue;
      for (const daysAgo of turn === 3 ? [-4, 150] : [turn * 80 + 9, turn * 80 + 190]) {
        const day = Math.floor((told.until + 8 * HOUR) / DAY) * DAY - (daysAgo + index) * DAY;
        const meets = day + 6 * HOUR;
        tell({ told, people, county, meeting, meets, key: { home: county.padEnd(9, "0"), id: uuidv7(meets, told.random.bytes(10)) } });
      }
    }
  }
  await told.rehearsal.flush();
  return told.steps;
}
