import type { Actor } from "#platform/access";
import { resident, system } from "#platform/access";
import { dueAt } from "#platform/clocks";
import { namedUuid, uuidv7 } from "#platform/ids";
import {
  acceptIncident,
  archiveIncident,
  bounceIncident,
  callBackReporter,
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
  takeIncidentFirstStep,
  taxonomy,
  verifyIncident,
} from "#modules/incidents";
import { calendar } from "#modules/limits";
import { organisations } from "#modules/organisations";
import { DAY, HOUR, inTime, key, lateness, member, need, order, perhaps, wait, work, type Story } from "./story.ts";
import { actorOf } from "./staff.ts";
import { BOUNCE, CHECK, EXTEND, REJECT, REOPEN, REPORTS, RETURN, THANKS, UNSOLVABLE } from "./texts.ts";

function takerOf(story: Story): Actor {
  if (story.by === "resident") return resident;
  return story.by === "desk" ? member(story, "dispatcher", story.village.slice(0, 9)) : member(story, "gridWorker", story.village);
}

function begin(story: Story, category: string, point: { lon: number; lat: number }): void {
  const { random } = story;
  const byWorker = random.chance(0.35);
  const now = new Date(story.at).toISOString();
  const description = random.pick(need(REPORTS[category]).texts);
  const channel = byWorker
    ? "grid"
    : random.weighted([
        ["portal", 6],
        ["phone", 2],
        ["window", 1],
      ] as const);
  story.by = byWorker ? "worker" : channel === "portal" ? "resident" : "desk";
  story.phone = !byWorker && random.chance(0.6);
  const receipt = story.rehearsal.give(
    reportIncident,
    reportIncident.input.parse({
      id: story.id,
      category,
      description,
      point,
      channel,
      ...(story.phone ? { phone: `1380000${String(random.below(10_000)).padStart(4, "0")}` } : {}),
    }),
    order(story, takerOf(story), now),
  );
  story.home = receipt.home;
  story.dueAt = receipt.dueAt === null ? null : Date.parse(receipt.dueAt);
  story.secret = story.runtime.token("follow", `${story.home}/${story.id}`);
  // Nobody meets a matter of somebody's own.
  const own = story.runtime.registers.read(taxonomy).known(category)?.personal === true;
  while (!own && random.chance(0.08)) {
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

const FIRST_STEPS = ["arrived", "guarded", "contacted"] as const;

/** Where a first step is owed, most units say at once that they are there. It draws nothing, so that all that follows stays as it was. */
function firstStep(story: Story, category: string, unit: string): void {
  const turn = Number.parseInt(story.id.slice(-2), 16);
  if (!story.runtime.registers.read(taxonomy).category(category)?.firstStep || turn % 8 === 0) return;
  story.rehearsal.give(
    takeIncidentFirstStep,
    takeIncidentFirstStep.input.parse({ ...key(story), unit, firstStep: FIRST_STEPS[turn % 3] }),
    {
      actor: actorOf(need(story.desk.handlers.get(unit))),
      now: new Date(story.at).toISOString(),
      commandId: namedUuid("demo first step", story.id),
    },
  );
}

/** Work takes a share of what the limit allows; how often it runs over is the unit's own. */
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
    const reason = random.pick(UNSOLVABLE);
    // What is late already is not suspended any more.
    perhaps(() => {
      rehearsal.give(
        suspendIncident,
        suspendIncident.input.parse({ ...key(story), basis: "budget", reason, reviewOn }),
        order(story, actorOf(approver), now),
      );
      rehearsal.give(
        resumeIncident,
        resumeIncident.input.parse({ ...key(story), note: "经费已落实" }),
        order(story, actorOf(approver), wait(story, random.around(20 * DAY))),
      );
    });
  }
  story.slow = random.chance(lateness(unit));
  const share = story.slow ? 1.05 + random.next() * 0.6 : 0.1 + random.next() * 0.5;
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

const canBeAsked = ({ by, phone }: Story): boolean => by === "resident" || (by === "desk" && phone);

/** Who rang or came by is rung by the town's desk. Whether it goes back to work. */
function calledBack(story: Story, { satisfied, solved }: { satisfied: number; solved: boolean }): boolean {
  const { random, rehearsal } = story;
  const reached = random.chance(0.9);
  const input = callBackReporter.input.parse({
    ...key(story),
    outcome: !reached ? "unreached" : solved ? "solved" : "unsolved",
    ...(reached ? { satisfied } : {}),
    ...(reached && !solved ? { said: random.pick(REOPEN) } : {}),
  });
  const caller = member(story, "dispatcher", story.village.slice(0, 9));
  const at = order(story, caller, work(story, random.around(300)));
  let rung = false;
  perhaps(() => {
    rehearsal.give(callBackReporter, input, at);
    rung = true;
  });
  return rung && reached && !solved;
}

function afterwards(story: Story, category: string, unit: string | null): void {
  const { random, rehearsal } = story;
  if (!canBeAsked(story) || !random.chance(0.55)) return;
  const satisfied = random.weighted([
    [5, 52],
    [4, 34],
    [3, 8],
    [2, 4],
    [1, 2],
  ] as const);
  if (story.by === "desk") {
    if (!calledBack(story, { satisfied, solved: satisfied > 2 || unit === null })) return;
    return again(story, category, need(unit ?? undefined));
  }
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
  again(story, category, unit);
}

/** What was not solved is done again and checked again. */
function again(story: Story, category: string, unit: string): void {
  const { random, rehearsal } = story;
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

/** From the report to the archive, or as far as the story gets. */
export function tell(story: Story, category: string, point: { lon: number; lat: number }): void {
  begin(story, category, point);
  let unit: string | null = null;
  if (triage(story, category) === "open") {
    unit = dispatch(story, category);
    firstStep(story, category, unit);
    handle(story, category, unit);
    check(story, category, unit);
  }
  afterwards(story, category, unit);
  story.rehearsal.give(archiveIncident, archiveIncident.input.parse(key(story)), order(story, system, wait(story, 45 * DAY)));
}
