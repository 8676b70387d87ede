import { query, register, type QueryContext } from "#platform/modules";
import type { Reader } from "#platform/database";
import { places } from "#modules/places";
import type { z } from "zod";
import { ListGaps, ListUnits, type Coverage, type DepartmentRow, type Gaps, type UnitRow } from "./contract.ts";
import { DEPARTMENTS, LOCAL_BODIES } from "./departments.ts";
import { buildOrganisations, type CoverageRule, type Organisations, type Unit } from "./organisations.ts";
import { works } from "./unit.ts";

type StoredUnit = Omit<Unit, "open">;

/** The city's units, kept in memory by every process. */
export const organisations = register<Organisations>({
  name: "organisations",
  kinds: ["organisations.unit", "organisations.coverage-rule"],
  load: async (db) => {
    const units = await db<StoredUnit[]>`
      select code, department, area, zh, en, parent, guided_by as "guidedBy", phone, hours, services, contact, stage, synthetic from organisations.unit`;
    const rules = await db<
      CoverageRule[]
    >`select code, area, department, level, zh, en from organisations.coverage_rule where stage = 'valid' order by code`;
    return buildOrganisations(
      units.map((unit) => ({ ...unit, open: works(unit.stage) })),
      rules,
    );
  },
});

const rowOf = (unit: Unit, staff: boolean): UnitRow => ({ ...unit, services: [...unit.services], contact: staff ? unit.contact : null });

export const listUnits = query<z.infer<typeof ListUnits>, UnitRow[]>({
  name: "organisations.list-units",
  route: "GET /api/organisations",
  summary: { zh: "查机构：管辖某地或在某地之内", en: "Units that cover an area or lie inside it" },
  fromRegisters: true,
  input: ListUnits,
  allow: { roles: ["resident"], condition: "anyone", admits: () => true },
  run: async (ctx, filter) =>
    ctx
      .read(organisations)
      .units(filter)
      .map((unit) => rowOf(unit, ctx.actor.kind === "staff")),
});

export const listDepartments = query<Record<string, never>, DepartmentRow[]>({
  name: "organisations.list-departments",
  route: "GET /api/organisations/departments",
  summary: { zh: "联动部门名录", en: "Departments of the joint-action network" },
  fromRegisters: true,
  input: ListUnits.pick({}),
  allow: { roles: ["resident"], condition: "anyone", admits: () => true },
  run: async () => [...DEPARTMENTS, ...LOCAL_BODIES],
});

/** Areas of the rule's level, each with or without a working unit of its own. */
function coverageOf(ctx: QueryContext, rule: CoverageRule, within: string): Coverage | null {
  const scope = within.startsWith(rule.area) ? within : rule.area.startsWith(within) ? rule.area : null;
  if (scope === null) return null;
  const all = ctx.read(organisations);
  const areas = ctx.read(places).within(scope, rule.level);
  const missing = areas.filter((area) => !all.unit(`${rule.department}-${area.code}`)?.open);
  const { code, zh, en, department, level } = rule;
  return {
    rule: code,
    zh,
    en,
    department,
    level,
    areas: areas.length,
    covered: areas.length - missing.length,
    missing: missing.map((area) => ({ code: area.code, zh: area.zh, en: area.en })),
  };
}

/** The contacts whose account still opens the door. */
async function living(db: Reader, contacts: readonly string[]): Promise<Set<string>> {
  const rows = await db<
    { account: string }[]
  >`select account from access.standing where account = any(${[...contacts]}::uuid[]) and not disabled`;
  return new Set(rows.map((row) => row.account));
}

export const listGaps = query<z.infer<typeof ListGaps>, Gaps>({
  name: "organisations.list-gaps",
  route: "GET /api/organisations/gaps",
  summary: { zh: "组织网络核查：缺机构、缺联络人", en: "Network check: areas without a unit, units without a live contact" },
  input: ListGaps,
  allow: {
    roles: ["admin", "supervisor", "commandRoom", "auditor"],
    condition: "any such grant",
    admits: ({ actor, now }) =>
      actor.kind === "staff" &&
      actor.grants.some(
        (grant) => ["admin", "supervisor", "commandRoom", "auditor"].includes(grant.role) && (grant.until === null || grant.until > now),
      ),
  },
  // A contact of a town may have an account kept at the county.
  scope: () => [""],
  run: async (ctx, { area = "" }) => {
    const all = ctx.read(organisations);
    const units = all.units({ open: true }).filter((unit) => unit.area.startsWith(area));
    const alive = await living(
      ctx.db,
      units.flatMap(({ contact }) => contact ?? []),
    );
    return {
      coverage: all.rules.flatMap((rule) => coverageOf(ctx, rule, area) ?? []),
      withoutContact: units
        .filter(({ contact }) => contact === null || !alive.has(contact))
        .map(({ code, zh, en, contact }) => ({ code, zh, en, reason: contact === null ? "none" : "disabled" })),
      working: units.length,
    };
  },
});
