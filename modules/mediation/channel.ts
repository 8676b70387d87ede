import { namedUuid } from "#platform/ids";
import { noun, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";

export type Channel = "shared" | "caucus-applicant" | "caucus-respondent";
export type Said = { entry: string; what: "note" | "proposal"; text: string; by: string };
export type ChannelEvent =
  | ({ type: "mediation.said"; speaker: string; dispute: { home: string; id: string }; place: string; channel: Channel } & Omit<Said, "by">)
  | { type: "mediation.proposal-answered"; proposal: string; party: string; accepts: boolean };
export type Room =
  | { stage: "none" }
  | {
      stage: "open";
      dispute: { home: string; id: string };
      place: string;
      channel: Channel;
      entries: readonly (Said & { at: string })[];
      answers: readonly { proposal: string; party: string; accepts: boolean; at: string }[];
    };

/** A channel is a record of its own, so that whoever may not hear it does not even learn that something was said. */
export const channel = noun<Room, ChannelEvent>({
  kind: "mediation.channel",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "mediation.said") {
      const { entry, what, text, speaker: by, at, dispute, place } = event;
      const before = state.stage === "none" ? { entries: [], answers: [] } : state;
      return {
        stage: "open",
        dispute,
        place,
        channel: event.channel,
        entries: [...before.entries, { entry, what, text, by, at }],
        answers: before.answers,
      };
    }
    if (state.stage === "none") return state;
    const { proposal, party, accepts, at } = event;
    const others = state.answers.filter((one) => one.proposal !== proposal || one.party !== party);
    return { ...state, answers: [...others, { proposal, party, accepts, at }] };
  },
});

const MOST = 500;
export function say(
  state: Room,
  where: { dispute: { home: string; id: string }; place: string; channel: Channel },
  said: Said,
): ChannelEvent[] {
  if (state.stage !== "none" && state.entries.length >= MOST) throw refuse.conflict("mediation.room-full");
  const { by: speaker, entry, what, text } = said;
  return [{ type: "mediation.said", ...where, speaker, entry, what, text }];
}

export function answerProposal(state: Room, proposal: string, party: string, accepts: boolean): ChannelEvent[] {
  if (state.stage === "none" || !state.entries.some(({ entry, what }) => entry === proposal && what === "proposal"))
    throw refuse.notFound("mediation.no-such-proposal");
  return [{ type: "mediation.proposal-answered", proposal, party, accepts }];
}

/** Whose caucus is not this side's is not there at all. */
export const hears = (side: "applicant" | "respondent", which: Channel): boolean => which === "shared" || which === `caucus-${side}`;

export const channelKey = ({ home, id }: StreamKey, which: string): StreamKey => ({ home, id: namedUuid("mediation.channel", id, which) });
