import { defineWords } from "../../web/words/index.ts";

/** What the platform itself has to say to people; modules bring their own. */
export const platformWords = defineWords({
  "platform.no-witness": {
    zh: "没有本市认可的见证人签名。请发送检查点原文，下面附上见证人的签名行。",
    en: "No witness known here signed this. Send the checkpoint as it was published, with the witness's line under it.",
  },
  "platform.other-checkpoint": {
    zh: "这不是本日志签发的检查点，请重新取一次再见证。",
    en: "This log never signed that checkpoint. Fetch it again before you witness it.",
  },
  "platform.no-such-page": {
    zh: "这一页已经不在了，请从第一页看起。",
    en: "This page is no longer there; begin with the first.",
  },
  "input.invalid": { zh: "有些内容需要修改，请看标出的地方。", en: "Some entries need a change; see where they are marked." },
  "input.required": { zh: "请填写这一项。", en: "Please fill this in." },
  "input.too-long": { zh: "内容太长，最多 {maximum}。", en: "Too long; at most {maximum}." },
  "input.too-short": { zh: "内容太短，至少 {minimum}。", en: "Too short; at least {minimum}." },
  "input.format": { zh: "格式不对，请检查。", en: "This is not in the right form; please check." },
  "input.not-json": { zh: "请求内容不是有效的 JSON。", en: "The request is not valid JSON." },
  "input.not-utf8": { zh: "请求内容不是 UTF-8 编码，请转换后重发。", en: "The request is not UTF-8; convert it and send it again." },
  "input.media-type": {
    zh: "不支持这种内容类型，请用 application/json。",
    en: "This content type is not supported; use application/json.",
  },
  "input.unstorable": {
    zh: "内容里有无法保存的控制字符，请删除后重试。",
    en: "The text holds control characters that cannot be kept; remove them and try again.",
  },
  "input.too-large": { zh: "内容太大，请缩小后再发。", en: "This is too large; make it smaller and send it again." },
  "input.over-limit": {
    zh: "内容太大：这里一次最多 {most}，什么也没有保存。请减少内容、分几次发；照片和文件请作为附件上传。",
    en: "Too large: at most {most} at a time here, and nothing was kept. Send less, or in several parts; photos and files go as attachments.",
  },
  "input.one-large": {
    zh: "另一份大文件还在接收，请 {seconds} 秒后再发，一次只发一份；这一份没有保存。",
    en: "Another large file is still being received; send this one again in {seconds} s, one at a time. Nothing of it was kept.",
  },
  "input.headers": {
    zh: "请求头太大，请清除本站的 Cookie 或缩短地址后再试。",
    en: "The request's headers are too large; clear this site's cookies or shorten the address and try again.",
  },
  "input.http": { zh: "请求不完整或格式有误，请重新发送。", en: "The request is broken or incomplete; send it again." },
  "input.timeout": {
    zh: "请求没有按时发完，请检查网络后重试。",
    en: "The request did not arrive in time; check the network and try again.",
  },
  "input.address": {
    zh: "这个地址不完整或有误，请从原来的链接重新打开。",
    en: "This address is broken or incomplete; open it again from the original link.",
  },
  "command.id-needed": { zh: "请求头缺少 Idempotency-Key（UUID）。", en: "The Idempotency-Key header (a UUID) is missing." },
  "command.reused-id": {
    zh: "这个请求编号已用于另一项内容，请换一个编号。",
    en: "This request id was used for something else; use a new one.",
  },
  "record.not-found": { zh: "没有找到，或者您无权查看。", en: "Not found, or not yours to see." },
  "record.busy": { zh: "很多人同时在处理这一条，请稍后再试。", en: "Many people are changing this record at once; try again in a moment." },
  "access.sign-in": { zh: "请先登录；已填写的内容不会丢失。", en: "Please sign in first; what you typed is kept." },
  "access.not-yours": {
    zh: "您的岗位不能做这一步，如需办理请联系本单位负责人。",
    en: "Your post cannot take this step; ask whoever is in charge of your unit.",
  },
  "access.other-origin": { zh: "请求来自别的网站，已拒绝。", en: "The request came from another site and was refused." },
  "access.password-first": { zh: "请先修改初始密码。", en: "Change the first password before anything else." },
  "platform.slow-down": {
    zh: "请求太频繁，请 {seconds} 秒后再试；已填写的内容不会丢失。",
    en: "Too many requests; try again in {seconds} s. What you typed is kept.",
  },
  "platform.busy": {
    zh: "系统正忙，请稍后再试；已填写的内容不会丢失。",
    en: "The system is busy; try again shortly. What you typed is kept.",
  },
  "platform.away": {
    zh: "数据库暂时连不上，请几秒后再试；已填写的内容不会丢失。",
    en: "The database cannot be reached just now; try again in a few seconds. What you typed is kept.",
  },
  "platform.clock-behind": {
    zh: "系统时钟有误，暂停登记，您填写的内容没有保存。请稍后再试，急事请拨打服务热线；请管理员校准服务器时钟（现为 {now}，最近一步写于 {latest}）。",
    en: "The system's clock is wrong, so nothing can be recorded and what you typed was not kept. Try again later, or call the hotline if it is urgent; the administrator must set the server's clock right (it says {now}, the newest step is of {latest}).",
  },
  "platform.no-route": { zh: "没有这个地址。", en: "There is nothing at this address." },
  "platform.metrics-shut": {
    zh: "运行指标只在服务器本机可读；要从别处采集，请管理员设置 ZUJI_METRICS_TOKEN，并用 Bearer 令牌访问。",
    en: "Metrics are read on the server itself; to collect them from elsewhere set ZUJI_METRICS_TOKEN and send it as a bearer token.",
  },
  "platform.bug": {
    zh: "系统出错，已记录（{id}）。请稍后再试，或拨打服务热线。",
    en: "Something went wrong and was recorded ({id}). Try again later or call the hotline.",
  },
  "vault.locked": {
    zh: "到期信息的清除已超过 {hours} 小时没有成功运行，姓名、电话、原文等封存信息暂停查看。请平台管理员检查夜间任务，或在服务器上运行 npm run keys -- expire；运行成功后立即恢复。居民查看自己的记录、提交和办理不受影响。",
    en: "What is past its date has not been erased for more than {hours} hours, so sealed names, phones and texts cannot be opened. Ask the administrator to look at the nightly job, or to run npm run keys -- expire on the server; it opens at once. Residents reading their own records, reporting and handling go on.",
  },
  "vault.lookups-enough": {
    zh: "今天按手机号查找已达 {most} 次。请用事项编号查找；确有需要请联系个人信息保护负责人。",
    en: "Today's {most} look-ups by phone are used up. Search by the matter's number, or speak to the data protection officer.",
  },
  "vault.reason-needed": {
    zh: "这不是您单位正在办理的事，或者联系方式要单独查看：请写明查看理由（至少四个字）。理由和您的姓名、单位会记录下来，当事人可以看到。",
    en: "Your office is not working on this record, or this is a contact: say why you open it (four characters or more). The reason, your name and your unit are recorded and shown to the person.",
  },
});
