import { namedUuid } from "#platform/ids";
import { dayIn, type CellFault, type FormField, type FormRow } from "#platform/sheets";
import { grantRole, openAccount, ROLES, type People } from "#modules/people";
import { homeOf, type Places } from "#modules/places";
import { cellsOf, step, type Order, type Orders, type Step } from "./orders.ts";

type Names = (key: string) => { zh: string; en: string };

export const accountFields = (names: Names): FormField[] => [
  {
    key: "login",
    label: { zh: "账号", en: "Account" },
    hint: {
      zh: "小写字母、数字、点、横线，3–40 位；不要用手机号或身份证号",
      en: "Lower-case letters, digits, dots, dashes; 3–40. No phone or identity number",
    },
    required: true,
    kind: "text",
    example: "zhang.san",
  },
  {
    key: "name",
    label: { zh: "姓名", en: "Name" },
    hint: { zh: "显示名", en: "As it is shown" },
    required: true,
    kind: "text",
    example: "张三",
  },
  {
    key: "area",
    label: { zh: "工作辖区代码", en: "Area code" },
    hint: {
      zh: "统计用区划代码的有效位：县 6、乡镇 9、村（社区）12、网格 15",
      en: "Significant digits: county 6, town 9, village 12, grid 15",
    },
    required: true,
    kind: "text",
    example: "330502001",
  },
  {
    key: "unit",
    label: { zh: "单位代码", en: "Unit code" },
    hint: { zh: "在“机构”中登记的代码，可不填", en: "As registered; may be empty" },
    required: false,
    kind: "text",
    example: "centre-330502001",
    width: 24,
  },
  {
    key: "role",
    label: { zh: "岗位", en: "Role" },
    hint: { zh: "可不填，以后再授予；一人多岗写多行", en: "May be empty; several roles on several lines" },
    required: false,
    kind: "text",
    example: "网格员",
    choices: ROLES.map((code) => ({ code, ...names(`people.role.${code}`) })),
  },
  {
    key: "roleArea",
    label: { zh: "岗位辖区代码", en: "Role's area code" },
    hint: { zh: "不填同工作辖区", en: "Empty: the same area" },
    required: false,
    kind: "text",
    example: "330502001005001",
  },
  {
    key: "until",
    label: { zh: "岗位截止日", en: "Role until" },
    hint: { zh: "当天结束时失效；不填为长期", en: "Ends with that day; empty: no end" },
    required: false,
    kind: "day",
    example: "2027-12-31",
  },
];

/** The end of that day in the city; null for none; undefined for what is no day. */
function untilOf(text: string): string | null | undefined {
  if (text === "") return null;
  const day = dayIn(text.slice(0, 10)) ?? dayIn(text);
  return day === null ? undefined : new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString();
}

const COLUMNS = { login: "login", name: "name", area: "area", unit: "unit", role: "role", until: "until", home: "area" };

function orderOf(row: FormRow, known: People, all: Places, earlier: ReadonlySet<string>, faults: CellFault[]): Order | null {
  const { login = "", name = "", area = "", unit = "", role = "", roleArea = "" } = row.values;
  const until = untilOf(row.values["until"] ?? "");
  if (until === undefined) {
    faults.push({ row: row.row, at: row.at("until"), code: "imports.fault.day" });
    return null;
  }
  const nowhere = [
    ["area", area],
    ["roleArea", roleArea || area],
  ].filter(([, code = ""]) => !all.area(code));
  for (const [field = ""] of roleArea === "" ? nowhere.slice(0, 1) : nowhere)
    faults.push({ row: row.row, at: row.at(field), code: "imports.fault.area" });
  if (nowhere.length > 0) return null;
  const sign = login.normalize("NFKC").trim().toLowerCase();
  const before = known.all.find((person) => person.login === sign);
  if (before && before.name !== name) faults.push({ row: row.row, at: row.at("name"), code: "imports.fault.other-name" });
  const id = before?.id ?? namedUuid("imports.account", sign);
  const home = before?.home ?? homeOf(area);
  const opens = !before && !earlier.has(sign);
  const steps: Step[] = [
    ...(opens ? [step(openAccount, { home, id, area, unit })] : []),
    ...(role === "" ? [] : [step(grantRole, { home, id, role, area: roleArea || area, unit, until })]),
  ];
  const cell = cellsOf(row, COLUMNS, "login");
  const inRole = cellsOf(row, { ...COLUMNS, area: roleArea === "" ? "area" : "roleArea" }, "role");
  return {
    rows: [row.row],
    steps,
    cell: (path) => (steps.length > 1 || !opens ? inRole(path) : cell(path)),
    ...(opens ? { door: { id, home, place: area, login: sign, name } } : {}),
  };
}

/** Staff, one line a role. An account is known by its login: one that exists keeps its name and gets the role. */
export function accountOrders(rows: readonly FormRow[], known: People, all: Places): Orders {
  const faults: CellFault[] = [];
  const names = new Map<string, string>();
  const orders: Order[] = [];
  for (const row of rows) {
    const sign = (row.values["login"] ?? "").normalize("NFKC").trim().toLowerCase();
    const first = names.get(sign);
    if (first !== undefined && first !== row.values["name"]) {
      faults.push({ row: row.row, at: row.at("name"), code: "imports.fault.two-names" });
      continue;
    }
    const order = orderOf(row, known, all, new Set(names.keys()), faults);
    names.set(sign, row.values["name"] ?? "");
    if (order) orders.push(order);
  }
  return { orders, faults };
}
