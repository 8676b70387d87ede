import { cityDay } from "#platform/days";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { limits } from "#modules/limits";
import { places } from "#modules/places";
import { adopt as begin, adoption, endAdoption as end } from "./adoption.ts";
import { AdoptMethod, DraftVersion, EndAdoption, PublishVersion, RegisterMethod, ReturnVersion } from "./contract.ts";
import { adoptionKey, methodKey } from "./keys.ts";
import { draftVersion, method, publishVersion, registerName, returnVersion, type DaysOf } from "./method.ts";
import { keepers } from "./permits.ts";
import { methods } from "./registers.ts";
import { shippedNames } from "./shipped.ts";

type Versioned = { code: string; version: number };
type Coded = { code: string };

/** What the name is, from the register, or from the history where it was registered a moment ago. */
function nameOf(ctx: Pick<CommandContext, "state" | "read">, code: string) {
  const known = ctx.state(method, methodKey(code)).name ?? ctx.read(methods).find(code);
  if (!known) throw refuse.notFound("named-methods.no-method");
  return known;
}
const ownArea = (ctx: Pick<CommandContext, "state" | "read">, { code }: Coded): string =>
  (ctx.state(method, methodKey(code)).name ?? ctx.read(methods).find(code))?.area ?? "";
const about = ({ code }: Coded) => [ref(method, methodKey(code))];

const PER_DAY: Readonly<Record<string, number>> = { day: 1, workingDay: 1, month: 28 };
/** The least a clock can last in days, so that a method's target never lies behind it. */
const daysOf =
  (ctx: CommandContext): DaysOf =>
  (rule) => {
    const found = ctx.read(limits).rule(rule, ctx.now);
    if (!found) return undefined;
    if (found.length.kind !== "limit") return null;
    const { amount, unit } = found.length.limit;
    const each = PER_DAY[unit];
    return each === undefined ? 1 : amount * each;
  };

const registerMethod = command<RegisterMethod, Coded>({
  name: "named-methods.register-method",
  route: "POST /api/methods",
  summary: { zh: "登记一个工作法的名称", en: "Register the name of a working method" },
  input: RegisterMethod,
  about,
  allow: keepers((_, { area }) => area, "over the method's own area"),
  run: (ctx, input) => {
    if (!ctx.read(places).area(input.area)) throw refuse.fields([{ path: "area", code: "named-methods.no-area" }]);
    const shipped = shippedNames().some(({ code }) => code === input.code);
    ctx.change(method, methodKey(input.code), (state) => registerName(state, input, shipped));
    return { code: input.code };
  },
});

const draftMethodVersion = command<DraftVersion, Versioned>({
  name: "named-methods.draft-version",
  route: "POST /api/methods/{code}/drafts",
  summary: { zh: "录入本地定义（待另一人发布）", en: "Enter the local definition; a second person publishes it" },
  input: DraftVersion,
  about,
  allow: keepers(ownArea, "over the method's own area"),
  run: (ctx, { code, ...definition }) => {
    const { digits } = nameOf(ctx, code);
    const state = ctx.change(method, methodKey(code), (before) => draftVersion(before, digits, definition, daysOf(ctx)));
    return { code, version: state.draft?.version ?? 0 };
  },
});

const publishMethodVersion = command<PublishVersion, Versioned>({
  name: "named-methods.publish-version",
  route: "POST /api/methods/{code}/versions/{version}/publication",
  summary: { zh: "发布定义（不是录入人）", en: "Publish a definition, by who did not enter it" },
  input: PublishVersion,
  about,
  allow: keepers(ownArea, "over the method's own area; not who entered it"),
  run: (ctx, { code, version }) => {
    nameOf(ctx, code);
    ctx.change(method, methodKey(code), (state) => publishVersion(state, version, ctx.actor.id));
    return { code, version };
  },
});

const returnMethodVersion = command<ReturnVersion, Versioned>({
  name: "named-methods.return-version",
  route: "POST /api/methods/{code}/versions/{version}/return",
  summary: { zh: "退回定义并说明理由", en: "Return a definition with the reason" },
  input: ReturnVersion,
  about,
  allow: keepers(ownArea, "over the method's own area; not who entered it"),
  run: (ctx, { code, version, reason }) => {
    nameOf(ctx, code);
    ctx.change(method, methodKey(code), (state) => returnVersion(state, version, reason, ctx.actor.id));
    return { code, version };
  },
});

export const adoptMethod = command<AdoptMethod, { code: string; area: string }>({
  name: "named-methods.adopt-method",
  route: "POST /api/methods/{code}/adoptions",
  summary: { zh: "登记一地采用工作法", en: "An area works by a method" },
  input: AdoptMethod,
  about: ({ code, area }) => [ref(adoption, adoptionKey(code, area))],
  allow: keepers((_, { area }) => area, "over the area that adopts it"),
  run: (ctx, { code, ...facts }) => {
    if (!ctx.read(methods).find(code)) throw refuse.notFound("named-methods.no-method");
    if (!ctx.read(places).area(facts.area)) throw refuse.fields([{ path: "area", code: "named-methods.no-area" }]);
    ctx.change(adoption, adoptionKey(code, facts.area), (state) => begin(state, { method: code, ...facts }, cityDay(ctx.now)));
    return { code, area: facts.area };
  },
});

const endMethodAdoption = command<EndAdoption, { code: string; area: string }>({
  name: "named-methods.end-adoption",
  route: "POST /api/methods/{code}/adoptions/{area}/end",
  summary: { zh: "登记一地不再采用", en: "An area no longer works by a method" },
  input: EndAdoption,
  about: ({ code, area }) => [ref(adoption, adoptionKey(code, area))],
  allow: keepers((_, { area }) => area, "over the area that adopted it"),
  run: (ctx, { code, area, ...facts }) => {
    ctx.change(adoption, adoptionKey(code, area), (state) => end(state, facts, cityDay(ctx.now)));
    return { code, area };
  },
});

export const registerCommands = {
  registerMethod,
  draftMethodVersion,
  publishMethodVersion,
  returnMethodVersion,
  adoptMethod,
  endMethodAdoption,
};
