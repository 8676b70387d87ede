import { cityDay } from "#platform/days";
import type { DocumentKind } from "#platform/documents";
import { ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { issueDocument } from "#modules/documents";
import type { MatterRef, Stage } from "./contract.ts";
import { matter, type Matter, type MatterEvent } from "./matter.ts";

export type Done = { id: string; stage: Stage };
type Step<I> = (ctx: CommandContext, state: Matter, facts: Omit<I, "home" | "id">) => readonly MatterEvent[];

export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
export const route = (step: string): string => `POST /api/decisions/{home}/{id}/${step}`;

/** A step that changes the matter alone. */
export function run<I extends MatterRef>(step: Step<I>): (ctx: CommandContext, input: I) => Done {
  return (ctx, { home, id, ...facts }) => ({ id, stage: ctx.change(matter, { home, id }, (state) => step(ctx, state, facts)).stage });
}
export const about = (input: MatterRef) => [ref(matter, keyOf(input))];
export const today = (ctx: CommandContext): string => cityDay(ctx.now);

/** A paper of the undertaker's; the unit comes with the input so that its row of numbers is loaded. */
export function issued(
  ctx: CommandContext,
  kind: DocumentKind,
  { home, id, paper, unit }: MatterRef & { paper: string; unit: string },
): string {
  const { area, undertaker } = ctx.state(matter, { home, id });
  if (undertaker !== unit) throw refuse.fields([{ path: "unit", code: "decisions.no-unit" }]);
  return issueDocument(ctx, kind, { unit, subject: { home, id }, id: paper, place: area });
}

/** Names stay in the vault; what is compared is a mark only this installation makes, different in every matter. */
export const markIn =
  (ctx: CommandContext, { home, id }: StreamKey) =>
  (name: string): string =>
    ctx.token("decisions.team", `${home} ${id} ${name.replaceAll(/\s/g, "")}`);
