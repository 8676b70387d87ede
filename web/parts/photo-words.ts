import { defineWords } from "#web/words";

export const photoWords = defineWords({
  choose: { zh: "拍照或选照片", en: "Take or choose photos" },
  kept: { zh: "已附 {n} 张照片", en: "{n} photos attached" },
  refused: {
    zh: "有照片没能收下（不是照片，或太大）。其余内容都在，可以换一张再试。",
    en: "A photo could not be taken (not a photo, or too large). Everything else is kept; try another one.",
  },
  shrinking: { zh: "正在压缩…", en: "Making it smaller…" },
  sending: { zh: "上传中 {percent}%", en: "Sending {percent}%" },
  sent: { zh: "已上传", en: "Uploaded" },
  failed: { zh: "没传上去", en: "Not sent" },
  retry: { zh: "重试", en: "Try again" },
  remove: { zh: "去掉", en: "Remove" },
  full: { zh: "最多 6 张，多出来的没有加。", en: "At most 6; the others were left out." },
  waiting: { zh: "还有照片在上传，传完就继续。", en: "Photos are still being sent; this goes on as soon as they are." },
  one: { zh: "照片 {n}", en: "Photo {n}" },
});
