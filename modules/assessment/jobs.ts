import { cityDay } from "#platform/days";
import { namedUuid, namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { ClockSource, JobContext, JobKind, Notice } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { photoJobs } from "#modules/incidents";
import { recordReadings, recordResult, recountResultDue, recountStreak, tellResultDue } from "./commands-results.ts";
import { recountEntryDues, tellEntryDue } from "./commands-entries.ts";
import { issuePointsNotice } from "./commands-papers.ts";
import { computeAll } from "./computing.ts";
import { entry, type KnownEntry, type PointEntry } from "./entry.ts";
import type { EntryEvent } from "./event.ts";
import { measure } from "./measuring.ts";
import { RECOUNT, resultKey } from "./keys.ts";
import { yearsAfter } from "./queries-visible.ts";
import { streakAfter } from "./ranking.ts";
import { isFrozen } from "./queries-entries.ts";
import { result } from "./result.ts";
import { schemes, type Held } from "./registers.ts";

/** What figures say of every unit of a scheme now; only what changed is written down. */
async function readFigures(ctx: JobContext, held: Held): Promise<void> {
  const today = cityDay(ctx.now);
  const found = await ctx.query([""], async (query) => ((await isFrozen(query, held.id)) ? null : measure(query, held, today)));
  for (const [subject, readings] of found ?? []) {
    const area = held.facts.subjects.find(({ code }) => code === subject)?.area;
    if (area === undefined) continue;
    const cause = namedUuid("assessment.read", held.id, subject, ctx.now);
    await ctx.execute(recordReadings, { scheme: held.id, subject, area, readings }, cause);
  }
}

const readJob: JobKind = {
  kind: "assessment.read-figures",
  run: async (ctx) => {
    // Once closed, figures are read when the result is computed and not between: what is public is what was computed.
    const counted = ctx.read(schemes).all.filter(({ stage, facts }) => stage === "published" && facts.from <= cityDay(ctx.now));
    for (const held of counted) await readFigures(ctx, held);
  },
};

const computeJob: JobKind = {
  kind: "assessment.compute",
  run: async (ctx, { scheme, asked }) => {
    const held = ctx.read(schemes).find(String(scheme));
    if (!held) throw new Error(`scheme ${String(scheme)} is not in the register yet`);
    await readFigures(ctx, held);
    const computed = await ctx.query([""], (query) => computeAll(query, held, cityDay(ctx.now)));
    await ctx.execute(recordResult, { scheme: held.id, ...computed }, namedUuid("assessment.computed", held.id, String(asked), ctx.now));
  },
};

/** Years after one that was taken back, as long as they follow each other: none of them carries an award that it was part of. */
const recountJob: JobKind = {
  kind: RECOUNT,
  run: async (ctx, { scheme, subject, asked }) => {
    const all = ctx.read(schemes);
    const held = all.find(String(scheme));
    if (!held) throw new Error(`scheme ${String(scheme)} is not in the register`);
    const rows = await ctx.query([""], (query) => yearsAfter(query, held.facts, String(subject)));
    let before = 0;
    for (const [index, { id, year, qualified }] of rows.entries()) {
      const later = all.all.find((one) => resultKey(one.id).id === id);
      if (!later || year !== held.facts.year + 1 + index) return;
      before = streakAfter(before, qualified);
      const counted = { scheme: later.id, subject: String(subject), streak: before, because: held.id };
      await ctx.execute(recountStreak, counted, namedUuid("assessment.recounted", later.id, String(asked)));
    }
  },
};

const notifyJob: JobKind = {
  kind: "assessment.notify",
  run: async (ctx, { notice }) => {
    await ctx.notify(notice as Notice);
  },
};

/** The notice on paper, right after the unit was told; by the office of whoever proposed the point. */
const paperJob: JobKind = {
  kind: "assessment.paper",
  run: async (ctx, payload) => {
    const paper = payload as { scheme: string; home: string; id: string; unit: string };
    await ctx.execute(issuePointsNotice, paper, namedUuid("assessment.issue-notice", paper.home, paper.id));
  },
};

export const assessmentJobs: readonly JobKind[] = [readJob, computeJob, recountJob, notifyJob, paperJob];
export const assessmentSchedules = [{ id: "assessment.read-figures", everySeconds: 3_600, job: "assessment.read-figures" }] as const;

/** Accounts, told of what concerns them at their desks. */
export type Reader = Exclude<Notice["to"], { kind: "several" | "sealed" }>;

/** Whose desk it is: the unit's safety office and centre where an area is assessed, else the unit. */
export function unitsOf({ subject, area }: Pick<KnownEntry, "subject" | "area">): Reader[] {
  const units = subject === area ? [`zfw-${area}`, `centre-${area}`] : [subject];
  return units.flatMap((unit) => ["handler", "supervisor"].map((role): Reader => ({ kind: "unit", unit, role, area })));
}

const panelOf = ({ objection }: KnownEntry): Notice["to"][] =>
  (objection?.panel ?? []).map((id): Notice["to"] => ({ kind: "account", id }));

/** Whose days are running out: the unit's to object, the panel's to judge, the office's to confirm. */
function owedBy(state: KnownEntry): Notice["to"][] {
  const slot = state.due?.slot;
  if (slot === "review") return panelOf(state);
  const office = state.office ?? cityCode();
  return slot === "confirm" ? [{ kind: "unit", unit: `zfw-${office}`, role: "itemVerifier", area: office }] : unitsOf(state);
}

const TELLS: Partial<Record<EntryEvent["type"], (state: KnownEntry) => Notice["to"][]>> = {
  "assessment.notified": unitsOf,
  "assessment.objected": panelOf,
  "assessment.confirmed": unitsOf,
  "assessment.withdrawn": unitsOf,
  "assessment.reminded": owedBy,
  "assessment.dues-recounted": unitsOf,
};

/** The day a step is due now, where another calendar moved it; null where what runs ends on the day it was to end. */
function movedTo({ due }: KnownEntry, event: EntryEvent): { due?: string } | null {
  if (event.type !== "assessment.dues-recounted") return {};
  const own = event.dues.find(({ slot }) => slot === due?.slot);
  return own && own.due.dueAt !== own.was ? { due: cityDay(own.due.dueAt) } : null;
}

/** Who is told of a step, in the same transaction. */
export function entryJobs(key: StreamKey, state: PointEntry, events: readonly Recorded<EntryEvent>[]): JobRequest[] {
  if (state.stage === "none") return [];
  const { scheme } = state;
  const papers = events.flatMap(({ type, unit }): JobRequest[] =>
    type === "assessment.notified" && unit !== "" ? [{ kind: "assessment.paper", payload: { ...key, scheme, unit } }] : [],
  );
  const notices = events.flatMap((event) => {
    const owed = event.type === "assessment.reminded" && state.due?.slot !== "object";
    const words = `assessment.notice.${owed ? "owed" : event.type.slice("assessment.".length)}`;
    const due = movedTo(state, event);
    return (due === null ? [] : (TELLS[event.type]?.(state) ?? [])).map((to): JobRequest => {
      const id = namedUuidAt(event.at, "assessment.notice", key.home, key.id, String(event.seq), JSON.stringify(to));
      const notice: Notice = {
        id,
        to,
        words,
        params: { item: state.item, ...due },
        link: `/console/assessment/ledger?entry=${key.home}/${key.id}`,
      };
      return { kind: "assessment.notify", payload: { notice } };
    });
  });
  return [...notices, ...papers, ...photoJobs(key, events)];
}

const tellDue = (name: string, home: string, id: string, slot: string, now: string): string => namedUuid(name, home, id, slot, now);
export const assessmentReminders: readonly ClockSource[] = [
  {
    kind: entry.kind,
    remind: async (ctx, { home, id, slot }) => {
      await ctx.execute(tellEntryDue, { home, id, slot }, tellDue("assessment.tell-entry-due", home, id, slot, ctx.now));
    },
    recount: (ctx, { home, id }, command) => ctx.execute(recountEntryDues, { home, id }, command),
  },
  {
    kind: result.kind,
    remind: async (ctx, { home, id, slot }) => {
      await ctx.execute(tellResultDue, { home, id, slot }, tellDue("assessment.tell-result-due", home, id, slot, ctx.now));
    },
    recount: (ctx, { home, id }, command) => ctx.execute(recountResultDue, { home, id }, command),
  },
];
