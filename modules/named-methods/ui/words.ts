import { defineWords } from "#web/words";

/** Refusals, in the words of whoever meets them. */
export const words = defineWords({
  "named-methods.code-taken": {
    zh: "代码 {code} 已经用于另一个工作法，请换一个。",
    en: "Another method has the code {code}; choose another.",
  },
  "named-methods.digits-differ": {
    zh: "名称里的数字是 {digits}，各组的项数要和它一致。名称里的数字若不是项数，请不要放在引号里。",
    en: "The name says {digits}: the groups must have as many items. Leave the quotation marks out if its digits count something else.",
  },
  "named-methods.groups-count": {
    zh: "名称要求 {wanted} 组，现在是 {found} 组。",
    en: "The name asks for {wanted} groups; there are {found}.",
  },
  "named-methods.items-count": {
    zh: "“{group}”应有 {wanted} 项，现在是 {found} 项。",
    en: "“{group}” must have {wanted} items; it has {found}.",
  },
  "named-methods.no-such-clock": { zh: "时限表里没有 {clock}。", en: "There is no clock {clock} in the table." },
  "named-methods.longer-than-law": {
    zh: "自定的天数不能长于 {clock} 的法定时限（按最短 {days} 日计）。",
    en: "The method's own days cannot exceed {clock}, which is {days} days at the least.",
  },
  "named-methods.before-last": {
    zh: "生效日不能早于上一版（{from}）。",
    en: "It cannot hold from before the last version ({from}).",
  },
  "named-methods.no-draft": {
    zh: "没有待发布的第 {version} 版，可能已发布或退回。请刷新。",
    en: "Version {version} does not wait for publication; it may be published or returned. Refresh.",
  },
  "named-methods.own-draft": {
    zh: "录入的人不能自己发布或退回，请另一位有权限的同事办理。",
    en: "Who entered it cannot publish or return it: ask a colleague who may.",
  },
  "named-methods.no-method": { zh: "没有这个工作法。", en: "There is no such method." },
  "named-methods.no-area": { zh: "没有这个地区。", en: "There is no such area." },
  "named-methods.not-yet": { zh: "日期还没有到。", en: "That day has not come." },
  "named-methods.adopted-already": { zh: "这里从 {from} 起已在采用。", en: "It is in use here since {from}." },
  "named-methods.overlaps": { zh: "与上一次采用（到 {until}）重叠。", en: "It overlaps the time before, which ended {until}." },
  "named-methods.not-adopted": { zh: "这里没有采用记录。", en: "There is no record that this area uses it." },
  "named-methods.ends-before": { zh: "结束日早于开始日 {from}。", en: "It ends before it began ({from})." },
  "named-methods.not-entered": {
    zh: "本地定义还没有录入，不能使用。请先由本地录入并由另一人发布。",
    en: "The local definition is not entered: it must be entered and published by a second person first.",
  },
  "named-methods.not-for-this": { zh: "这个工作法没有说用于这类事项或地方。", en: "The method does not say it is for this." },
  "named-methods.no-run": { zh: "这里还没有开始用这个工作法。", en: "The method was not begun here." },
  "named-methods.run-closed": { zh: "这次使用已经结束。", en: "This run has ended." },
  "named-methods.no-such-step": { zh: "没有第 {no} 步。", en: "There is no step {no}." },
  "named-methods.reason-needed": { zh: "请写明理由。", en: "Give the reason." },
  "named-methods.evidence-needed": { zh: "还缺“{label}”。", en: "“{label}” is missing." },
  "named-methods.count-needed": { zh: "请填数字。", en: "Give a number." },
  "named-methods.in-order": { zh: "这一组按顺序做，第 {no} 步还没有完成。", en: "This group goes in order: step {no} is not done." },
  "named-methods.steps-left": {
    zh: "还有 {left} 步没有完成。可以标为不适用，或中止并写明理由；事项本身不受影响。",
    en: "{left} steps are left. Mark them as not applying, or stop with a reason; the record itself is not affected.",
  },
  "named-methods.span": { zh: "起止日期不对，最长三年。", en: "The dates are wrong; three years at the most." },
});
