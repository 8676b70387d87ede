import type { StreamKey } from "#platform/ledger";
import { DEPARTMENTS, LOCAL_BODIES, type Department } from "./departments.ts";
import { ruleKey, unitKey } from "./keys.ts";
import type { RuleEvent, RuleFacts } from "./coverage-rule.ts";
import type { UnitEvent } from "./unit.ts";

export type DemoArea = { code: string; level: string; zh: string; en: string };

/** One unit's or rule's whole history, as the bulk loader takes it. */
export type UnitHistory = { kind: string; key: StreamKey; at: string; events: (UnitEvent | RuleEvent)[] };

const AT = "2020-01-01T00:00:00.000Z";
const ON = "2020-01-01";
type Open = { hours: string; hoursEn: string };
const HOURS: Open = { hours: "8:30–12:00，13:30–17:30", hoursEn: "8:30–12:00, 13:30–17:30" };
const ALWAYS: Open = { hours: "全天", hoursEn: "day and night" };

/** What a town has besides its centre, and who leads and guides it there. */
const TOWN: readonly { department: string; zh: string; en: string; ledBy: "county" | "town" }[] = [
  { department: "centre", zh: "社会治理中心", en: "Governance Centre", ledBy: "town" },
  { department: "justice", zh: "司法所", en: "Judicial Office", ledBy: "county" },
  { department: "ps", zh: "派出所", en: "Police Station", ledBy: "county" },
  { department: "cg", zh: "综合行政执法中队", en: "Enforcement Squad", ledBy: "town" },
];

const OFFICES: Readonly<Record<string, Open>> = {
  hotline: ALWAYS,
  ps: ALWAYS,
  fire: ALWAYS,
  ems: ALWAYS,
  "gas-co": ALWAYS,
  "water-co": ALWAYS,
  "grid-co": ALWAYS,
};
const NATIONAL_NUMBERS: Readonly<Record<string, string>> = { hotline: "12345" };

const shortZh = ({ zh }: Department): string => zh.replace(/（.*）$/, "").split(" / ")[0] ?? zh;
const shortEn = ({ en }: Department): string => en.replace(/ \(.*\)$/, "");

/** `since`: the day it opened, where that is not the register's own first day. */
type Sketch = { code: string; zh: string; en: string; parent: string | null; guidedBy: string | null; since?: string };

type ContactOf = (code: string) => string | null;

function history({ since = ON, ...sketch }: Sketch, serial: number, contactOf: ContactOf): UnitHistory {
  const at = sketch.code.lastIndexOf("-");
  const [department, area] = [sketch.code.slice(0, at), sketch.code.slice(at + 1)];
  // 0572-5550xxx is nobody's: the block was chosen for being unused, and every row says synthetic.
  const phone = NATIONAL_NUMBERS[department] ?? `0572-5550${String(serial % 1000).padStart(3, "0")}`;
  const events: UnitEvent[] = [
    {
      type: "organisations.unit-registered",
      ...sketch,
      department,
      area,
      synthetic: true,
      phone,
      ...(OFFICES[department] ?? HOURS),
      address: `示意路 ${1 + (serial % 400)} 号`,
      services: [],
    },
    { type: "organisations.unit-approved", document: "示意" },
    { type: "organisations.unit-opened", on: since },
    { type: "organisations.unit-operating", on: since },
  ];
  const account = contactOf(sketch.code);
  if (account !== null) events.push({ type: "organisations.contact-set", account });
  return { kind: "organisations.unit", key: unitKey(sketch.code), at: `${since}T00:00:00.000Z`, events };
}

const bureaus: readonly Department[] = [
  ...DEPARTMENTS.filter(({ code }) => code !== "hotline"),
  ...LOCAL_BODIES.filter(({ code }) => code === "ps-traffic"),
];

function cityUnits(area: DemoArea): Sketch[] {
  const of = (department: Department): Sketch => ({
    code: `${department.code}-${area.code}`,
    zh: `${area.zh}${shortZh(department)}`,
    en: `${area.en} ${shortEn(department)}`,
    parent: null,
    guidedBy: null,
  });
  return [...DEPARTMENTS, ...LOCAL_BODIES.filter(({ code }) => code === "ps-traffic")].map(of);
}

