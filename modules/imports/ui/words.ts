import { defineWords } from "#web/words";

export const words = defineWords({
  "imports.no-passwords": {
    zh: "没有可发放的一次性密码：导入未完成、已超过三天，或没有新开账号。请逐个重置。",
    en: "No first passwords to give: not ended, older than three days, or no new account. Reset them one by one.",
  },
  "imports.faults-first": {
    zh: "还有 {count} 处问题。请下载标注问题的文件，改好后再导入。",
    en: "{count} cells need correcting first: download the marked file, correct it and bring it again.",
  },
  "imports.no-longer": { zh: "您的岗位已变化，其余行没有办理。", en: "Your roles have changed; the remaining rows were not taken." },
  "imports.fault.area": { zh: "没有这个区划或网格代码", en: "There is no area or grid with this code" },
  "imports.fault.day": { zh: "日期要写成 2026-12-31 这样", en: "Write the day like 2026-12-31" },
  "imports.fault.other-name": { zh: "这个账号已有别人使用，请换一个账号", en: "This account is somebody else's; choose another" },
  "imports.fault.two-names": { zh: "同一账号在文件里有两个姓名", en: "One account has two names in this file" },
  "imports.fault.grid-code": { zh: "网格代码是 15 位或 17 位数字", en: "A grid's code has 15 or 17 digits" },
  "imports.fault.geojson": {
    zh: "边界文件不是 GeoJSON FeatureCollection（每个要素要有 code）",
    en: "The outlines are no GeoJSON FeatureCollection whose features have a code",
  },
  "imports.column.fault": { zh: "问题", en: "Problem" },
  "imports.title.accounts": { zh: "人员名册", en: "Staff" },
  "imports.title.grids": { zh: "网格名册", en: "Grids" },
  "imports.title.units": { zh: "机构名册", en: "Units" },
  "imports.title.passwords": { zh: "一次性密码", en: "One-time passwords" },
  "imports.password": {
    zh: "一次性密码（三天内有效，首次登录须修改）",
    en: "One-time password (three days, to be changed at the first sign-in)",
  },
});
