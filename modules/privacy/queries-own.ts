import { followSecret } from "#platform/access";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { query, type HeldRecord, type HeldRight, type QueryContext, type Subject } from "#platform/modules";
import { stateOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { ReadOwn, type MineView, type OwnMatter, type OwnView, type Proven } from "./contract.ts";
import { sortOf } from "./fields.ts";
import { ownKey } from "./keys.ts";
import { own } from "./own.ts";
import { mineOf, ownOf } from "./queries-mine.ts";
import { passFor, readPass, whoOf } from "./pass.ts";
import { concerns, readingOf } from "./readings.ts";
import { kindTitle } from "./titles.ts";

/** So many matters stand on one page; nobody has more under one phone but a hotline. */
const MOST = 60;
const SHOWN_READINGS = 30;

type Matter = { key: StreamKey; held: HeldRecord; person: Subject };

/** Every record in which this phone is that of a person of it, the newest first; with a right what is sealed is opened too. */
export async function mattersOf(ctx: Pick<QueryContext, "phoned" | "held">, phone: string, right: HeldRight | null): Promise<Matter[]> {
  const fields = await ctx.phoned(phone);
  const found: Matter[] = [];
  for (const { stream, field } of fields) {
    if (found.length === MOST) break;
    if (found.some(({ key }) => key.id === stream.id && key.home === stream.home)) continue;
    const held = await ctx.held(stream, right);
    const person = held?.persons.find(({ contact }) => contact === field);
    if (held && person) found.push({ key: stream, held, person });
  }
  return found;
}

/** The number an asking was for, or null once its day is over. For its own job and for whoever has proved it. */
export async function ownPhone(ctx: Pick<QueryContext, "held">, id: string): Promise<string | null> {
  const held = await ctx.held(ownKey(id), { basis: "self" });
  return held?.fields.find(({ field }) => field === "phone")?.text ?? null;
}

function matterOf(ctx: QueryContext, { key, held, person }: Matter, phone: string, until: string): OwnMatter {
  const fields = ownOf(held, person);
  const times = fields.map(({ at }) => at).sort();
  const ends = fields.map(({ expiresAt }) => expiresAt).sort();
  const readings = held.readings.filter((one) => concerns({ held, person }, one));
  const part = `mine/${person.id}`;
  return {
    ...key,
    number: receiptNumber(key.id),
    kindTitle: kindTitle(held.kind),
    sorts: [...new Set(fields.map(({ field }) => sortOf(field)))],
    since: times[0] ?? "",
    until: ends.at(-1) ?? "",
    readings: readings.length,
    // Good for this person's own page and nothing else: not the link by which the matter is followed or rated.
    link: {
      part,
      secret: followSecret(ctx, { home: key.home, id: `${key.id}/${part}` }),
      pass: passFor(ctx, key, whoOf(ctx, key, phone), until),
    },
  };
}

/** The phone a pass was given for, and what is held under it. */
async function provenOwn(ctx: QueryContext, { id, pass }: ReadOwn) {
  const key = ownKey(id);
  const proven = readPass(ctx, key, pass, ctx.now);
  const known = await stateOf(ctx, own, key);
  if (!proven || known?.stage !== "proved" || known.who !== proven.who) throw refuse.unauthenticated("privacy.prove-again");
  const phone = await ownPhone(ctx, id);
  if (phone === null) throw refuse.unauthenticated("privacy.prove-again");
  return { phone, proven, matters: await mattersOf(ctx, phone, { basis: "self" }) };
}

/** Everything under one's phone, word for word, each matter with what it is noted under: for the one copy of all. */
export async function wholeOf(ctx: QueryContext, input: ReadOwn): Promise<{ view: MineView; by: Proven }[]> {
  const { phone, proven, matters } = await provenOwn(ctx, input);
  const all: { view: MineView; by: Proven }[] = [];
  for (const one of matters) {
    const { home, id, link } = matterOf(ctx, one, phone, proven.until);
    const by = { home, id, ...link };
    all.push({ view: await mineOf(ctx, by, true), by });
  }
  return all;
}

export const readOwn = query<ReadOwn, OwnView>({
  name: "privacy.read-own",
  route: "GET /api/mine/all/{id}",
  summary: { zh: "名下全部事项里保存了什么、谁看过", en: "Everything held under one's phone, in all matters, and who read it" },
  input: ReadOwn,
  allow: { roles: ["resident"], condition: "after a code to the own phone", admits: () => true },
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, input) => {
    const { id } = input;
    const { phone, proven, matters } = await provenOwn(ctx, input);
    const readings = matters.flatMap(({ key: of, held, person }) =>
      held.readings
        .filter((one) => concerns({ held, person }, one))
        .map((one) => ({ ...readingOf(ctx, held, one), number: receiptNumber(of.id) })),
    );
    return {
      id,
      until: proven.until,
      matters: matters.map((one) => matterOf(ctx, one, phone, proven.until)),
      readings: readings.sort((left, right) => (left.at < right.at ? 1 : -1)).slice(0, SHOWN_READINGS),
      more: Math.max(0, readings.length - SHOWN_READINGS),
    };
  },
});
