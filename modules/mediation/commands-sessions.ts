import { command, ref, type StreamKey } from "#platform/ledger";
import type { z } from "zod";
import * as c from "./contract.ts";
import type { Done } from "./contract.ts";
import { atCase, bearer, conducting, finishDue, seal, words } from "./acting.ts";
import { dispute, pauseOf } from "./dispute.ts";
import { CHAIR, CONDUCT, RECORD } from "./permits.ts";
import { appoint, declare } from "./choosing.ts";
import { adjourn, askMoreTime, investigate, recordSession, resume, start } from "./sessions.ts";
import { assertMediators, longer, step } from "./step.ts";

const about = (input: StreamKey) => [ref(dispute, input)];

export const appointMediators = command<z.output<typeof c.AppointMediators>, Done>({
  name: "mediation.appoint-mediators",
  route: "POST /api/mediation/disputes/{home}/{id}/appointments",
  summary: { zh: "确定调解员", en: "Name the mediators" },
  input: c.AppointMediators,
  about,
  allow: atCase(CHAIR),
  run: (ctx, input) => {
    assertMediators(ctx, input.mediators);
    const invited = input.invited.map((name, index) => seal(ctx, input, `invited-${index}`, "mediation.party", name));
    return step(ctx, input, (state) => appoint(state, input.mediators, invited, input.inviteConsent));
  },
});

export const declareMediator = command<z.output<typeof c.DeclareMediator>, Done>({
  name: "mediation.declare-mediator",
  route: "POST /api/mediation/disputes/{home}/{id}/declarations",
  summary: { zh: "调解员声明有无利害关系", en: "A mediator declares whether there is a tie" },
  input: c.DeclareMediator,
  about,
  allow: conducting(CONDUCT),
  run: (ctx, input) => step(ctx, input, (state) => declare(state, input.mediator, input.related, words(ctx, input, input.words))),
});

export const recordInvestigation = command<z.output<typeof c.RecordInvestigation>, Done>({
  name: "mediation.record-investigation",
  route: "POST /api/mediation/disputes/{home}/{id}/investigations",
  summary: { zh: "调查记录", en: "Record an investigation" },
  input: c.RecordInvestigation,
  about,
  allow: conducting(RECORD),
  run: (ctx, input) => {
    const put = (name: string, value: string): string => seal(ctx, input, `investigation-${name}`, "mediation.case", value);
    const maybe = (name: string, value: string | null): string | null => (value === null ? null : put(name, value));
    const said = {
      place: put("place", input.place),
      on: input.on,
      respondent: put("respondent", input.respondent),
      contact: maybe("contact", input.contact),
      relation: maybe("relation", input.relation),
      participants: maybe("participants", input.participants),
      recorder: put("recorder", input.recorder),
      content: put("content", input.content),
    };
    return step(ctx, input, (state) => investigate(state, said));
  },
});

export const openMediation = command<z.output<typeof c.OpenMediation>, Done>({
  name: "mediation.open-mediation",
  route: "POST /api/mediation/disputes/{home}/{id}/openings",
  summary: { zh: "开始调解", en: "Open the mediation" },
  input: c.OpenMediation,
  about,
  allow: conducting(CONDUCT),
  run: (ctx, input) => step(ctx, input, (state) => start(state)),
});

export const recordDisputeSession = command<z.output<typeof c.RecordSession>, Done>({
  name: "mediation.record-session",
  route: "POST /api/mediation/disputes/{home}/{id}/session-records",
  summary: { zh: "调解记录", en: "Record a session" },
  input: c.RecordSession,
  about,
  allow: conducting(RECORD),
  run: (ctx, input) => {
    const { session, present, result, signatures, risksTold } = input;
    const put = (name: string, value: string | null) => seal(ctx, input, name, "mediation.case", value);
    const said = {
      session,
      present,
      result,
      signatures,
      risksTold,
      recorder: seal(ctx, input, "recorder", "mediation.case", input.recorder),
      statements: seal(ctx, input, "statements", "mediation.case", input.statements),
      proposal: put("proposal", input.proposal),
    };
    return step(ctx, input, (state) => recordSession(state, said, ctx.now));
  },
});

export const adjournMediation = command<z.output<typeof c.AdjournMediation>, Done>({
  name: "mediation.adjourn-mediation",
  route: "POST /api/mediation/disputes/{home}/{id}/adjournments",
  summary: { zh: "中止调解", en: "Adjourn" },
  input: c.AdjournMediation,
  about,
  allow: conducting(CONDUCT),
  run: (ctx, input) => step(ctx, input, (state) => adjourn(state, input.reason, seal(ctx, input, "words", "mediation.case", input.words))),
});

export const resumeMediation = command<z.output<typeof c.ResumeMediation>, Done>({
  name: "mediation.resume-mediation",
  route: "POST /api/mediation/disputes/{home}/{id}/resumptions",
  summary: { zh: "恢复调解", en: "Resume" },
  input: c.ResumeMediation,
  about,
  allow: conducting(CONDUCT),
  run: (ctx, input) => step(ctx, input, (state) => resume(state, (known) => finishDue(ctx, known, [pauseOf(known, ctx.now)]))),
});

export const askForMoreTime = command<z.output<typeof c.AskMoreTime>, Done>({
  name: "mediation.ask-more-time",
  route: "POST /api/mediation/disputes/{home}/{id}/extensions",
  summary: { zh: "当事人要求延长", en: "A party asks for more time" },
  input: c.AskMoreTime,
  about,
  allow: bearer(),
  ratePerMinute: 30,
  run: (ctx, input) => step(ctx, input, (state) => askMoreTime(state, input.party, (known) => longer(ctx, known))),
});

export const recordMoreTime = command<z.output<typeof c.AskMoreTimeFor>, Done>({
  name: "mediation.record-more-time",
  route: "POST /api/mediation/disputes/{home}/{id}/extension-records",
  summary: { zh: "记录当事人要求延长", en: "Record that a party asks for more time" },
  input: c.AskMoreTimeFor,
  about,
  allow: conducting(RECORD),
  run: (ctx, input) => step(ctx, input, (state) => askMoreTime(state, input.party, (known) => longer(ctx, known))),
});
