import { system, type Actor } from "#platform/access";
import type { Command } from "#platform/ledger";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { bulkDeps, rehearse, type Rehearsal, type Runtime } from "#platform/runtime";
import * as work from "#modules/grid-work";
import { places, type Area } from "#modules/places";
import { seeded, type Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { NEEDS, POINTS, RESULTS, TOLD } from "./grid-texts.ts";
import { DAY, HOUR } from "./story.ts";

/** Where the visitor's accounts work; the rest of the city gets a share. */
const VISITORS_TOWN = "330502001";
const WEEKS = 8;

type Told = {
  random: Random;
  rehearsal: Rehearsal;
  runtime: Runtime;
  until: number;
  worker: Actor;
  keeper: Actor;
  village: Area;
  grid: string;
};

const instant = (at: number): string => new Date(at).toISOString();

function give<I, O>(told: Told, command: Command<I, O>, input: unknown, at: number, actor: Actor = told.worker): O {
  const order = { actor, now: instant(at), commandId: uuidv7(at, told.random.bytes(10)) };
  return told.rehearsal.give(command, command.input.parse(input), order);
}

/** A morning or an afternoon of work so many days ago. */
const workday = ({ random, until }: Told, daysAgo: number): number => {
  const midnight = Math.floor((until + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
  return Math.min(until - HOUR, midnight - daysAgo * DAY + random.pick([9, 10, 14, 15, 16]) * HOUR + random.below(50) * 60_000);
};

function points(told: Told): { id: string; home: string; tag: string }[] {
  const known = told.runtime.registers.read(places);
  const at = told.until - (WEEKS + 1) * 7 * DAY;
  const middle = known.pointOf(told.grid);
  if (!middle) return [];
  return POINTS.slice(0, 4).flatMap(([zh, en, kind, look], index) => {
    const point = { lon: middle.lon + (index - 1.5) * 0.0003, lat: middle.lat + ((index % 2) - 0.5) * 0.0003 };
    if (known.locate(point)?.village !== told.village.code) return [];
    const key = { home: told.grid.slice(0, 9), id: uuidv7(at + index, told.random.bytes(10)) };
    give(told, work.setPatrolPoint, { id: key.id, grid: told.grid, zh, en, kind, look, point }, at, told.keeper);
    give(told, work.issuePatrolTag, key, at + HOUR, told.keeper);
    return [{ ...key, tag: work.tagText(told.runtime, key, 1) }];
  });
}

/** A walk a week: most points looked at, now and then something found. */
function patrols(told: Told, all: ReturnType<typeof points>, plan: string): void {
  for (let week = WEEKS; week >= 0; week -= 1) {
    let at = workday(told, week * 7 + told.random.below(3));
    const run = { id: uuidv7(at, told.random.bytes(10)), grid: told.grid, plan };
    const period = work.periodOf(instant(at + 8 * HOUR).slice(0, 10), "week");
    for (const point of all) {
      const owed = { home: point.home, point: point.id, grid: told.grid, every: "week", ...period, demo: true };
      give(told, work.openPointRound, owed, at, system);
      if (week === 0 || told.random.chance(0.15)) continue;
      at += 6 * 60_000;
      give(told, work.scanTag, { ...run, tag: point.tag, seenAt: instant(at) }, at);
      give(told, work.lookAtRound, { ...owed, lookedAt: instant(at) }, at, system);
    }
    if (week === 0) continue;
    const phrase = told.random.weighted([
      ["in-order", 6],
      ["exit-blocked", 2],
      ["lamp-out", 2],
      ["extinguisher", 1],
    ] as const);
    give(told, work.recordFinding, { ...run, phrases: [phrase], seenAt: instant(at) }, at + 60_000);
    give(told, work.finishPatrol, { ...run, phrases: [], seenAt: instant(at) }, at + 5 * 60_000);
  }
}

function requests(told: Told, many: number): void {
  const { random } = told;
  for (let n = 0; n < many; n += 1) {
    const daysAgo = n < 2 ? random.below(2) : 3 + random.below(55);
    const at = workday(told, daysAgo);
    const [kind, need] = random.pick(NEEDS);
    const phone = random.chance(0.6) ? `1380000${String(random.below(10_000)).padStart(4, "0")}` : null;
    const receipt = give(
      told,
      work.takeServiceRequest,
      { id: uuidv7(at, random.bytes(10)), grid: told.grid, kind, need, phone, channel: "visit" },
      at,
    );
    const key = { home: receipt.home, id: receipt.id };
    const end = workday(told, Math.max(0, daysAgo - 1 - random.below(4)));
    if (daysAgo < 2 || end <= at || random.chance(0.06)) continue;
    give(told, work.noteServiceRequest, { ...key, text: random.pick(TOLD) }, Math.min(end - 60_000, at + 3 * HOUR));
    if (random.chance(0.1)) {
      give(told, work.handOverServiceRequest, { ...key, to: "街道社会救助窗口", acceptedBy: "窗口受理员", reason: "归救助窗口受理" }, end);
      continue;
    }
    const ending = random.chance(0.08) ? "impossible" : "done";
    give(
      told,
      work.finishServiceRequest,
      { ...key, ending, result: ending === "done" ? random.pick(RESULTS) : "缺少户口簿原件，已告知补齐后再来" },
      end,
    );
    const secret = told.runtime.token("follow", `${receipt.home}/${receipt.id}`);
    const rating = {
      ...key,
      secret,
      satisfied: random.weighted([
        [5, 6],
        [4, 4],
        [3, 1],
      ] as const),
      solved: ending === "done",
    };
    if (random.chance(0.5) && end + 5 * HOUR < told.until)
      give(told, work.rateServiceRequest, rating, end + 5 * HOUR, { kind: "resident", id: "resident" });
  }
}

function visits(told: Told, many: number): void {
  const { random } = told;
  for (let n = 0; n < many; n += 1) {
    const at = workday(told, n < 2 ? 0 : 1 + random.below(40));
    const visit = { id: uuidv7(at, random.bytes(10)), grid: told.grid, seenAt: instant(at) };
    const purpose = random.pick(["safety", "policy", "service", "follow-up"] as const);
    const where = `${1 + random.below(9)}幢${1 + random.below(6)}0${1 + random.below(3)}室`;
    if (n < 2) {
      const on = instant(told.until + 8 * HOUR + n * DAY).slice(0, 10);
      give(told, work.agreeVisit, { ...visit, purpose, on, part: random.pick(["morning", "afternoon"] as const), where }, at);
    } else if (random.chance(0.15)) give(told, work.refuseVisit, visit, at);
    else if (random.chance(0.12)) give(told, work.recordAbsence, { ...visit, purpose }, at);
    else
      give(
        told,
        work.recordVisit,
        {
          ...visit,
          consent: true,
          consentText: 1,
          purpose,
          phrases: [random.pick(["leaflet", "policy-told", "no-need", "contact-card"] as const)],
        },
        at,
      );
  }
}

function village(told: Told): { id: string; area: string; points: string[] } | null {
  const all = points(told);
  const plan = uuidv7(told.until - WEEKS * 7 * DAY, told.random.bytes(10));
  if (all.length > 0) patrols(told, all, plan);
  requests(told, told.village.code.startsWith(VISITORS_TOWN) ? 8 : 4);
  visits(told, told.village.code.startsWith(VISITORS_TOWN) ? 8 : 4);
  return all.length === 0 ? null : { id: plan, area: told.village.code, points: all.map(({ id }) => id) };
}

export type GridWorkOptions = { now: string; events: number; onRefused?: ((refusal: Refusal) => void) | undefined };

/** Eight weeks of grid work in the visitors' town and a share of the city, through the same commands as today's. Returns the number of commands given. */
export async function writeGridWork(runtime: Runtime, staff: readonly Member[], options: GridWorkOptions): Promise<number> {
  const random = seeded(88);
  const rehearsal = rehearse(bulkDeps(runtime));
  const until = Date.parse(options.now);
  const known = runtime.registers.read(places);
  const all = known.all().filter((area) => area.level === "village");
  const others = Math.floor(options.events / 500);
  const chosen = [...all.filter(({ parent }) => parent === VISITORS_TOWN), ...Array.from({ length: others }, () => random.pick(all))];
  const by = (role: string, area: string): Member | undefined => staff.find((one) => one.role === role && one.area === area && !one.open);
  const plans: { plan: NonNullable<ReturnType<typeof village>>; keeper: Actor }[] = [];
  for (const area of new Set(chosen)) {
    const [worker, keeper] = [by("gridWorker", area.code), by("gridInstructor", area.parent ?? "")];
    const grid = known.children(area.code)[0]?.code;
    if (!worker || !keeper || !grid) continue;
    const told: Told = { random, rehearsal, runtime, until, worker: actorOf(worker), keeper: actorOf(keeper), village: area, grid };
    try {
      const plan = village(told);
      if (plan) plans.push({ plan, keeper: told.keeper });
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      options.onRefused?.(cause);
    }
  }
  const done = await rehearsal.flush();
  // A plan names points of the register, so they are there first.
  await runtime.registers.refresh(new Set(["grid-work.patrol-point"]));
  for (const { plan, keeper } of plans) {
    const at = until - WEEKS * 7 * DAY;
    const input = work.setPatrolPlan.input.parse({ ...plan, zh: "每周安全巡查", en: "Weekly safety round", every: "week" });
    rehearsal.give(work.setPatrolPlan, input, { actor: keeper, now: instant(at), commandId: uuidv7(at, random.bytes(10)) });
  }
  const more = await rehearsal.flush();
  await runtime.registers.refresh(new Set(["grid-work.patrol-plan"]));
  return done + more;
}
