import { cityDay } from "#platform/days";
import { command, ref, type StreamKey } from "#platform/ledger";
import type { z } from "zod";
import * as c from "./contract.ts";
import type { Done } from "./contract.ts";
import {
  concludeOral,
  draft,
  followUp,
  noteEnforcement,
  fileConfirmation,
  perform,
  rule,
  seal as affix,
  setDefault,
  sign,
  takeConfirmation,
} from "./agreeing.ts";
import { atCase, bearer, clock, conducting, seal, words } from "./acting.ts";
import { filedAt } from "./dispute-clocks.ts";
import { dispute } from "./dispute.ts";
import { CHAIR, CONDUCT, RECORD } from "./permits.ts";
import { imageOf, photoOf } from "./pictures.ts";
import { draftOf, effectOf, step } from "./step.ts";

const about = (input: StreamKey) => [ref(dispute, input)];

export const draftAgreement = command<z.output<typeof c.DraftAgreement>, Done>({
  name: "mediation.draft-agreement",
  route: "POST /api/mediation/disputes/{home}/{id}/agreements",
  summary: { zh: "拟定调解协议；口头协议即时生效", en: "Draft the agreement; an oral one takes effect at once" },
  input: c.DraftAgreement,
  about,
  allow: conducting(RECORD),
  run: (ctx, input) => {
    const text = draftOf(ctx, input);
    const done = step(ctx, input, (state) => draft(state, text, input, cityDay(ctx.now)));
    return input.form === "written" ? done : step(ctx, input, (state) => concludeOral(effectOf(ctx, state)));
  },
});

export const signAgreement = command<z.output<typeof c.SignAgreementOwn>, Done>({
  name: "mediation.sign-agreement",
  route: "POST /api/mediation/disputes/{home}/{id}/signatures",
  summary: { zh: "当事人签署协议", en: "A party signs the agreement" },
  input: c.SignAgreementOwn,
  about,
  pictures: imageOf,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      sign(state, { version: input.version, signer: input.party, how: input.how, image: input.image, own: true }, ctx.now),
    ),
});

export const recordSignature = command<z.output<typeof c.SignAgreementFor>, Done>({
  name: "mediation.record-signature",
  route: "POST /api/mediation/disputes/{home}/{id}/signature-records",
  summary: { zh: "当面签名、按指印并扫描", en: "A signature given in person" },
  input: c.SignAgreementFor,
  about,
  pictures: imageOf,
  allow: conducting(RECORD),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      sign(state, { version: input.version, signer: input.party, how: input.how, image: input.image, own: false }, ctx.now),
    ),
});

export const signAsMediator = command<z.output<typeof c.SignAsMediator>, Done>({
  name: "mediation.sign-as-mediator",
  route: "POST /api/mediation/disputes/{home}/{id}/mediator-signatures",
  summary: { zh: "调解员签名", en: "The mediator signs" },
  input: c.SignAsMediator,
  about,
  pictures: imageOf,
  allow: conducting(CONDUCT),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      sign(state, { version: input.version, signer: input.mediator, how: "drawn", image: input.image, own: true }, ctx.now),
    ),
});

export const sealAgreement = command<z.output<typeof c.SealAgreement>, Done>({
  name: "mediation.seal-agreement",
  route: "POST /api/mediation/disputes/{home}/{id}/seals",
  summary: { zh: "加盖调委会印章，协议生效", en: "Affix the committee's seal: it takes effect" },
  input: c.SealAgreement,
  about,
  pictures: imageOf,
  allow: atCase(CHAIR),
  run: (ctx, input) => step(ctx, input, (state) => affix(state, input.version, input.image, effectOf(ctx, state))),
});

export const performObligation = command<z.output<typeof c.PerformObligation>, Done>({
  name: "mediation.perform-obligation",
  route: "POST /api/mediation/disputes/{home}/{id}/performances",
  summary: { zh: "记录履行", en: "Record performance" },
  input: c.PerformObligation,
  about,
  pictures: photoOf,
  allow: atCase(RECORD),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      perform(
        state,
        { obligation: input.obligation, doneOn: input.doneOn, evidence: words(ctx, input, input.evidence), photo: input.photo },
        cityDay(ctx.now),
      ),
    ),
});

