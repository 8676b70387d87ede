import { defineWords } from "#web/words";

/** What every screen on the phone says. */
export const fieldWords = defineWords({
  "photo.take": { zh: "拍照", en: "Take a photo" },
  "photo.more": { zh: "再拍一张", en: "Another photo" },
  "photo.choose": { zh: "从相册选", en: "From the album" },
  "photo.working": { zh: "正在缩小照片…", en: "Making the photo smaller…" },
  "photo.remove": { zh: "去掉第 {n} 张照片", en: "Remove photo {n}" },
  "photo.of": { zh: "第 {n} 张照片", en: "Photo {n}" },
  "photo.none": { zh: "照片中的拍摄地点和时间会去掉。", en: "Place and time inside the photo are dropped." },
  "photo.bad": {
    zh: "这张照片打不开（{size}），没有加上。已填的都在；请换低一点的分辨率重拍一张。",
    en: "This photo ({size}) cannot be opened and was not added. All you entered is still here: take it again at a lower resolution.",
  },
  "photo.many": { zh: "一件事最多 {n} 张照片。", en: "At most {n} photos each." },
  phrases: { zh: "常用语，点一下加上", en: "Phrases: tap to add" },
  "step.back": { zh: "返回", en: "Back" },
  "save.full": {
    zh: "手机存满了，这一件没有存下。填写的都还在屏幕上：请删掉一些照片或应用，再点一次保存。",
    en: "The phone is full and this was not kept. All you entered is still on the screen: free some space and save again.",
  },
  "save.locked": { zh: "请先登录，填写的内容还在。", en: "Sign in first; what you entered is still here." },
  "save.draft": {
    zh: "手机存满了：草稿没有保存，请不要离开这一页。",
    en: "The phone is full: the draft is not kept, so stay on this page.",
  },
  "item.waiting": { zh: "待传", en: "Waiting" },
  "item.sending": { zh: "上传中", en: "Sending" },
  "item.failed": { zh: "失败，会自动再传", en: "Failed, will be sent again" },
  "item.refused": { zh: "没有收下", en: "Not taken" },
  "item.kept": { zh: "需要您决定", en: "For you to decide" },
  "item.sent": { zh: "已上传", en: "Sent" },
  "reason.network": { zh: "没有网络或网络中断", en: "No network, or it broke off" },
  "reason.other": { zh: "服务器没有说明原因", en: "The server gave no reason" },
  "due.left": { zh: "还剩 {time}", en: "{time} left" },
  "due.late": { zh: "已超 {time}", en: "{time} late" },
  "time.days": { zh: "{n} 天", en: "{n} d" },
  "time.hours": { zh: "{n} 小时", en: "{n} h" },
  "time.minutes": { zh: "{n} 分钟", en: "{n} min" },
  "due.provisional": { zh: "（暂定）", en: " (provisional)" },
  metres: { zh: "约 {n} 米", en: "about {n} m" },
  kilometres: { zh: "约 {n} 公里", en: "about {n} km" },
});
