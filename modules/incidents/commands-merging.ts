import type { z } from "zod";
import type { Allow } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { entryOf, factsOf, keyOf, sealed, stand, step, type Done } from "./acting.ts";
import { MergeIncident, SplitIncident } from "./contract.ts";
import { DoneAnswer } from "./contract/answers.ts";
import { incident } from "./evolve.ts";
import { absorb, beginPart, merge, split, verifyPart } from "./merging.ts";
import { permits } from "./permits.ts";

type Merge = z.output<typeof MergeIncident>;

const overBoth: Allow<Merge> = {
  ...step<Merge>("merge"),
  admits: (ctx, input) => {
    const lead = ctx.state(incident, keyOf(input.into));
    const first = step<Merge>("merge").admits(ctx, input);
    return first && lead.stage !== "none" && permits.merge.grant(ctx, lead, "") ? first : null;
  },
};

export const mergeIncident = command<Merge, Done>({
  name: "incidents.merge-incident",
  route: "POST /api/incidents/{home}/{id}/mergers",
  summary: { zh: "并入同一件事", en: "Merge a duplicate into its lead" },
  input: MergeIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input), ref(incident, input.into)],
  allow: overBoth,
  run: (ctx, input) => {
    const keys = { from: keyOf(input), into: keyOf(input.into) };
    const lead = ctx.state(incident, keys.into);
    const duplicate = ctx.state(incident, keys.from);
    const text = sealed(ctx, keys.from, "reason", "incidents.work", input.reason);
    ctx.change(incident, keys.from, (state) => merge(state, lead, keys, text, factsOf(ctx)));
    const told = sealed(ctx, keys.into, "reason", "incidents.work", input.reason);
    ctx.change(incident, keys.into, (state) => absorb(state, duplicate, keys, told, factsOf(ctx)));
    return stand(ctx, keys.from);
  },
});

export const splitIncident = command<z.output<typeof SplitIncident>, Done>({
  name: "incidents.split-incident",
  route: "POST /api/incidents/{home}/{id}/parts",
  summary: { zh: "拆分出另一件事", en: "Split off a second matter" },
  input: SplitIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input), ref(incident, { home: input.home, id: input.part.id })],
  allow: step("split"),
  run: (ctx, input) => {
    const key = keyOf(input);
    const part = { home: input.home, id: input.part.id };
    const entry = entryOf(ctx, input.part.category, "part.category");
    const whole = ctx.state(incident, key);
    const after = ctx.change(incident, key, (state) =>
      split(state, { key: part, category: input.part.category, summary: input.part.summary }),
    );
    if (after === whole) return stand(ctx, part);
    const words = input.part.description;
    const description = words ? sealed(ctx, part, "description", "incidents.report", words) : null;
    ctx.change(incident, part, (state) => beginPart(state, whole, key, { entry, description }, factsOf(ctx)));
    ctx.change(incident, part, (state) => verifyPart(state, entry, input.part.summary, factsOf(ctx)));
    return stand(ctx, part);
  },
});
