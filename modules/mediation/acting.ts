import { dueAt, reminders, type Change, type Limit } from "#platform/clocks";
import { followSecret, grantsOver, holds, noGrant, type Allow } from "#platform/access";
import { sameSecret } from "#platform/ids";
import { type CommandContext, sealing, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Due } from "#modules/incidents";
import { calendar, limits } from "#modules/limits";
import { places } from "#modules/places";
import type { PartyFields } from "./contract.ts";
import { dispute, type Dispute, type KnownDispute, type Party } from "./dispute.ts";
import { cityMediation } from "./register-mediation.ts";

export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
export const homeOfArea = (area: string): string => area.slice(0, 9).padEnd(9, "0");

type Knowing = Pick<CommandContext, "read" | "now">;

/** An end counted by the city's calendar, with its one reminder. */
export function dueIn(ctx: Knowing, from: string, limit: Limit, changes: readonly Change[] = []): Due {
  const days = ctx.read(calendar);
  const due = dueAt(days, from, limit, { changes });
  const [first, ...rest] = reminders(days, due.dueAt, from, { unit: limit.unit, warnAt: due.warnAt });
  return { dueAt: due.dueAt, provisional: due.provisional, remindAt: rest.length > 0 ? (first ?? null) : null };
}

/** The length of a clock of domain.md §1.6 as it read on a day; today if none is named. */
export function lengthOf(ctx: Knowing, rule: string, on: string = ctx.now): Limit {
  const found = ctx.read(limits).rule(rule, on)?.length;
  if (found?.kind === "limit") return found.limit;
  throw new Error(`clock ${rule} has no length`);
}
/** With what it was counted by, so that it can be counted again when the calendar changes. */
export const counted = (ctx: Knowing, from: string, limit: Limit, changes: readonly Change[] = []): Due => ({
  ...dueIn(ctx, from, limit, changes),
  limit,
});
export const clock = (ctx: Knowing, rule: string, from: string = ctx.now): Due => counted(ctx, from, lengthOf(ctx, rule));

const FINISH = { delegated: "PRE-1", entrusted: "PRE-2", "entrusted-summary": "PRE-2.summary" } as const;
export const finishLimit = (ctx: Knowing, state: KnownDispute): Limit =>
  lengthOf(
    ctx,
    state.delegation ? FINISH[state.delegation] : state.kind === "labour" ? "LAB-1" : state.kind === "administrative" ? "ADM-1" : "MED-2",
  );
export const finishDue = (ctx: Knowing, state: KnownDispute, more: readonly Change[] = []): Due =>
  counted(ctx, state.materialsAt ?? state.acceptedAt ?? ctx.now, finishLimit(ctx, state), [...state.changes, ...more]);

export type CasePurpose = "mediation.party" | "mediation.case" | "mediation.safety" | "mediation.room";
/** Puts a text into the record's vault under a name of the command's own; gives the name. */
export const seal = sealing<CasePurpose>();
export const words = (ctx: CommandContext, stream: StreamKey, value: string | null): string | null =>
  seal(ctx, stream, "words", "mediation.case", value);

const digits = (phone: string): string => phone.replace(/\D/g, "").replace(/^86(?=1\d{10}$)/, "");
/** Before whom a mediator recuses: compared, never read back. */
export const barOf = (ctx: Pick<CommandContext, "token">, phone: string): string => ctx.token("mediation.bar", digits(phone));

/** A party without anything personal: names lie in the vault, and what tells two persons apart means nothing outside this case. */
export function partyIn(ctx: CommandContext, key: StreamKey, input: PartyFields): Party {
  const put = (name: string, value: string | null): string | null => seal(ctx, key, `${name}:${input.party}`, "mediation.party", value);
  const mark = (kind: "p" | "n", value: string): string => `${kind}:${ctx.token("mediation.mark", `${key.home}/${key.id}/${value}`)}`;
  const phones = [input.phone, input.guardianPhone].filter((one) => one !== null).map(digits);
  const names = [input.name, input.guardian, input.representative].filter((one) => one !== null).map((one) => one.replace(/\s/g, ""));
  return {
    id: input.party,
    side: input.side,
    kind: input.kind,
    name: seal(ctx, key, `name:${input.party}`, "mediation.party", input.name),
    phone: put("phone", input.phone),
    address: put("address", input.address),
    minor: input.minor,
    guardian: put("guardian", input.guardian),
    representative: put("representative", input.representative),
    power: input.power,
    needs: put("needs", input.needs),
    marks: [...phones.map((one) => mark("p", one)), ...names.map((one) => mark("n", one))],
    barred: phones.flatMap((one) => ctx.read(cityMediation).barring(barOf(ctx, one))),
  };
}

type PartyRef = StreamKey & { party: string };
export const partySecret = (ctx: Pick<CommandContext, "token">, { home, id, party }: PartyRef): string =>
  followSecret(ctx, { home, id: `${id}/mediation/${party}` });
export const holdsParty = (ctx: Pick<CommandContext, "token">, ref: PartyRef & { secret: string }): boolean =>
  sameSecret(partySecret(ctx, ref), ref.secret);
export const linkOf = (ctx: Pick<CommandContext, "token">, ref: PartyRef): string =>
  `/mediation/${ref.home}/${ref.id}/${ref.party}/${partySecret(ctx, ref)}`;

/** Lets a party listen as the side it is on, and as no other: the topic has no database to look it up in. */
export const earOf = (ctx: Pick<CommandContext, "token">, { home, id, party }: PartyRef, side: "applicant" | "respondent"): string =>
  ctx.token("mediation.ear", `${home}/${id}/${party}/${side}`);

/** The party itself, by its own link: nobody else's. */
export const bearer = <I extends PartyRef & { secret: string }>(): Allow<I> => ({
  roles: ["resident"],
  condition: "with the secret of the party's own link",
  admits: (ctx, input) => {
    const state: Dispute = ctx.state(dispute, keyOf(input));
    if (!holdsParty(ctx, input) || state.stage === "none" || !state.parties.some(({ id }) => id === input.party))
      throw refuse.notFound("mediation.wrong-link");
    return noGrant;
  },
});

export const placeOf = (ctx: CommandContext, key: StreamKey): string => {
  const state: Dispute = ctx.state(dispute, keyOf(key));
  return state.stage === "none" ? "" : state.place;
};
export const atCase = <I extends StreamKey>(roles: readonly string[]): Allow<I> => holds(roles, placeOf, "at the case's place");

/** A mediator works on the own cases alone; the chair answers for all of the place, and the recorder writes. */
export const conducting = <I extends StreamKey>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "one of the case's mediators; chair or recorder at the place",
  admits: (ctx, input) => {
    const state: Dispute = ctx.state(dispute, keyOf(input));
    if (state.stage === "none") return null;
    return mediates(ctx, state, roles);
  },
});

export function mediates(ctx: Pick<CommandContext, "actor" | "now" | "read">, state: KnownDispute, roles: readonly string[]) {
  const [grant] = grantsOver(
    ctx.actor,
    roles.filter((role) => role !== "mediator"),
    state.place,
    ctx.now,
  );
  if (grant) return grant;
  const [own] = grantsOver(
    ctx.actor,
    roles.filter((role) => role === "mediator"),
    state.place,
    ctx.now,
  );
  const register = ctx.read(cityMediation);
  return own && state.mediators.some((one) => register.mediator(one)?.account === ctx.actor.id) ? own : null;
}

export const isDemo = (ctx: CommandContext, area: string, asDemo: boolean): boolean =>
  (ctx.actor.kind === "system" && asDemo) || (ctx.read(places).area(area.slice(0, 12))?.synthetic ?? false);
