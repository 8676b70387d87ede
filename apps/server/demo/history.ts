import type { Actor } from "#platform/access";
import { resident, system } from "#platform/access";
import { dueAt } from "#platform/clocks";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { bulkDeps, rehearse, type Rehearsal, type Runtime } from "#platform/runtime";
import {
  acceptIncident,
  archiveIncident,
  bounceIncident,
  checkIncident,
  dispatchIncident,
  extendIncident,
  feedBackIncident,
  joinIncident,
  rateIncident,
  rejectIncident,
  reopenIncident,
  reportIncident,
  selfHandleIncident,
  suspendIncident,
  resumeIncident,
  taxonomy,
  verifyIncident,
} from "#modules/incidents";
import { calendar } from "#modules/limits";
import { organisations } from "#modules/organisations";
import { places, type Area } from "#modules/places";
import { seeded, type Random } from "./random.ts";
import { writeSignals } from "./signals.ts";
import { actorOf, type Member } from "./staff.ts";
import { BOUNCE, CHECK, EXTEND, REJECT, REOPEN, REPORTS, RETURN, THANKS, UNSOLVABLE } from "./texts.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEARS = 5;
/** What a report comes to on average, measured; only sets how many reports make so many events. */
const EVENTS_A_REPORT = 7.4;
const FLUSH = 400;

type Desk = { byRoleArea: ReadonlyMap<string, Member>; handlers: ReadonlyMap<string, Member>; approvers: ReadonlyMap<string, Member> };

function deskOf(staff: readonly Member[]): Desk {
  const seededStaff = staff.filter((one) => !one.open);
  return {
    byRoleArea: new Map(
      seededStaff.filter((one) => one.role !== "handler" && one.role !== "approver").map((one) => [`${one.role} ${one.area}`, one]),
    ),
    handlers: new Map(seededStaff.filter((one) => one.role === "handler").map((one) => [one.unit, one])),
    approvers: new Map(seededStaff.filter((one) => one.role === "approver").map((one) => [one.unit, one])),
  };
}

/** Today was reached, or nobody is there for the next step: the record stays as it stands, like any other open one. */
const stuck = Symbol("stuck");

/** One report's way through the city; each step a real command at its own instant, until the story ends or today is reached. */
type Story = {
  random: Random;
  rehearsal: Rehearsal;
  runtime: Runtime;
  desk: Desk;
  until: number;
  at: number;
  home: string;
  id: string;
  secret: string;
  village: string;
  dueAt: number | null;
  byResident: boolean;
};

function need<T>(found: T | undefined): T {
  if (found === undefined) throw stuck;
  return found;
}

const member = (story: Story, role: string, area: string): Actor => actorOf(need(story.desk.byRoleArea.get(`${role} ${area}`)));

/** Moves the story's clock on; stops it at today. */
function wait(story: Story, ms: number): string {
  story.at += Math.max(60_000, Math.round(ms));
  if (story.at >= story.until) throw stuck;
  return new Date(story.at).toISOString();
}

/** On by so many minutes of working time, so that nobody in the seeded years works at three in the morning. */
function work(story: Story, minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  const due = dueAt(story.runtime.registers.read(calendar), new Date(story.at).toISOString(), { amount: 1, unit: "workingHour" }).dueAt;
  const opened = Date.parse(due) - HOUR;
  const hours = Math.floor(whole / 60);
  const later =
    hours === 0
      ? Math.max(story.at, opened)
      : Date.parse(
          dueAt(story.runtime.registers.read(calendar), new Date(story.at).toISOString(), { amount: hours, unit: "workingHour" }).dueAt,
        );
  return wait(story, later - story.at + (whole % 60) * 60_000);
}

/** Like `work`, but hurried where a limit of hours is running out. */
function inTime(story: Story, minutes: number): string {
  const left = (story.dueAt ?? Number.POSITIVE_INFINITY) - story.at;
  const pressing = left > 0 && left < 30 * HOUR && story.random.chance(0.9);
  return pressing ? wait(story, left * (0.05 + story.random.next() * 0.4)) : work(story, story.random.around(minutes));
}

/** A step the dice proposed and a rule may refuse, as it would to a person; the story goes on without it. */
function perhaps(step: () => void): void {
  try {
    step();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
  }
}

const order = (story: Story, actor: Actor, now: string) => ({ actor, now, commandId: uuidv7(Date.parse(now), story.random.bytes(10)) });
const key = (story: Story) => ({ home: story.home, id: story.id });

