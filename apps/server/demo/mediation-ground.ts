import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { type Rehearsal, type Runtime } from "#platform/runtime";
import * as med from "#modules/mediation";
import { places, type Area } from "#modules/places";
import { type Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";
import { GIVEN, SURNAMES } from "./texts.ts";

const VISITORS_TOWN = "330502001";
export const YEARS = 5;
/** At least so many, that the two rates are rates; else one case for so many events of history. */
export const LEAST = 120;
export const EVENTS_PER_CASE = 100;

export type Office = {
  town: Area;
  villages: readonly Area[];
  chair: Actor;
  mediator: Actor;
  head: Actor;
  mediators: string[];
  committee: string;
  room: string;
};
export type Told = { random: Random; rehearsal: Rehearsal; until: number };
export const instant = (at: number): string => new Date(at).toISOString();
export const cityDay = (at: number): string => instant(at + 8 * HOUR).slice(0, 10);

export function give<I, O>(told: Told, command: Command<I, O>, input: unknown, at: number, actor: Actor): O {
  return told.rehearsal.give(command, command.input.parse(input), {
    actor,
    now: instant(at),
    commandId: uuidv7(at, told.random.bytes(10)),
  });
}

export function officesOf(runtime: Runtime, staff: readonly Member[], { random }: Told): Office[] {
  const all = runtime.registers.read(places).all();
  const towns = all.filter(({ level }) => level === "town");
  const own = towns.filter(({ code }) => code === VISITORS_TOWN);
  const others = Array.from({ length: 11 }, () => random.pick(towns)).filter(({ code }) => code !== VISITORS_TOWN);
  const by = (role: string, area: string): Member | undefined => staff.find((one) => one.role === role && one.area === area);
  return [...new Set([...own, ...others])].flatMap((town) => {
    const [chair, mediator, head] = [by("pmcChair", town.code), by("mediator", town.code), by("judicialOfficeHead", town.code)];
    const villages = all.filter(({ parent, level }) => parent === town.code && level === "village");
    if (!chair || !mediator || !head || villages.length === 0) return [];
    const id = (): string => uuidv7(0, random.bytes(10));
    return [
      {
        town,
        villages,
        chair: actorOf(chair),
        mediator: actorOf(mediator),
        head: actorOf(head),
        mediators: [id(), id(), id(), id()],
        committee: id(),
        room: id(),
      },
    ];
  });
}

export function registerMediators(told: Told, office: Office, at: number): void {
  office.mediators.forEach((id, index) => {
    const zh = told.random.pick(SURNAMES) + told.random.pick(GIVEN);
    const account = index === 0 ? office.mediator.id : null;
    const specialities = index % 2 === 0 ? ["neighbour", "property", "housing"] : ["labour", "consumer", "family"];
    give(
      told,
      med.setCityMediator,
      { id, area: office.town.code, zh, account, woman: index % 2 === 1, fullTime: index < 2, specialities, from: cityDay(at) },
      at,
      office.head,
    );
  });
  // In the same writing: what was flushed is not taken up again.
  for (const [index, id] of office.mediators.entries())
    give(
      told,
      med.recordTraining,
      {
        home: office.town.code,
        id,
        on: cityDay(told.until - (40 + index * 30) * DAY),
        hours: 8 + 4 * index,
        subject: "调解技巧与法律知识",
      },
      told.until - (39 + index * 30) * DAY,
      office.head,
    );
}

export function registerCommittee(told: Told, office: Office): void {
  const at = told.until - 300 * DAY;
  const rooms = [{ id: office.room, zh: "调解一室", en: "Room 1" }];
  const members = office.mediators.map((mediator, index) => ({ mediator, chair: index === 0 }));
  const { code, zh, en } = office.town;
  give(
    told,
    med.setMediationCommittee,
    {
      id: office.committee,
      area: code,
      zh: `${zh}调委会`,
      en: `${en ?? zh} committee`,
      kind: "town",
      founder: zh,
      members,
      from: cityDay(at),
      to: cityDay(at + 1000 * DAY),
      filingNo: `调备${code}`,
      rooms,
    },
    at,
    office.head,
  );
}

/** What each justice office has told the court of its committees; a county's court, marked as of the demonstration. */
export function giveLists(told: Told, office: Office, county: string): void {
  const { code } = office.town;
  const at = told.until - 280 * DAY;
  const paper = uuidv7(at, told.random.bytes(10));
  give(told, med.giveCourtList, { area: code, unit: `justice-${code}`, court: `${county}人民法院（示意）`, paper }, at, office.head);
}
