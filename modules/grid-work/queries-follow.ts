import type { z } from "zod";
import { holdsLink } from "#platform/access";
import { parseReceiptNumber, receiptNumber, sameSecret } from "#platform/ids";
import { tail as tailOf } from "#platform/masking";
import { query, type QueryContext } from "#platform/modules";
import { everybody, stateOf, textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { placeInWords } from "#modules/places";
import { FindFollowedRequest, ReadFollowedRequest, type FollowedRequest } from "./contract.ts";
import { entriesOf } from "./queries-requests.ts";
import { cityPractice } from "./register-practice.ts";
import { endingOf, type KnownRequest, request, rightsOf } from "./request.ts";

type Key = { home: string; id: string };

/** What the city tells the resident of. */
const TOLD = ["taken", "ended", "withdrawn", "rated", "reopened", "due-recomputed", "lapsed"].map((name) => `grid-work.request-${name}`);

/** With the link everything; by number and phone tail no personal text is opened and nothing can be done. */
async function followed(ctx: QueryContext, key: Key, state: KnownRequest, whole: boolean): Promise<FollowedRequest> {
  const kind = ctx.read(cityPractice).knownRequestKind(state.kind);
  const desk = ctx.read(organisations).unit(state.desk);
  const texts = await textsOf(ctx, key, whole ? [state.need, state.rating?.text ?? null] : []);
  const entries = await entriesOf(ctx, key, TOLD, false);
  return {
    ...key,
    number: receiptNumber(key.id),
    kind: state.kind,
    kindWords: { zh: kind?.zh ?? state.kind, en: kind?.en ?? state.kind },
    stage: state.stage,
    ending: endingOf(state)?.ending ?? null,
    placeName: placeInWords(ctx, state.grid.slice(0, 12)),
    need: whole ? texts(state.need) : null,
    takenAt: state.takenAt,
    dueAt: state.due.dueAt,
    provisional: state.due.provisional,
    dueHow: state.limit,
    holder: desk ? { zh: desk.zh, en: desk.en, phone: desk.phone } : null,
    entries: whole ? entries : entries.map((entry) => ({ ...entry, text: null, photos: [] })),
    may: whole ? rightsOf(state, ctx.now) : [],
    rating: state.rating && {
      satisfied: state.rating.satisfied,
      solved: state.rating.solved,
      text: whole ? texts(state.rating.text) : null,
    },
    asDemo: state.demo,
  };
}

export const readFollowedRequest = query<z.output<typeof ReadFollowedRequest>, FollowedRequest>({
  name: "grid-work.read-followed-request",
  route: "GET /api/grid-work/requests/followed/{home}/{id}",
  summary: { zh: "凭查询链接查看自己托办的事", en: "One's own service request, by the follow link" },
  input: ReadFollowedRequest,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, { home, id, secret }) => {
    const state = holdsLink(ctx, { home, id }, secret) ? await stateOf(ctx, request, { home, id }) : null;
    if (!state) throw refuse.notFound("grid-work.wrong-link");
    return followed(ctx, { home, id }, state, true);
  },
});

async function endsIn(ctx: QueryContext, stream: Key, { phone }: KnownRequest, tail: string): Promise<boolean> {
  if (phone === null) return false;
  const [known] = await ctx.unseal([{ stream, field: phone }], "follow by number and phone tail");
  return known !== null && known !== undefined && sameSecret(tailOf(known), tail);
}

/** A wrong number and a wrong tail are one refusal; few tries a minute make ten thousand tails a long night. */
export const findFollowedRequest = query<z.output<typeof FindFollowedRequest>, FollowedRequest>({
  name: "grid-work.find-followed-request",
  // In the body: the end of a phone stands in no address, history or log (docs/decisions/0013).
  route: "POST /api/grid-work/requests/followed",
  summary: { zh: "凭编号和手机尾号查询代办", en: "By receipt number and the last four digits of the phone" },
  input: FindFollowedRequest,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 10,
  run: async (ctx, { number, tail }) => {
    const wrong = refuse.notFound("grid-work.wrong-number");
    const digits = parseReceiptNumber(number);
    if (digits === null) throw wrong;
    // One number belongs to one id; the same id sent again for another place must not get in its way.
    const rows = await ctx.db<Key[]>`select home, id from grid_work.service_request where number = ${digits} limit 20`;
    for (const row of rows) {
      const state = await stateOf(ctx, request, row);
      if (state && (await endsIn(ctx, row, state, tail))) return followed(ctx, row, state, false);
    }
    throw wrong;
  },
});