/** This week these come again and again from one town: the board of rising topics has one to show, and the visitors' own queues are not empty. */
const SURGE_TOWN = "330502001";
const SURGE = [
  "0202",
  "0202",
  "0202",
  "0202",
  "0202",
  "0202",
  "0202",
  "0202",
  "0202",
  "0402",
  "0402",
  "0402",
  "0501",
  "0501",
  "0403",
  "0405",
  "0201",
  "0201",
] as const;
const SURGE_DAYS = 4;

function pickPlace(random: Random, villages: readonly Area[], runtime: Runtime): { village: string; point: { lon: number; lat: number } } {
  const known = runtime.registers.read(places);
  // Communities are few and crowded: they report as much as they are many times.
  const village = random.weighted(villages.map((area) => [area, area.code.slice(9) < "200" ? 3 : 1] as const));
  const grid = random.pick(known.children(village.code));
  const point = known.pointOf(grid.code) ?? { lon: 120.1, lat: 30.86 };
  const near = { lon: point.lon + (random.next() - 0.5) * 0.002, lat: point.lat + (random.next() - 0.5) * 0.002 };
  // A hundred metres can lead over the border into the neighbours' village.
  return known.locate(near)?.village === village.code ? { village: village.code, point: near } : { village: village.code, point };
}

function begin(story: Story, category: string, point: { lon: number; lat: number }): void {
  const { random } = story;
  const byWorker = random.chance(0.35);
  const now = new Date(story.at).toISOString();
  const receipt = story.rehearsal.give(
    reportIncident,
    reportIncident.input.parse({
      id: story.id,
      category,
      description: random.pick(need(REPORTS[category]).texts),
      point,
      channel: byWorker
        ? "grid"
        : random.weighted([
            ["portal", 6],
            ["phone", 2],
            ["window", 1],
          ] as const),
      ...(!byWorker && random.chance(0.6) ? { phone: `1380000${String(random.below(10_000)).padStart(4, "0")}` } : {}),
    }),
    order(story, byWorker ? member(story, "gridWorker", story.village) : resident, now),
  );
  story.home = receipt.home;
  story.dueAt = receipt.dueAt === null ? null : Date.parse(receipt.dueAt);
  story.byResident = !byWorker;
  story.secret = story.runtime.token("follow", `${story.home}/${story.id}`);
  while (random.chance(0.08)) {
    const followerId = uuidv7(story.at, random.bytes(10));
    story.rehearsal.give(
      joinIncident,
      joinIncident.input.parse({ ...key(story), followerId }),
      order(story, resident, wait(story, random.around(4 * HOUR))),
    );
  }
}

function triage(story: Story, category: string): "open" | "done" {
  const { random, rehearsal } = story;
  const town = story.village.slice(0, 9);
  const dispatcher = member(story, "dispatcher", town);
  const urgent = story.runtime.registers.read(taxonomy).category(category)?.urgency === "red";
  const now = urgent ? wait(story, random.around(8 * 60_000)) : work(story, random.around(45));
  if (random.chance(0.03)) {
    rehearsal.give(
      rejectIncident,
      rejectIncident.input.parse({ ...key(story), reason: random.pick(REJECT) }),
      order(story, dispatcher, now),
    );
    return "done";
  }
  rehearsal.give(
    verifyIncident,
    verifyIncident.input.parse({ ...key(story), summary: need(REPORTS[category]).summary }),
    order(story, dispatcher, now),
  );
  const entry = story.runtime.registers.read(taxonomy).category(category);
  if (entry?.selfHandle && random.chance(0.45)) {
    const result = random.pick(need(REPORTS[category]).results);
    rehearsal.give(
      selfHandleIncident,
      selfHandleIncident.input.parse({ ...key(story), result }),
      order(story, member(story, "gridWorker", story.village), inTime(story, 300)),
    );
    return "done";
  }
  return "open";
}

function dispatch(story: Story, category: string): string {
  const { random, rehearsal } = story;
  const county = story.village.slice(0, 6);
  const network = story.runtime.registers.read(organisations);
  const departments = need(story.runtime.registers.read(taxonomy).category(category)).departments;
  const units = departments
    .map((department) => network.responsible(department, story.village))
    .filter((unit) => unit !== undefined && story.desk.handlers.has(unit.code));
  const lead = need(units[0]).code;
  const dispatcher = member(story, "dispatcher", county);
  rehearsal.give(
    dispatchIncident,
    dispatchIncident.input.parse({ ...key(story), lead }),
    order(story, dispatcher, work(story, random.around(40))),
  );
  const handler = actorOf(need(story.desk.handlers.get(lead)));
  const pressing = story.runtime.registers.read(taxonomy).category(category)?.urgency === "orange";
  const now = pressing ? wait(story, 60_000 + random.around(11 * 60_000)) : work(story, random.around(90));
  if (random.chance(0.05)) {
    rehearsal.give(
      bounceIncident,
      bounceIncident.input.parse({ ...key(story), unit: lead, reason: random.pick(BOUNCE) }),
      order(story, handler, now),
    );
    const second = units[1]?.code ?? lead;
    rehearsal.give(
      dispatchIncident,
      dispatchIncident.input.parse({ ...key(story), lead: second }),
      order(story, dispatcher, work(story, random.around(60))),
    );
    rehearsal.give(
      acceptIncident,
      acceptIncident.input.parse({ ...key(story), unit: second }),
      order(story, actorOf(need(story.desk.handlers.get(second))), work(story, random.around(60))),
    );
    return second;
  }
  rehearsal.give(acceptIncident, acceptIncident.input.parse({ ...key(story), unit: lead }), order(story, handler, now));
  return lead;
}

