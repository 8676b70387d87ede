import type { z } from "zod";
import { command } from "#platform/ledger";
import { about, change, dueOf, handOf, sealed } from "./acting.ts";
import { slotOf, stageBefore } from "./appeal.ts";
import { application } from "./application.ts";
import { known } from "./applying.ts";
import * as c from "./contract.ts";
import * as step from "./deciding.ts";
import { keyOf } from "./keys.ts";
import { atUnit, DECIDE, forUnit } from "./permits.ts";

export const appealDecision = command<z.output<typeof c.Appeal>, c.Done>({
  name: "cells.appeal",
  route: "POST /api/cells/applications/{home}/{id}/appeal",
  summary: { zh: "申诉", en: "Appeal" },
  input: c.Appeal,
  about,
  allow: forUnit(),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "appeal", "cells.work", input.reason);
    return change(ctx, input, (state) => step.appeal(state, text, handOf(ctx)));
  },
});

export const decideAppeal = command<z.output<typeof c.DecideAppeal>, c.Done>({
  name: "cells.decide-appeal",
  route: "POST /api/cells/applications/{home}/{id}/appeal-decision",
  summary: { zh: "裁定申诉", en: "Decide on the appeal" },
  input: c.DecideAppeal,
  about,
  allow: atUnit(DECIDE, "over the unit's place, neither decided nor inspected"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "appeal-decision", "cells.work", input.reason);
    const found = known(ctx.state(application, keyOf(input)));
    const slot = found.appeal?.against === "warned" ? null : slotOf(stageBefore(found));
    const due = slot ? dueOf(ctx, input, slot === "restore" ? "prelim" : slot) : null;
    return change(ctx, input, (state) => step.decideAppeal(state, input.upheld, text, due, handOf(ctx)));
  },
});
