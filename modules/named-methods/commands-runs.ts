import type { Allow, Grant } from "#platform/access";
import { cityDay } from "#platform/days";
import { command, type CommandContext, ref, sealing, type StreamRef } from "#platform/ledger";
import { isUuid } from "#platform/ids";
import { refuse } from "#platform/refusals";
import { homeOf, places } from "#modules/places";
import { CloseRun, SetStep, StartRun, type Applies, type SubjectRef } from "./contract.ts";
import { runKey } from "./keys.ts";
import { PLACE_WORKERS, placeWorkerOf } from "./permits.ts";
import { methods } from "./registers.ts";
import { closeRun, run, setStep, start, type Run } from "./run.ts";
import type { Subject } from "./subject.ts";

type Stands = { code: string; stage: string; version: number };
const standing = (code: string, state: Run): Stands => ({
  code,
  stage: state.stage,
  version: state.stage === "none" ? 0 : state.version,
});

const LEVEL: Readonly<Record<number, Applies>> = { 9: "township", 12: "village" };
const appliesOf = ({ kind, id }: SubjectRef): Applies | null => (kind === "place" ? (LEVEL[id.length] ?? null) : kind);

/** Commands over these kinds of record, and over places. */
export function runCommands(subjects: readonly Subject[]) {
  const byKind = new Map(subjects.map((one) => [one.kind as string, one]));
  // The wire takes an area's code or a record's id: a record is never found by a code.
  const subjectOf = ({ kind, id }: SubjectRef): Subject | undefined => (isUuid(id) ? byKind.get(kind) : undefined);
  const about = (input: StartRun): StreamRef[] => {
    const subject = subjectOf(input);
    return [ref(run, runKey(input, input.code)), ...(subject ? [subject.about(input)] : [])];
  };
  const placeOf = (ctx: CommandContext, input: SubjectRef): string | null => {
    if (input.kind !== "place") return subjectOf(input)?.place(ctx, input) ?? null;
    return input.home === homeOf(input.id) && ctx.read(places).area(input.id) ? input.id : null;
  };
  const admits = (ctx: CommandContext, input: SubjectRef): Grant | null => {
    if (input.kind === "place") return placeWorkerOf(ctx, input.id);
    return subjectOf(input)?.works(ctx, input) ?? null;
  };
  const allow = <I extends SubjectRef>(): Allow<I> => ({
    roles: [...new Set([...PLACE_WORKERS, ...subjects.flatMap(({ roles }) => roles)])],
    condition: "a record: who may write on it; a place: over it",
    admits,
  });
  const seal = sealing<"named-methods.evidence">();
  const sealed = (ctx: CommandContext, input: StartRun, name: string, value: string | null): string | null =>
    seal(ctx, runKey(input, input.code), name, "named-methods.evidence", value);

  const startRun = command<StartRun, Stands>({
    name: "named-methods.start-run",
    route: "POST /api/methods/runs/{kind}/{home}/{id}/{code}",
    summary: { zh: "在一件事或一个地方上用工作法", en: "Begin a method over a record or a place" },
    input: StartRun,
    about,
    allow: allow<StartRun>(),
    run: (ctx, input) => {
      const place = placeOf(ctx, input);
      if (place === null) throw refuse.notFound("record.not-found");
      const known = ctx.read(methods);
      if (!known.find(input.code)) throw refuse.notFound("named-methods.no-method");
      const version = known.inForce(input.code, cityDay(ctx.now));
      if (!version) throw refuse.conflict("named-methods.not-entered");
      const applies = appliesOf(input);
      if (applies === null || !version.appliesTo.includes(applies)) throw refuse.conflict("named-methods.not-for-this");
      const facts = { method: input.code, version: version.version, groups: version.groups, kind: input.kind, subject: input.id, place };
      return standing(
        input.code,
        ctx.change(run, runKey(input, input.code), (state) => start(state, facts)),
      );
    },
  });

  const setRunStep = command<SetStep, Stands>({
    name: "named-methods.set-step",
    route: "POST /api/methods/runs/{kind}/{home}/{id}/{code}/steps",
    summary: { zh: "登记工作法的一步", en: "Record a step of a method" },
    input: SetStep,
    about,
    allow: allow<SetStep>(),
    run: (ctx, input) => {
      const before = ctx.state(run, runKey(input, input.code));
      if (before.stage === "none") throw refuse.notFound("named-methods.no-run");
      const version = ctx
        .read(methods)
        .find(input.code)
        ?.versions.find((one) => one.version === before.version);
      if (!version) throw refuse.notFound("named-methods.no-method");
      const [group = 0, item = 0] = input.no.split(".").map((part) => Number(part) - 1);
      const asked = version.groups[group]?.items[item]?.evidence ?? [];
      const evidence = input.evidence.map(({ at, value }) => {
        if (asked[at]?.kind !== "count") return { at, field: sealed(ctx, input, `evidence:${input.no}:${at}`, value), count: null };
        if (!/^\d{1,6}$/.test(value)) throw refuse.fields([{ path: `evidence.${at}`, code: "named-methods.count-needed" }]);
        return { at, field: null, count: Number(value) };
      });
      const kept = { reason: sealed(ctx, input, `reason:${input.no}`, input.reason), evidence };
      return standing(
        input.code,
        ctx.change(run, runKey(input, input.code), (state) => setStep(state, version.groups, input, kept)),
      );
    },
  });

  const closeMethodRun = command<CloseRun, Stands>({
    name: "named-methods.close-run",
    route: "POST /api/methods/runs/{kind}/{home}/{id}/{code}/closing",
    summary: { zh: "结束工作法（不影响事项本身）", en: "End a method's run; the record goes its own way" },
    input: CloseRun,
    about,
    allow: allow<CloseRun>(),
    run: (ctx, input) => {
      const reason = sealed(ctx, input, "closing", input.reason);
      return standing(
        input.code,
        ctx.change(run, runKey(input, input.code), (state) => closeRun(state, input.finished, reason)),
      );
    },
  });
  return { startRun, setRunStep, closeMethodRun };
}
