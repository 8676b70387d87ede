import { dayInWords, type DocumentData } from "#platform/documents";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { placeInWords } from "#modules/places";
import { known, standingScore } from "./applying.ts";
import { lookedAt, openCheck } from "./check.ts";
import type { Line } from "./contract.ts";
import { isProved } from "./contract/evidence.ts";
import type { StepPaper } from "./contract/stages.ts";
import type { Result } from "./event.ts";
import { listKey } from "./keys.ts";
import { lastOf, thenOf, type Of, type Then } from "./paper-record.ts";
import type { FrozenList } from "./programme.ts";
import { officeName } from "./queries-visible.ts";
import { consoleWords } from "./ui/console-words.ts";
import { checklistWords } from "./ui/checklist-words.ts";

export const LEVELS = { pass: "达标", good: "优秀", model: "示范" } as const;
const HAND = "＿＿＿＿＿＿";
const GONE = "（已按期限删除）";
const WORDS: Readonly<Record<string, { zh: string }>> = consoleWords;
const spoken = (key: string): string => WORDS[key]?.zh ?? key;

const nameOf = ({ code, zh, key }: Line): string => `${code} ${zh}${key ? "★" : ""}`;
const lineOf = ({ rule }: Then, code: string): string => {
  const line = rule.lines.find((one) => one.code === code);
  return line ? nameOf(line) : code;
};
const photosSaid = (n: number): string => (n === 0 ? "无" : `${n}份，存于系统`);
/** What the points of a line stand on: what is named, what is on file, or that there is nothing the checklist takes. */
function proofSaid(then: Then, line: Line, found: Pick<Result, "points" | "photos" | "cited">): string {
  const named = found.cited ? `${checklistWords[`proof.${found.cited.kind}`].zh}：${then.open(found.cited.text) || GONE}` : "";
  const files = found.photos.length > 0 ? photosSaid(found.photos.length) : "";
  const said = [named, files].filter(Boolean).join("；") || "无";
  return isProved(line, found) ? said : `${said}（没有清单要的佐证）`;
}
const weight = (grave: boolean): string => (grave ? "重大" : "一般");

const linesOf = (
  then: Then,
  results: readonly Pick<Result, "line" | "points" | "photos" | "cited">[],
  fact: (line: string) => string,
): DocumentData[] =>
  then.rule.lines.map((line) => {
    const found = results.find((one) => one.line === line.code);
    const points = found?.points ?? null;
    const got = points === null ? "不适用" : `${points}/${line.points}`;
    return { line: nameOf(line), points: found ? got : "—", fact: fact(line.code), photos: found ? proofSaid(then, line, found) : "—" };
  });

function applicationData(then: Then): DocumentData {
  const { after, rule, steps } = then;
  const handedIn = steps.at(-1) as Of<"cells.applied"> | Of<"cells.resubmitted">;
  const score = handedIn.self.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const possible = rule.lines
    .filter(({ code }) => handedIn.self.some(({ line, points }) => line === code && points !== null))
    .reduce((sum, { points }) => sum + points, 0);
  return {
    on: dayInWords(handedIn.at),
    lines: linesOf(then, after.self, () => ""),
    score: possible === 0 ? "—" : `${score}分（满分${possible}分）`,
  };
}

/** Who was drawn, by office; who signed when. Names are written by hand: the unit reads no names of inspectors here. */
async function inspectorsOf(
  then: Then,
  drawn: readonly string[],
  signed: ReadonlyMap<string, string>,
  round: string,
): Promise<DocumentData[]> {
  const at = listKey(round);
  const [row] = await then.ctx.db<{ state: FrozenList }[]>`select state from ledger.stream where home = ${at.home} and id = ${at.id}`;
  const pool = row?.state.stage === "frozen" ? row.state.pool : [];
  return drawn.map((account, index) => {
    const office = pool.find((one) => one.account === account)?.unit;
    const when = signed.get(account);
    return {
      no: String(index + 1),
      office: office ? officeName({ read: then.ctx.read, language: "zh" }, office) : "—",
      signed: when ? dayInWords(when) : "—",
      hand: HAND,
    };
  });
}

const checkIn = ({ before }: Then) => (before.stage === "none" ? null : openCheck(before));

const findingsOf = (then: Then, results: readonly Result[], due: string): DocumentData[] =>
  results
    .filter(({ finding }) => finding !== "none")
    .map(({ line, reason, finding }) => ({
      line: lineOf(then, line),
      fact: reason === null ? "见检查表" : then.open(reason) || GONE,
      weight: weight(finding === "grave"),
      measure: finding === "grave" ? "整改到检查清单的要求，整改前不予命名" : "整改到检查清单的要求",
      due,
      result: "",
    }));

const NONE = [{ line: "无", fact: "—", weight: "—", measure: "—", due: "—", result: "—" }];

