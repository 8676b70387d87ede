import type { z } from "zod";
import { command, ref, type CommandContext } from "#platform/ledger";
import type { Allow } from "#platform/access";
import { handOf, schemeDone, sealed } from "./acting.ts";
import * as c from "./contract.ts";
import { schemeKey } from "./keys.ts";
import * as step from "./opinion.ts";
import { ASSESS, overScheme, SPEAK, speakingGrant } from "./permits.ts";
import { scheme } from "./scheme.ts";

const about = (input: { scheme: string }) => [ref(scheme, schemeKey(input.scheme))];

const asked: Allow<{ scheme: string; subject: string }> = {
  roles: SPEAK,
  condition: "for a unit of the scheme: its own safety office or centre, or the unit itself",
  admits: (ctx: CommandContext, { scheme: id, subject }) => {
    const state = ctx.state(scheme, schemeKey(id));
    const unit = state.stage === "none" ? undefined : state.facts.subjects.find(({ code }) => code === subject);
    return unit ? speakingGrant(ctx.actor, unit, ctx.now) : null;
  },
};

export const giveOpinion = command<z.output<typeof c.GiveOpinion>, c.SchemeDone>({
  name: "assessment.give-opinion",
  route: "POST /api/assessment/schemes/{scheme}/opinions",
  summary: { zh: "对征求意见的考核办法提意见", en: "Say what a unit has to say to a scheme it is asked about" },
  input: c.GiveOpinion,
  about,
  allow: asked,
  run: (ctx, { scheme: id, entry, subject, text }) => {
    const key = schemeKey(id);
    const said = { entry, subject, text: sealed(ctx, key, "opinion", "assessment.work", text) };
    ctx.change(scheme, key, (state) => step.opine(state, said, handOf(ctx)));
    return schemeDone(ctx, id);
  },
});

export const answerSchemeOpinion = command<z.output<typeof c.AnswerOpinion>, c.SchemeDone>({
  name: "assessment.answer-opinion",
  route: "POST /api/assessment/schemes/{scheme}/answers",
  summary: { zh: "答复意见：采纳或不采纳，说明理由", en: "Answer an opinion: adopted or not, and why" },
  input: c.AnswerOpinion,
  about,
  allow: overScheme(ASSESS),
  run: (ctx, { scheme: id, entry, adopted, text }) => {
    const key = schemeKey(id);
    const answer = { entry, adopted, text: sealed(ctx, key, "answer", "assessment.work", text) };
    ctx.change(scheme, key, (state) => step.answerOpinion(state, answer));
    return schemeDone(ctx, id);
  },
});
