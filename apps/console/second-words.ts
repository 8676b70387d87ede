import { defineWords } from "#web/words";

export const secondWords = defineWords({
  "second.lead": {
    zh: "登录和查看个人信息时，除密码外再用手机上的验证器核对一次。支持任何 TOTP 验证器，不需要联网。",
    en: "When you sign in or open personal data, an authenticator on your phone confirms it beside the password. Any TOTP app will do; it needs no network.",
  },
  "second.on": { zh: "已绑定验证器，还有 {n} 个恢复码未用。", en: "An authenticator is set up; {n} recovery codes are left." },
  "second.off": { zh: "还没有绑定验证器。", en: "No authenticator is set up." },
  "second.needed": { zh: "您的岗位必须使用二次验证。", en: "Your post must have a second factor." },
  "second.setUp": { zh: "绑定验证器", en: "Set up an authenticator" },
  "second.renew": { zh: "换一组恢复码", en: "New recovery codes" },
  "second.remove": { zh: "解绑验证器", en: "Remove the authenticator" },
  "second.done": { zh: "已绑定验证器", en: "The authenticator is set up" },
  "second.code": { zh: "验证码或恢复码", en: "Code or recovery code" },
  "second.go": { zh: "验证", en: "Confirm" },
  "second.need": { zh: "请填写这一项。", en: "Please fill this in." },
  "second.askTitle": { zh: "输入验证码", en: "Enter the code" },
  "second.askWhy": {
    zh: "打开手机上的验证器，输入“Zuji”下的 6 位数字。手机不在身边，可用一个恢复码。",
    en: "Open the authenticator on your phone and enter the six digits under “Zuji”. Without the phone, use a recovery code.",
  },
  "second.mustTitle": { zh: "请先绑定验证器", en: "Set up an authenticator first" },
  "second.mustWhy": {
    zh: "您的岗位必须使用二次验证。请准备好手机，约一分钟。",
    en: "Your post must have a second factor. Have your phone ready; it takes a minute.",
  },
  "second.leave": { zh: "退出登录", en: "Sign out" },
  "second.begin": { zh: "下一步", en: "Next" },
  "second.scan": { zh: "用手机上的验证器扫描：", en: "Scan this with the authenticator on your phone:" },
  "second.qr": { zh: "验证器二维码", en: "QR code for the authenticator" },
  "second.typed": { zh: "不能扫码时，手工输入：", en: "If it cannot scan, type:" },
  "second.first": { zh: "验证器显示的 6 位数字", en: "The six digits it shows" },
  "second.confirm": { zh: "绑定", en: "Set up" },
  "recovery.title": { zh: "恢复码", en: "Recovery codes" },
  "recovery.why": {
    zh: "手机丢失时，每个恢复码可代替一次验证码。只显示这一次，请打印或抄下，放在安全的地方。",
    en: "If the phone is lost, each of these replaces one code. They are shown this once: print or copy them and keep them safe.",
  },
  "recovery.print": { zh: "打印", en: "Print" },
  "recovery.kept": { zh: "已妥善保存", en: "I have kept them" },
  "reason.title": { zh: "请写明查看理由", en: "Say why you open this" },
  "reason.label": { zh: "查看理由", en: "Reason" },
  "reason.each": {
    zh: "至少四个字，例如“处理这条异议”。这类信息每次打开都要写明，只管这一次。",
    en: "Four characters or more. This kind of information asks for a reason at every opening; it holds for this one alone.",
  },
  "reason.day": {
    zh: "至少四个字，例如“核对去年同一处隐患”。今天再看这件事不用重写。",
    en: "Four characters or more. It holds for this record until the end of today.",
  },
  "reason.need": { zh: "请写至少四个字的理由。", en: "Write a reason of four characters or more." },
  "reason.go": { zh: "记录理由并打开", en: "Record it and open" },
  "proof.title": { zh: "请再次验证身份", en: "Prove again who you are" },
  "proof.whyPassword": {
    zh: "接下来要看或导出个人信息。再输一次密码，确认是您本人；刚才的操作会接着进行。",
    en: "Personal data comes next. Enter your password once more; what you began then goes on.",
  },
  "proof.whyCode": {
    zh: "接下来要看或导出个人信息。输入验证器上的数字，确认是您本人；刚才的操作会接着进行。",
    en: "Personal data comes next. Enter the digits of your authenticator; what you began then goes on.",
  },
  "proof.provider": {
    zh: "到统一登录再验证一次（新窗口），完成后回到这里按“继续”",
    en: "Prove it at the city's sign-on (new window), then come back and press “Go on”",
  },
  "proof.password": { zh: "密码", en: "Password" },
  "proof.go": { zh: "继续", en: "Go on" },
});
