import { dayInWords, type DocumentData, type DocumentKind, momentInWords } from "#platform/documents";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { stateOf, textsOf } from "#platform/reading";
import { documentsOf } from "#modules/documents";
import { placeInWords } from "#modules/places";
import { holdsParty } from "./acting.ts";
import { PAPERS, type PaperCode } from "./contract.ts";
import { dispute, type KnownDispute } from "./dispute.ts";
import { CASE_FIELDS, TEXTS, TITLES } from "./paper-texts.ts";
import { maySeeDispute } from "./queries-disputes.ts";
import { cityMediation } from "./register-mediation.ts";
import { consoleWords } from "./ui/console-words.ts";

type Stored = { seq: number; type: string; data: Record<string, unknown>; at: string };
type Open = (field: string | null | undefined) => string | null;
type Known = { ctx: QueryContext; key: StreamKey; state: KnownDispute; called: Stored; open: Open; invited: string; agreementNo: string };

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
const SAID: Readonly<Record<string, { zh: string }>> = {
  ...consoleWords,
  "sign.drawn": { zh: "签名" },
  "sign.thumb-print": { zh: "按指印" },
  "sign.stamp": { zh: "盖章" },
  "outcome.agreement": { zh: "达成协议" },
  "outcome.failed": { zh: "调解不成" },
  "outcome.terminated": { zh: "当事人终止" },
  "outcome.refused": { zh: "一方不愿调解" },
  "outcome.declined": { zh: "不予受理" },
  "outcome.transferred": { zh: "已移送" },
  "outcome.voided": { zh: "已作废" },
  "result.refused": { zh: "一方不愿调解" },
};
const spoken = (key: string): string => SAID[key]?.zh ?? key;
const dayOr = (at: string | null | undefined): string => (at ? dayInWords(at) : "");
const money = (amount: number | null): string => (amount === null ? "" : `（${amount}元）`);

/** Where somebody has to be careful, no paper both sides get says where the other can be found. */
const careful = ({ parties }: KnownDispute): boolean => parties.some(({ safety }) => safety === "concern" || safety === "arranged");

const nameIn = ({ state, open }: Known, id: string | null): string => open(state.parties.find((one) => one.id === id)?.name) ?? "";
const mediatorsIn = ({ ctx, state }: Known, ids: readonly string[] = state.mediators): string =>
  ids.map((id) => ctx.read(cityMediation).mediator(id)?.zh ?? "").join("、");

function partiesOf({ state, open }: Known, contacts: boolean): DocumentData[] {
  const hidden = careful(state) || !contacts;
  return state.parties.map((one) => ({
    side: spoken(`side.${one.side}`),
    name: open(one.name) ?? "",
    phone: hidden ? "不载明" : (open(one.phone) ?? "未留"),
    address: hidden ? "不载明" : (open(one.address) ?? "未留"),
    for: [open(one.guardian), open(one.representative)].filter((found) => found !== null).join("、") || "无",
  }));
}

const obligationsOf = (known: Known): DocumentData[] =>
  (known.state.agreement?.obligations ?? []).map((one, index) => ({
    no: String(index + 1),
    who: nameIn(known, one.who),
    to: one.to === null ? "—" : nameIn(known, one.to),
    what: `${known.open(one.what) ?? ""}${money(one.amount)}`,
    due: `${dayInWords(one.due)}前`,
    done: one.doneOn ? `${dayInWords(one.doneOn)}已履行` : one.defaulted ? "未履行" : "未到期或未履行",
  }));

function agreementData(known: Known): DocumentData {
  const { state, open } = known;
  const { agreement } = state;
  const signatures = (agreement?.signed ?? []).map(({ by, how, at }) => {
    const party = state.parties.find(({ id }) => id === by);
    const who = party ? `${spoken(`side.${party.side}`)}${open(party.name) ?? ""}` : `调解员${mediatorsIn(known, [by])}`;
    return `${who}：${spoken(`sign.${how}`)}，${dayInWords(at)}`;
  });
  return {
    facts: open(agreement?.facts) ?? "",
    responsibility: open(agreement?.responsibility) ?? "",
    agreed: open(agreement?.content) ?? "",
    manner: open(agreement?.manner) ?? "",
    obligations: obligationsOf(known),
    effective: dayOr(agreement?.effectiveAt),
    until: dayOr(state.confirmDue?.dueAt),
    signatures: signatures.join("\n"),
  };
}

