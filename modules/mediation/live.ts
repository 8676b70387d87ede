import { refuse } from "#platform/refusals";
import { topic, type LiveOf } from "#platform/live";
import { sameSecret } from "#platform/ids";
import { earOf, holdsParty } from "./acting.ts";
import { channel, channelKey, hears, type Room } from "./channel.ts";
import { ReadOwnDispute, SIDES } from "./contract.ts";
import { z } from "zod";
import type { Dispute } from "./dispute.ts";
import { CONDUCT, grantAt, READ } from "./permits.ts";

export const disputeLive: LiveOf<Dispute> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.place, sealed: false, units: [] }),
  admits: (known, { place }) => grantAt(known, READ, place) !== null,
};
export const channelLive: LiveOf<Room> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.place, sealed: false, units: [] }),
  admits: (known, { place }) => grantAt(known, CONDUCT, place) !== null,
};

const OwnRoom = ReadOwnDispute.extend({ ear: z.string().min(20).max(64) });
/** A party hears that its own case, the shared channel or its own caucus changed; the other side's caucus is a record it is never told of. */
export const ownRoomTopic = topic({
  name: "mediation-own",
  summary: { zh: "自己的调解有了变动", en: "One's own mediation has changed" },
  input: OwnRoom,
  unlogged: ["secret", "ear"],
  open: (ctx, input) => {
    const side = SIDES.find((one) => sameSecret(earOf(ctx, input, one), input.ear));
    if (side === undefined || !holdsParty(ctx, input)) throw refuse.notFound("mediation.wrong-link");
    const heard = new Set([
      input.id,
      ...(["shared", "caucus-applicant", "caucus-respondent"] as const)
        .filter((which) => hears(side, which))
        .map((which) => channelKey(input, which).id),
    ]);
    return {
      hears: (change) =>
        (change.kind === channel.kind || change.kind === "mediation.dispute") && change.home === input.home && heard.has(change.stream),
      tells: "stir",
      of: `${input.home}/${input.id}/${input.party}`,
    };
  },
});
