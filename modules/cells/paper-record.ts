import type { Recorded, StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { textsOf } from "#platform/reading";
import { application, type Application, type KnownApplication } from "./application.ts";
import { known } from "./applying.ts";
import type { Scheme } from "./contract.ts";
import type { ApplicationEvent, Cited } from "./event.ts";
import { schemes } from "./registers.ts";

type Stored = { seq: number; type: string; data: object; at: string; by: string; role: string; unit: string };
type Step = Recorded<ApplicationEvent>;
export type Of<T extends ApplicationEvent["type"]> = Extract<Step, { type: T }>;
/** The record before the step the paper is about and after it, with every step up to there: a paper says what held then, whenever it is made. */
export type Then = {
  ctx: QueryContext;
  before: Application;
  after: KnownApplication;
  steps: readonly Step[];
  rule: Scheme;
  open: (field: string | null | undefined) => string;
};

const citedIn = ({ cited }: Cited): string | null => cited?.text ?? null;
/** Texts of the steps: what was found, said, done and decided. */
function sealedIn(steps: readonly Step[]): (string | null)[] {
  return steps.flatMap((step) => {
    const own = "text" in step ? [step.text] : [];
    if (step.type === "cells.applied" || step.type === "cells.resubmitted") return step.self.map(citedIn);
    if (step.type !== "cells.inspected" && step.type !== "cells.rechecked") return own;
    const lines = step.results.flatMap((one) => [one.reason, citedIn(one)]);
    return step.type === "cells.inspected" ? [step.statement, ...lines] : [...own, ...lines];
  });
}
const TOLD: readonly string[] = [
  "cells.applied",
  "cells.resubmitted",
  "cells.inspected",
  "cells.rectified",
  "cells.rechecked",
  "cells.revoked",
];

export async function thenOf(ctx: QueryContext, key: StreamKey, seq: number): Promise<Then> {
  const rows = await ctx.db<Stored[]>`
    select seq, type, data, at, actor as by, role, unit from ledger.event where home = ${key.home} and stream = ${key.id} and seq <= ${seq} order by seq`;
  const steps = rows.map(({ data, at, ...row }) => ({ ...row, ...data, at: new Date(at).toISOString() }) as Step);
  const before = steps.slice(0, -1).reduce(application.evolve, application.initial);
  const last = steps.at(-1);
  if (last?.seq !== seq) throw new Error(`no entry ${seq} of ${key.home}/${key.id}`);
  const after = known(application.evolve(before, last));
  const rule = ctx.read(schemes).at(after.scheme, after.version);
  if (!rule) throw new Error(`no checklist ${after.scheme} ${after.version}`);
  const texts = await textsOf(ctx, key, sealedIn(steps.filter(({ type }) => TOLD.includes(type))));
  return { ctx, before, after, steps, rule, open: (field) => texts(field) ?? "" };
}

export const lastOf = <T extends ApplicationEvent["type"]>({ steps }: Pick<Then, "steps">, type: T): Of<T> => {
  const found = steps.findLast((one) => one.type === type);
  if (!found) throw new Error(`no ${type} before this step`);
  return found as Of<T>;
};
