import { defineWords } from "#web/words";

export const consoleWords = defineWords({
  "documents.title": { zh: "文书模板", en: "Templates of papers" },
  "documents.lead": {
    zh: "下载现行模板，在 Word 里修改文字和版式，保留大括号里的标记，再传回来。有不认识的标记会被退回，现行模板不变；已发出的文书不受影响。",
    en: "Download the present template, change words and layout in Word, keep the tags in braces and bring it back. Unknown tags are refused and change nothing; papers already issued stay as they are.",
  },
  "documents.empty": { zh: "本平台还没有启用会出文书的业务。", en: "No service of this installation issues papers yet." },
  "documents.version": { zh: "第 {n} 版", en: "Version {n}" },
  "documents.shipped": { zh: "出厂模板", en: "As shipped" },
  "documents.download": { zh: "下载模板", en: "Download" },
  "documents.upload": { zh: "上传新模板", en: "Upload a new one" },
  "documents.uploadFor": { zh: "上传“{title}”的新模板", en: "Upload a new template of {title}" },
  "documents.downloadFor": { zh: "下载“{title}”的模板", en: "Download the template of {title}" },
  "documents.restore": { zh: "恢复出厂模板", en: "Back to the shipped one" },
  "documents.restored": { zh: "已恢复出厂模板。", en: "The shipped template is used again." },
  "documents.taken": { zh: "新模板已启用。", en: "The new template is in use." },
  "documents.fields": { zh: "可用标记（{n} 个）", en: "Tags that can be used ({n})" },
  "documents.organs": { zh: "机关代字", en: "Short names of organs" },
  "documents.organsLead": {
    zh: "用在文号里，例如“湖政法”。没有设置的单位用全称。",
    en: "Used in numbers, for example 湖政法. A unit without one is written in full.",
  },
  "documents.unit": { zh: "单位编码", en: "Code of the unit" },
  "documents.word": { zh: "代字（汉字）", en: "Short name (Chinese characters)" },
  "documents.save": { zh: "保存", en: "Save" },
  "documents.saved": { zh: "已保存，下一份文书起使用。", en: "Saved; used from the next paper on." },
});
