import { holdsLink } from "#platform/access";
import { dayInWords, type DocumentData, type DocumentKind, momentInWords } from "#platform/documents";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { stateOf, textsOf } from "#platform/reading";
import { limits } from "#modules/limits";
import { organisations } from "#modules/organisations";
import { higherThan } from "./acting.ts";
import { agent } from "./agent.ts";
import { paperIsFor, PAPERS, POWERS, type Branch, type PaperCode } from "./contract.ts";
import { mandate } from "./mandate.ts";
import { grantToRead, WATCH } from "./permits.ts";
import { type KnownPetition, petition } from "./petition.ts";
import { MANDATE_FIELDS, MANDATE_TEXT, PETITION_FIELDS, TEXTS, TITLES } from "./paper-texts.ts";
import { unitName } from "./queries-visible.ts";
import { words } from "./ui/words.ts";

type Stored = { seq: number; type: string; data: Record<string, unknown>; at: string };
const spoken = (key: string): string => (words as Readonly<Record<string, { zh: string }>>)[key]?.zh ?? key;
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The entry a paper is about, the last one of a type up to it, and the record as it stands. */
async function entriesUntil(ctx: QueryContext, key: StreamKey, seq: number) {
  const all = await ctx.db<Stored[]>`
    select seq, type, data, at from ledger.event where home = ${key.home} and stream = ${key.id} and seq <= ${seq} order by seq`;
  return (type: string): Stored | undefined => all.findLast((one) => one.type === `petitions.${type}`);
}
type Find = Awaited<ReturnType<typeof entriesUntil>>;
type Answer = { result: string; text: string };

function sealedOf(found: KnownPetition, last: Find): (string | null)[] {
  const drafted = last("drafted")?.data ?? {};
  const answers = Array.isArray(drafted["answers"]) ? (drafted["answers"] as Answer[]).map((one) => one.text) : [];
  const spokenIn = [
    "routed",
    "not-accepted",
    "procedure-opened",
    "extended",
    "hearing-held",
    "review-requested",
    "reviewed",
    "settled",
  ].flatMap((type) => {
    const data = last(type)?.data ?? {};
    return ["text", "where", "facts", "law", "participants", "conclusion"].map((field) => text(data[field]));
  });
  const own = [found.name, found.phone, found.address, found.facts, ...found.requests, ...found.representatives];
  return [...own, ...answers, text(drafted["facts"]), text(drafted["law"]), text(drafted["performance"]), ...spokenIn];
}

const CALLED: Readonly<Record<PaperCode, string>> = {
  register: "registered",
  transfer: "routed",
  assignment: "routed",
  acceptance: "accepted",
  procedure: "procedure-opened",
  declined: "not-accepted",
  extension: "extended",
  hearing: "hearing-held",
  opinion: "signed",
  review: "reviewed",
  "final-review": "reviewed",
  settlement: "settled",
  supervision: "lapsed",
};

const ITEM = "申诉求决类（第三十一条第";
const BRANCH: Readonly<Record<Branch, string>> = {
  suggestion: "建议意见类（第二十九条）",
  accusation: "检举控告类（第三十条）",
  judicial: `${ITEM}一项）`,
  arbitration: `${ITEM}二项）`,
  party: `${ITEM}三项）`,
  administrative: `${ITEM}四项）`,
  duty: `${ITEM}五项）`,
  opinion: `${ITEM}六项）`,
};

type Open = (field: string | null | undefined) => string | null;
function opinionData(ctx: QueryContext, found: KnownPetition, last: Find, open: Open): DocumentData {
  const drafted = last("drafted")?.data ?? {};
  const routed = last("routed");
  const answers = (Array.isArray(drafted["answers"]) ? drafted["answers"] : []) as Answer[];
  return {
    route: routed ? `${dayInWords(routed.at)}由${unitName(ctx, found.desk)}转来` : "由本机关直接收到",
    found: open(text(drafted["facts"])) ?? "",
    law: open(text(drafted["law"])) ?? "",
    answers: answers.map((one, index) => ({
      no: String(index + 1),
      request: open(found.requests[index]) ?? "",
      result: spoken(`petitions.result.${one.result}`),
      text: open(one.text) ?? "",
    })),
    performance: open(text(drafted["performance"])) ?? "无需落实的事项。",
  };
}

