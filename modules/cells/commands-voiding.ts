import type { z } from "zod";
import { noGrant } from "#platform/access";
import { namedUuid } from "#platform/ids";
import { command, ref, type JobRequest, type Recorded } from "#platform/ledger";
import type { JobKind } from "#platform/modules";
import { about, change, sealed } from "./acting.ts";
import * as c from "./contract.ts";
import * as step from "./deciding.ts";
import { programmeKey } from "./keys.ts";
import { atUnit, forUnit, overRound, RULE } from "./permits.ts";
import { programme, voidRound, type ProgrammeEvent } from "./programme.ts";

export const withdrawApplication = command<z.output<typeof c.Withdraw>, c.Done>({
  name: "cells.withdraw",
  route: "POST /api/cells/applications/{home}/{id}/withdrawal",
  summary: { zh: "撤回申报", en: "Withdraw the application" },
  input: c.Withdraw,
  about,
  allow: forUnit(),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "withdrawal", "cells.work", input.reason);
    return change(ctx, input, (state) => step.withdraw(state, text));
  },
});

export const voidOpenRound = command<z.output<typeof c.VoidRound>, { round: string }>({
  name: "cells.void-round",
  route: "POST /api/cells/rounds/{round}/voiding",
  summary: { zh: "作废一轮申报（名单或检查员库有误）", en: "Void a round opened with a wrong list or pool" },
  input: c.VoidRound,
  about: (input) => [ref(programme, programmeKey(input.scheme))],
  allow: overRound(),
  run: (ctx, input) => {
    const key = programmeKey(input.scheme);
    const text = sealed(ctx, key, "void", "cells.work", input.reason);
    ctx.change(programme, key, (state) => voidRound(state, input.round, text));
    return { round: input.round };
  },
});

export const voidOne = command<z.output<typeof c.VoidApplication>, c.Done>({
  name: "cells.void",
  route: "POST /api/cells/applications/{home}/{id}/voiding",
  summary: { zh: "作废一件误收的申报", en: "Void an application taken in by mistake" },
  input: c.VoidApplication,
  about,
  allow: {
    roles: [...RULE, "system"],
    condition: "over the unit's place, not of the unit itself; jobs after its round was voided",
    admits: (ctx, input) => (ctx.actor.kind === "system" ? noGrant : atUnit(RULE).admits(ctx, input)),
  },
  run: (ctx, input) => {
    const text = input.reason ? sealed(ctx, input, "void", "cells.work", input.reason) : null;
    return change(ctx, input, (state) => step.voidApplication(state, text));
  },
});

/** What was applied for in a round ends with it. */
export const afterProgramme = (events: readonly Recorded<ProgrammeEvent>[]): JobRequest[] =>
  events.flatMap((event) =>
    event.type === "cells.round-voided" ? [{ kind: "cells.void-applications", payload: { round: event.round } }] : [],
  );

export const voidingJob: JobKind = {
  kind: "cells.void-applications",
  run: async (ctx, payload) => {
    const round = String(payload["round"]);
    const rows = await ctx.query(
      [""],
      ({ db }) => db<{ home: string; id: string }[]>`
      select home, id::text from cells.application where round = ${round} and stage = any(${[...step.UNDECIDED]}::text[]) order by home, id`,
    );
    for (const key of rows) await ctx.execute(voidOne, { ...key, reason: null }, namedUuid("cells.void", round, key.id));
  },
};
