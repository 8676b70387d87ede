import { cityDay } from "#platform/days";
import type { ClockRow } from "#platform/ledger";
import { publicName } from "#platform/masking";
import type { QueryContext } from "#platform/modules";
import { textsOf } from "#platform/reading";
import { countsWorkingTime, limits } from "#modules/limits";
import { people } from "#modules/people";
import { dueIn } from "./acting.ts";
import type { AgreementView, ClockView, CourtView, DisputeEntry, SessionView } from "./contract.ts";
import type { KnownDispute } from "./dispute.ts";
import { cityMediation } from "./register-mediation.ts";

type Key = { home: string; id: string };

export function clocksOf(ctx: Pick<QueryContext, "read">, rows: readonly ClockRow[]): ClockView[] {
  const table = ctx.read(limits);
  return rows.map(({ slot, rule, kind, obligor, startedAt, dueAt, provisional, status }) => {
    const working = countsWorkingTime(table, rule, startedAt);
    return { slot, rule, kind, obligor, dueAt, working, provisional, status };
  });
}

export function sessionsOf(ctx: Pick<QueryContext, "read">, state: KnownDispute): SessionView[] {
  const register = ctx.read(cityMediation);
  return state.sessions.map((one) => {
    const room = one.room === null ? undefined : register.room(one.room);
    return {
      ...one,
      mediators: [...one.mediators],
      roomName: room ? { zh: `${room.committee.zh} ${room.zh}`, en: `${room.committee.en}, ${room.en}` } : null,
    };
  });
}

/** Who could mediate: of the committees over the place, who is not barred and not out; those of the case's own committee first. */
export function candidatesOf(ctx: Pick<QueryContext, "read">, state: KnownDispute, most: number) {
  const register = ctx.read(cityMediation);
  const own = (state.committee === null ? undefined : register.committee(state.committee))?.members ?? [];
  const over = register.over(state.place).flatMap(({ members }) => members);
  return [...new Set([...own, ...over].map(({ mediator }) => mediator))]
    .flatMap((id) => register.mediator(id) ?? [])
    .filter(({ id }) => !state.out.includes(id) && !state.parties.some(({ barred }) => barred.includes(id)))
    .slice(0, most)
    .map(({ id, zh, specialities }) => ({ id, zh, specialities: [...specialities] }));
}

/**
 * 民诉法解释 (as in force since 2022-04-10) 372(2): a party objects at that court within fifteen days of receiving the ruling. No appeal: 民诉法 (as amended
 * 2023-09-01) 185. Read in LawRefBook/Laws@2f4c5c2, as were 205 (thirty days), 206 (confirmed or dismissed) and 250 (two years to ask for enforcement).
 */
const OBJECT_DAYS = { amount: 15, unit: "day" } as const;

/** What became of the joint application, as both parties read it. */
export function courtOf(ctx: Pick<QueryContext, "read" | "now">, { confirmation, confirmDue }: KnownDispute): CourtView | null {
  if (!confirmation) return null;
  const { court, filedOn, ruling, ruledOn, deliveredOn = null, acceptedAt } = confirmation;
  const objects = ruling === "confirmed" && deliveredOn !== null;
  return {
    court,
    filedOn,
    stands: ruling ?? (acceptedAt === null ? "filed" : "taken"),
    ruledOn,
    objectBy: objects ? cityDay(dueIn(ctx, `${deliveredOn}T00:00:00+08:00`, OBJECT_DAYS).dueAt) : null,
    againBy: confirmDue !== null && confirmDue.dueAt > ctx.now ? cityDay(confirmDue.dueAt) : null,
  };
}

export async function agreementOf(
  ctx: QueryContext,
  key: Key,
  { agreement }: KnownDispute,
  pictures: boolean,
): Promise<AgreementView | null> {
  if (!agreement) return null;
  const { facts, responsibility, content, manner, obligations } = agreement;
  const texts = await textsOf(ctx, key, [facts, responsibility, content, manner, ...obligations.map(({ what }) => what)]);
  return {
    version: agreement.version,
    form: agreement.form,
    facts: texts(facts),
    responsibility: texts(responsibility),
    content: texts(content),
    manner: texts(manner),
    confirmable: agreement.confirmable,
    signableAt: agreement.signableAt,
    effectiveAt: agreement.effectiveAt,
    signed: agreement.signed.map(({ by, how, at, own, image }) => ({ by, how, at, own, image: pictures ? image : null })),
    seal: pictures ? (agreement.seal ?? null) : null,
    obligations: obligations.map(({ id, who, to, what, amount, due, doneOn, defaulted }) => ({
      id,
      who,
      to,
      what: texts(what),
      amount,
      due,
      doneOn,
      defaulted,
    })),
  };
}

type StoredEvent = { type: string; data: Record<string, unknown>; at: string; actor: string };
/** Texts of an event that may be told; safety is in none of them. */
const TEXTS = ["words", "statements", "proposal", "content"];
const EXTRA = ["reason", "result", "to", "how", "ruling", "performing", "slot", "remedies", "offered", "dueAt", "court"];
/** Never told in a timeline the other side can see too. */
const PRIVATE = ["mediation.safety-answered", "mediation.safety-arranged", "mediation.party-invited"];
const STAFF_ONLY = [
  "mediation.party-noted",
  "mediation.reminded",
  "mediation.investigated",
  "mediation.escalation-reported",
  "mediation.followed-up",
  "mediation.session-held",
];

export async function entriesOf(ctx: QueryContext, key: Key, staff: boolean): Promise<DisputeEntry[]> {
  const hidden = staff ? PRIVATE.slice(0, 2) : [...PRIVATE, ...STAFF_ONLY];
  const events = await ctx.db<StoredEvent[]>`
    select type, data, at, actor from ledger.event where home = ${key.home} and stream = ${key.id} and type <> all(${hidden}::text[]) order by seq`;
  const field = (value: unknown): string | null => (typeof value === "string" ? value : null);
  const texts = await textsOf(
    ctx,
    key,
    events.flatMap(({ data }) => (staff ? TEXTS.map((name) => field(data[name])) : [])),
  );
  const helpers = (data: Record<string, unknown>): string[] =>
    staff && Array.isArray(data["invited"]) ? data["invited"].filter((one) => typeof one === "string") : [];
  const names = await textsOf(
    ctx,
    key,
    events.flatMap(({ data }) => helpers(data)),
    { how: "masked" },
  );
  return events.map(({ type, data, at, actor }) => {
    const parts = TEXTS.map((name) => texts(field(data[name]))).filter((part) => part !== null);
    const extra = Object.fromEntries(
      EXTRA.flatMap((name) => (data[name] === undefined || data[name] === null ? [] : [[name, String(data[name])]])),
    );
    const invited = helpers(data).map((one) => publicName(names(one)));
    if (invited.length > 0) extra["invited"] = invited.join("、");
    return { at, type, byName: staff ? ctx.read(people).name(actor) : "", text: parts.length > 0 ? parts.join("\n") : null, extra };
  });
}
