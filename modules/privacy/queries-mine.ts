import { sameSecret, receiptNumber } from "#platform/ids";
import { query, type HeldField, type HeldRecord, type QueryContext, type Subject } from "#platform/modules";
import type { StreamKey } from "#platform/ledger";
import { stateOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { provenBy } from "./commands-mine.ts";
import { ReadMine, type MineField, type MineView, type Proven, type Two } from "./contract.ts";
import { isCorrectable, masked, sortOf } from "./fields.ts";
import { keyOf, mineKey } from "./keys.ts";
import { mine } from "./mine.ts";
import { ticketFor, whoOf } from "./pass.ts";
import { concerns, readingOf } from "./readings.ts";
import { kindTitle } from "./titles.ts";

/** What is this person's own of all that is held: sealed fields, and the files that came with them. */
export const ownOf = (held: HeldRecord, person: Subject): HeldField[] => [
  ...held.fields.filter(({ field, text }) => person.owns(field) && text !== null && text !== ""),
  ...held.files.filter(({ purpose }) => person.ownsFiles?.(purpose.code) ?? false),
];

type Asked = { key: StreamKey; who: string; until: string };
type Mineness = Asked & { held: HeldRecord; person: Subject };

/** The person of the record whose phone this is. Nobody: the phone was changed or erased since. */
function personOf(ctx: QueryContext, key: StreamKey, held: HeldRecord, who: string): Subject {
  const found = held.persons.find(({ contact }) => {
    const text = held.fields.find(({ field }) => field === contact)?.text;
    return typeof text === "string" && sameSecret(whoOf(ctx, key, text), who);
  });
  if (!found) throw refuse.unauthenticated("privacy.prove-again");
  return found;
}

async function minenessOf(ctx: QueryContext, input: Proven): Promise<Mineness> {
  const key = keyOf(input);
  const { who, until } = provenBy(ctx, input);
  const held = await ctx.held(key, { basis: "self" });
  if (!held) throw refuse.notFound("privacy.wrong-link");
  return { key, who, until, held, person: personOf(ctx, key, held, who) };
}

const basisOf = ({ purpose }: HeldField): Two => purpose.basis;

function fieldOf(ctx: QueryContext, { key, who, held }: Mineness, one: HeldField, whole: boolean): MineField {
  const { field, purpose, at, expiresAt, text } = one;
  return {
    field,
    sort: sortOf(field),
    masked: text === null ? "" : whole || held.files.includes(one) ? text : masked(field, text),
    purpose: purpose.code,
    purposeTitle: purpose.title,
    basis: basisOf(one),
    consent: purpose.consent ?? false,
    since: at,
    until: expiresAt,
    correct: isCorrectable(field) ? ticketFor(ctx, key, who, "correct", held.kind, purpose.code, field) : null,
  };
}

/** Fields nobody of the persons owns: what offices wrote. Told by purpose and number, not word for word: others may be in it. */
function writtenOf(held: HeldRecord): MineView["written"] {
  const rest = [
    ...held.fields.filter(({ field }) => !held.persons.some((one) => one.owns(field))),
    ...held.files.filter(({ purpose }) => !held.persons.some((one) => one.ownsFiles?.(purpose.code))),
  ];
  return [...Map.groupBy(rest, ({ purpose }) => purpose.code).values()].flatMap((own) => {
    const [first] = own;
    const until = own
      .map(({ expiresAt }) => expiresAt)
      .sort()
      .at(-1);
    return first && until ? [{ purposeTitle: first.purpose.title, basis: basisOf(first), count: own.length, until }] : [];
  });
}

function endings(ctx: QueryContext, { key, who, held }: Mineness, fields: readonly HeldField[]): Pick<MineView, "withdraw" | "deletion"> {
  const byPurpose = [...Map.groupBy(fields, ({ purpose }) => purpose.code).values()];
  const withdraw = byPurpose.flatMap((own) => {
    const [first] = own;
    if (!first?.purpose.consent) return [];
    const { code, title } = first.purpose;
    const names = own.map(({ field }) => field);
    return [{ purpose: code, title, fields: names, ticket: ticketFor(ctx, key, who, "withdraw", held.kind, code, ...names) }];
  });
  const kept = byPurpose.flatMap((own) => {
    const [first] = own;
    const until = own
      .map(({ expiresAt }) => expiresAt)
      .sort()
      .at(-1);
    if (!first || first.purpose.consent || !until) return [];
    return [{ purpose: first.purpose.code, title: first.purpose.title, basis: basisOf(first), until, fields: own.length }];
  });
  const gone = withdraw.flatMap((one) => one.fields);
  if (fields.length === 0) return { withdraw, deletion: null };
  const said = kept.map(({ purpose, until, fields: n }) => `${purpose} ${until} ${n}`);
  return { withdraw, deletion: { fields: gone, kept, ticket: ticketFor(ctx, key, who, "delete", held.kind, ...gone, ...said) } };
}

/** Everything held about the person who has proved to be it. `whole`: word for word, for the person's own copy. */
export async function mineOf(ctx: QueryContext, input: Proven, whole = false): Promise<MineView> {
  const found = await minenessOf(ctx, input);
  const { key, who, until, held, person } = found;
  const fields = ownOf(held, person);
  const known = await stateOf(ctx, mine, mineKey(key));
  const acts = known?.acts.filter((act) => act.who === who) ?? [];
  return {
    ...key,
    number: receiptNumber(key.id),
    kind: held.kind,
    kindTitle: kindTitle(held.kind),
    until,
    fields: fields.map((one) => fieldOf(ctx, found, one, whole)),
    written: writtenOf(held),
    readings: held.readings.filter((one) => concerns(found, one)).map((one) => readingOf(ctx, held, one)),
    acts: acts.map(({ at, act, erased, kept }) => ({ at, act, erased, kept })).reverse(),
    ...endings(ctx, found, fields),
  };
}

export const readMine = query<Proven, MineView>({
  name: "privacy.read-mine",
  route: "GET /api/mine/{home}/{id}",
  summary: { zh: "关于我的信息、依据、期限和谁看过", en: "What is held about me, why, until when, and who read it" },
  input: ReadMine,
  allow: { roles: ["resident"], condition: "with the follow link, after a code to the phone on record", admits: () => true },
  scope: () => [""],
  ratePerMinute: 60,
  run: (ctx, input) => mineOf(ctx, input),
});
