import type { QueryContext, ToldAt, ToldFigure, ToldRow } from "#platform/modules";
import { MANAGE, SECOND } from "./permits.ts";
import { leftOutOf } from "./edition.ts";
import { checkedRows, surveyState } from "./queries.ts";
import { readEstimates } from "./queries-public.ts";
import { maskedRows } from "./masked.ts";
import { METHOD } from "./weighting.ts";

type Said = { zh: string; en: string };

const owner: Said = { zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission" };
const excluded: Said = {
  zh: "没答完的、因质量剔除的、说不清的不计；有效回答不足 50 份的不公布。",
  en: "Broken-off and excluded interviews and don't-knows are left out; under 50 valid answers nothing is told.",
};
const caveat: Said = {
  zh: "是抽样调查的估计，不是全体的数：看区间再比高低，区间重叠得多的，说“高了”“低了”都没有依据。说的是感受，不是发案。",
  en: "An estimate from a sample, not a count: look at the interval before you compare. It is what people feel, not how many crimes there are.",
};

const figure = (code: string, zh: string, en: string, definition: Said, unit: ToldFigure["unit"] = "percent"): ToldFigure => ({
  code,
  zh,
  en,
  definition,
  version: `${METHOD}`,
  revisions: [
    {
      version: "2",
      on: "2026-11-26",
      zh: "固定电话户内按上次生日抽一人，并按户内成年人数加权。",
      en: "On a landline one of the household is chosen by the last birthday and weighs for its adults.",
    },
  ],
  owner,
  excluded,
  caveat,
  unit,
  counted: "mean",
  higherIsBetter: true,
  corrects: true,
  all: (ctx) => estimatesOf(ctx, code),
  rows: (ctx, at) => rowsOf(ctx, code, at),
  committed: (ctx, at) => committedOf(ctx, code, at),
  readers: [...MANAGE, ...SECOND],
  path: "/console/surveys",
});

async function estimatesOf(ctx: QueryContext, indicator: string): Promise<ToldAt[]> {
  const found = await readEstimates(ctx, { indicator });
  return found.map(
    ({ year, area, value, se, low, high, n, missing, nEff, deff, responseRate, references, publishedAt, home, survey, corrections }) => ({
      year,
      area,
      value,
      n,
      part: null,
      error: se === null || low === null || high === null ? null : { se, low, high, missing, nEff, deff, rate: responseRate },
      against: references.map((one) => ({
        name: { zh: one.zh, en: one.en },
        // References are given in per cent, as documents print them.
        value: indicator.endsWith(".score") ? one.value : one.value / 100,
        difference: one.difference,
        z: one.z,
        p: one.p,
        significant: one.significant,
        exact: one.se === null,
        document: one.document,
      })),
      publishedAt,
      corrected: corrections.map(({ edition, at, why, old, now }) => ({
        version: edition,
        at,
        why,
        was: old,
        now,
        path: `/surveys/editions/${home}/${survey}`,
      })),
    }),
  );
}

type At = { year: number; area: string };
const publishedAt = async (ctx: QueryContext, indicator: string, { year, area }: At) =>
  (await readEstimates(ctx, { indicator, area })).find((row) => row.year === year);

async function rowsOf(ctx: QueryContext, indicator: string, at: At): Promise<ToldRow[] | null> {
  const published = await publishedAt(ctx, indicator, at);
  if (!published || published.value === null) return null;
  const key = { home: published.home, id: published.survey };
  const state = await surveyState(ctx, key);
  const { area, questions, plan, merge } = state;
  if (!plan) return null;
  const left = leftOutOf(state);
  const lines = (await checkedRows(ctx, key)).filter(({ id, broken, excluded: out }) => !broken && !out && !left.has(id));
  return maskedRows({ area, questions, plan, merge, lines }, { indicator, ...at });
}

/** The publication, or the newest correction of it, that says which rows the number has. */
async function committedOf(ctx: QueryContext, indicator: string, at: At) {
  const published = await publishedAt(ctx, indicator, at);
  if (!published) return null;
  const { home, survey: id } = published;
  const [event] = await ctx.db<{ seq: number }[]>`
    select seq from ledger.event where home = ${home} and stream = ${id} and type in ('surveys.published', 'surveys.corrected') and data ? 'committed'
    order by seq desc limit 1`;
  return event ? { home, id, seq: event.seq } : null;
}

/** The figures of the resident survey in the one catalogue, each with its error. */
export const surveyFigures: readonly ToldFigure[] = [
  figure("svy.safe", "群众安全感满意率", "Share who feel safe", {
    zh: "回答“很安全、安全、基本安全”的占比，加权到抽样框和公布的人口结构。",
    en: "Those who answer very safe, safe or fairly safe, weighted to the frame and to known margins.",
  }),
  figure("svy.safe.best", "感觉安全（不含“基本”）", "Share who feel safe, without “fairly”", {
    zh: "回答“很安全、安全”的占比。",
    en: "Those who answer very safe or safe.",
  }),
  figure(
    "svy.safe.score",
    "安全感得分",
    "Score of the sense of safety",
    { zh: "五级回答按 100、75、50、25、0 计分的加权平均。", en: "Weighted mean of the five answers at 100, 75, 50, 25 and 0." },
    "score",
  ),
  figure("svy.sat", "平安建设满意率", "Share satisfied with the safety work", {
    zh: "回答“很满意、满意、基本满意”的占比。",
    en: "Those who answer very, simply or fairly satisfied.",
  }),
  figure("svy.sat.best", "对平安建设满意（不含“基本”）", "Share satisfied with the safety work, without “fairly”", {
    zh: "回答“很满意、满意”的占比。",
    en: "Those who answer very or simply satisfied.",
  }),
  figure(
    "svy.sat.score",
    "平安建设满意度得分",
    "Score of the satisfaction with the safety work",
    { zh: "五级回答按 100、75、50、25、0 计分的加权平均。", en: "Weighted mean of the five answers at 100, 75, 50, 25 and 0." },
    "score",
  ),
  figure("svy.aware", "平安建设知晓率", "Share who know of the safety work", {
    zh: "至少知道一项平安活动的占比（念选项，可多选）。不提示的另见“自发知晓率”，两个数不能混用。",
    en: "Those who know of at least one activity (read out, several). What comes to mind unprompted is a figure of its own; the two are never mixed.",
  }),
  figure("svy.recall", "平安建设自发知晓率（不提示）", "Share who name safety work unprompted", {
    zh: "不念选项，自己说得出至少一项平安活动的占比；在念选项的问题以前问。",
    en: "Those who name at least one activity by themselves, asked before anything is read out.",
  }),
  figure("svy.join", "平安建设参与率", "Share who took part", {
    zh: "最近 12 个月至少参加过一项的占比。",
    en: "Those who took part in at least one in the last 12 months.",
  }),
];
