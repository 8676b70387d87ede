import type { z } from "zod";
import { bearerOf, noGrant } from "#platform/access";
import { receiptNumber } from "#platform/ids";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { assertGrid, atRequest, inGridKey, isDemo, keyOf, sealed, timing } from "./acting.ts";
import {
  FinishServiceRequest,
  HandOverServiceRequest,
  NoteServiceRequest,
  RateServiceRequest,
  ReopenServiceRequest,
  TakeServiceRequest,
  WithdrawServiceRequest,
  type Done,
  type RequestReceipt,
} from "./contract.ts";
import { grantAt, GRID, SERVERS, TAKERS } from "./permits.ts";
import { cityPractice } from "./register-practice.ts";
import { end, hadHand, note, rate, reopen, request, take, withdraw } from "./request.ts";

const bearer = bearerOf(request, "grid-work.wrong-link", { had: hadHand, refusal: "grid-work.not-the-resident" });
const about = (input: StreamKey) => [ref(request, input)];

function stand(ctx: CommandContext, key: StreamKey): Done {
  return { ...keyOf(key), stage: ctx.state(request, keyOf(key)).stage };
}

/** Six decimals are a hand's breadth: finer digits tell nothing of the place and something of the phone. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function takenFrom(ctx: CommandContext, key: StreamKey, input: z.output<typeof TakeServiceRequest>) {
  const kind = ctx.read(cityPractice).requestKind(input.kind);
  if (!kind) throw refuse.fields([{ path: "kind", code: "grid-work.no-such-kind", params: { kind: input.kind } }]);
  const { grid, channel, language } = input;
  return {
    grid,
    kind: kind.code,
    limit: kind.limit,
    // Counted from when the city heard of it: a phone's clock moves no duty.
    due: timing(ctx).due(ctx.now, kind.limit),
    desk: ctx.read(organisations).responsible("centre", grid)?.code ?? `centre-${grid.slice(0, 9)}`,
    need: sealed(ctx, key, "need", "grid-work.request", input.need),
    name: sealed(ctx, key, "name", "grid-work.contact", input.name),
    phone: sealed(ctx, key, "phone", "grid-work.contact", input.phone),
    address: sealed(ctx, key, "address", "grid-work.request", input.address),
    point: input.point ? { lon: rounded(input.point.lon), lat: rounded(input.point.lat) } : null,
    photos: [...new Set(input.photos)],
    channel,
    language,
    seenAt: input.seenAt ?? null,
    demo: isDemo(ctx, grid, input.asDemo),
  };
}

export const takeServiceRequest = command<z.output<typeof TakeServiceRequest>, RequestReceipt>({
  name: "grid-work.take-service-request",
  route: "POST /api/grid-work/requests",
  summary: { zh: "登记服务代办", en: "Take a service request" },
  input: TakeServiceRequest,
  about: (input) => [ref(request, inGridKey(input))],
  allow: {
    roles: [...TAKERS, "system"],
    condition: "in the grid named",
    admits: (ctx, { grid }) => {
      const found = ctx.actor.kind === "system" ? noGrant : grantAt(ctx, TAKERS, grid);
      if (found === null && ctx.actor.kind === "staff" && ctx.actor.grants.some(({ role }) => role === GRID[0] || role === GRID[1]))
        throw refuse.forbidden("grid-work.not-your-grid", { grid });
      return found;
    },
  },
  run: (ctx, input) => {
    assertGrid(ctx, input.grid);
    const key = inGridKey(input);
    // The sender's own repetition never comes this far.
    if (ctx.state(request, key).stage !== "none") throw refuse.conflict("grid-work.taken-already", { number: receiptNumber(input.id) });
    const taken = takenFrom(ctx, key, input);
    ctx.change(request, key, (state) => take(state, taken));
    const { dueAt, provisional } = taken.due;
    return { ...key, number: receiptNumber(key.id), dueAt, provisional, stage: "open" };
  },
});

export const noteServiceRequest = command<z.output<typeof NoteServiceRequest>, Done>({
  name: "grid-work.note-service-request",
  route: "POST /api/grid-work/requests/{home}/{id}/notes",
  summary: { zh: "记下办理经过", en: "Note what was done" },
  input: NoteServiceRequest,
  about,
  allow: atRequest(SERVERS),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "note", "grid-work.result", input.text);
    ctx.change(request, keyOf(input), (state) => note(state, ctx.commandId, text));
    return stand(ctx, input);
  },
});

const rateUntil = (ctx: CommandContext): string => timing(ctx).due(ctx.now, ctx.read(cityPractice).view.rating).dueAt;

export const finishServiceRequest = command<z.output<typeof FinishServiceRequest>, Done>({
  name: "grid-work.finish-service-request",
  route: "POST /api/grid-work/requests/{home}/{id}/endings",
  summary: { zh: "办结：办成、办不成并说明、不再需要", en: "End it: done, not possible and why, or no longer needed" },
  input: FinishServiceRequest,
  about,
  allow: atRequest(SERVERS),
  run: (ctx, input) => {
    const { round, ending, photos } = input;
    const text = sealed(ctx, input, "result", "grid-work.result", input.result);
    const ended = { entry: ctx.commandId, round, ending, text, to: null, acceptedBy: null, photos, rateUntil: rateUntil(ctx) };
    ctx.change(request, keyOf(input), (state) => end(state, ended));
    return stand(ctx, input);
  },
});

export const handOverServiceRequest = command<z.output<typeof HandOverServiceRequest>, Done>({
  name: "grid-work.hand-over-service-request",
  route: "POST /api/grid-work/requests/{home}/{id}/hand-overs",
  summary: { zh: "移交并已被接收", en: "Handed over, and accepted there" },
  input: HandOverServiceRequest,
  about,
  allow: atRequest(SERVERS),
  run: (ctx, input) => {
    const put = (name: string, value: string): string => sealed(ctx, input, name, "grid-work.result", value);
    const ended = {
      entry: ctx.commandId,
      round: input.round,
      ending: "elsewhere" as const,
      text: put("reason", input.reason),
      to: put("to", input.to),
      acceptedBy: put("accepted-by", input.acceptedBy),
      photos: [],
      rateUntil: rateUntil(ctx),
    };
    ctx.change(request, keyOf(input), (state) => end(state, ended));
    return stand(ctx, input);
  },
});

export const withdrawServiceRequest = command<z.output<typeof WithdrawServiceRequest>, Done>({
  name: "grid-work.withdraw-service-request",
  route: "POST /api/grid-work/requests/{home}/{id}/withdrawals",
  summary: { zh: "居民撤回", en: "The resident withdraws" },
  input: WithdrawServiceRequest,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = sealed(ctx, input, "withdrawal", "grid-work.request", input.reason);
    ctx.change(request, keyOf(input), (state) => withdraw(state, ctx.commandId, text, ctx.now));
    return stand(ctx, input);
  },
});

export const rateServiceRequest = command<z.output<typeof RateServiceRequest>, Done>({
  name: "grid-work.rate-service-request",
  route: "POST /api/grid-work/requests/{home}/{id}/ratings",
  summary: { zh: "居民评价", en: "The resident rates" },
  input: RateServiceRequest,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const { satisfied, solved } = input;
    const text = sealed(ctx, input, "rating", "grid-work.request", input.text);
    ctx.change(request, keyOf(input), (state) => rate(state, { satisfied, solved, text }, ctx.now));
    return stand(ctx, input);
  },
});

export const reopenServiceRequest = command<z.output<typeof ReopenServiceRequest>, Done>({
  name: "grid-work.reopen-service-request",
  route: "POST /api/grid-work/requests/{home}/{id}/reopenings",
  summary: { zh: "没解决，退回重办", en: "Not solved: back to work" },
  input: ReopenServiceRequest,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reopening", "grid-work.request", input.reason);
    ctx.change(request, keyOf(input), (state) => {
      const limit = state.stage === "none" ? null : state.limit;
      return limit === null ? [] : reopen(state, text, timing(ctx).due(ctx.now, limit), ctx.now);
    });
    return stand(ctx, input);
  },
});
