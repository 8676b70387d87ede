import type { z } from "zod";
import { receiptNumber } from "#platform/ids";
import { proofOf, type EventProof } from "#platform/log";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { ReadOwnDispute, ReadOwnProof, type OwnProofs } from "./contract.ts";
import type { DisputeEvent, Party } from "./dispute.ts";
import { ownOf } from "./queries-own.ts";

type Stored = { seq: number; type: string; at: string; data: DisputeEvent };

/**
 * What a party may hold a proof of: its own acts, what binds both sides, and the application, for whoever made it. Never an event in which something of the
 * other side stands that the party was not told: an event is proved whole or not at all.
 */
export function isProvable(event: DisputeEvent, party: string): boolean {
  switch (event.type) {
    case "mediation.registered":
      return (
        event.source === "application" &&
        event.parties.some(({ id, side }) => id === party && side === "applicant") &&
        event.parties.every((one: Party) => one.id === party || (one.barred.length === 0 && one.needs === null))
      );
    case "mediation.consented":
    case "mediation.refused":
    case "mediation.mediator-chosen":
    case "mediation.more-time-asked":
      return event.party === party;
    case "mediation.signed":
      return event.signer === party;
    case "mediation.accepted":
    case "mediation.took-effect":
      return true;
    default:
      return false;
  }
}

async function provable(ctx: QueryContext, ask: { home: string; id: string }, party: string): Promise<Stored[]> {
  const rows = await ctx.db<{ seq: number; type: string; at: string; data: object }[]>`
    select seq, type, at, data from ledger.event where home = ${ask.home} and stream = ${ask.id} order by seq`;
  return rows
    .map(({ seq, type, at, data }): Stored => ({ seq, type, at, data: { ...data, type } as DisputeEvent }))
    .filter(({ data }) => isProvable(data, party));
}

export const listOwnProofs = query<z.output<typeof ReadOwnDispute>, OwnProofs>({
  name: "mediation.list-own-proofs",
  route: "GET /api/mediation/own/{home}/{id}/{party}/proofs",
  summary: { zh: "当事人可取存证的步骤", en: "Which steps a party may have a proof of" },
  input: ReadOwnDispute,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, ask) => {
    const { party } = await ownOf(ctx, ask);
    const steps = await provable(ctx, ask, party.id);
    return { number: receiptNumber(ask.id), steps: steps.map(({ seq, type, at }) => ({ seq, type, at })) };
  },
});

export const readOwnProof = query<z.output<typeof ReadOwnProof>, EventProof>({
  name: "mediation.read-own-proof",
  route: "GET /api/mediation/own/{home}/{id}/{party}/proofs/{seq}",
  summary: { zh: "当事人取一步的存证", en: "The proof of one step, for a party" },
  input: ReadOwnProof,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, ask) => {
    const { party } = await ownOf(ctx, ask);
    const known = (await provable(ctx, ask, party.id)).some(({ seq }) => seq === ask.seq);
    const proof = known ? await proofOf(ctx.db, ask, ask.seq) : null;
    if (!proof) throw refuse.notFound("record.not-found");
    return proof;
  },
});