export const recordDefault = command<z.output<typeof c.RecordDefault>, Done>({
  name: "mediation.record-default",
  route: "POST /api/mediation/disputes/{home}/{id}/defaults",
  summary: { zh: "记录未履行并告知途径", en: "Record that a promise is broken, and what one can do" },
  input: c.RecordDefault,
  about,
  allow: atCase(RECORD),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      setDefault(
        state,
        {
          obligation: input.obligation,
          part: input.part,
          words: seal(ctx, input, "words", "mediation.case", input.words),
          offered: input.offered,
        },
        cityDay(ctx.now),
      ),
    ),
});

export const followUpAgreement = command<z.output<typeof c.FollowUp>, Done>({
  name: "mediation.follow-up",
  route: "POST /api/mediation/disputes/{home}/{id}/follow-ups",
  summary: { zh: "回访记录", en: "Record a follow-up visit" },
  input: c.FollowUp,
  about,
  allow: atCase(RECORD),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      followUp(state, {
        slot: input.slot,
        performing: input.performing,
        satisfied: input.satisfied,
        relapse: input.relapse,
        party: input.party,
        suit: input.suit,
        suitResult: seal(ctx, input, "suit-result", "mediation.case", input.suitResult),
        found: input.found,
        measure: seal(ctx, input, "measure", "mediation.case", input.measure),
        words: seal(ctx, input, "words", "mediation.case", input.words),
      }),
    ),
});

export const applyForConfirmation = command<z.output<typeof c.FileConfirmation>, Done>({
  name: "mediation.file-confirmation",
  route: "POST /api/mediation/disputes/{home}/{id}/confirmations",
  summary: { zh: "双方共同申请司法确认", en: "Both apply for judicial confirmation" },
  input: c.FileConfirmation,
  about,
  allow: atCase(RECORD),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      fileConfirmation(
        state,
        { court: input.court, applicants: input.applicants, filedOn: input.filedOn, acceptDue: clock(ctx, "JC-2", filedAt(input.filedOn)) },
        ctx.now,
      ),
    ),
});

export const recordConfirmationReceipt = command<z.output<typeof c.TakeConfirmation>, Done>({
  name: "mediation.take-confirmation",
  route: "POST /api/mediation/disputes/{home}/{id}/confirmation-receipts",
  summary: { zh: "法院受理或不受理", en: "The court takes it or does not" },
  input: c.TakeConfirmation,
  about,
  allow: atCase(RECORD),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      takeConfirmation(state, {
        accepted: input.accepted,
        caseNo: seal(ctx, input, "case-no", "mediation.case", input.caseNo),
        words: words(ctx, input, input.words),
        rulingDue: input.accepted ? clock(ctx, "JC-3") : null,
      }),
    ),
});

export const ruleConfirmation = command<z.output<typeof c.RuleConfirmation>, Done>({
  name: "mediation.rule-confirmation",
  route: "POST /api/mediation/disputes/{home}/{id}/confirmation-rulings",
  summary: { zh: "法院裁定", en: "The court rules" },
  input: c.RuleConfirmation,
  about,
  allow: atCase(RECORD),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      rule(
        state,
        { ruling: input.ruling, ruledOn: input.ruledOn, deliveredOn: input.deliveredOn, words: words(ctx, input, input.words) },
        cityDay(ctx.now),
      ),
    ),
});

export const noteCourtEnforcement = command<z.output<typeof c.NoteEnforcement>, Done>({
  name: "mediation.note-enforcement",
  route: "POST /api/mediation/disputes/{home}/{id}/enforcements",
  summary: { zh: "对方申请强制执行", en: "The other side applies for enforcement" },
  input: c.NoteEnforcement,
  about,
  allow: atCase(RECORD),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      noteEnforcement(state, { applicant: input.by, appliedOn: input.appliedOn, words: words(ctx, input, input.words) }),
    ),
});
