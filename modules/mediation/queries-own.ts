import type { z } from "zod";
import { receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { everybody, readers, scopeFor, stateOf, textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { documentsOf } from "#modules/documents";
import { placeInWords } from "#modules/places";
import { earOf, holdsParty, mediates } from "./acting.ts";
import { channel, type Channel, channelKey, hears } from "./channel.ts";
import { ReadDispute, ReadOwnDispute, type OwnDispute, type RoomEntry, type RoomView } from "./contract.ts";
import { dispute, type KnownDispute, type KnownParty } from "./dispute.ts";
import { clockRows } from "./dispute-clocks.ts";
import { rightsOf } from "./may.ts";
import { disputePapers } from "./papers.ts";
import { CONDUCT } from "./permits.ts";
import { agreementOf, candidatesOf, clocksOf, courtOf, entriesOf, sessionsOf } from "./queries-parts.ts";
import { cityMediation } from "./register-mediation.ts";

type Ask = z.output<typeof ReadOwnDispute>;

/** The party of the link, and its case. */
export async function ownOf(ctx: QueryContext, ask: Ask): Promise<{ state: KnownDispute; party: KnownParty }> {
  const state = holdsParty(ctx, ask) ? await stateOf(ctx, dispute, ask) : null;
  const party = state?.parties.find(({ id }) => id === ask.party);
  if (!state || !party) throw refuse.notFound("mediation.wrong-link");
  return { state, party };
}

async function ownPapers(ctx: QueryContext, key: { home: string; id: string }, secret: string): Promise<OwnDispute["papers"]> {
  const own: OwnDispute["papers"] = [];
  for (const one of await documentsOf(ctx.db, key)) {
    const kind = Object.values(disputePapers).find(({ code }) => code === one.kind);
    if (one.stage === "made" && kind && (await kind.bearer?.(ctx, key, secret, one)))
      own.push({ home: one.home, id: one.id, title: kind.title, number: one.number });
  }
  return own;
}

export const readOwnDispute = query<Ask, OwnDispute>({
  name: "mediation.read-own",
  route: "GET /api/mediation/own/{home}/{id}/{party}",
  summary: { zh: "当事人凭自己的链接查看", en: "A party's own page, by its link" },
  input: ReadOwnDispute,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, ask) => {
    const { state, party } = await ownOf(ctx, ask);
    const key = { home: ask.home, id: ask.id };
    const texts = await textsOf(ctx, key, [state.summary]);
    const entries = await entriesOf(ctx, key, false);
    const told = entries.filter(({ type }) => type === "mediation.remedies-told" || type === "mediation.declined").at(-1);
    const register = ctx.read(cityMediation);
    return {
      ...key,
      party: party.id,
      ear: earOf(ctx, { ...key, party: party.id }, party.side),
      number: receiptNumber(key.id),
      stage: state.stage,
      type: state.kindOf,
      placeName: placeInWords(ctx, state.place),
      side: party.side,
      // The other side reads what is asked of it, once it is asked.
      summary: texts(state.summary),
      consent: party.consent,
      choice: party.choice,
      choices: candidatesOf(ctx, state, 40),
      court: courtOf(ctx, state),
      mediators: state.mediators.map((id) => ({ id, zh: register.mediator(id)?.zh ?? "—" })),
      sessions: sessionsOf(ctx, state),
      agreement: await agreementOf(ctx, key, state, false),
      signedOwn: state.agreement?.signed.some(({ by }) => by === party.id) ?? false,
      clocks: clocksOf(ctx, clockRows(state)).filter(({ status }) => status === "running" || status === "lapsed"),
      entries,
      outcome: state.outcome,
      remedies: told?.extra["remedies"]?.split(",") ?? [],
      papers: await ownPapers(ctx, key, ask.secret),
      may: rightsOf(state, party.id, ctx.now),
      asDemo: state.demo,
    };
  },
});

const CHANNELS = ["shared", "caucus-applicant", "caucus-respondent"] as const;

async function roomOf(
  ctx: QueryContext,
  key: { home: string; id: string },
  channels: readonly Channel[],
  party: string | null,
): Promise<RoomEntry[]> {
  const all: RoomEntry[] = [];
  for (const which of channels) {
    const stream = channelKey(key, which);
    const state = await stateOf(ctx, channel, stream);
    if (!state) continue;
    const texts = await textsOf(
      ctx,
      stream,
      state.entries.map(({ text }) => text),
    );
    for (const said of state.entries)
      all.push({
        entry: said.entry,
        channel: which,
        what: said.what,
        text: texts(said.text),
        who: said.by === "mediator" ? "mediator" : said.by === party ? "you" : "other",
        at: said.at,
        answers: state.answers
          .filter(({ proposal }) => proposal === said.entry)
          .map((one) => ({ party: one.party, mine: one.party === party, accepts: one.accepts })),
      });
  }
  return all.sort((left, right) => (left.at < right.at ? -1 : 1));
}

const isOpen = ({ closedAt }: KnownDispute): boolean => closedAt === null;

export const readOwnRoom = query<Ask, RoomView>({
  name: "mediation.read-own-room",
  route: "GET /api/mediation/own/{home}/{id}/{party}/room",
  summary: { zh: "当事人进入线上调解室", en: "The online room, for a party" },
  input: ReadOwnDispute,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, ask) => {
    const { state, party } = await ownOf(ctx, ask);
    const channels = CHANNELS.filter((which) => hears(party.side, which));
    return { entries: await roomOf(ctx, ask, channels, party.id), channels, open: isOpen(state), ear: earOf(ctx, ask, party.side) };
  },
});

export const readRoom = query<z.output<typeof ReadDispute>, RoomView>({
  name: "mediation.read-room",
  route: "GET /api/mediation/disputes/{home}/{id}/room",
  summary: { zh: "调解员进入线上调解室", en: "The online room, for its mediator" },
  input: ReadDispute,
  allow: readers(CONDUCT),
  scope: scopeFor(CONDUCT),
  run: async (ctx, key) => {
    const state = await stateOf(ctx, dispute, key);
    if (!state || !mediates(ctx, state, CONDUCT)) throw refuse.notFound("mediation.not-found");
    return { entries: await roomOf(ctx, key, CHANNELS, null), channels: [...CHANNELS], open: isOpen(state), ear: null };
  },
});
