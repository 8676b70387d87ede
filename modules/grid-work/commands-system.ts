import { z } from "zod";
import { systemOnly } from "#platform/access";
import { recounted } from "#platform/clocks";
import { command, ref } from "#platform/ledger";
import { keyOf, timing } from "./acting.ts";
import { Every, Subject, type Done } from "./contract.ts";
import { request, type RequestEvent } from "./request.ts";
import { tell } from "./request-clocks.ts";
import { dropRound, lookAt, openRound, round, roundKey } from "./round.ts";

export const tellRequestDue = command<z.output<typeof Subject>, Done>({
  name: "grid-work.tell-request-due",
  route: "POST /api/grid-work/requests/{home}/{id}/reminders",
  summary: { zh: "代办到期提醒或告知超期", en: "Remind of a due service request, or tell that it lapsed" },
  input: Subject,
  about: (input) => [ref(request, input)],
  allow: systemOnly(),
  run: (ctx, input) => ({ ...keyOf(input), stage: ctx.change(request, keyOf(input), (state) => tell(state, ctx.now)).stage }),
});

export const recomputeRequestDue = command<z.output<typeof Subject>, Done>({
  name: "grid-work.recompute-request-due",
  route: "POST /api/grid-work/requests/{home}/{id}/recomputations",
  summary: { zh: "放假安排公布或更正后重算期限", en: "Count a promised date again once holidays are published or corrected" },
  input: Subject,
  about: (input) => [ref(request, input)],
  allow: systemOnly(),
  run: (ctx, input) => {
    const state = ctx.change(request, keyOf(input), (found): RequestEvent[] => {
      if (found.stage !== "open") return [];
      return recounted([{ slot: "answer", ...found }], ctx.now, timing(ctx).due).map(({ due }) => ({
        type: "grid-work.request-due-recomputed",
        due,
      }));
    });
    return { ...keyOf(input), stage: state.stage };
  },
});

const Owed = z.object({
  home: Subject.shape.home,
  point: Subject.shape.id,
  grid: z.string(),
  every: Every,
  from: z.string(),
  to: z.string(),
  demo: z.boolean(),
});
const owedOf = ({ point, grid, every, from, to, demo }: z.output<typeof Owed>) => ({ point, grid, every, from, to, demo });

export const openPointRound = command<z.output<typeof Owed>, Done>({
  name: "grid-work.open-round",
  route: "POST /api/grid-work/rounds/openings",
  summary: { zh: "巡查点进入新一周期", en: "A patrol point is owed a look in a new period" },
  input: Owed,
  about: ({ home, point, every, from }) => [ref(round, roundKey(home, point, every, from))],
  allow: systemOnly(),
  run: (ctx, input) => {
    const key = roundKey(input.home, input.point, input.every, input.from);
    return { ...key, stage: ctx.change(round, key, (state) => openRound(state, owedOf(input))).stage };
  },
});

export const LookAtRound = Owed.extend({ lookedAt: z.string() });
export const lookAtRound = command<z.output<typeof LookAtRound>, Done>({
  name: "grid-work.look-at-round",
  route: "POST /api/grid-work/rounds/looks",
  summary: { zh: "巡查点本周期已看", en: "A patrol point was looked at in a period" },
  input: LookAtRound,
  about: ({ home, point, every, from }) => [ref(round, roundKey(home, point, every, from))],
  allow: systemOnly(),
  run: (ctx, input) => {
    const key = roundKey(input.home, input.point, input.every, input.from);
    return { ...key, stage: ctx.change(round, key, (state) => lookAt(state, owedOf(input), input.lookedAt)).stage };
  },
});

export const dropPointRound = command<z.output<typeof Subject>, Done>({
  name: "grid-work.drop-round",
  route: "POST /api/grid-work/rounds/{home}/{id}/dropping",
  summary: { zh: "点位或计划停用，本周期不计", en: "The point or plan is out of service: the round is dropped" },
  input: Subject,
  about: (input) => [ref(round, input)],
  allow: systemOnly(),
  run: (ctx, input) => ({ ...keyOf(input), stage: ctx.change(round, keyOf(input), dropRound).stage }),
});
