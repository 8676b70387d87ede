import { defineWords } from "../../web/words/index.ts";

export const documentWords = defineWords({
  "documents.not-word": {
    zh: "这不是可用的 Word 文件。请用 .docx 格式（不带宏），可先下载现行模板再修改。",
    en: "This is no Word file we can take. Use .docx without macros; download the present template and change that.",
  },
  "documents.too-large": {
    zh: "模板超过 {megabytes} MB，请压缩其中的图片。",
    en: "The template is over {megabytes} MB; make its pictures smaller.",
  },
  "documents.broken-tags": {
    zh: "模板里的标记没有配对：{tag}。检查大括号和 {#…} {/…} 是否成对，原模板没有改动。",
    en: "Tags of the template do not match: {tag}. Check the braces and that each {#…} has its {/…}; the present template is unchanged.",
  },
  "documents.unknown-tags": {
    zh: "模板里有不认识的标记：{tags}。请对照字段表改正后再上传，原模板没有改动。",
    en: "The template uses tags nobody knows: {tags}. Correct them by the list of fields; the present template is unchanged.",
  },
});
