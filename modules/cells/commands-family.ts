import type { z } from "zod";
import { bearerOf, followSecret, grantsOver, anyone } from "#platform/access";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import { isDemo, sealed } from "./acting.ts";
import { CheckFamily, CloseFamilyHelp, ForgetFamily, type Done } from "./contract.ts";
import { checkFamily, family, forgetFamily, helpFamily, sealedIn } from "./family.ts";
import { keyOf } from "./keys.ts";
import { CHECK } from "./permits.ts";
import { schemes } from "./registers.ts";

const FAMILY = "C04";
type Check = z.output<typeof CheckFamily>;
type Checked = Done & { score: number; follow: string };
const keyOfCheck = ({ area, id }: Pick<Check, "area" | "id">): StreamKey => ({ home: area.slice(0, 9), id });

/** Which lines a family answered yes to is summed here and kept nowhere. */
export const checkOwnHome = command<Check, Checked>({
  name: "cells.check-family",
  route: "POST /api/cells/families",
  summary: { zh: "家庭自愿自查", en: "A family's own check, by its own wish" },
  input: CheckFamily,
  about: (input) => [ref(family, keyOfCheck(input))],
  allow: anyone(),
  ratePerMinute: 20,
  run: (ctx, input) => {
    if (!ctx.read(places).area(input.area)) throw refuse.fields([{ path: "area", code: "cells.other-place" }]);
    const rule = ctx.read(schemes).newest(FAMILY);
    if (!rule) throw refuse.notFound("cells.no-such-scheme");
    const yes = new Set(input.self.filter((one) => one.yes).map(({ line }) => line));
    const unknown = input.self.find(({ line }) => !rule.lines.some(({ code }) => code === line));
    if (unknown) throw refuse.fields([{ path: "self", code: "cells.no-such-line", params: { line: unknown.line } }]);
    const score = rule.lines.reduce((sum, { code, points }) => sum + (yes.has(code) ? points : 0), 0);
    const key = keyOfCheck(input);
    const help = input.help ?? null;
    const checked = {
      village: input.area,
      score,
      version: rule.version,
      phone: help && sealed(ctx, key, "phone", "cells.family", help.phone),
      address: help && sealed(ctx, key, "address", "cells.family", help.address),
      demo: isDemo(ctx, input.area, input.asDemo),
    };
    const state = ctx.change(family, key, (before) => checkFamily(before, checked));
    return { ...key, stage: state.stage, score, follow: "" };
  },
  present: (outcome, known) => ({ ...outcome, follow: followSecret(known, keyOf(outcome)) }),
});

export const closeFamilyHelp = command<z.output<typeof CloseFamilyHelp>, Done>({
  name: "cells.close-family-help",
  route: "POST /api/cells/families/{home}/{id}/help",
  summary: { zh: "记下已上门帮助", en: "The help a family asked for was given" },
  input: CloseFamilyHelp,
  about: (input) => [ref(family, keyOf(input))],
  allow: {
    roles: CHECK,
    condition: "over the family's village",
    admits: (ctx, input) => {
      const state = ctx.state(family, keyOf(input));
      return state.stage === "none" ? null : (grantsOver(ctx.actor, CHECK, state.village, ctx.now)[0] ?? null);
    },
  },
  run: (ctx, input) => {
    const text = sealed(ctx, input, "help", "cells.family-helped", input.result);
    return { ...keyOf(input), stage: ctx.change(family, keyOf(input), (state) => helpFamily(state, text)).stage };
  },
});

export const forgetOwnHome = command<z.output<typeof ForgetFamily>, Done>({
  name: "cells.forget-family",
  route: "POST /api/cells/families/{home}/{id}/forgetting",
  summary: { zh: "家庭收回自查记录", en: "The family takes its check back" },
  input: ForgetFamily,
  about: (input) => [ref(family, keyOf(input))],
  allow: bearerOf(family, "cells.wrong-link")(),
  ratePerMinute: 20,
  run: (ctx, input) => {
    const key = keyOf(input);
    for (const { field, purpose } of sealedIn(ctx.state(family, key))) ctx.seal({ stream: key, field, purpose, value: "" });
    return { ...key, stage: ctx.change(family, key, forgetFamily).stage };
  },
});
