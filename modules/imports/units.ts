import { dayIn, type CellFault, type FormField, type FormRow } from "#platform/sheets";
import { approveUnit, changeUnit, openUnit, registerUnit, type Organisations, type Unit } from "#modules/organisations";
import { cellsOf, step, type Order, type Orders, type Step } from "./orders.ts";

export const unitFields: FormField[] = [
  {
    key: "code",
    label: { zh: "机构代码", en: "Unit code" },
    hint: { zh: "部门简码-区划代码，例如 centre-330502001", en: "department-area, e.g. centre-330502001" },
    required: true,
    kind: "text",
    example: "centre-330502001",
    width: 26,
  },
  {
    key: "zh",
    label: { zh: "机构名称", en: "Name" },
    hint: { zh: "挂牌名称", en: "As on its sign" },
    required: true,
    kind: "text",
    example: "月河街道社会治理中心",
    width: 28,
  },
  {
    key: "en",
    label: { zh: "英文名称", en: "English name" },
    hint: { zh: "不填同中文", en: "Empty: the Chinese name" },
    required: false,
    kind: "text",
    example: "Yuehe Centre",
    width: 28,
  },
  {
    key: "parent",
    label: { zh: "上级机构代码", en: "Led by" },
    hint: { zh: "领导它的机构", en: "The unit that leads it" },
    required: false,
    kind: "text",
    example: "centre-330502",
    width: 24,
  },
  {
    key: "guidedBy",
    label: { zh: "业务指导机构代码", en: "Guided by" },
    hint: { zh: "业务上指导它的机构", en: "The unit that guides it" },
    required: false,
    kind: "text",
    example: "jus-330502",
    width: 24,
  },
  {
    key: "phone",
    label: { zh: "值班电话", en: "Duty phone" },
    hint: { zh: "办公或热线电话，不能是个人手机", en: "An office or hotline, never a mobile" },
    required: false,
    kind: "text",
    example: "0572-2345678",
  },
  {
    key: "hours",
    label: { zh: "服务时间", en: "Hours" },
    hint: { zh: "例如 工作日 8:30–17:00", en: "e.g. workdays 8:30–17:00" },
    required: false,
    kind: "text",
    example: "工作日 8:30–17:00",
    width: 24,
  },
  {
    key: "hoursEn",
    label: { zh: "英文服务时间", en: "Hours in English" },
    hint: { zh: "英文页面上显示，不填则显示中文", en: "Shown on English pages; empty: the Chinese ones" },
    required: false,
    kind: "text",
    example: "workdays 8:30–17:00",
    width: 24,
  },
  {
    key: "address",
    label: { zh: "地址", en: "Address" },
    hint: { zh: "路名和门牌", en: "Street and number" },
    required: false,
    kind: "text",
    example: "仁皇山路 666 号",
    width: 24,
  },
  {
    key: "services",
    label: { zh: "服务事项", en: "Services" },
    hint: { zh: "用分号隔开", en: "Separated by semicolons" },
    required: false,
    kind: "text",
    example: "调解；法律咨询",
    width: 30,
  },
  {
    key: "document",
    label: { zh: "批准文号", en: "Approval" },
    hint: { zh: "不填则停在“筹建”", en: "Empty: it stays being set up" },
    required: false,
    kind: "text",
    example: "湖编〔2026〕12号",
    width: 22,
  },
  {
    key: "on",
    label: { zh: "挂牌日期", en: "Open since" },
    hint: { zh: "从这天起可以派员、派件；不晚于今天", en: "From then on people and work can be sent to it; not after today" },
    required: false,
    kind: "day",
    example: "2026-01-04",
  },
];

const COLUMNS = {
  code: "code",
  zh: "zh",
  en: "en",
  parent: "parent",
  guidedBy: "guidedBy",
  phone: "phone",
  hours: "hours",
  hoursEn: "hoursEn",
  address: "address",
  services: "services",
  document: "document",
  on: "on",
};
const orNull = (text: string | undefined): string | null => text || null;

/** From being set up to its first day of work, as far as the row says; a unit that works already stays as it is. */
function begun(code: string, stage: Unit["stage"], document: string | null, on: string | null): Step[] {
  const approved = stage === "planned" && document !== null ? [step(approveUnit, { code, document })] : [];
  const opens = on !== null && (stage === "planned" || stage === "approved");
  return [...approved, ...(opens ? [step(openUnit, { code, on })] : [])];
}

function orderOf(row: FormRow, known: Organisations, faults: CellFault[]): Order {
  const { code = "", zh = "", en = "", services = "" } = row.values;
  const facts = {
    phone: orNull(row.values["phone"]),
    hours: orNull(row.values["hours"]),
    hoursEn: orNull(row.values["hoursEn"]),
    address: orNull(row.values["address"]),
    services: services
      .split(/[;；、]/)
      .map((one) => one.trim())
      .filter(Boolean),
  };
  const day = row.values["on"] ?? "";
  const on = day === "" ? null : (dayIn(day.slice(0, 10)) ?? dayIn(day));
  if (day !== "" && on === null) faults.push({ row: row.row, at: row.at("on"), code: "imports.fault.day" });
  const before = known.unit(code);
  const said = ({ phone, hours, hoursEn, address, services: offered }: typeof facts | Unit): string =>
    JSON.stringify([phone, hours, hoursEn, address, offered]);
  const same = before && said(before) === said(facts);
  const given = before
    ? step(changeUnit, { code, ...facts })
    : step(registerUnit, {
        code,
        zh,
        en: en || zh,
        parent: orNull(row.values["parent"]),
        guidedBy: orNull(row.values["guidedBy"]),
        ...facts,
      });
  const opening = begun(code, before?.stage ?? "planned", orNull(row.values["document"]), on);
  return { rows: [row.row], steps: [...(same ? [] : [given]), ...opening], cell: cellsOf(row, COLUMNS, "code") };
}

/** Units and how to reach them. A new one is registered as being set up, and works from its first day where approval and day are given; a known one gets its phone, hours and services, and keeps its name. */
export function unitOrders(rows: readonly FormRow[], known: Organisations): Orders {
  const faults: CellFault[] = [];
  return { orders: rows.map((row) => orderOf(row, known, faults)), faults };
}
