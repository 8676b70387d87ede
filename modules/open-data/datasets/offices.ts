import { organisations } from "#modules/organisations";
import { column, type Dataset } from "../dataset.ts";

export const offices: Dataset = {
  code: "offices",
  zh: "机构名录",
  en: "Public offices",
  words: {
    zh: "登记在册的机构：名称、管辖范围、上级、业务指导单位、对外电话、状态。不含任何人员。",
    en: "Offices as registered: name, area, who leads and who guides them, public phone and stage. No persons.",
  },
  keywords: { zh: ["机构", "司法所", "派出所", "综治中心"], en: ["public offices", "judicial offices", "police stations"] },
  frequency: "IRREG",
  columns: [
    column("code", "string", "机构代码", "Code", { required: true }),
    column("department", "string", "部门", "Department", { required: true }),
    column("name_zh", "string", "名称", "Chinese name", { required: true }),
    column("name_en", "string", "英文名称", "English name", { required: true }),
    column("area", "string", "管辖区划代码", "Code of the area it covers", { required: true }),
    column("parent", "string", "上级机构", "Led by"),
    column("guided_by", "string", "业务指导机构", "Guided by"),
    column("phone", "string", "对外电话", "Public phone"),
    column("stage", "string", "状态", "Stage", { required: true }),
    column("synthetic", "boolean", "示意数据", "Illustrative", { required: true }),
  ],
  key: ["code"],
  kinds: ["organisations.unit"],
  monthly: null,
  read: async (ctx) =>
    ctx
      .read(organisations)
      .units()
      .map(({ code, department, zh, en, area, parent, guidedBy, phone, stage, synthetic }) => [
        code,
        department,
        zh,
        en,
        area,
        parent,
        guidedBy,
        phone,
        stage,
        synthetic,
      ]),
};
