import { grantsOver, holds } from "#platform/access";
import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { people } from "#modules/people";
import { places } from "#modules/places";
import {
  ApproveUnit,
  ChangeUnit,
  DefineCoverageRule,
  DissolveUnit,
  MergeUnit,
  OpenUnit,
  OperateUnit,
  ReorganiseUnit,
  RegisterUnit,
  SetContact,
  SuspendUnit,
} from "./contract.ts";
import { coverageRule, define } from "./coverage-rule.ts";
import { partsOf, ruleKey, unitKey } from "./keys.ts";
import { organisations } from "./queries.ts";
import {
  approve,
  change,
  dissolve,
  merge,
  open,
  operate,
  register,
  reorganise,
  setContact,
  suspend,
  unit,
  type UnitEvent,
  type UnitOffer,
  type UnitState,
} from "./unit.ts";

type Named = { code: string };
type Done = { code: string; stage: UnitState["stage"] };

const ofUnit = holds<Named>(["admin"], (_, { code }) => partsOf(code).area, "over the unit's area");
const aboutUnit = ({ code }: Named) => [ref(unit, unitKey(code))];
const route = (step: string): string => `POST /api/organisations/units/{code}/${step}`;

const decide = (ctx: CommandContext, code: string, step: (state: UnitState) => readonly UnitEvent[]): Done => ({
  code,
  stage: ctx.change(unit, unitKey(code), step).stage,
});

const when = (ctx: CommandContext, on: string | undefined) => ({ on, today: cityDay(ctx.now) });

/** A unit above must be there; a chain of leadership that comes back to itself leads nobody. */
function mustLead(ctx: CommandContext, code: string, path: "parent" | "guidedBy", above: string | null | undefined): void {
  if (above === null || above === undefined) return;
  const state = ctx.state(unit, unitKey(above));
  if (above === code || state.stage === "none" || state.stage === "merged" || state.stage === "dissolved")
    throw refuse.fields([{ path, code: "organisations.no-such-leader" }]);
}

/** As the register has the units now: whoever is above must not stand below. */
function notInCircle(ctx: CommandContext, code: string, parent: string | null): void {
  const all = ctx.read(organisations);
  const seen = new Set<string>();
  for (let above = parent; above !== null && !seen.has(above); above = all.unit(above)?.parent ?? null) {
    if (above === code) throw refuse.fields([{ path: "parent", code: "organisations.leads-in-circle" }]);
    seen.add(above);
  }
}

const offerOf = ({ phone, hours, hoursEn, address, services }: RegisterUnit | ChangeUnit): UnitOffer => ({
  phone: phone ?? null,
  hours: hours ?? null,
  hoursEn: hoursEn ?? null,
  address: address ?? null,
  services,
});

export const registerUnit = command<RegisterUnit, Done>({
  name: "organisations.register-unit",
  route: "POST /api/organisations/units",
  summary: { zh: "登记筹建中的机构", en: "Register a unit being set up" },
  input: RegisterUnit,
  about: ({ code, parent, guidedBy }) => [...new Set([code, parent, guidedBy])].flatMap((one) => (one ? [ref(unit, unitKey(one))] : [])),
  allow: ofUnit,
  run: (ctx, input) => {
    const { department, area } = partsOf(input.code);
    if (!ctx.read(places).area(area)) throw refuse.fields([{ path: "code", code: "organisations.unknown-area" }]);
    mustLead(ctx, input.code, "parent", input.parent);
    mustLead(ctx, input.code, "guidedBy", input.guidedBy);
    const { code, zh, en } = input;
    const facts = { code, department, area, zh, en, parent: input.parent ?? null, guidedBy: input.guidedBy ?? null, synthetic: false };
    return decide(ctx, code, (state) => register(state, { ...facts, ...offerOf(input) }));
  },
});

export const approveUnit = command<ApproveUnit, Done>({
  name: "organisations.approve-unit",
  route: route("approval"),
  summary: { zh: "记录机构批准文件", en: "Record the approval of a unit" },
  input: ApproveUnit,
  about: aboutUnit,
  allow: ofUnit,
  run: (ctx, { code, document }) => decide(ctx, code, (state) => approve(state, document)),
});

export const openUnit = command<OpenUnit, Done>({
  name: "organisations.open-unit",
  route: route("opening"),
  summary: { zh: "机构挂牌，或停用后恢复", en: "Open a unit, or take a suspended one up again" },
  input: OpenUnit,
  about: aboutUnit,
  allow: ofUnit,
  run: (ctx, { code, on }) => decide(ctx, code, (state) => open(state, { on, today: cityDay(ctx.now) })),
});

