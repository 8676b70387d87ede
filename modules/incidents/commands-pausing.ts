import type { z } from "zod";
import { command, ref } from "#platform/ledger";
import { factsOf, keyOf, sealed, stand, step, type Done } from "./acting.ts";
import { AskExtension, DeclineExtension, ExtendIncident, ResumeIncident, SuspendIncident } from "./contract.ts";
import { DoneAnswer } from "./contract/answers.ts";
import { incident } from "./evolve.ts";
import { askExtension, declineExtension, extend, resume, suspend } from "./pausing.ts";

export const extendIncident = command<z.output<typeof ExtendIncident>, Done>({
  name: "incidents.extend-incident",
  route: "POST /api/incidents/{home}/{id}/extensions",
  summary: { zh: "延期一次", en: "Extend once" },
  input: ExtendIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("extend"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reason", "incidents.work", input.reason);
    ctx.change(incident, keyOf(input), (state) => extend(state, input.by, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const askExtensionOf = command<z.output<typeof AskExtension>, Done>({
  name: "incidents.ask-extension",
  route: "POST /api/incidents/{home}/{id}/extension-requests",
  summary: { zh: "经办人申请延期，批准前期限不变", en: "The handler asks for more time; the date stands until it is given" },
  input: AskExtension,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("ask-extension"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reason", "incidents.work", input.reason);
    ctx.change(incident, keyOf(input), (state) => askExtension(state, input.by, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const declineExtensionOf = command<z.output<typeof DeclineExtension>, Done>({
  name: "incidents.decline-extension",
  route: "POST /api/incidents/{home}/{id}/extension-refusals",
  summary: { zh: "不同意延期，写明理由", en: "Decline the extension asked for, with a reason" },
  input: DeclineExtension,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("decline-extension"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reason", "incidents.work", input.reason);
    ctx.change(incident, keyOf(input), (state) => declineExtension(state, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const suspendIncident = command<z.output<typeof SuspendIncident>, Done>({
  name: "incidents.suspend-incident",
  route: "POST /api/incidents/{home}/{id}/suspension",
  summary: { zh: "挂账：需要经费或立法，按月复核", en: "Suspend for want of budget or law, reviewed monthly" },
  input: SuspendIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("suspend"),
  run: (ctx, input) => {
    const facts = factsOf(ctx);
    const text = sealed(ctx, input, "reason", "incidents.work", input.reason);
    const reviewDue = facts.timing.endOf(input.reviewOn, ctx.now);
    ctx.change(incident, keyOf(input), (state) => suspend(state, { basis: input.basis, text, reviewDue }, facts));
    return stand(ctx, input);
  },
});

export const resumeIncident = command<z.output<typeof ResumeIncident>, Done>({
  name: "incidents.resume-incident",
  route: "POST /api/incidents/{home}/{id}/resumption",
  summary: { zh: "恢复办理", en: "Resume" },
  input: ResumeIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("resume"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "note", "incidents.work", input.note);
    ctx.change(incident, keyOf(input), (state) => resume(state, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});
