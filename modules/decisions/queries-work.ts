import type { z } from "zod";
import { cityCode } from "#platform/settings";
import type { StreamKey } from "#platform/ledger";
import { query, type QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { countsWorkingTime, limits } from "#modules/limits";
import { people } from "#modules/people";
import { places } from "#modules/places";
import { ListMatters, ReadMatter, type MatterRow, type WorkEntry, type WorkRow, type WorkView } from "./contract.ts";
import { eventWords } from "./event-words.ts";
import { matterClocks } from "./matter-clocks.ts";
import { offersOf } from "./offers.ts";
import { STAFF, works } from "./permits.ts";
import { findMatter } from "./queries.ts";

/** Matters as staff see them: those not yet published too. */
export const listWork = query<z.output<typeof ListMatters>, WorkRow[]>({
  name: "decisions.list-work",
  route: "GET /api/decision-work",
  summary: { zh: "应评事项和进度", en: "Matters to assess and where they stand" },
  input: ListMatters,
  allow: { roles: STAFF, condition: "in one's area", admits: (known) => works(known, STAFF) },
  run: ({ db }) => db<(MatterRow & { undertaker: string; decider: string })[]>`
    select home, id, title, kind, place as area, stage, level, to_char(until, 'YYYY-MM-DD') as until, outcome, opinions, answered, undertaker, decider
    from decisions.matter order by id desc limit 300`,
});

type Stored = { seq: number; type: string; at: string; actor: string; data: Record<string, unknown> };
const said = ({ data }: Stored): string | null => {
  const text = data["what"] ?? data["reason"] ?? data["note"] ?? data["summary"] ?? data["conclusion"] ?? data["number"];
  return typeof text === "string" && text !== "" ? text : null;
};
/** Counted beside each opinion and answer: the list of opinions tells them. */
const QUIET = ["decisions.opinion-counted", "decisions.answer-counted"];

async function entriesOf(ctx: QueryContext, { home, id }: { home: string; id: string }): Promise<WorkEntry[]> {
  const types = Object.keys(eventWords).filter((type) => !QUIET.includes(type));
  const rows = await ctx.db<Stored[]>`
    select seq, type, at, actor, data from ledger.event where home = ${home} and stream = ${id} and type = any(${types}::text[]) order by seq`;
  const names = ctx.read(people);
  return rows.map((row) => ({ seq: row.seq, at: row.at, type: row.type, byName: names.name(row.actor) || null, text: said(row) }));
}

/** One matter for those who work on it: drafts too, its clocks, what was done by whom, and the steps this person may take now. */
/** Whether this reader works on the matter: on the staff's page of it nobody else is. */
export const maySeeMatter = async (ctx: QueryContext, key: StreamKey): Promise<boolean> =>
  works(ctx, STAFF) && (await findMatter(ctx.db, key)) !== null;

export const readWork = query<z.output<typeof ReadMatter>, WorkView>({
  name: "decisions.read-work",
  route: "GET /api/decision-work/{home}/{id}",
  summary: { zh: "一项应评事项（工作人员）", en: "One matter, for those who work on it" },
  input: ReadMatter,
  allow: { roles: STAFF, condition: "in one's area", admits: (known) => works(known, STAFF) },
  run: async (ctx, key) => {
    const { db, actor, now } = ctx;
    const state = await findMatter(db, key);
    if (!state) throw refuse.notFound("record.not-found");
    const area = ctx.read(places).area(state.area);
    return {
      ...key,
      title: state.title,
      kind: state.kind,
      area: state.area,
      areaName: { zh: area?.zh ?? state.area, en: area?.en ?? state.area },
      demo: area?.synthetic ?? state.area === cityCode(),
      stage: state.stage,
      level: state.report?.level ?? null,
      until: state.until,
      outcome: state.outcome,
      opinions: state.opinions,
      answered: state.answered,
      undertaker: state.undertaker,
      decider: state.decider,
      affected: state.affected,
      basis: state.basis,
      schedule: state.schedule ?? "",
      voided: state.voided ?? null,
      draft: state.draft,
      conditions: state.conditions,
      plan: state.plan && {
        procedure: state.plan.procedure,
        method: state.plan.method,
        thirdParty: state.plan.thirdParty ?? "",
        team: state.plan.team?.map(({ post }) => post) ?? [],
      },
      participation: state.participation,
      hearings: state.hearings.map(({ hearing, on, time, place, subject, papersOn, record }) => ({
        hearing,
        on,
        time,
        place,
        subject,
        papersOn,
        recorded: record !== undefined,
      })),
      risks: state.risks,
      index: state.index ?? null,
      review: state.review,
      legality: state.legality && { reviewer: state.legality.reviewer, lawful: state.legality.lawful, opinion: state.legality.opinion },
      filing: state.filing,
      clocks: matterClocks(key, state).map(({ slot, rule, obligor, startedAt, dueAt, provisional, status }) => ({
        slot,
        rule,
        obligor,
        dueAt,
        working: countsWorkingTime(ctx.read(limits), rule, startedAt),
        provisional,
        status,
      })),
      entries: await entriesOf(ctx, key),
      may: offersOf({ actor, now }, state),
    };
  },
});