function reviewData(last: Find, open: Open, opinion: DocumentData): DocumentData {
  const decided = last("reviewed")?.data ?? {};
  const told = Array.isArray(opinion["answers"]) ? opinion["answers"].map((one) => `${String(one["no"])}．${String(one["result"])}：${String(one["text"])}`).join("\n") : ""; // prettier-ignore
  const requested = last("review-requested");
  const held = last("hearing-held");
  // One that was held before the review was asked for belongs to the opinion looked at.
  const hearing = held && held.at >= (requested?.at ?? "") ? held : null;
  return {
    asked: open(text(requested?.data["text"])) ?? "",
    original: told,
    found: open(text(decided["facts"])) ?? "",
    law: open(text(decided["law"])) ?? "",
    heard: hearing ? `${momentInWords(String(hearing.data["from"]))}举行了听证。` : "没有举行听证。",
    result: `${spoken(`petitions.result.${String(decided["result"])}`)}${decided["ground"] ? `（${spoken(`petitions.ground.${String(decided["ground"])}`)}）` : ""}`,
    opinion: open(text(decided["text"])) ?? "",
  };
}

const hearingData = (data: Record<string, unknown>, open: Open): DocumentData => ({
  participants: open(text(data["participants"])) ?? "见下列陈述和证据。",
  record: open(text(data["text"])) ?? "",
  conclusion: open(text(data["conclusion"])) ?? "见上列陈述和证据。",
});

function headOf(ctx: QueryContext, key: StreamKey, found: KnownPetition, open: Open): DocumentData {
  return {
    petition: receiptNumber(key.id),
    channel: spoken(`petitions.channel.${found.channel}`),
    received: dayInWords(found.receivedAt),
    petitioner: open(found.name) ?? "信访人",
    phone: open(found.phone) ?? "未留",
    address: open(found.address) ?? "未留",
    people: `${found.people}人`,
    representatives: found.representatives.map((one) => open(one) ?? "").join("、") || "无",
    requests: found.requests.map((one, index) => ({ no: String(index + 1), text: open(one) ?? "" })),
    facts: open(found.facts) ?? "",
    needs: open(found.needs) ?? "无",
    attachments: found.photos?.length ? `照片、扫描件${found.photos.length}张` : "无",
    against: found.against === null ? "未写明" : unitName(ctx, found.against),
    desk: unitName(ctx, found.desk),
    branch: found.branch === null ? "" : BRANCH[found.branch],
  };
}

const dueOf = (data: Record<string, unknown>): string | null => {
  const due = data["due"] as { dueAt?: string } | null | undefined;
  return due?.dueAt ?? text(data["dueAt"]);
};

/** Of a suggestion; what is led into a procedure of its own law is told its times there. */
function promiseOf({ replyDue }: Record<string, unknown>): string {
  const due = replyDue as { dueAt: string } | undefined;
  return due ? `本机关将于${dayInWords(due.dueAt)}前书面答复。` : "答复时间依照该程序的法定期限。";
}

/** Until when the organ reports back what was assigned to it. */
function reportOf({ reportDue }: Record<string, unknown>): string {
  const due = reportDue as { dueAt: string } | undefined;
  return due ? `于${dayInWords(due.dueAt)}前` : "在办结后";
}

const agreedIn = (data: Record<string, unknown>): string =>
  `${dayInWords(String(data["on"]))}，信访人${data["image"] ? "与本机关在协议上签字，扫描件存卷" : "凭本人的办理链接确认同意"}。`;

async function dataOf(ctx: QueryContext, key: StreamKey, code: PaperCode, seq: number): Promise<DocumentData> {
  const found = await stateOf(ctx, petition, key);
  if (!found) throw new Error(`no petition ${key.home}/${key.id}`);
  const last = await entriesUntil(ctx, key, seq);
  const called = last(CALLED[code]);
  if (called?.seq !== seq) throw new Error(`entry ${seq} of ${key.id} does not call for ${code}`);
  const open = await textsOf(ctx, key, sealedOf(found, last), { reason: "文书 paper" });
  const owed = found.papers.find((one) => one.seq === seq);
  const head = headOf(ctx, key, found, open);
  const opinion = opinionData(ctx, found, last, open);
  const review = code === "review" || code === "final-review" ? reviewData(last, open, opinion) : {};
  const due = dueOf(called.data);
  // An accusation goes its way without who brought it (信访工作条例 30).
  const to = text(last("routed")?.data["to"]) ?? found.organ;
  const late = found.spans.find(({ slot }) => slot === called.data["slot"]);
  return {
    ...head,
    ...opinion,
    organ: unitName(ctx, to),
    to: unitName(ctx, code === "supervision" ? (late?.obligor ?? to) : to),
    reason: open(text(called.data["text"])) ?? "",
    where: open(text(called.data["where"])) ?? "",
    limit: due === null ? "" : dayInWords(due),
    promise: promiseOf(called.data),
    report: reportOf(called.data),
    days: String(called.data["days"] ?? ""),
    hearing: called.data["from"] ? `${momentInWords(String(called.data["from"]))}至${momentInWords(String(called.data["to"]))}` : "",
    ...(code === "hearing" ? hearingData(called.data, open) : { participants: "", record: "", conclusion: "" }),
    above: unitName(ctx, higherThan(ctx.read(organisations), owed?.unit ?? to)) || "上一级机关",
    late: late ? spoken(`petitions.rule.${late.rule}`) : "",
    terms: code === "settlement" ? (open(text(called.data["text"])) ?? "") : "",
    agreed: code === "settlement" ? agreedIn(called.data) : "",
    ...review,
  };
}

