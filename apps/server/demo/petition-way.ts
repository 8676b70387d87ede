import { resident, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import type { Rehearsal, Runtime } from "#platform/runtime";
import * as pet from "#modules/petitions";
import * as texts from "./petition-texts.ts";
import type { Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";
import { GIVEN, SURNAMES } from "./texts.ts";

/** 信访工作条例 came into force on this day: before it there were other rules. */
export const BEGIN = Date.parse("2022-05-01T00:00:00+08:00");

/** Today is reached, or nobody is there for the next step: the petition stands where it stands. */
export const stands: unique symbol = Symbol("stands");
export type Key = { home: string; id: string };
export type Told = {
  random: Random;
  rehearsal: Rehearsal;
  runtime: Runtime;
  until: number;
  staff: readonly Member[];
  agents: Map<string, Key & { actor: Actor }>;
};
/** One petition's way; `at` is where its clock stands. */
export type Way = { told: Told; n: number; at: number; town: string; place: string; matter: texts.Petitioned; organ: string; key: Key };

export const instant = (at: number): string => new Date(at).toISOString();
export const day = (at: number): string => instant(at + 8 * HOUR).slice(0, 10);

export function give<I, O>({ told, at }: Pick<Way, "told" | "at">, command: Command<I, O>, input: unknown, actor: Actor): O {
  return told.rehearsal.give(command, command.input.parse(input), {
    actor,
    now: instant(at),
    commandId: uuidv7(at, told.random.bytes(10)),
  });
}

/** An hour of an office day so many days on; stops at today. */
export function later(way: Way, days: number): void {
  let at = Math.floor((way.at + days * DAY) / DAY) * DAY + (1 + way.told.random.below(7)) * HOUR;
  while ([0, 6].includes(new Date(at + 8 * HOUR).getUTCDay())) at += DAY;
  way.at = Math.max(way.at + 20 * 60_000, at);
  if (way.at > way.told.until) throw stands;
}

export function by({ staff }: Told, role: string, unit: string, area?: string): Actor {
  const found = staff.find((one) => one.role === role && one.unit === unit && (area === undefined || one.area === area));
  if (!found) throw stands;
  return actorOf(found);
}
export const desk = (way: Way): Actor => by(way.told, "dispatcher", `centre-${way.town}`);
export const handler = (way: Way): Actor => by(way.told, "handler", way.organ);
export const head = (way: Way): Actor => by(way.told, "approver", way.organ);

export function registerAgents(told: Told, towns: readonly string[]): void {
  for (const town of towns) {
    const member = told.staff.find((one) => one.role === "petitionAgent" && one.area === town);
    if (!member) continue;
    const at = Math.max(BEGIN, told.until - 900 * DAY);
    const id = uuidv7(at, told.random.bytes(10));
    const registered = { id, area: town, account: member.id, name: member.name, unit: member.unit, certificate: `代${town.slice(4)}` };
    const term = { trainedOn: day(at - 20 * DAY), from: day(at), to: day(at + 1400 * DAY) };
    const done = give({ told, at }, pet.registerPetitionAgent, { ...registered, ...term }, by(told, "dispatcher", member.unit, town));
    told.agents.set(town, { home: done.home, id, actor: actorOf(member) });
  }
}

const nameOf = ({ random }: Told): string => random.pick(SURNAMES) + random.pick(GIVEN);
const phoneOf = ({ random }: Told): string => `1380000${String(random.below(10_000)).padStart(4, "0")}`;
export const bearer = (way: Way): Key & { secret: string } => ({
  ...way.key,
  secret: way.told.runtime.token("follow", `${way.key.home}/${way.key.id}`),
});

export function bodyOf(way: Way): Record<string, unknown> {
  const { told, matter, place, at } = way;
  const sealed = matter.branch === "accusation";
  return {
    id: uuidv7(at, told.random.bytes(10)),
    place,
    name: sealed && told.random.chance(0.5) ? null : nameOf(told),
    phone: phoneOf(told),
    address: `人民路${1 + told.random.below(180)}号`,
    requests: matter.requests,
    facts: matter.facts,
    against: sealed ? `cg-${way.town.slice(0, 6)}` : null,
  };
}

/** Received and registered; at the window both at once, from the web a few hours later, now and then too late. */
export function receive(way: Way): void {
  const { random } = way.told;
  const channel = random.weighted([
    ["web", 7],
    ["phone", 4],
    ["window", 4],
    ["letter", 3],
    ["visit", 1],
  ] as const);
  const body = bodyOf(way);
  if (channel === "web") {
    way.key = give(way, pet.filePetition, body, resident);
    if (random.chance(0.04)) later(way, 2);
    else way.at += (1 + random.below(3)) * HOUR;
    if (way.at > way.told.until) throw stands;
    give(way, pet.registerPetition, keyOf(way), desk(way));
    return;
  }
  const many = channel === "visit" ? 7 + random.below(20) : 1;
  const representatives = many > 1 ? [nameOf(way.told), nameOf(way.told), nameOf(way.told)] : [];
  const receivedOn = channel === "letter" ? day(way.at - (random.chance(0.9) ? 0 : 2 * DAY)) : null;
  way.key = give(way, pet.takePetition, { ...body, channel, people: many, representatives, receivedOn }, desk(way));
}
export const keyOf = ({ key: { home, id } }: Way): Key => ({ home, id });

/** An agent under a mandate: a few are revoked before anything was handed in, and the petitioner goes alone. */
export function byAgent(way: Way): boolean {
  const { told } = way;
  const agent = told.agents.get(way.town);
  if (!agent || way.at < told.until - 880 * DAY) return false;
  const asked = { id: uuidv7(way.at, told.random.bytes(10)), place: way.place, agent: { home: agent.home, id: agent.id } };
  const until = day(way.at + 300 * DAY);
  const powers = ["write", "submit", "receive"];
  const matter = way.matter.requests.join("；");
  const mandate = give(way, pet.askPetitionAgent, { ...asked, name: nameOf(told), phone: phoneOf(told), matter, powers, until }, resident);
  const key = { home: mandate.home, id: mandate.id };
  later(way, 1);
  if (Math.floor(way.n / 4) % 5 === 4) {
    give(way, pet.refuseToAct, { ...key, reason: "本周已有三件在办，怕耽误您，已帮您约好另一位代理员。" }, agent.actor);
    return false;
  }
  give(way, pet.acceptMandate, key, agent.actor);
  if (Math.floor(way.n / 4) % 5 === 3) {
    later(way, 2);
    const secret = told.runtime.token("follow", `${key.home}/${key.id}`);
    give(way, pet.revokeMandate, { ...key, secret, reason: "还是自己去说得清楚。" }, resident);
    return false;
  }
  later(way, 1);
  way.key = give(way, pet.fileForPrincipal, { ...bodyOf(way), mandate: key }, agent.actor);
  account(way, key, agent.actor);
  way.at += HOUR;
  give(way, pet.registerPetition, keyOf(way), desk(way));
  return true;
}

/** The weekly account to the principal runs beside the petition; mostly in time. */
function account(way: Way, mandate: Key, agent: Actor): void {
  const { told } = way;
  let at = way.at;
  for (let week = 0; week < 8; week += 1) {
    at += told.random.chance(0.92) ? 6 * DAY : 9 * DAY;
    if (at > told.until) return;
    give({ told, at }, pet.reportToPrincipal, { ...mandate, text: told.random.pick(texts.ACCOUNTS) }, agent);
  }
  if (at + DAY <= told.until) give({ told, at: at + DAY }, pet.endMandate, { ...mandate, text: "答复已送到您手里，代理事项办完。" }, agent);
}
