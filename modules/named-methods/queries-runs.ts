import { liveGrants } from "#platform/access";
import { cityDay } from "#platform/days";
import { query, type Query, type QueryContext } from "#platform/modules";
import { isUuid } from "#platform/ids";
import { textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { homeOf } from "#modules/places";
import { limits } from "#modules/limits";
import { Subject as SubjectInput, type Duty, type RunsView, type RunView, type SubjectRef } from "./contract.ts";
import { inForce } from "./method.ts";
import { lay, overlayOf } from "./overlay.ts";
import { PLACE_WORKERS, placeWorkerOf, works } from "./permits.ts";
import { methods } from "./registers.ts";
import type { KnownRun } from "./run.ts";
import { runKey } from "./keys.ts";
import type { Subject } from "./subject.ts";

const dutiesOf = (ctx: QueryContext, { home, id, kind }: SubjectRef): Promise<Duty[]> =>
  kind === "place"
    ? Promise.resolve([])
    : ctx.db<Duty[]>`
        select slot, rule, due_at as "dueAt", status from clocks.clock
        where home = ${home} and stream = ${id} and duty = 'duty' and status in ('running', 'suspended', 'lapsed') order by due_at, slot`;

async function viewOf(ctx: QueryContext, subject: SubjectRef, state: KnownRun, duties: readonly Duty[]): Promise<RunView | null> {
  const known = ctx.read(methods).find(state.method);
  const version = known?.versions.find((one) => one.version === state.version);
  if (!known || !version) return null;
  const stream = runKey(subject, state.method);
  const fields = state.steps.flatMap((step) => [step.reason, ...step.evidence.map(({ field }) => field)]);
  const text = await textsOf(ctx, stream, [state.reason, ...fields], { reason: "run" });
  const { added } = lay(duties, overlayOf(version.groups, state.startedAt, duties));
  return {
    code: known.code,
    zh: known.zh,
    en: known.en,
    version: state.version,
    groups: version.groups,
    stage: state.stage,
    startedAt: state.startedAt,
    closedAt: state.closedAt,
    reason: text(state.reason),
    steps: state.steps.map((step) => {
      const [group = 0, item = 0] = step.no.split(".").map((part) => Number(part) - 1);
      const asked = version.groups[group]?.items[item]?.evidence ?? [];
      return {
        no: step.no,
        state: step.state,
        at: step.at,
        due: added.find(({ no }) => no === step.no)?.due ?? null,
        reason: text(step.reason),
        evidence: asked.map((_, at) => {
          const shown = step.evidence.find((one) => one.at === at);
          return shown === undefined ? null : shown.count === null ? text(shown.field) : String(shown.count);
        }),
      };
    }),
  };
}

/** Runs over one record or place, with the record's own clocks beside them. Who may open the record sees them; a place's are its workers'. */
export function readRuns(subjects: readonly Subject[]): Query<SubjectRef, RunsView> {
  const byKind = new Map(subjects.map((one) => [one.kind as string, one]));
  const roles = [...new Set([...PLACE_WORKERS, ...subjects.flatMap((one) => one.readers)])];
  return query<SubjectRef, RunsView>({
    name: "named-methods.read-runs",
    route: "GET /api/methods/runs/{kind}/{home}/{id}",
    summary: { zh: "一件事或一个地方上的工作法", en: "Methods over a record or a place" },
    input: SubjectInput,
    allow: { roles, condition: "who may open the record; workers of the place", admits: (ctx) => works(ctx, roles) },
    // A grid worker of the village reads what is known only to lie in it; whether this very record, the gate of its module says.
    scope: (asking) => [...new Set(liveGrants(asking).map(({ area }) => area.slice(0, 12)))],
    run: async (ctx, subject) => {
      const { kind, home, id } = subject;
      // A record is never found by an area's code.
      const of = isUuid(id) ? byKind.get(kind) : undefined;
      const opens = kind === "place" ? home === homeOf(id) && placeWorkerOf(ctx, id) !== null : ((await of?.opens(ctx, subject)) ?? false);
      if (!opens) throw refuse.notFound("record.not-found");
      const rows = await ctx.db<{ detail: KnownRun }[]>`
        select detail from named_methods.run where home = ${home} and subject = ${id} and kind = ${kind} order by method`;
      const duties = await dutiesOf(ctx, subject);
      const runs = await Promise.all(rows.map(({ detail }) => viewOf(ctx, subject, detail, duties)));
      const applies = kind === "place" ? (id.length === 9 ? "township" : "village") : kind;
      const running = new Set(rows.filter(({ detail }) => detail.stage === "running").map(({ detail }) => detail.method));
      const offered = ctx.read(methods).all.flatMap(({ code, zh, en, versions }) => {
        const version = inForce(versions, cityDay(ctx.now));
        return version && version.appliesTo.includes(applies) && !running.has(code) ? [{ code, zh, en, version: version.version }] : [];
      });
      // Holding one of the roles at all: who may on this very record, the command says.
      const mayWork = kind === "place" || works(ctx, of?.roles ?? []);
      const named = duties.map((duty) => ({ ...duty, matter: ctx.read(limits).rule(duty.rule, ctx.now)?.matter ?? null }));
      return { runs: runs.filter((one) => one !== null), duties: named, offered, mayWork };
    },
  });
}
