import type { z } from "zod";
import { grantsOver } from "#platform/access";
import type { Reader } from "#platform/database";
import { cityDay } from "#platform/days";
import type { StreamKey } from "#platform/ledger";
import { query, type QueryContext } from "#platform/modules";
import { everybody, statesOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { documentsOf } from "#modules/documents";
import { organisations } from "#modules/organisations";
import { ListMatters, ListOpinions, ReadMatter, type MatterRow, type MatterView, type OpinionView } from "./contract.ts";
import { listField } from "./hearing-list.ts";
import type { Matter } from "./matter.ts";
import { isVoidable, opinion } from "./opinion.ts";
import { ASSESSORS, STAFF, works } from "./permits.ts";
import { isFollowed, isOpen } from "./process.ts";

/** The public list: what is being assessed, what was decided. */
export const listMatters = query<z.output<typeof ListMatters>, MatterRow[]>({
  name: "decisions.list-matters",
  route: "GET /api/decisions",
  summary: { zh: "重大决策公开列表", en: "Decisions, published" },
  input: ListMatters,
  allow: everybody,
  scope: () => [""],
  run: ({ db }) => db<MatterRow[]>`
    select home, id, title, kind, place as area, stage, level, to_char(until, 'YYYY-MM-DD') as until, outcome, opinions, answered
    from decisions.matter where stage <> 'identified' and not (stage = 'voided' and (detail ->> 'publications')::int = 0) order by id desc limit 200`,
});

/** The matter as it is folded; null when there is none in the reader's scope. */
export async function findMatter(db: Reader, { home, id }: StreamKey): Promise<Matter | null> {
  const [row] = await db<{ detail: Matter }[]>`select detail from decisions.matter where home = ${home} and id = ${id}`;
  return row?.detail ?? null;
}

export const answersOf = (db: Reader, { home, id }: StreamKey): Promise<MatterView["answers"]> => db<MatterView["answers"]>`
  select id, times, summary, answer, reason from decisions.opinion where home = ${home} and matter = ${id} and stage = 'answered' order by times desc, id limit 500`;

const voidsOf = (db: Reader, { home, id }: StreamKey): Promise<MatterView["voids"]> => db<MatterView["voids"]>`
  select id, reason from decisions.opinion where home = ${home} and matter = ${id} and stage = 'voided' order by id limit 100`;

const unitName = (ctx: QueryContext, code: string): { zh: string; en: string } => {
  const unit = ctx.read(organisations).unit(code);
  return { zh: unit?.zh ?? code, en: unit?.en ?? unit?.zh ?? code };
};

/** Plan, report, decision and filing form name nobody and open to everybody; a hearing's record does not. */
const PUBLIC_PAPERS: Readonly<Record<string, { zh: string; en: string }>> = {
  "decisions.plan": { zh: "稳评方案", en: "Assessment plan" },
  "decisions.report": { zh: "社会稳定风险评估报告", en: "Risk-assessment report" },
  "decisions.decision": { zh: "重大事项决策意见", en: "Decision" },
  "decisions.filing": { zh: "稳评备案表", en: "Filing form" },
};
async function papersOf({ db }: QueryContext, key: StreamKey): Promise<MatterView["papers"]> {
  const made = (await documentsOf(db, key)).filter(({ stage }) => stage === "made");
  // As a file has them; several of one kind, as of an assessment made again, in the order they were issued.
  return Object.entries(PUBLIC_PAPERS).flatMap(([code, title]) =>
    made.filter(({ kind }) => kind === code).map(({ home, id, number }) => ({ home, id, title, number })),
  );
}

type Called = Matter["hearings"][number];
/** 条例 16: the list is published before the hearing; a year later only how many came for each side is left. */
async function hearingsOf(ctx: QueryContext, key: StreamKey, hearings: readonly Called[]): Promise<MatterView["hearings"]> {
  const lists = await ctx.unseal(
    hearings.map(({ hearing }) => ({ stream: { home: key.home, id: key.id }, field: listField(hearing) })),
    "",
    "beside",
  );
  return hearings.map(({ hearing, on, time, place, seats, subject, selection, papersOn, participants, record }, index) => {
    const list = lists[index];
    const people = list ? (JSON.parse(list) as { name: string; group: string }[]) : null;
    return {
      hearing,
      on,
      time,
      place,
      seats,
      subject,
      selection: selection ?? "",
      papersOn,
      participants: participants ? { ...participants, people } : null,
      record: record ?? null,
    };
  });
}

export const readMatter = query<z.output<typeof ReadMatter>, MatterView>({
  name: "decisions.read-matter",
  route: "GET /api/decisions/{home}/{id}",
  summary: { zh: "一项决策的公开页", en: "The public page of a decision" },
  input: ReadMatter,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, key) => {
    const { db, now, actor } = ctx;
    const state = await findMatter(db, key);
    // Before its draft is published a matter is the organs' own, also for whoever has its id.
    const own = state?.stage === "identified" || (state?.stage === "voided" && state.publications === 0);
    if (!state || (own && grantsOver(actor, STAFF, state.area, now).length === 0)) throw refuse.notFound("record.not-found");
    // Drafts of a report are nobody's yet: risks, levels and readings are published when the report is handed in.
    const told = ["submitted", "decided", "filed", "evaluated", "closed"].includes(state.stage);
    return {
      title: state.title,
      kind: state.kind,
      area: state.area,
      stage: state.stage,
      until: state.until,
      outcome: state.outcome,
      opinions: state.opinions,
      answered: state.answered,
      affected: state.affected,
      basis: state.basis,
      schedule: state.schedule ?? "",
      undertakerName: unitName(ctx, state.undertaker),
      deciderName: unitName(ctx, state.decider),
      plan: state.plan && {
        procedure: state.plan.procedure,
        method: state.plan.method,
        thirdParty: state.plan.thirdParty,
        conflicts: state.plan.conflicts,
      },
      decidedOn: state.decidedAt && cityDay(state.decidedAt),
      voided: state.voided ?? null,
      papers: told ? await papersOf(ctx, key) : [],
      team: state.plan?.team?.map(({ post }) => post) ?? [],
      undertaker: state.undertaker,
      decider: state.decider,
      draft: state.draft,
      shorter: state.shorter,
      changes: state.changes,
      participation: state.participation,
      home: key.home,
      id: key.id,
      level: told ? (state.report?.level ?? null) : null,
      risks: told ? state.risks : [],
      report: told ? state.report : null,
      index: told ? (state.index ?? null) : null,
      review: told ? state.review : null,
      conditions: state.conditions,
      hearings: await hearingsOf(ctx, key, state.hearings),
      // A draft opinion on legality is the organs' own until something was decided by it.
      legality:
        state.legality && state.legality.lawful !== null && state.decidedAt !== null
          ? { lawful: state.legality.lawful, opinion: state.legality.opinion }
          : null,
      unassessed: state.unassessed,
      filing: state.filing,
      evaluation: state.evaluation,
      answers: await answersOf(db, key),
      voids: await voidsOf(db, key),
      open: isOpen(state, cityDay(now)),
      following: isFollowed(state),
    };
  },
});