async function inspectionData(then: Then): Promise<DocumentData> {
  const { before, after, rule, steps } = then;
  const check = checkIn(then);
  const signing = steps.at(-1) as Of<"cells.countersigned">;
  const inspected = lastOf(then, "cells.inspected");
  const looked = lookedAt(known(before));
  const score = standingScore({ ...after, inspection: looked.inspection, open: check ? (after.check?.open ?? []) : after.open }, rule);
  const due = signing.rectifyDue ? dayInWords(signing.rectifyDue.dueAt) : "—";
  const findings = findingsOf(then, inspected.results, due);
  const reasons = new Map(inspected.results.map(({ line, reason }) => [line, reason === null ? "" : then.open(reason) || GONE]));
  const signed = new Map([
    [inspected.by, inspected.at],
    [signing.by, signing.at],
  ]);
  return {
    on: dayInWords(inspected.seenAt ?? inspected.at),
    way: spoken(`way.${inspected.way}`),
    occasion: check ? `命名以后第${check.number}次检查${check.document ? `（${check.document}）` : ""}` : "命名前检查",
    lines: linesOf(then, inspected.results, (line) => reasons.get(line) ?? ""),
    score: `${score?.total ?? 0}分`,
    result: score?.level ? `折合等次：${LEVELS[score.level]}。` : "未达到命名要求。",
    findings: findings.length > 0 ? findings : NONE,
    due,
    statement: inspected.statement === null ? "没有意见。" : then.open(inspected.statement) || GONE,
    photos: photosSaid(inspected.results.reduce((sum, { photos }) => sum + photos.length, 0)),
    inspectors: await inspectorsOf(then, looked.inspectors, signed, check?.round ?? after.round),
  };
}

async function recheckData(then: Then): Promise<DocumentData> {
  const { before, after, steps } = then;
  const check = checkIn(then);
  const looked = lookedAt(known(before));
  const again = steps.at(-1) as Of<"cells.rechecked">;
  const mended = lastOf(then, "cells.rectified");
  const due = lastOf(then, "cells.countersigned").rectifyDue;
  const open = check ? (after.check?.open ?? []) : after.open;
  const findings = (looked.inspection?.results ?? []).filter(({ line }) => again.results.some((one) => one.line === line));
  return {
    on: dayInWords(again.at),
    due: due ? dayInWords(due.dueAt) : "—",
    measures: then.open(mended.text) || GONE,
    note: then.open(again.text) || GONE,
    photos: photosSaid(mended.photos.length + again.results.reduce((sum, { photos }) => sum + photos.length, 0)),
    findings: findingsOf(then, findings, "").map((one, index) => {
      const found = again.results.find(({ line }) => line === findings[index]?.line);
      const reason = found?.reason ? `：${then.open(found.reason) || GONE}` : "";
      return { ...one, result: `${found?.mended ? "已整改" : "未整改"}，${found?.points ?? "不适用"}分${reason}` };
    }),
    result: open.length === 0 ? "结论：发现的问题已全部整改。" : `结论：还有${open.length}项没有整改。`,
    inspectors: await inspectorsOf(then, looked.inspectors, new Map([[again.by, again.at]]), check?.round ?? after.round),
  };
}

function rectificationData(then: Then): DocumentData {
  const inspected = lastOf(then, "cells.inspected");
  const due = lastOf(then, "cells.countersigned").rectifyDue;
  const day = due ? dayInWords(due.dueAt) : "—";
  return {
    on: dayInWords(inspected.seenAt ?? inspected.at),
    due: day,
    findings: findingsOf(then, inspected.results, day),
    photos: photosSaid(inspected.results.filter(({ finding }) => finding !== "none").reduce((sum, { photos }) => sum + photos.length, 0)),
  };
}

function namingData(then: Then): DocumentData {
  const public_ = lastOf(then, "cells.publicised");
  const { certificate, score } = lastOf(then, "cells.awarded");
  return {
    score: `${score}分`,
    publicity: `${dayInWords(public_.at)}至${dayInWords(public_.until.dueAt)}，期满没有成立的异议`,
    page: `/cells/certificate/${certificate}`,
  };
}

function revocationData(then: Then): DocumentData {
  const { ground, document, text, appealUntil, againFrom, at } = lastOf(then, "cells.revoked");
  return {
    on: dayInWords(at),
    ground: checklistWords[`ground.${ground}`].zh,
    document,
    reason: then.open(text) || GONE,
    appeal: dayInWords(appealUntil),
    again: dayInWords(againFrom),
  };
}

function dataOf(then: Then, code: StepPaper): DocumentData | Promise<DocumentData> {
  switch (code) {
    case "application":
      return applicationData(then);
    case "inspection":
      return inspectionData(then);
    case "rectification":
      return rectificationData(then);
    case "recheck":
      return recheckData(then);
    case "naming":
      return namingData(then);
    case "revocation":
      return revocationData(then);
  }
}

async function roundNamed(ctx: QueryContext, round: string): Promise<string> {
  const { home, id } = listKey(round);
  const [row] = await ctx.db<{ name: string }[]>`select name from cells.round where home = ${home} and id = ${id}`;
  return row?.name ?? "";
}

/** What a paper of one step says (domain.md §7), read when it is made, as the record stood then. */
export async function readStep(ctx: QueryContext, key: StreamKey, code: StepPaper, seq: number): Promise<DocumentData> {
  const then = await thenOf(ctx, key, seq);
  const { after, rule } = then;
  const { unit, title } = after;
  return {
    unit: unit.zh,
    code: unit.code,
    place: placeInWords(ctx, unit.area),
    kind: rule.zh,
    case: receiptNumber(key.id),
    round: await roundNamed(ctx, after.round),
    basis: rule.basis,
    copies: `${unit.zh}、${unit.area.length > 6 ? "乡镇（街道）综治中心" : "上级综治中心"}、牵头部门`,
    ...(title
      ? { level: LEVELS[title.level], certificate: title.certificate, from: dayInWords(title.from), until: dayInWords(title.until) }
      : {}),
    ...(await dataOf(then, code)),
  };
}