function sessionData(known: Known): DocumentData {
  const { ctx, state, called, open } = known;
  const session = state.sessions.find(({ id }) => id === called.data["session"]);
  if (!session) return {};
  const room = session.room === null ? undefined : ctx.read(cityMediation).room(session.room);
  const signed = listOf(called.data["signatures"]).map((id) => nameIn(known, id));
  return {
    on: `${momentInWords(session.from)}至${momentInWords(session.to)}`,
    where: session.online ? "线上调解室" : room ? `${room.committee.zh}${room.zh}` : "调解室",
    present: listOf(called.data["present"])
      .map((id) => nameIn(known, id))
      .join("、"),
    mediators: mediatorsIn(known, session.mediators),
    recorder: open(text(called.data["recorder"])) ?? "",
    content: open(text(called.data["statements"])) ?? "",
    proposal: open(text(called.data["proposal"])) ?? "未形成书面方案。",
    result: spoken(`result.${String(called.data["result"])}`),
    invited: known.invited,
    risks: called.data["risksTold"] === true ? "已告知" : "未记录告知",
    signatures: signed.length > 0 ? `已签名：${signed.join("、")}` : "签名：＿＿＿＿＿＿＿＿",
  };
}

/** What belongs to the one step a paper is about. */
function stepData(known: Known, code: PaperCode): DocumentData {
  const { state, called, open } = known;
  const { data } = called;
  const said = open(text(data["words"])) ?? "";
  switch (code) {
    case "investigation":
      return {
        on: dayOr(text(data["on"])),
        where: open(text(data["place"])) ?? "",
        respondent: open(text(data["respondent"])) ?? "",
        reach: careful(state) ? "不载明" : (open(text(data["contact"])) ?? "未留"),
        relation: open(text(data["relation"])) ?? "未记录",
        others: open(text(data["participants"])) ?? "无",
        recorder: open(text(data["recorder"])) ?? "＿＿＿＿＿＿",
        content: open(text(data["content"])) ?? "",
      };
    case "session":
      return sessionData(known);
    case "follow-up":
      return {
        on: dayInWords(called.at),
        performing: spoken(`performing.${String(data["performing"])}`),
        satisfied: typeof data["satisfied"] === "number" ? `${data["satisfied"]}（满分五）` : "未评价",
        relapse: data["relapse"] === true ? "有反复迹象" : "无",
        asked: text(data["party"]) ? nameIn(known, text(data["party"])) : "各方当事人",
        suit: [spoken(`suit.${text(data["suit"]) ?? "none"}`), open(text(data["suitResult"]))].filter(Boolean).join("："),
        found:
          listOf(data["found"])
            .map((one) => spoken(`found.${one}`))
            .join("、") || "无",
        measure: open(text(data["measure"])) ?? "无",
        content: said,
      };
    case "declined":
      return { reason: `${spoken(`decline.${String(data["reason"])}`)}。${said}` };
    case "ended":
      return {
        outcome: state.outcome === "failed" ? "调解不成" : state.outcome === "refused" ? "未同意调解" : "当事人要求终止",
        reason: said || (state.outcome === "failed" ? "双方未能达成一致。" : "调解以自愿为前提，要求终止无须说明理由。"),
      };
    case "referral":
      return { to: text(data["organ"]) ?? "", reason: said, papers: listOf(data["papers"]).join("、") || "无", limit: dayOr(text(data["by"])) || "收到之日起及时反馈" }; // prettier-ignore
    case "return":
      return { to: "委派（委托）人民法院", result: spoken(`result.${String(data["result"])}`), content: said || "无" };
    case "confirmation":
      return { court: text(data["court"]) ?? "", filed: dayOr(text(data["filedOn"])) };
    default:
      return {};
  }
}

const SEALED = ["words", "statements", "proposal", "content", "place", "respondent", "recorder", "contact", "relation", "participants", "suitResult", "measure"]; // prettier-ignore
function sealedOf(state: KnownDispute, called: Stored): (string | null)[] {
  const parties = state.parties.flatMap((one) => [one.name, one.phone, one.address, one.guardian, one.representative]);
  const { agreement } = state;
  const agreed = agreement ? [agreement.facts, agreement.responsibility, agreement.content, agreement.manner, ...agreement.obligations.map(({ what }) => what)] : []; // prettier-ignore
  return [state.summary, state.requests, ...parties, ...agreed, ...SEALED.map((name) => text(called.data[name]))];
}

/** Relatives, neighbours and experts who were asked to help, as last named before this step. */
async function invitedTo({ db }: QueryContext, { home, id }: StreamKey, seq: number): Promise<string[]> {
  const [named] = await db<{ invited: unknown }[]>`
    select data -> 'invited' as invited from ledger.event
    where home = ${home} and stream = ${id} and type = 'mediation.mediators-appointed' and seq < ${seq} order by seq desc limit 1`;
  return listOf(named?.invited);
}

/** The number the written agreement was issued under; other papers name it by that. */
async function agreementNumber({ db }: QueryContext, key: StreamKey): Promise<string> {
  const issued = await documentsOf(db, key);
  return issued.find(({ kind }) => kind === "mediation.agreement" || kind === "mediation.oral")?.number ?? "—";
}

