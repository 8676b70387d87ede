import { followSecret, noGrant, type Allow } from "#platform/access";
import { sameSecret } from "#platform/ids";
import { command, ref, type CommandContext, type StreamRef } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import {
  AskCode,
  AskDeletion,
  CorrectField,
  NoteCopy,
  Phone,
  Prove,
  WithdrawConsent,
  type Done,
  type Link,
  type Proven,
} from "./contract.ts";
import { sortOf } from "./fields.ts";
import { keyOf, mineKey } from "./keys.ts";
import { askCode, mine, openAsk, prove, type MineEvent } from "./mine.ts";
import { codeFor, passFor, passUntil, readPass, ticketFor, whoOf } from "./pass.ts";

type Knowing = Pick<CommandContext, "token">;
const DONE: Done = { done: true };

/** The link of the record, or of one party of it. */
export const holdsMine = (ctx: Knowing, { home, id, part, secret }: Link): boolean =>
  sameSecret(followSecret(ctx, { home, id: part === undefined ? id : `${id}/${part}` }), secret);

const byLink = <I extends Link>(): Allow<I> => ({
  roles: ["resident"],
  condition: "with the secret of the follow link",
  admits: (ctx, input) => {
    if (!holdsMine(ctx, input)) throw refuse.notFound("privacy.wrong-link");
    return noGrant;
  },
});

/** Whose pass it is. Refuses what is over, so that the page asks for a code again and loses nothing typed. */
export function provenBy(ctx: Knowing & { now: string }, input: Proven): { who: string; until: string } {
  if (!holdsMine(ctx, input)) throw refuse.notFound("privacy.wrong-link");
  const found = readPass(ctx, keyOf(input), input.pass, ctx.now);
  if (!found) throw refuse.unauthenticated("privacy.prove-again");
  return found;
}

const byPass = <I extends Proven>(): Allow<I> => ({
  roles: ["resident"],
  condition: "with the follow link, after a code to the phone on record",
  admits: (ctx, input) => {
    provenBy(ctx, input);
    return noGrant;
  },
});

const aboutMine = (input: Link): StreamRef[] => [ref(mine, mineKey(input))];
const route = (step: string): string => `POST /api/mine/{home}/{id}/${step}`;

function mustHold(ctx: Knowing, input: Proven, who: string, ticket: string, act: string, ...what: readonly string[]): void {
  if (!sameSecret(ticketFor(ctx, keyOf(input), who, act, ...what), ticket)) throw refuse.conflict("privacy.changed-meanwhile");
}

export const askForCode = command<AskCode, Done>({
  name: "privacy.ask-for-code",
  route: route("codes"),
  summary: { zh: "向登记的手机发验证码", en: "Send a code to the phone on record" },
  input: AskCode,
  about: aboutMine,
  allow: byLink(),
  ratePerMinute: 6,
  // The same answer whether the phone is on record or not: numbers cannot be tried out here.
  run: (ctx, input) => {
    const who = whoOf(ctx, keyOf(input), input.phone);
    ctx.change(mine, mineKey(input), (state) => askCode(state, input.id, ctx.commandId, who, ctx.now));
    ctx.job({ kind: "privacy.send-code", payload: { home: input.home, id: input.id, who, ask: ctx.commandId, language: input.language } });
    return DONE;
  },
});

type Proof = { proved: boolean; home: string; id: string; who: string; until: string; pass: string };

/** The first answer stands: a code that was right once gives its pass again, one that was wrong stays counted once. */
export const proveByCode = command<Prove, Proof>({
  name: "privacy.prove-by-code",
  route: route("proofs"),
  summary: { zh: "凭验证码证明本人", en: "Prove by the code who one is" },
  input: Prove,
  about: aboutMine,
  allow: byLink(),
  ratePerMinute: 20,
  run: (ctx, input) => {
    const key = keyOf(input);
    const who = whoOf(ctx, key, input.phone);
    const ask = openAsk(ctx.state(mine, mineKey(input)), who, ctx.now);
    if (ask === null) throw refuse.fields([{ path: "code", code: "privacy.code-over" }]);
    const proved = sameSecret(codeFor(ctx, key, who, ask), input.code);
    const until = passUntil(ctx.now);
    ctx.change(mine, mineKey(input), () => prove(who, ask, proved, until));
    return { proved, ...key, who, until, pass: "" };
  },
  present: (proof, known) => ({ ...proof, who: "", pass: proof.proved ? passFor(known, keyOf(proof), proof.who, proof.until) : "" }),
});

const MAIL = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