/** What was said, for those who answer it; in the reader's own area. */
export const listOpinions = query<z.output<typeof ListOpinions>, OpinionView[]>({
  name: "decisions.list-opinions",
  route: "GET /api/decisions/{home}/{id}/opinions",
  summary: { zh: "收到的意见", en: "Opinions received" },
  input: ListOpinions,
  allow: { roles: ASSESSORS, condition: "in one's area", admits: (known) => works(known, ASSESSORS) },
  run: async (ctx, { home, id }) => {
    const rows = await ctx.db<(Omit<OpinionView, "text" | "voided" | "voidable"> & { stage: string })[]>`
      select id, times, summary, answer, reason, heard, stage from decisions.opinion where home = ${home} and matter = ${id} order by (stage = 'answered'), times desc, id limit 500`;
    const texts = await ctx.unseal(
      rows.map((row) => ({ stream: { home, id: row.id }, field: "text" })),
      "",
      "list",
    );
    const noted = await statesOf(ctx, opinion, rows.filter(({ heard, stage }) => heard !== null && stage === "given").map((row) => ({ home, id: row.id }))); // prettier-ignore
    return rows.map(({ stage, reason, ...row }, index) => {
      const state = noted.get(row.id);
      return {
        ...row,
        reason: stage === "voided" ? null : reason,
        voided: stage === "voided" ? reason : null,
        voidable: state !== undefined && isVoidable(state, ctx.actor.id),
        text: texts[index] ?? null,
      };
    });
  },
});