/** Work takes a share of what the limit allows; one in twelve runs over. */
function handle(story: Story, category: string, unit: string): void {
  const { random, rehearsal } = story;
  const limit = story.runtime.registers.read(taxonomy).category(category)?.limit ?? { amount: 5, unit: "workingDay" as const };
  const handler = actorOf(need(story.desk.handlers.get(unit)));
  const approver = story.desk.approvers.get(unit);
  const due = story.dueAt ?? Date.parse(dueAt(story.runtime.registers.read(calendar), new Date(story.at).toISOString(), limit).dueAt);
  if (approver && limit.amount > 2 && random.chance(0.05)) {
    const asked = order(story, actorOf(approver), work(story, random.around(120)));
    const by = { amount: Math.max(1, Math.floor(limit.amount / 2)), unit: limit.unit };
    perhaps(() => rehearsal.give(extendIncident, extendIncident.input.parse({ ...key(story), by, reason: random.pick(EXTEND) }), asked));
  } else if (approver && random.chance(0.015)) {
    const now = work(story, random.around(200));
    const reviewOn = new Date(story.at + 25 * DAY).toISOString().slice(0, 10);
    rehearsal.give(
      suspendIncident,
      suspendIncident.input.parse({ ...key(story), basis: "budget", reason: random.pick(UNSOLVABLE), reviewOn }),
      order(story, actorOf(approver), now),
    );
    rehearsal.give(
      resumeIncident,
      resumeIncident.input.parse({ ...key(story), note: "经费已落实" }),
      order(story, actorOf(approver), wait(story, random.around(20 * DAY))),
    );
  }
  const share = random.chance(0.06) ? 1.05 + random.next() * 0.6 : 0.1 + random.next() * 0.5;
  wait(story, Math.max(15 * 60_000, (due - story.at) * share));
  const unsolvable = random.chance(0.03);
  const result = unsolvable ? random.pick(UNSOLVABLE) : random.pick(need(REPORTS[category]).results);
  rehearsal.give(
    feedBackIncident,
    feedBackIncident.input.parse({ ...key(story), unit, ending: unsolvable ? "unsolvable" : "solved", result }),
    order(story, handler, wait(story, 60_000)),
  );
}

/** Nobody checks the work of the own unit: what the village did, the town looks at. */
const checkerOf = (story: Story, unit: string): Actor =>
  unit.startsWith("village-") ? member(story, "dispatcher", story.village.slice(0, 9)) : member(story, "gridLeader", story.village);

function check(story: Story, category: string, unit: string): void {
  const { random, rehearsal } = story;
  const checker = checkerOf(story, unit);
  const handler = actorOf(need(story.desk.handlers.get(unit)));
  if (random.chance(0.05)) {
    rehearsal.give(
      checkIncident,
      checkIncident.input.parse({ ...key(story), passed: false, note: random.pick(RETURN) }),
      order(story, checker, inTime(story, 120)),
    );
    const result = random.pick(need(REPORTS[category]).results);
    rehearsal.give(
      feedBackIncident,
      feedBackIncident.input.parse({ ...key(story), unit, ending: "solved", result }),
      order(story, handler, inTime(story, 300)),
    );
  }
  rehearsal.give(
    checkIncident,
    checkIncident.input.parse({ ...key(story), passed: true, note: random.pick(CHECK) }),
    order(story, checker, inTime(story, 150)),
  );
}

