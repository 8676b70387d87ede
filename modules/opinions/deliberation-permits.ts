import { grantsOver, liveGrants, noGrant, type Allow, type Asking, type Grant } from "#platform/access";
import { sameSecret } from "#platform/ids";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { Handling, Subject } from "#platform/modules";
import { refuse } from "#platform/refusals";
import type { AnnounceDeliberation } from "./contract.ts";
import { deliberation, emailOf, needsOf, phoneOf, type Deliberation } from "./deliberation.ts";
import { OFFICERS } from "./permits.ts";

/** Who calls residents and units of an area together. */
export const CONVENERS = ["dispatcher", "supervisor", "commandRoom"] as const;

export const convenes = ({ actor, now }: Asking, area: string): Grant | null => grantsOver(actor, CONVENERS, area || "-", now)[0] ?? null;
export const owes = (asking: Asking, owner: string): Grant | null =>
  liveGrants(asking, OFFICERS).find(({ unit }) => unit === owner) ?? null;

export const overArea: Allow<AnnounceDeliberation> = {
  roles: CONVENERS,
  condition: "over the area named",
  admits: (ctx, { area }) => convenes(ctx, area),
};
export const overIts = <I extends StreamKey>(): Allow<I> => ({
  roles: CONVENERS,
  condition: "over the deliberation's area",
  admits: (ctx, { home, id }) => {
    const state = ctx.state(deliberation, { home, id });
    return state.stage === "none" ? null : convenes(ctx, state.area);
  },
});
export const ofOwner = <I extends StreamKey & { decision: string }>(): Allow<I> => ({
  roles: OFFICERS,
  condition: "of the unit that owes the decision",
  admits: (ctx, { home, id, decision }) => {
    const state = ctx.state(deliberation, { home, id });
    const found = state.stage === "none" ? undefined : state.decisions.find((one) => one.decision === decision);
    return found ? owes(ctx, found.owner) : null;
  },
});

type Seat = StreamKey & { volunteer: string };
/** The secret of a volunteer's own link. */
export const seatSecret = (ctx: Pick<CommandContext, "token">, { home, id, volunteer }: Seat): string =>
  ctx.token("opinions.seat", `${home}/${id}/${volunteer}`);
export const seatPath = (ctx: Pick<CommandContext, "token">, seat: Seat): string =>
  `/seat/${seat.home}/${seat.id}/${seat.volunteer}/${seatSecret(ctx, seat)}`;
export const holdsSeat = (ctx: Pick<CommandContext, "token">, seat: Seat, secret: string): boolean =>
  sameSecret(seatSecret(ctx, seat), secret);

export const ofSeat = <I extends Seat & { secret: string }>(): Allow<I> => ({
  roles: ["resident"],
  condition: "with the secret of the volunteer's own link",
  admits: (ctx, input) => {
    if (!holdsSeat(ctx, input, input.secret)) throw refuse.notFound("opinions.wrong-link");
    return noGrant;
  },
});

/** Each volunteer, by the contact left: none of another's. */
export const volunteersOf = (state: Deliberation): Subject[] =>
  state.stage === "none" || state.destroyedAt !== null
    ? []
    : state.pool.map(({ id, phone, language }) => ({
        id,
        contact: phone ? phoneOf(id) : null,
        language,
        owns: (field) => [phoneOf(id), emailOf(id), needsOf(id)].includes(field),
      }));

export const handlesDeliberation = (state: Deliberation, { grant }: Handling): boolean =>
  state.stage !== "none" && state.area.startsWith(grant.area) && CONVENERS.some((role) => role === grant.role);
