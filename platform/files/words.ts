import { defineWords } from "../../web/words/index.ts";

export const fileWords = defineWords({
  "files.not-a-photo": {
    zh: "这个文件不是可用的照片（{kind}），请选 JPEG、PNG、WebP 或 HEIC 照片。",
    en: "This file is not a photo we can take ({kind}); choose a JPEG, PNG, WebP or HEIC.",
  },
  "files.too-large": {
    zh: "照片超过 {megabytes} MB，请压缩或截图后再传。",
    en: "The photo is over {megabytes} MB; shrink it or take a screenshot and try again.",
  },
  "files.too-many-pixels": {
    zh: "照片有 {megapixels} 百万像素，太大了，请缩小后再传。",
    en: "The photo has {megapixels} megapixels, which is too many; make it smaller.",
  },
  "files.broken": {
    zh: "照片打不开，可能没有传完整，请重新选择。",
    en: "The photo cannot be opened; it may be incomplete. Choose it again.",
  },
  "files.unknown-photo": { zh: "照片没有传到，请重新上传。", en: "The photo did not arrive; upload it again." },
});
