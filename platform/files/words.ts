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
  "files.not-a-paper": {
    zh: "这个文件不是 PDF（{kind}）。Word、WPS 文件请先另存为 PDF，照片请按照片添加。",
    en: "This file is no PDF ({kind}). Save Word files as PDF first; add photos as photos.",
  },
  "files.paper-too-large": {
    zh: "PDF 超过 {megabytes} MB，请压缩或分成几份再传。",
    en: "The PDF is over {megabytes} MB; compress it or send it in parts.",
  },
  "files.too-many-pages": {
    zh: "PDF 有 {pages} 页，最多 {most} 页。请只留相关的几页再传。",
    en: "The PDF has {pages} pages, {most} at most. Keep the pages that matter and send it again.",
  },
  "files.paper-locked": {
    zh: "PDF 有密码，打不开。请去掉密码另存一份再传。",
    en: "The PDF is locked with a password. Save a copy without one and send that.",
  },
  "files.paper-broken": {
    zh: "PDF 打不开，可能不完整。请重新导出或打印成 PDF 再传。",
    en: "The PDF cannot be opened; it may be incomplete. Export it again, or print it to PDF.",
  },
  "files.unknown-photo": {
    zh: "有照片没有传到或已过期，请重新添加照片后再提交，已填的内容都在。",
    en: "A photo has not arrived or has expired: add it again and send once more. What you wrote is still here.",
  },
  "files.other-record": {
    zh: "这张图片属于另一份案卷，不能用在这里。请为这件事重新拍照或签名后再提交。",
    en: "This picture belongs to another record and cannot be used here. Sign or take it anew for this one.",
  },
  "files.erased": {
    zh: "这份文件已按保存期限或本人要求删除，记录里只留下它曾经在。",
    en: "This file was erased when its time was over, or because the person asked; the record only keeps that it was there.",
  },
  "files.unknown-voice": {
    zh: "语音没有传到或已过期，请重新录音后再提交，已填的内容都在。",
    en: "The voice note has not arrived or has expired: record it again and send once more. What you wrote is still here.",
  },
  "files.not-a-voice": {
    zh: "这段语音格式不对，请在手机上重新录音，或者用文字写。",
    en: "This is not a voice note we can take; record it again on the phone, or write it.",
  },
  "files.voice-too-long": {
    zh: "语音最长 {seconds} 秒，请分成几段或用文字补充。",
    en: "A voice note is {seconds} seconds at most; add the rest in writing.",
  },
  "files.voice-too-short": { zh: "语音太短，听不出内容，请重新录音。", en: "The voice note is too short to hear; record it again." },
  "files.wrong-offset": {
    zh: "前面还有一段没有传到，请从第 {offset} 字节继续。",
    en: "An earlier part is missing: go on from byte {offset}.",
  },
  "files.other-length": {
    zh: "这个编号下已有另一个文件传了一半，请换一个编号重新上传。",
    en: "Another file is half sent under this id; send it under a new one.",
  },
  "files.bad-part": { zh: "上传的这一段写明的位置或长度不对。", en: "The position or length this part gives is not right." },
  "files.busy": {
    zh: "上传太多，请 {seconds} 秒后再试，手机会自动重传。",
    en: "Too many uploads; try again in {seconds} seconds. The phone does so by itself.",
  },
});
