import type { NetworkSort, UnitStage } from "./contract.ts";

export type Unit = {
  /** `<department>-<areaPrefix>`. */
  code: string;
  department: string;
  /** Significant prefix of what it covers. */
  area: string;
  zh: string;
  en: string;
  /** Leads it 领导. */
  parent: string | null;
  /** Guides it professionally 业务指导, which is not leading. */
  guidedBy: string | null;
  phone: string | null;
  hours: string | null;
  hoursEn: string | null;
  address: string | null;
  services: readonly string[];
  /** Account id of the named contact. */
  contact: string | null;
  stage: UnitStage;
  /** Work may be given to it. */
  open: boolean;
  synthetic: boolean;
};

export type CoverageRule = {
  code: string;
  area: string;
  department: string;
  level: "city" | "county" | "town" | "village";
  zh: string;
  en: string;
};

/** A network that stands and the units in it. */
export type StandingNetwork = {
  home: string;
  id: string;
  area: string;
  sort: NetworkSort;
  zh: string;
  en: string;
  from: string;
  seats: readonly { unit: string; contact: string | null; dutyLine: string; from: string }[];
};

/** `area`: units that cover it or lie inside it. */
export type UnitFilter = { area?: string; department?: string; open?: boolean };

/** Every unit of the city in memory. */
export type Organisations = {
  unit: (code: string) => Unit | undefined;
  /** Lowest working unit of the department whose area covers the place: the town's office, else the county's bureau, else the city's. */
  responsible: (department: string, place: string) => Unit | undefined;
  /** In order of code. */
  units: (filter?: UnitFilter) => readonly Unit[];
  rules: readonly CoverageRule[];
  networks: readonly StandingNetwork[];
};

const LENGTHS = [12, 9, 6, 4] as const;

export function buildOrganisations(
  units: readonly Unit[],
  rules: readonly CoverageRule[],
  networks: readonly StandingNetwork[] = [],
): Organisations {
  const ordered = [...units].sort((left, right) => (left.code < right.code ? -1 : 1));
  const byCode = new Map(ordered.map((unit) => [unit.code, unit]));
  const byDepartment = Map.groupBy(ordered, (unit) => unit.department);
  return {
    unit: (code) => byCode.get(code),
    responsible: (department, place) => {
      for (const length of LENGTHS) {
        if (place.length < length) continue;
        const found = byCode.get(`${department}-${place.slice(0, length)}`);
        if (found?.open) return found;
      }
      return undefined;
    },
    units: ({ area, department, open } = {}) =>
      (department === undefined ? ordered : (byDepartment.get(department) ?? [])).filter(
        (unit) =>
          (open === undefined || unit.open === open) && (area === undefined || unit.area.startsWith(area) || area.startsWith(unit.area)),
      ),
    rules,
    networks,
  };
}
