import { anyone, noGrant, systemOnly } from "#platform/access";
import { sameSecret } from "#platform/ids";
import { command, ref } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { AskOwn, NoteOwnSent, ProveOwn, type Done } from "./contract.ts";
import { ownKey } from "./keys.ts";
import { ask, isOpen, own, prove, send } from "./own.ts";
import { codeFor, passFor, passUntil, whoToday } from "./pass.ts";

const DONE: Done = { done: true };
const about = ({ id }: { id: string }) => [ref(own, ownKey(id))];

export const askForOwn = command<AskOwn, Done>({
  name: "privacy.ask-for-own",
  route: "POST /api/mine/all/{id}/codes",
  summary: { zh: "向自己的手机发验证码，查看名下全部事项", en: "Send a code to one's own phone, to see everything under it" },
  input: AskOwn,
  about,
  allow: anyone(),
  ratePerMinute: 6,
  // Nothing here looks whether anything is held under the number: same answer, same work, for every number.
  run: (ctx, { id, phone, language }) => {
    const key = ownKey(id);
    if (ctx.state(own, key).stage !== "none") throw refuse.conflict("privacy.changed-meanwhile");
    ctx.change(own, key, (found) => ask(found, whoToday(ctx, phone, ctx.now)));
    ctx.seal({ stream: key, field: "phone", purpose: "privacy.own", value: phone });
    ctx.job({ kind: "privacy.send-own-code", payload: { id, language } });
    return DONE;
  },
});

export const noteOwnSent = command<{ id: string }, { sent: boolean }>({
  name: "privacy.note-own-sent",
  route: "POST /api/mine/all/{id}/sendings",
  summary: { zh: "验证码已发往登记的手机（系统）", en: "A code went to a phone on record (jobs)" },
  input: NoteOwnSent,
  about,
  allow: systemOnly(),
  run: (ctx, { id }) => ({ sent: ctx.change(own, ownKey(id), send).stage === "sent" }),
});

type Proof = { proved: boolean; id: string; who: string; until: string; pass: string };

/** The first answer stands, as with the link of one matter. */
export const proveOwn = command<ProveOwn, Proof>({
  name: "privacy.prove-own",
  route: "POST /api/mine/all/{id}/proofs",
  summary: { zh: "凭验证码查看名下全部事项", en: "Prove by the code, to see everything under one's phone" },
  input: ProveOwn,
  about,
  allow: { roles: ["resident"], condition: "with the code to the own phone", admits: () => noGrant },
  ratePerMinute: 20,
  run: (ctx, { id, code }) => {
    const key = ownKey(id);
    const found = ctx.state(own, key);
    if (!isOpen(found, ctx.now)) throw refuse.fields([{ path: "code", code: "privacy.code-over" }]);
    const until = passUntil(ctx.now);
    const right = sameSecret(codeFor(ctx, key, found.who, id), code);
    const after = ctx.change(own, key, () => prove(found, right, until));
    return { proved: after.stage === "proved", id, who: found.who, until, pass: "" };
  },
  present: (proof, known) => ({ ...proof, who: "", pass: proof.proved ? passFor(known, ownKey(proof.id), proof.who, proof.until) : "" }),
});
