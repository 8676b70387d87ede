import type { z } from "zod";
import { cityDay } from "#platform/days";
import { namedUuid } from "#platform/ids";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { bearer, conducting, keyOf, seal } from "./acting.ts";
import { agenda, book, free } from "./agenda.ts";
import { answerProposal, channel, channelKey, hears, say } from "./channel.ts";
import * as c from "./contract.ts";
import type { Done } from "./contract.ts";
import { dispute } from "./dispute.ts";
import { known, open, partyOf } from "./intake.ts";
import { CONDUCT, RECORD } from "./permits.ts";
import { cityMediation } from "./register-mediation.ts";
import { cancelSession, sessionOf, setSession } from "./sessions.ts";
import { step } from "./step.ts";

type Known = Pick<CommandContext, "read">;
type Slot = { of: string; what: "room" | "mediator"; area: string; key: StreamKey };

/** The days of rooms and mediators a session takes: each a record of its own, so that two who book at once are told. */
function slots({ read }: Known, { room, mediators, from }: { room: string | null; mediators: readonly string[]; from: string }): Slot[] {
  const day = cityDay(from);
  const register = read(cityMediation);
  const place = room === null ? undefined : register.room(room);
  const rooms: Slot[] =
    room !== null && place
      ? [{ of: room, what: "room", area: place.committee.area, key: { home: place.home, id: namedUuid("mediation.agenda", room, day) } }]
      : [];
  const people = [...new Set(mediators)].flatMap((one): Slot[] => {
    const found = register.mediator(one);
    return found
      ? [{ of: one, what: "mediator", area: found.area, key: { home: found.home, id: namedUuid("mediation.agenda", one, day) } }]
      : [];
  });
  return [...rooms, ...people];
}

export const setDisputeSession = command<z.output<typeof c.SetSession>, Done>({
  name: "mediation.set-session",
  route: "POST /api/mediation/disputes/{home}/{id}/sessions",
  summary: { zh: "约定调解时间和调解室", en: "Fix a session and its room" },
  input: c.SetSession,
  about: (input, ctx) => [ref(dispute, input), ...slots(ctx, input).map(({ key }) => ref(agenda, key))],
  allow: conducting(RECORD),
  run: (ctx, input) => {
    const { session, room, online, from, to, mediators } = input;
    if (room !== null && !ctx.read(cityMediation).room(room)) throw refuse.fields([{ path: "room", code: "mediation.no-such-room" }]);
    const done = step(ctx, input, (state) => setSession(state, { id: session, room, online, from, to, mediators }, ctx.now));
    const booking = { session, dispute: keyOf(input), from, to };
    for (const { of, what, area, key } of slots(ctx, input)) ctx.change(agenda, key, (state) => book(state, of, what, area, booking));
    return done;
  },
});

export const cancelDisputeSession = command<z.output<typeof c.CancelSession>, Done>({
  name: "mediation.cancel-session",
  route: "POST /api/mediation/disputes/{home}/{id}/session-cancellations",
  summary: { zh: "取消约定的调解，释放调解室", en: "Call a session off; the room is free again" },
  input: c.CancelSession,
  about: (input, ctx) => [
    ref(dispute, input),
    ...slots(ctx, { room: input.room, mediators: input.mediators, from: input.from }).map(({ key }) => ref(agenda, key)),
  ],
  allow: conducting(RECORD),
  run: (ctx, input) => {
    const state = ctx.state(dispute, keyOf(input));
    const found = sessionOf(state, input.session);
    if (found.room !== input.room || found.from !== input.from || found.mediators.join() !== input.mediators.join())
      throw refuse.conflict("mediation.no-such-session");
    const text = seal(ctx, input, "words", "mediation.case", input.reason);
    const done = step(ctx, input, (now) => cancelSession(now, input.session, text));
    for (const { key } of slots(ctx, found)) ctx.change(agenda, key, (now) => free(now, input.session));
    return done;
  },
});

// ——— the online room: one record a channel ———

const channelOf = (input: StreamKey & { channel: string }) => [ref(dispute, input), ref(channel, channelKey(input, input.channel))];

function saying(ctx: CommandContext, input: z.output<typeof c.SayInRoom>, by: string): Done {
  const { place } = open(ctx.state(dispute, keyOf(input)));
  const key = channelKey(input, input.channel);
  const text = seal(ctx, key, "said", "mediation.room", input.text);
  const where = { dispute: keyOf(input), place, channel: input.channel };
  return {
    ...keyOf(input),
    stage: ctx.change(channel, key, (state) => say(state, where, { entry: ctx.commandId, what: input.what, text, by })).stage,
  };
}

export const sayInRoom = command<z.output<typeof c.SayInRoom>, Done>({
  name: "mediation.say-in-room",
  route: "POST /api/mediation/disputes/{home}/{id}/room",
  summary: { zh: "调解员在线上调解室发言、提方案", en: "The mediator speaks in the online room" },
  input: c.SayInRoom,
  about: channelOf,
  allow: conducting(CONDUCT),
  run: (ctx, input) => saying(ctx, input, "mediator"),
});

export const sayInRoomAsParty = command<z.output<typeof c.SayInRoomOwn>, Done>({
  name: "mediation.say-as-party",
  route: "POST /api/mediation/disputes/{home}/{id}/room-entries",
  summary: { zh: "当事人在线上调解室发言", en: "A party speaks in the online room" },
  input: c.SayInRoomOwn,
  about: channelOf,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const { side } = partyOf(known(ctx.state(dispute, keyOf(input))), input.party);
    if (!hears(side, input.channel)) throw refuse.notFound("mediation.wrong-link");
    return saying(ctx, input, input.party);
  },
});

export const answerRoomProposal = command<z.output<typeof c.AnswerProposal>, Done>({
  name: "mediation.answer-proposal",
  route: "POST /api/mediation/disputes/{home}/{id}/proposal-answers",
  summary: { zh: "当事人回应方案", en: "A party answers a proposal" },
  input: c.AnswerProposal,
  about: (input) => [ref(dispute, input), ref(channel, channelKey(input, "shared"))],
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    open(ctx.state(dispute, keyOf(input)));
    const key = channelKey(input, "shared");
    return {
      ...keyOf(input),
      stage: ctx.change(channel, key, (state) => answerProposal(state, input.proposal, input.party, input.accepts)).stage,
    };
  },
});