async function admits(ctx: QueryContext, subject: StreamKey): Promise<boolean> {
  const found = await stateOf(ctx, petition, subject);
  const grant = found ? grantToRead(ctx, found) : null;
  // Who only watches clocks opens no paper with a name on it.
  return grant !== null && !(WATCH as readonly string[]).includes(grant.role);
}

/** Whoever opens a paper reads who the petitioner is: that leaves a footprint like any other look. */
async function opening(ctx: QueryContext, subject: StreamKey): Promise<void> {
  const found = await stateOf(ctx, petition, subject);
  if (found?.name && ctx.actor.kind === "staff") await ctx.unseal([{ stream: subject, field: found.name }], "文书 paper");
}

/** Thirty years where the second review ended it, else ten (domain.md §1.7). The register is in every file. */
async function closing(ctx: QueryContext, subject: StreamKey, issued: readonly string[]): Promise<{ years: number; missing: string[] }> {
  const found = await stateOf(ctx, petition, subject);
  const missing = issued.includes("petitions.register") ? [] : [TITLES.register.zh];
  return { years: found?.ending === "final" ? 30 : 10, missing };
}

const kindOf = (code: PaperCode): DocumentKind => ({
  code: `petitions.${code}`,
  title: { zh: TITLES[code].zh, en: TITLES[code].en },
  word: TITLES[code].word,
  keeping: "case",
  fields: PETITION_FIELDS,
  blocks: TEXTS[code],
  read: (ctx, subject, { params }) => dataOf(ctx, subject, code, Number(params["seq"])),
  admits,
  closing,
  opening,
  ...(paperIsFor(code) !== "office"
    ? { bearer: async (ctx, subject, secret, { params }) => delivered(ctx, subject, code, secret, Number(params["seq"])) }
    : {}),
});

/** A signed opinion is the petitioner's only once delivered, as on the page. */
async function delivered(ctx: QueryContext, subject: StreamKey, code: PaperCode, secret: string, seq: number): Promise<boolean> {
  if (!holdsLink(ctx, subject, secret)) return false;
  if (paperIsFor(code) !== "delivered") return true;
  const [handed] = await ctx.db`
    select 1 from ledger.event where home = ${subject.home} and stream = ${subject.id} and seq > ${seq} and type = 'petitions.delivered' limit 1`;
  return handed !== undefined;
}

export const petitionPapers = Object.fromEntries(PAPERS.map((code) => [code, kindOf(code)])) as Readonly<Record<PaperCode, DocumentKind>>;

/** How often the agent accounts, as the table of clocks read when the mandate was given. */
function everyOf(ctx: QueryContext, on: string): string {
  const length = ctx.read(limits).rule("AGT-1", on)?.length;
  if (length?.kind !== "limit") throw new Error("AGT-1 has no length");
  const { amount, unit } = length.limit;
  return `${amount}${unit === "workingDay" ? "个工作日" : "日"}`;
}

export const mandatePaper: DocumentKind = {
  code: "petitions.mandate",
  title: { zh: "信访代理委托书", en: "Mandate" },
  word: "信代",
  keeping: "case",
  fields: MANDATE_FIELDS,
  blocks: MANDATE_TEXT,
  read: async (ctx, subject) => {
    const found = await stateOf(ctx, mandate, subject);
    if (!found) throw new Error(`no mandate ${subject.home}/${subject.id}`);
    const known = await stateOf(ctx, agent, found.agent);
    const open = await textsOf(ctx, subject, [found.name, found.matter], { reason: "文书 paper" });
    return {
      mandate: receiptNumber(subject.id),
      principal: open(found.name) ?? "",
      agent: known?.name ?? "",
      certificate: known?.certificate ?? "",
      unit: unitName(ctx, found.unit),
      matter: open(found.matter) ?? "",
      powers: POWERS.map((power) => ({ text: spoken(`petitions.power.${power}`), tick: found.powers.includes(power) ? "授权" : "不授权" })),
      from: dayInWords(found.askedAt),
      until: dayInWords(found.until),
      every: everyOf(ctx, found.askedAt),
    };
  },
  admits: async (ctx, subject) => {
    const found = await stateOf(ctx, mandate, subject);
    return found !== null && found.stage !== "revoked" && ctx.actor.kind === "staff" && ctx.actor.id === found.account;
  },
  bearer: async (ctx, subject, secret) => holdsLink(ctx, subject, secret),
};