/** A contact in the form it is kept in, or a refusal that says which form. */
function contactOf(sort: string, value: string): string {
  if (sort === "phone") {
    const phone = Phone.safeParse(value);
    if (!phone.success) throw refuse.fields([{ path: "value", code: "privacy.phone-format" }]);
    return phone.data;
  }
  if (sort === "email" && !MAIL.test(value)) throw refuse.fields([{ path: "value", code: "privacy.mail-format" }]);
  return value;
}

type Corrected = Done & { home: string; id: string; who: string; until: string; pass: string };

export const correctField = command<CorrectField, Corrected>({
  name: "privacy.correct-field",
  route: route("corrections"),
  summary: { zh: "更正自己的联系信息", en: "Correct one's own contact" },
  input: CorrectField,
  // The record itself is named too: what is sealed goes under its key.
  about: (input) => [...aboutMine(input), { kind: input.kind, key: keyOf(input) }],
  allow: byPass(),
  ratePerMinute: 20,
  run: (ctx, input) => {
    const { field, purpose, kind, ticket } = input;
    const key = keyOf(input);
    const { who, until } = provenBy(ctx, input);
    mustHold(ctx, input, who, ticket, "correct", kind, purpose, field);
    const value = contactOf(sortOf(field), input.value);
    ctx.seal({ stream: key, field, purpose, value });
    const next = sortOf(field) === "phone" ? whoOf(ctx, key, value) : who;
    ctx.change(mine, mineKey(input), (): MineEvent[] => [
      { type: "privacy.corrected", record: key.id, who, purpose, field: sortOf(field), ...(next === who ? {} : { next }) },
    ]);
    return { ...DONE, ...key, who: next, until, pass: "" };
  },
  // The pass is of the phone: with a new one goes a new pass, until the same instant.
  present: (outcome, known) => ({ ...outcome, who: "", pass: passFor(known, keyOf(outcome), outcome.who, outcome.until) }),
});

const erase = (ctx: CommandContext, { home, id }: Link, fields: readonly string[]): void => {
  if (fields.length > 0) ctx.job({ kind: "vault.erase", payload: { home, id, fields } });
};

export const withdrawConsent = command<WithdrawConsent, Done>({
  name: "privacy.withdraw-consent",
  route: route("withdrawals"),
  summary: { zh: "撤回同意，删除据此保存的信息", en: "Withdraw consent; what rests on it is erased" },
  input: WithdrawConsent,
  about: aboutMine,
  allow: byPass(),
  ratePerMinute: 20,
  run: (ctx, input) => {
    const { who } = provenBy(ctx, input);
    mustHold(ctx, input, who, input.ticket, "withdraw", input.kind, input.purpose, ...input.fields);
    ctx.change(mine, mineKey(input), (): MineEvent[] => [
      { type: "privacy.consent-withdrawn", record: input.id, who, purpose: input.purpose, fields: input.fields.length },
    ]);
    erase(ctx, input, input.fields);
    return DONE;
  },
});

/** What rests on consent goes at once; what a law has kept is refused with its date, and the refusal is on record (个人信息保护法 47, 50). */
export const askDeletion = command<AskDeletion, Done>({
  name: "privacy.ask-deletion",
  route: route("deletions"),
  summary: { zh: "要求删除自己的信息", en: "Ask for erasure" },
  input: AskDeletion,
  about: aboutMine,
  allow: byPass(),
  ratePerMinute: 20,
  run: (ctx, input) => {
    const { who } = provenBy(ctx, input);
    const said = input.kept.map(({ purpose, until, fields }) => `${purpose} ${until} ${fields}`);
    mustHold(ctx, input, who, input.ticket, "delete", input.kind, ...input.fields, ...said);
    ctx.change(mine, mineKey(input), (): MineEvent[] => [
      { type: "privacy.deletion-asked", record: input.id, who, erased: input.fields.length, kept: input.kept },
    ]);
    erase(ctx, input, input.fields);
    return DONE;
  },
});

/** Given by the route that hands the copy over, before its first byte. */
export const noteCopy = command<Proven & { form: "json" | "pdf" }, Done>({
  name: "privacy.note-copy",
  route: route("copies"),
  summary: { zh: "取走一份自己的信息（留痕）", en: "Take a copy of one's own data; it is recorded" },
  input: NoteCopy,
  about: aboutMine,
  allow: byPass(),
  ratePerMinute: 10,
  run: (ctx, input) => {
    const { who } = provenBy(ctx, input);
    ctx.change(mine, mineKey(input), (): MineEvent[] => [{ type: "privacy.copied", record: input.id, who, form: input.form }]);
    return DONE;
  },
});
