import { query, register } from "#platform/modules";
import type { z } from "zod";
import { everybody } from "#platform/reading";
import { ListUnits, type DepartmentRow, type UnitRow } from "./contract.ts";
import { DEPARTMENTS, LOCAL_BODIES } from "./departments.ts";
import { buildOrganisations, type CoverageRule, type Organisations, type StandingNetwork, type Unit } from "./organisations.ts";
import { works } from "./unit.ts";

type StoredUnit = Omit<Unit, "open">;

/** The city's units, kept in memory by every process. */
export const organisations = register<Organisations>({
  name: "organisations",
  kinds: ["organisations.unit", "organisations.coverage-rule", "organisations.network"],
  load: async (db) => {
    const units = await db<StoredUnit[]>`
      select code, department, area, zh, en, parent, guided_by as "guidedBy", phone, hours, hours_en as "hoursEn", address, services, contact, stage, synthetic from organisations.unit`;
    const rules = await db<
      CoverageRule[]
    >`select code, area, department, level, zh, en from organisations.coverage_rule where stage = 'valid' order by code`;
    const networks = await db<StandingNetwork[]>`
      select n.home, n.id, n.area, n.sort, n.zh, n.en, n.from_on::text as "from",
        coalesce(json_agg(json_build_object('unit', s.unit, 'contact', s.contact, 'dutyLine', s.duty_line, 'from', s.from_on) order by s.nth)
          filter (where s.nth is not null), '[]') as seats
      from organisations.network n left join organisations.seat s on s.home = n.home and s.id = n.id and s.to_on is null
      where n.stage = 'standing' group by n.home, n.id order by n.area, n.zh`;
    return buildOrganisations(
      units.map((unit) => ({ ...unit, open: works(unit.stage) })),
      rules,
      networks,
    );
  },
});

const rowOf = (unit: Unit, staff: boolean): UnitRow => ({ ...unit, services: [...unit.services], contact: staff ? unit.contact : null });

export const listUnits = query<z.infer<typeof ListUnits>, UnitRow[]>({
  name: "organisations.list-units",
  route: "GET /api/organisations",
  summary: { zh: "查机构：管辖某地或在某地之内", en: "Units that cover an area or lie inside it" },
  fromRegisters: true,
  tagged: true,
  input: ListUnits,
  allow: everybody,
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
  allow: everybody,
  run: async () => [...DEPARTMENTS, ...LOCAL_BODIES],
});
