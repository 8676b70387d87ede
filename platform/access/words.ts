import { defineWords } from "../../web/words/index.ts";

/** Words of the refusals of the door; the module that shows people lays them into its catalogue. */
export const accessWords = defineWords({
  "access.wrong": { zh: "账号或密码不正确。", en: "The account or the password is not right." },
  "access.wait": { zh: "尝试次数过多，请 {seconds} 秒后再试。", en: "Too many attempts. Try again in {seconds} seconds." },
  "access.busy": { zh: "登录的人太多，请稍候再试。", en: "Too many people are signing in. Try again in a moment." },
  "access.login-form": {
    zh: "账号须为 3–40 位小写字母、数字、点、横线或下划线，且以字母或数字开头。",
    en: "An account is 3–40 lower-case letters, digits, dots, dashes or underscores, beginning with a letter or digit.",
  },
  "access.login-taken": { zh: "这个账号已被使用。", en: "This account name is taken." },
  "access.name-form": { zh: "请填写姓名（不超过 50 字）。", en: "Enter a name of at most 50 characters." },
  "access.password-short": { zh: "密码至少 {min} 个字符。", en: "A password has at least {min} characters." },
  "access.password-long": { zh: "密码不超过 {max} 个字符。", en: "A password has at most {max} characters." },
  "access.password-common": { zh: "这个密码太常见，容易被猜到。", en: "This password is too common and easy to guess." },
  "access.password-own": {
    zh: "密码不能包含账号、姓名或系统名称。",
    en: "A password must not contain the account, the name or the system's name.",
  },
  "access.password-repeats": {
    zh: "密码中同一字符不能连续出现 5 次以上。",
    en: "A password must not repeat one character five times or more.",
  },
  "access.password-same": { zh: "新密码不能与原密码相同。", en: "The new password must differ from the old one." },
  "access.sign-on-failed": {
    zh: "统一登录没有完成，请重新开始。",
    en: "The sign-on was not completed; begin again.",
  },
  "access.sign-on-unknown": {
    zh: "统一登录成功，但这里没有您的账号。请把工号告诉本单位的系统管理员。",
    en: "You are signed on, but have no account here. Tell your unit's administrator your personnel number.",
  },
  "access.sign-on-other": {
    zh: "您的工号与此账号的登记不符，请联系本单位的系统管理员。",
    en: "Your personnel number does not match this account; ask your unit's administrator.",
  },
  "access.sign-on-away": {
    zh: "统一登录暂时连不上，请用账号和密码登录，或 {seconds} 秒后再试。",
    en: "The sign-on service cannot be reached; use your account and password, or try again in {seconds} seconds.",
  },
  "access.logout-token": { zh: "退出通知无效。", en: "The logout token is not valid." },
  "access.personnel-taken": { zh: "这个工号已登记给另一个账号。", en: "This personnel number belongs to another account." },
  "access.step-up": {
    zh: "这一步涉及个人信息，请再次验证身份（{minutes} 分钟内有效）。",
    en: "This step touches personal data: prove again who you are (good for {minutes} minutes).",
  },
  "access.second-first": { zh: "请先完成二次验证。", en: "Give your second factor first." },
  "access.second-there": {
    zh: "已绑定验证器。要更换，请先解绑。",
    en: "An authenticator is set up already. To change it, remove that one first.",
  },
  "access.second-none": { zh: "还没有绑定验证器，请先绑定。", en: "No authenticator is set up yet; set one up first." },
  "access.second-needed": { zh: "您的岗位必须使用二次验证，不能解绑。", en: "Your post must have a second factor; it cannot be removed." },
  "access.code-wrong": {
    zh: "验证码不正确或已用过，请等下一个验证码再试。",
    en: "The code is not right or was used already; wait for the next one and try again.",
  },
  "access.setup-used": { zh: "设置链接无效、已使用或已过期。", en: "The set-up link is not valid, was used or has expired." },
  "access.no-account": { zh: "没有这个账号。", en: "There is no such account." },
  "access.account-in-use": { zh: "账号已在使用，不能再改登录名。", en: "The account is in use; its login cannot be changed any more." },
  "access.reset-needed": { zh: "一次性密码已被使用，请重新重置。", en: "The one-time password was used already; reset again." },
});
