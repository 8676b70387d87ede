import type { FormField, FormRow } from "#platform/sheets";
import { changeUnit, registerUnit, type Organisations, type Unit } from "#modules/organisations";
import { cellsOf, step, type Order, type Orders } from "./orders.ts";

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
    key: "services",
    label: { zh: "服务事项", en: "Services" },
    hint: { zh: "用分号隔开", en: "Separated by semicolons" },
    required: false,
    kind: "text",
    example: "调解；法律咨询",
    width: 30,
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
  services: "services",
};
const orNull = (text: string | undefined): string | null => text || null;

function orderOf(row: FormRow, known: Organisations): Order {
  const { code = "", zh = "", en = "", services = "" } = row.values;
  const facts = {
    phone: orNull(row.values["phone"]),
    hours: orNull(row.values["hours"]),
    hoursEn: orNull(row.values["hoursEn"]),
    services: services
      .split(/[;；、]/)
      .map((one) => one.trim())
      .filter(Boolean),
  };
  const before = known.unit(code);
  const said = ({ phone, hours, hoursEn, services: offered }: typeof facts | Unit): string =>
    JSON.stringify([phone, hours, hoursEn, offered]);
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
  return { rows: [row.row], steps: same ? [] : [given], cell: cellsOf(row, COLUMNS, "code") };
}

/** Units and how to reach them. A new one is registered as being set up; a known one gets its phone, hours and services, and keeps its name. */
export const unitOrders = (rows: readonly FormRow[], known: Organisations): Orders => ({
  orders: rows.map((row) => orderOf(row, known)),
  faults: [],
});