function afterwards(story: Story, category: string, unit: string | null): void {
  const { random, rehearsal } = story;
  if (!story.byResident || !random.chance(0.55)) return;
  const satisfied = random.weighted([
    [5, 52],
    [4, 34],
    [3, 8],
    [2, 4],
    [1, 2],
  ] as const);
  const bearer = { ...key(story), secret: story.secret };
  const rated = rateIncident.input.parse({
    ...bearer,
    satisfied,
    solved: satisfied > 2,
    ...(random.chance(0.3) ? { text: random.pick(THANKS) } : {}),
  });
  const ratedAt = wait(story, Math.min(28 * DAY, random.around(2 * DAY)));
  perhaps(() => rehearsal.give(rateIncident, rated, order(story, resident, ratedAt)));
  if (satisfied > 2 || unit === null || random.chance(0.4)) return;
  rehearsal.give(
    reopenIncident,
    reopenIncident.input.parse({ ...bearer, reason: random.pick(REOPEN) }),
    order(story, resident, wait(story, random.around(DAY))),
  );
  const handler = actorOf(need(story.desk.handlers.get(unit)));
  const result = random.pick(need(REPORTS[category]).results);
  rehearsal.give(
    feedBackIncident,
    feedBackIncident.input.parse({ ...key(story), unit, ending: "solved", result }),
    order(story, handler, work(story, random.around(400))),
  );
  rehearsal.give(
    checkIncident,
    checkIncident.input.parse({ ...key(story), passed: true, note: random.pick(CHECK) }),
    order(story, checkerOf(story, unit), work(story, random.around(120))),
  );
}

function tell(story: Story, category: string, point: { lon: number; lat: number }): void {
  begin(story, category, point);
  let unit: string | null = null;
  if (triage(story, category) === "open") {
    unit = dispatch(story, category);
    handle(story, category, unit);
    check(story, category, unit);
  }
  afterwards(story, category, unit);
  story.rehearsal.give(archiveIncident, archiveIncident.input.parse(key(story)), order(story, system, wait(story, 45 * DAY)));
}

/** More each year, fewer in the night; a share of the last days so that today's queues are not empty. */
function moment(random: Random, until: number): number {
  const back = random.chance(0.03) ? random.next() * 6 * DAY : YEARS * 365 * DAY * (1 - Math.sqrt(random.next()));
  const day = until - back;
  const hour = random.weighted([
    [7, 4],
    [8, 9],
    [9, 10],
    [10, 8],
    [11, 6],
    [13, 6],
    [14, 7],
    [15, 7],
    [16, 7],
    [17, 7],
    [18, 7],
    [19, 8],
    [20, 7],
    [21, 4],
    [23, 1],
  ] as const);
  const start = Math.floor((day + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
  return Math.min(until - 5 * 60_000, start + hour * HOUR + random.below(60) * 60_000);
}

/** `onRefused`: a rule said no to a seeded step; the record stays as it stood, and the tests want to hear of it. */
export type HistoryOptions = {
  events: number;
  now: string;
  seed?: number;
  onProgress: (events: number) => void;
  onRefused?: (refusal: Refusal) => void;
};

/** Five synthetic years through the same commands as today's, in bulk; seeded and repeatable. Returns the number of commands given. */
export async function writeHistory(runtime: Runtime, staff: readonly Member[], options: HistoryOptions): Promise<number> {
  const random = seeded(options.seed ?? 20_120_101);
  const desk = deskOf(staff);
  const until = Date.parse(options.now);
  const villages = runtime.registers
    .read(places)
    .all()
    .filter((area) => area.level === "village");
  const kinds = Object.entries(REPORTS).map(([code, { weight }]) => [code, weight] as const);
  const reports = Math.round(options.events / EVENTS_A_REPORT);
  const rehearsal = rehearse(bulkDeps(runtime));
  let done = 0;
  for (let n = 0; n < reports + SURGE.length; n += 1) {
    const surge = SURGE[n - reports];
    const at = surge ? until - HOUR - random.next() * SURGE_DAYS * DAY : moment(random, until);
    const { village, point } = pickPlace(random, surge ? villages.filter((area) => area.parent === SURGE_TOWN) : villages, runtime);
    const story: Story = {
      random,
      rehearsal,
      runtime,
      desk,
      until,
      at,
      home: "",
      id: uuidv7(at, random.bytes(10)),
      secret: "",
      village,
      dueAt: null,
      byResident: true,
    };
    try {
      tell(story, surge ?? random.weighted(kinds), point);
    } catch (cause) {
      if (cause instanceof Refusal) options.onRefused?.(cause);
      else if (cause !== stuck) throw cause;
    }
    if (n % FLUSH === FLUSH - 1 || n === reports + SURGE.length - 1) {
      done += await rehearsal.flush();
      if (n % (FLUSH * 5) === FLUSH * 5 - 1) options.onProgress(done);
    }
  }
  writeSignals(runtime, rehearsal, until, (role, area) => actorOf(need(desk.byRoleArea.get(`${role} ${area}`))));
  return done + (await rehearsal.flush());
}
