import { createHash } from "node:crypto";
import { RECOUNT } from "#platform/clocks";
import { namedUuid, namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded } from "#platform/ledger";
import type { JobKind } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { defineRules } from "./commands.ts";
import { statute } from "./statute/index.ts";
import type { NoticeEvent, NoticeState } from "./year-notice.ts";

const CALENDAR_CHANGED = "limits.calendar-changed";

/** From December on, days may come from the notice of the year after. */
const spanOf = (year: number): { from: string; to: string } => ({ from: `${year - 1}-12-01`, to: `${year + 1}-02-01` });

/** A notice loaded, corrected or withdrawn: the administrators learn of it, and every clock that runs through its year is counted again. */
export const announce = (_key: unknown, state: NoticeState, events: readonly Recorded<NoticeEvent>[]): JobRequest[] =>
  state.stage === "none" || events.length === 0
    ? []
    : [
        { kind: CALENDAR_CHANGED, payload: { year: state.year, at: state.at, loaded: state.stage === "loaded" } },
        { kind: RECOUNT, payload: spanOf(state.year) },
      ];

const release = createHash("sha256").update(JSON.stringify(statute)).digest("hex").slice(0, 32);

export const jobs: readonly JobKind[] = [
  {
    // The same table gives the same command, so it is recorded once however often the job runs.
    kind: "limits.define-rules",
    run: async (ctx) => void (await ctx.execute(defineRules, { release }, namedUuid("limits.define-rules", release))),
  },
  {
    // All due dates of the city follow from this: every administrator learns of it, not only who did it.
    kind: CALENDAR_CHANGED,
    run: async (ctx, payload) => {
      const { year, at, loaded } = payload as { year: number; at: string; loaded: boolean };
      await ctx.notify({
        id: namedUuidAt(at, CALENDAR_CHANGED, String(year)),
        to: { kind: "role", role: "admin", area: cityCode() },
        words: loaded ? "limits.notice.loaded" : "limits.notice.withdrawn",
        params: { year },
      });
    },
  },
];
