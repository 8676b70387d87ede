import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Group, SetStep, StepState, SubjectKind } from "./contract.ts";
import { numbered } from "./overlay.ts";

/** Where a sealed text of this run lies, or a number as it is. */
type Shown = { at: number; field: string | null; count: number | null };
export type RunEvent =
  | {
      type: "named-methods.run-started";
      method: string;
      version: number;
      kind: SubjectKind;
      subject: string;
      place: string;
      steps: string[];
    }
  | { type: "named-methods.step-set"; no: string; state: Exclude<StepState, "todo">; reason: string | null; evidence: Shown[] }
  | { type: "named-methods.run-closed"; finished: boolean; reason: string | null };

export type RunStep = { no: string; state: StepState; at: string | null; reason: string | null; evidence: Shown[] };
export type Run =
  | { stage: "none" }
  | {
      stage: "running" | "finished" | "stopped";
      method: string;
      version: number;
      kind: SubjectKind;
      subject: string;
      place: string;
      steps: RunStep[];
      startedAt: string;
      closedAt: string | null;
      reason: string | null;
    };
export type KnownRun = Exclude<Run, { stage: "none" }>;

export const run = noun<Run, RunEvent>({
  kind: "named-methods.run",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<RunEvent>): Run => {
    if (event.type === "named-methods.run-started") {
      const { method, version, kind, subject, place, steps, at } = event;
      const fresh = steps.map((no): RunStep => ({ no, state: "todo", at: null, reason: null, evidence: [] }));
      return { stage: "running", method, version, kind, subject, place, steps: fresh, startedAt: at, closedAt: null, reason: null };
    }
    if (state.stage === "none") return state;
    if (event.type === "named-methods.run-closed")
      return { ...state, stage: event.finished ? "finished" : "stopped", closedAt: event.at, reason: event.reason };
    const { no, state: stands, at, reason, evidence } = event;
    return { ...state, steps: state.steps.map((one) => (one.no === no ? { no, state: stands, at, reason, evidence } : one)) };
  },
});

type Begun = { method: string; version: number; groups: readonly Group[]; kind: SubjectKind; subject: string; place: string };

/** A closed run may be begun again, by the version that holds then. */
export function start(state: Run, { groups, ...facts }: Begun): RunEvent[] {
  if (state.stage === "running") return [];
  return [{ type: "named-methods.run-started", ...facts, steps: numbered(groups).map(({ no }) => no) }];
}

function going(state: Run): KnownRun {
  if (state.stage === "none") throw refuse.notFound("named-methods.no-run");
  if (state.stage !== "running") throw refuse.conflict("named-methods.run-closed");
  return state;
}

const settled = ({ state }: RunStep): boolean => state === "done" || state === "na";

/** `kept`: what was shown, by the place it has in the item's list of evidence. */
export function setStep(
  state: Run,
  groups: readonly Group[],
  input: Pick<SetStep, "no" | "state">,
  kept: { reason: string | null; evidence: readonly Shown[] },
): RunEvent[] {
  const { steps } = going(state);
  const found = numbered(groups).find(({ no }) => no === input.no);
  if (!found) throw refuse.fields([{ path: "no", code: "named-methods.no-such-step", params: { no: input.no } }]);
  if (input.state === "na" && kept.reason === null) throw refuse.fields([{ path: "reason", code: "named-methods.reason-needed" }]);
  if (input.state === "done") {
    const missing = found.item.evidence.findIndex((_, at) => !kept.evidence.some((one) => one.at === at));
    if (missing >= 0)
      throw refuse.fields([
        {
          path: `evidence.${missing}`,
          code: "named-methods.evidence-needed",
          params: { label: found.item.evidence[missing]?.label ?? "" },
        },
      ]);
    const group = `${input.no.split(".")[0]}.`;
    const before = steps.slice(
      0,
      steps.findIndex(({ no }) => no === input.no),
    );
    const open = found.ordered ? before.find((one) => one.no.startsWith(group) && !settled(one)) : undefined;
    if (open) throw refuse.conflict("named-methods.in-order", { no: open.no });
  }
  return [{ type: "named-methods.step-set", no: input.no, state: input.state, reason: kept.reason, evidence: [...kept.evidence] }];
}

/** The end of the overlay alone: the record goes its own way, whatever is left of the steps. */
export function closeRun(state: Run, finished: boolean, reason: string | null): RunEvent[] {
  if (state.stage === (finished ? "finished" : "stopped")) return [];
  const { steps } = going(state);
  const left = steps.filter((one) => !settled(one)).length;
  if (finished && left > 0) throw refuse.conflict("named-methods.steps-left", { left });
  if (!finished && reason === null) throw refuse.fields([{ path: "reason", code: "named-methods.reason-needed" }]);
  return [{ type: "named-methods.run-closed", finished, reason }];
}