/** A bureau of a county is led by the county and guided by the city's bureau; a vertical one is led from above. */
function countyUnits(area: DemoArea): Sketch[] {
  const city = area.code.slice(0, 4);
  return bureaus.map((department) => {
    const above = `${department.code}-${city}`;
    const vertical = department.kind === "V" || department.kind === "U";
    return {
      code: `${department.code}-${area.code}`,
      zh: `${area.zh}${shortZh(department)}`,
      en: `${area.en} ${shortEn(department)}`,
      parent: vertical ? above : null,
      guidedBy: vertical ? null : above,
    };
  });
}

/** The report of 2012 counts 66 judicial offices in towns and 6 procuratorate offices: the other towns' judicial offices came later. */
const EARLY_OFFICES = 66;
const OPENED = { early: "2008-05-01", late: "2016-03-01", procuratorate: "2010-09-01" } as const;
const PROCURATORATE_EVERY = 12;

function townUnits(area: DemoArea, nth: number): Sketch[] {
  const county = area.code.slice(0, 6);
  const units = TOWN.map(({ department, zh, en, ledBy }): Sketch => {
    const above = `${department}-${county}`;
    return {
      code: `${department}-${area.code}`,
      zh: `${area.zh}${zh}`,
      en: `${area.en} ${en}`,
      parent: ledBy === "county" ? above : null,
      guidedBy: ledBy === "county" ? null : above,
      ...(department === "justice" ? { since: nth < EARLY_OFFICES ? OPENED.early : OPENED.late } : {}),
    };
  });
  if (nth % PROCURATORATE_EVERY !== 0) return units;
  const names = { zh: `${area.zh}检察室`, en: `${area.en} Procuratorate Office` };
  const led = { parent: `proc-${county}`, guidedBy: null, since: OPENED.procuratorate };
  return [...units, { code: `proc-${area.code}`, ...names, ...led }];
}

const committee = (area: DemoArea): Sketch[] => [
  { code: `village-${area.code}`, zh: area.zh, en: area.en, parent: null, guidedBy: `centre-${area.code.slice(0, 9)}` },
];

const RULES: readonly Omit<RuleFacts, "area">[] = [
  {
    code: "county-centre",
    department: "centre",
    level: "county",
    zh: "每个区县有社会治理中心",
    en: "Every county has a governance centre",
  },
  { code: "town-centre", department: "centre", level: "town", zh: "每个乡镇街道有社会治理中心", en: "Every town has a governance centre" },
  { code: "town-justice", department: "justice", level: "town", zh: "每个乡镇街道有司法所", en: "Every town has a judicial office" },
  { code: "town-police", department: "ps", level: "town", zh: "每个乡镇街道有派出所", en: "Every town has a police station" },
  {
    code: "village-committee",
    department: "village",
    level: "village",
    zh: "每个村（社区）有村（居）委会",
    en: "Every village has its committee",
  },
];

function ruleHistory(area: string, rule: Omit<RuleFacts, "area">): UnitHistory {
  const home = area.slice(0, 9).padEnd(9, "0");
  return {
    kind: "organisations.coverage-rule",
    key: ruleKey(home, rule.code),
    at: AT,
    events: [{ type: "organisations.coverage-rule-defined", area, ...rule }],
  };
}

/**
 * Units of a demonstration city in order of level, with the coverage rules of S6. The same areas give the same histories; phones are synthetic and
 * marked so. `contactOf`: the account of a unit's named contact.
 */
export function demoUnits(areas: readonly DemoArea[], contactOf: ContactOf = () => null): UnitHistory[] {
  const of = (level: string): readonly DemoArea[] => areas.filter((area) => area.level === level);
  const sketches = [
    ...of("city").flatMap(cityUnits),
    ...of("county").flatMap(countyUnits),
    ...of("town").flatMap(townUnits),
    ...of("village").flatMap(committee),
  ];
  return [
    ...sketches.map((sketch, serial) => history(sketch, serial, contactOf)),
    ...of("city").flatMap(({ code }) => RULES.map((rule) => ruleHistory(code, rule))),
  ];
}
