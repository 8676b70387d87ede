import { areasOf } from "#platform/access";
import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { inAreas, readers, scopeFor } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import * as c from "./contract.ts";
import { proposal } from "./correcting.ts";
import { editionsOf } from "./edition.ts";
import type { Positions } from "./event.ts";
import { mayOf } from "./may.ts";
import { CALL, MANAGE, PRIVACY, SECOND } from "./permits.ts";
import { quality, type Checked } from "./quality.ts";
import type { KnownSurvey } from "./survey.ts";

const STAFF = [...new Set([...MANAGE, ...SECOND, ...PRIVACY, ...CALL])];
export const nameOf = (ctx: Pick<QueryContext, "read">, area: string, language: "zh" | "en" = "zh"): string => {
  const found = ctx.read(places).area(area);
  return (language === "en" ? found?.en : found?.zh) ?? area;
};

export async function surveyState({ db }: Pick<QueryContext, "db">, { home, id }: { home: string; id: string }): Promise<KnownSurvey> {
  const [row] = await db<{ state: KnownSurvey }[]>`
    select s.state from surveys.survey v join ledger.stream s on s.home = v.home and s.id = v.id where v.home = ${home} and v.id = ${id}`;
  if (!row) throw refuse.notFound("record.not-found");
  return row.state;
}

export const listSurveys = query<z.output<typeof c.ListSurveys>, { rows: c.SurveyRow[] }>({
  name: "surveys.list-surveys",
  route: "GET /api/surveys",
  summary: { zh: "调查项目列表", en: "Surveys" },
  input: c.ListSurveys,
  allow: readers(STAFF),
  scope: scopeFor(STAFF),
  run: async (ctx) => ({
    rows: await ctx.db<c.SurveyRow[]>`
      select v.home, v.id::text, v.title, v.title_en as "titleEn", v.place as area, v.year, v.stage, v.from_on::text as "from", v.until_on::text as until,
        v.wanted, v.demo, coalesce(u.n, 0)::int as completed
      from surveys.survey v left join (
        select home, survey, count(*) as n from surveys.unit where disposition = 'completed' group by 1, 2
      ) u on u.home = v.home and u.survey = v.id
      where ${inAreas(ctx.db, areasOf(ctx, STAFF))} order by v.year desc, v.id desc limit 200`,
  }),
});

/** Who designed and who ordered is not for the screen; which numbers were brought is for nobody. */
const toldOf = ({
  title,
  titleEn,
  purpose,
  area,
  year,
  stage,
  version,
  questions,
  marks,
  pilot,
  seed,
  found,
  failed,
  compared,
  destruction,
  demo,
}: KnownSurvey) => ({
  title,
  titleEn,
  purpose,
  area,
  year,
  stage,
  version,
  questions,
  marks,
  pilot,
  seed,
  found,
  failed,
  compared,
  destruction,
  demo,
});

/** A correction on its way, for those who propose and those who approve; nobody else sees a number that is not public. */
function proposedOf(state: KnownSurvey): c.Proposed | null {
  const { correction } = state;
  if (!correction) return null;
  const { why, leftOut, found, failed } = correction;
  const stage = failed ? "failed" : found ? "ready" : "estimating";
  return { why, leftOut, found, failed, stage, changes: proposal(state)?.changes ?? [] };
}

type Progress = { stratum: string; supplied: number; waiting: number; completed: number; left: number };
const sizeOf = (positions: Positions, code: string): number => positions[code]?.length ?? 0;

export const readSurvey = query<z.output<typeof c.ReadSurvey>, c.SurveyView>({
  name: "surveys.read-survey",
  route: "GET /api/surveys/{home}/{id}",
  summary: { zh: "一个调查项目", en: "One survey" },
  input: c.ReadSurvey,
  allow: readers(STAFF),
  scope: scopeFor(STAFF),
  run: async (ctx, key) => {
    const state = await surveyState(ctx, key);
    const rows = await ctx.db<Progress[]>`
      select stratum, count(*)::int as supplied, count(*) filter (where stage <> 'done')::int as waiting,
        count(*) filter (where disposition = 'completed')::int as completed, count(*) filter (where held)::int as left
      from surveys.unit where home = ${key.home} and survey = ${key.id} group by 1`;
    const { plan } = state;
    const manages = areasOf(ctx, MANAGE).some((area) => state.area.startsWith(area));
    const none = { supplied: 0, waiting: 0, completed: 0, left: 0 };
    return {
      ...key,
      ...toldOf(state),
      destroying: state.destroying && state.destruction === null,
      areaName: nameOf(ctx, state.area, ctx.language),
      modes: plan?.modes ?? [],
      frame: plan?.frame ?? null,
      universe: plan?.universe ?? null,
      frameDigest: plan?.frameDigest ?? null,
      margins: plan?.margins ?? [],
      from: plan?.from ?? null,
      until: plan?.until ?? null,
      contractor: plan?.contractor ?? null,
      script: plan?.script ?? null,
      signedOff: state.signedOff !== null,
      drawn: manages && state.stage === "drawn" ? state.drawn : null,
      strata: (plan?.strata ?? []).map((one) => ({
        ...one,
        ...(rows.find(({ stratum }) => stratum === one.code) ?? none),
        drawn: sizeOf(state.drawn, one.code),
      })),
      merge: state.merge,
      voided: state.voided ?? null,
      excludedAfter: state.excludedAfter ?? 0,
      edition: Math.max(1, editionsOf(state).length),
      correction: manages || areasOf(ctx, SECOND).length > 0 ? proposedOf(state) : null,
      may: mayOf(state, ctx.actor, ctx.now),
    };
  },
});

const PAGE = 5_000;
const FIRST = "00000000-0000-0000-0000-000000000000";
/** Every interview of a survey, however many there are: an estimate of some of them would be one of another survey. `page` is the size of one read. */
export async function checkedRows(
  { db }: Pick<QueryContext, "db">,
  { home, id }: { home: string; id: string },
  page = PAGE,
): Promise<(Checked & { stratum: string })[]> {
  const all: (Checked & { stratum: string })[] = [];
  for (let after = FIRST; ;) {
    const rows = await db<(Checked & { stratum: string })[]>`
      select id::text, token::text, stratum, mode, interviewer as by, seconds, broken, excluded, called_back as "calledBack", answers, adults
      from surveys.interview where home = ${home} and survey = ${id} and id > ${after} order by id limit ${page}`;
    for (const row of rows) all.push(row);
    const last = rows.at(-1);
    if (!last || rows.length < page) return all;
    after = last.id;
  }
}

/** What the checks found. No answers and no tokens: whoever reads this sees that somebody was quick, not what they said. */
export const readQuality = query<z.output<typeof c.ReadQuality>, c.QualityView>({
  name: "surveys.read-quality",
  route: "GET /api/surveys/{home}/{id}/quality",
  summary: { zh: "质量检查", en: "Quality checks" },
  input: c.ReadQuality,
  allow: readers(MANAGE),
  scope: (known) => areasOf(known, MANAGE),
  run: async (ctx, key) => quality(await checkedRows(ctx, key), (await surveyState(ctx, key)).questions),
});
