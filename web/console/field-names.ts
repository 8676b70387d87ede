import type { Language } from "#web/words";

/** What a form calls the entries that most commands have: the server names an entry by its path, a person by this word. */
const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  account: { zh: "人员", en: "Person" },
  address: { zh: "地址", en: "Address" },
  amount: { zh: "数额", en: "Amount" },
  answer: { zh: "答复", en: "Answer" },
  area: { zh: "地区", en: "Area" },
  basis: { zh: "依据", en: "Basis" },
  category: { zh: "类别", en: "Category" },
  code: { zh: "代码", en: "Code" },
  day: { zh: "日期", en: "Day" },
  definition: { zh: "定义", en: "Definition" },
  description: { zh: "情况说明", en: "Description" },
  email: { zh: "邮箱", en: "E-mail" },
  en: { zh: "英文", en: "English" },
  from: { zh: "开始时间", en: "Begin" },
  idNumber: { zh: "身份证号", en: "Identity number" },
  kind: { zh: "种类", en: "Kind" },
  label: { zh: "名称", en: "Name" },
  limit: { zh: "期限", en: "Limit" },
  login: { zh: "用户名", en: "User name" },
  name: { zh: "姓名或名称", en: "Name" },
  note: { zh: "备注", en: "Note" },
  number: { zh: "编号", en: "Number" },
  on: { zh: "日期", en: "Day" },
  opinion: { zh: "意见", en: "Opinion" },
  password: { zh: "密码", en: "Password" },
  phone: { zh: "电话", en: "Phone" },
  place: { zh: "地点", en: "Place" },
  points: { zh: "分值", en: "Points" },
  question: { zh: "问题", en: "Question" },
  reason: { zh: "理由", en: "Reason" },
  reply: { zh: "答复", en: "Reply" },
  result: { zh: "结果", en: "Result" },
  source: { zh: "出处", en: "Source" },
  summary: { zh: "摘要", en: "Summary" },
  text: { zh: "正文", en: "Text" },
  title: { zh: "标题", en: "Title" },
  to: { zh: "结束时间", en: "End" },
  unit: { zh: "单位", en: "Unit" },
  until: { zh: "截止日", en: "Until" },
  url: { zh: "网址", en: "Address of the receiver" },
  zh: { zh: "中文", en: "Chinese" },
};

/** The word for the last name in a path such as `people.2.phone`; null where nobody would know it by one. */
export const fieldName = (path: string, language: Language): string | null => {
  const last = path.split(".").at(-1) ?? "";
  return Object.hasOwn(NAMES, last) ? (NAMES[last]?.[language] ?? null) : null;
};