export const operateUnit = command<OperateUnit, Done>({
  name: "organisations.operate-unit",
  route: route("operation"),
  summary: { zh: "机构开始运行", en: "Put a unit into operation" },
  input: OperateUnit,
  about: aboutUnit,
  allow: ofUnit,
  run: (ctx, { code, on }) => decide(ctx, code, (state) => operate(state, { on, today: cityDay(ctx.now) })),
});

export const changeUnit = command<ChangeUnit, Done>({
  name: "organisations.change-unit",
  route: route("facts"),
  summary: { zh: "更改电话、时间和服务", en: "Change phone, hours and services" },
  input: ChangeUnit,
  about: aboutUnit,
  allow: ofUnit,
  run: (ctx, input) => decide(ctx, input.code, (state) => change(state, offerOf(input))),
});

export const reorganiseUnit = command<ReorganiseUnit, Done>({
  name: "organisations.reorganise-unit",
  route: route("reorganisation"),
  summary: { zh: "更改机构名称、领导或业务指导", en: "Change a unit's name, its leader or its guide" },
  input: ReorganiseUnit,
  about: ({ code, parent, guidedBy }) => [...new Set([code, parent, guidedBy])].flatMap((one) => (one ? [ref(unit, unitKey(one))] : [])),
  allow: ofUnit,
  run: (ctx, { code, zh, en, parent = null, guidedBy = null, reason }) => {
    mustLead(ctx, code, "parent", parent);
    mustLead(ctx, code, "guidedBy", guidedBy);
    notInCircle(ctx, code, parent);
    return decide(ctx, code, (state) => reorganise(state, { zh, en, parent, guidedBy }, reason));
  },
});

export const suspendUnit = command<SuspendUnit, Done>({
  name: "organisations.suspend-unit",
  route: route("suspension"),
  summary: { zh: "停用机构", en: "Suspend a unit" },
  input: SuspendUnit,
  about: aboutUnit,
  allow: ofUnit,
  run: (ctx, { code, reason, on }) => decide(ctx, code, (state) => suspend(state, reason, when(ctx, on))),
});

export const mergeUnit = command<MergeUnit, Done>({
  name: "organisations.merge-unit",
  route: route("merger"),
  summary: { zh: "合并机构", en: "Merge a unit into another" },
  input: MergeUnit,
  about: ({ code, into }) => [...new Set([code, into])].map((one) => ref(unit, unitKey(one))),
  allow: ofUnit,
  run: (ctx, { code, into, on }) => {
    const target = ctx.state(unit, unitKey(into));
    return decide(ctx, code, (state) => merge(state, target, when(ctx, on)));
  },
});

export const dissolveUnit = command<DissolveUnit, Done>({
  name: "organisations.dissolve-unit",
  route: route("dissolution"),
  summary: { zh: "撤销机构", en: "Dissolve a unit" },
  input: DissolveUnit,
  about: aboutUnit,
  allow: ofUnit,
  run: (ctx, { code, document, on }) => decide(ctx, code, (state) => dissolve(state, document, when(ctx, on))),
});

export const setUnitContact = command<SetContact, Done>({
  name: "organisations.set-contact",
  route: route("contact"),
  summary: { zh: "指定联络人", en: "Name a unit's contact" },
  input: SetContact,
  about: aboutUnit,
  allow: ofUnit,
  run: (ctx, { code, account }) => {
    const person = account === null ? null : ctx.read(people).person(account);
    if (account !== null && (!person || person.disabled)) throw refuse.fields([{ path: "account", code: "organisations.no-such-contact" }]);
    return decide(ctx, code, (state) => setContact(state, account));
  },
});

export const defineCoverageRule = command<DefineCoverageRule, StreamKey>({
  name: "organisations.define-coverage-rule",
  route: "POST /api/organisations/rules",
  summary: { zh: "规定哪一级必须有什么机构", en: "Say which areas must have which unit" },
  input: DefineCoverageRule,
  about: ({ home, code }) => [ref(coverageRule, ruleKey(home, code))],
  // A village's rule and its town's share a home: whoever changes one must hold both where it was and where it is to be.
  allow: {
    roles: ["admin"],
    condition: "over the rule's area, and over that of the rule it takes the place of",
    admits: (ctx, { home, code, area }) => {
      const before = ctx.state(coverageRule, ruleKey(home, code));
      const areas = before.stage === "none" ? [area] : [area, before.area];
      const held = areas.map((one) => grantsOver(ctx.actor, ["admin"], one, ctx.now)[0]);
      return held.every((grant) => grant !== undefined) ? (held[0] ?? null) : null;
    },
  },
  run: (ctx, { home, withdrawn, ...facts }) => {
    if (home !== facts.area.slice(0, 9).padEnd(9, "0")) throw refuse.fields([{ path: "home", code: "organisations.unknown-area" }]);
    ctx.change(coverageRule, ruleKey(home, facts.code), (state) => define(state, facts, withdrawn));
    return ruleKey(home, facts.code);
  },
});
