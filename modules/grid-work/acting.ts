import { liveGrants, type Allow } from "#platform/access";
import { type CommandContext, sealing, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { calendar } from "#modules/limits";
import { timingOf } from "#modules/incidents";
import { places } from "#modules/places";
import type { PhraseKind } from "./contract.ts";
import { happenedAt } from "./entries.ts";
import { grantAt } from "./permits.ts";
import { cityPractice } from "./register-practice.ts";
import { request, type Request } from "./request.ts";

/** Grid work is kept where the grid lies. */
export const homeOfGrid = (grid: string): string => grid.slice(0, 9);
export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
export const inGridKey = ({ grid, id }: { grid: string; id: string }): StreamKey => ({ home: homeOfGrid(grid), id });

/** In a demonstration city everything is 示意数据; elsewhere only what the installation's loader marks. */
export const isDemo = (ctx: CommandContext, grid: string, asDemo = false): boolean =>
  (ctx.actor.kind === "system" && asDemo) || (ctx.read(places).area(grid.slice(0, 12))?.synthetic ?? false);

export function assertGrid(ctx: CommandContext, grid: string, path = "grid"): void {
  if (!ctx.read(places).area(grid)) throw refuse.fields([{ path, code: "grid-work.no-such-grid", params: { grid } }]);
}

/** Codes that hold or once held: a phone that was away may know older ones. */
export function assertPhrases(ctx: CommandContext, kind: PhraseKind, codes: readonly string[]): void {
  const practice = ctx.read(cityPractice);
  const unknown = codes.find((code) => !practice.knowsPhrase(kind, code));
  if (unknown !== undefined) throw refuse.fields([{ path: "phrases", code: "grid-work.no-such-phrase", params: { phrase: unknown } }]);
}

export const instantOf = (ctx: CommandContext, seenAt: string): string =>
  happenedAt(seenAt, ctx.now, ctx.read(cityPractice).view.offlineDays);

export const timing = (ctx: CommandContext): ReturnType<typeof timingOf> => timingOf(ctx.read(calendar));

export type TextPurpose = "grid-work.visit" | "grid-work.request" | "grid-work.contact" | "grid-work.result" | "grid-work.finding";

/** Puts a text into the record's vault under a name of the command's own, so that a repetition writes the same; gives the name. */
export const sealed = sealing<TextPurpose>();

/**
 * Staff who may take a step in a service request where it stands. When it has not arrived yet, a worker of the same town is told to try again: the
 * phone's steps may overtake each other.
 */
export const atRequest = <I extends StreamKey>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "at the request's place",
  admits: (ctx, input) => {
    const state: Request = ctx.state(request, keyOf(input));
    if (state.stage !== "none") return grantAt(ctx, roles, state.grid);
    const near = liveGrants(ctx, roles).some(({ area }) => area.startsWith(input.home) || input.home.startsWith(area));
    if (near) throw refuse.conflict("grid-work.not-yet");
    return null;
  },
});