async function dataOf(ctx: QueryContext, key: StreamKey, code: PaperCode, seq: number): Promise<DocumentData> {
  const state = await stateOf(ctx, dispute, key);
  const [called] = await ctx.db<Stored[]>`
    select seq, type, data, at from ledger.event where home = ${key.home} and stream = ${key.id} and seq = ${seq}`;
  if (!state || !called) throw new Error(`no entry ${seq} of ${key.home}/${key.id}`);
  const helpers = code === "session" ? await invitedTo(ctx, key, seq) : [];
  const open = await textsOf(ctx, key, [...sealedOf(state, called), ...helpers], { reason: "文书 paper" });
  const invited = helpers.map((one) => open(one) ?? "").join("、") || "无";
  const known: Known = { ctx, key, state, called, open, invited, agreementNo: await agreementNumber(ctx, key) };
  const committee = state.committee === null ? undefined : ctx.read(cityMediation).committee(state.committee);
  return {
    ...(committee ? { issuer: committee.zh } : {}),
    case: receiptNumber(key.id),
    kind: `${spoken(`type.${state.kindOf}`)}纠纷`,
    source: spoken(`source.${state.source}`),
    registered: dayInWords(state.registeredAt),
    accepted: dayOr(state.acceptedAt),
    closed: dayOr(state.closedAt),
    place: placeInWords(ctx, state.place),
    // What a court reads needs where to deliver; so does the committee's own register.
    parties: partiesOf(known, code === "application" || code === "acceptance" || code === "confirmation" || code === "agreement"),
    summary: open(state.summary) ?? "",
    wishes: open(state.requests) ?? "请求调解。",
    committee: committee?.zh ?? "调解委员会",
    mediators: mediatorsIn(known),
    present: state.parties.map(({ name }) => open(name) ?? "").join("、"),
    outcome: state.outcome ? spoken(`outcome.${state.outcome}`) : "",
    remedies: listOf(called.data["remedies"]).map((one, index) => ({ text: `${index + 1}．${spoken(`remedy.${one}`)}；` })),
    agreementNo: known.agreementNo,
    ...agreementData(known),
    ...stepData(known, code),
  };
}

/** What a party gets a copy of, and opens with the own link. */
const TOLD: readonly PaperCode[] = ["rights", "agreement", "oral", "declined", "ended", "confirmation"];

/** Papers a mediation file must hold once the case was taken in, and once both agreed; a sheet of the ministry's own sample [F-13 of domain.md]. */
const requiredOf = ({ acceptedAt, agreement }: KnownDispute): PaperCode[] => [
  ...(acceptedAt === null ? [] : (["acceptance", "rights"] as const)),
  ...(agreement?.effectiveAt ? (["session", agreement.form === "written" ? "agreement" : "oral"] as const) : []),
];

/** Thirty years with a written agreement, else ten (domain.md §1.7). */
async function closing(ctx: QueryContext, subject: StreamKey, issued: readonly string[]): Promise<{ years: number; missing: string[] }> {
  const state = await stateOf(ctx, dispute, subject);
  if (!state) return { years: 10, missing: [] };
  const written = state.agreement?.form === "written" && state.agreement.effectiveAt !== null;
  const missing = requiredOf(state).filter((code) => !issued.includes(`mediation.${code}`));
  return { years: written ? 30 : 10, missing: missing.map((code) => TITLES[code].zh) };
}

const kindOf = (code: PaperCode): DocumentKind => ({
  code: `mediation.${code}`,
  title: { zh: TITLES[code].zh, en: TITLES[code].en },
  word: TITLES[code].word,
  keeping: "case",
  fields: CASE_FIELDS,
  blocks: TEXTS[code],
  read: (ctx, subject, { params }) => dataOf(ctx, subject, code, Number(params["seq"])),
  admits: maySeeDispute,
  closing,
  opening: async (ctx, subject) => {
    const state = await stateOf(ctx, dispute, subject);
    if (state && ctx.actor.kind === "staff") await textsOf(ctx, subject, state.parties.map(({ name }) => name), { reason: "文书 paper" }); // prettier-ignore
  },
  ...(TOLD.includes(code) ? { bearer: isParty } : {}),
});

async function isParty(ctx: QueryContext, subject: StreamKey, secret: string): Promise<boolean> {
  const state = await stateOf(ctx, dispute, subject);
  return state?.parties.some(({ id }) => holdsParty(ctx, { ...subject, party: id, secret })) ?? false;
}

export const disputePapers = Object.fromEntries(PAPERS.map((code) => [code, kindOf(code)])) as Readonly<Record<PaperCode, DocumentKind>>;
