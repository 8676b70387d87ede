import { areasOf } from "#platform/access";
import { cityDay } from "#platform/days";
import { anchorsOf } from "#platform/log";
import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { everybody, inAreas, stateOf, statesOf, textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import * as c from "./contract.ts";
import type { FactorCode } from "./contract/lists.ts";
import { entry } from "./entry.ts";
import { inspection, type KnownInspection } from "./inspection.ts";
import { drawView } from "./inspection-draw.ts";
import { findingSteps } from "./inspection-may.ts";
import { READ } from "./permits.ts";
import { isFrozen } from "./queries-entries.ts";
import { visitColumns, visitRow } from "./queries-inspections.ts";
import { heldScheme, staff } from "./queries-visible.ts";
import { schemes, type Held } from "./registers.ts";
import { follows, stateOfFinding, visit, type Finding, type KnownVisit } from "./visit.ts";

type Key = { home: string; id: string };

/** Whether this reader may open what was seen: and so its photos. */
export async function maySee(ctx: QueryContext, { home, id }: Key): Promise<boolean> {
  const rows = await ctx.db`select 1 from assessment.visit where home = ${home} and id = ${id} and ${inAreas(ctx.db, areasOf(ctx, READ))}`;
  return rows.length > 0;
}

type Said = NonNullable<Finding["answer"]>;
type Open = Awaited<ReturnType<typeof textsOf>>;
const shown = (open: Open, { text, photos, documents, at }: Pick<Said, "text" | "photos" | "documents" | "at">) => ({
  text: open(text),
  photos,
  documents,
  on: cityDay(at),
});

async function findingsOf(ctx: QueryContext, held: Held, { home, id }: Key, state: KnownVisit): Promise<c.FindingView[]> {
  const open = await textsOf(
    ctx,
    { home, id },
    state.findings.flatMap(({ text, answer, revisit }) => [text, answer?.text, revisit?.text]),
  );
  const points = await statesOf(
    ctx,
    entry,
    state.findings.flatMap(({ entries }) => entries.map((one) => ({ home, id: one }))),
  );
  const frozen = await isFrozen(ctx, held.id);
  return state.findings.map((finding) => {
    const item = held.facts.rule.items.find(({ code }) => code === finding.item);
    const last = points.get(finding.entries.at(-1) ?? "") ?? null;
    const cases = item?.method === "perCase" ? item : null;
    const factors = cases?.factors.map(({ code }) => code) ?? [];
    return {
      ...shown(open, { ...finding, at: state.at }),
      id: finding.id,
      item: finding.item,
      itemZh: item?.zh ?? finding.item,
      itemEn: item?.en ?? finding.item,
      severity: finding.severity,
      state: stateOfFinding(finding),
      answer: finding.answer && shown(open, finding.answer),
      revisit: finding.revisit && { ...shown(open, finding.revisit), mended: finding.revisit.mended },
      entries: finding.entries.map((one) => ({ home, id: one })),
      tariff: cases?.tariff ?? [],
      factors: factors.filter((one): one is FactorCode => one !== "notMended"),
      heavier: finding.revisit?.mended === false && factors.includes("notMended"),
      after: follows(finding, last) || null,
      may: findingSteps(state, finding, { item, last, frozen }, ctx),
    };
  });
}

export const readVisit = query<z.output<typeof c.VisitKeyOf>, c.VisitView>({
  name: "assessment.read-visit",
  route: "GET /api/assessment/visits/{home}/{id}",
  summary: { zh: "一个点位的暗访情况：问题、整改、复查", en: "What was seen at one place: findings, rectification, second visit" },
  input: c.VisitKeyOf,
  allow: staff,
  scope: (known) => areasOf(known, READ),
  run: async (ctx, { home, id }) => {
    const [row] = await ctx.db<Parameters<typeof visitRow>[0][]>`
      select ${visitColumns(ctx.db)} from assessment.visit where home = ${home} and id = ${id} and ${inAreas(ctx.db, areasOf(ctx, READ))}`;
    const state = row && (await stateOf(ctx, visit, { home, id }));
    const held = row && ctx.read(schemes).find(row.scheme);
    if (!row || !state || !held) throw refuse.notFound("record.not-found");
    return {
      ...visitRow(row),
      rectifyOn: state.rectify && cityDay(state.rectify.due.dueAt),
      revisitOn: state.revisit && cityDay(state.revisit.due.dueAt),
      list: await findingsOf(ctx, held, { home, id }, state),
    };
  },
});

type Seen = c.InspectionTold["visits"][number];
function toldVisit({ place, on, findings }: KnownVisit, { facts }: Held): Seen {
  return {
    place,
    on,
    findings: findings.map((finding) => {
      const item = facts.rule.items.find(({ code }) => code === finding.item);
      return {
        item: finding.item,
        itemZh: item?.zh ?? finding.item,
        itemEn: item?.en ?? finding.item,
        severity: finding.severity,
        state: stateOfFinding(finding),
        answeredOn: finding.answer && cityDay(finding.answer.at),
        revisitedOn: finding.revisit && cityDay(finding.revisit.at),
      };
    }),
  };
}

/** Those that are over, or whose days are: what is still hidden from a unit is hidden from everybody. */
export const publicInspections = query<z.output<typeof c.InspectionsOf>, c.InspectionsTold>({
  name: "assessment.public-inspections",
  route: "GET /api/assessment/schemes/{scheme}/inspections-told",
  summary: {
    zh: "公开的暗访抽查：候选、种子、抽中、问题和复查",
    en: "Inspections as published: places, seed, draw, findings, second visits",
  },
  input: c.InspectionsOf,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, { scheme }) => {
    const held = heldScheme(ctx, scheme);
    const keys = await ctx.db<Key[]>`
      select home, id::text from assessment.inspection where scheme = ${scheme} and (stage = 'over' or until_on < ${cityDay(ctx.now)}::date)
      order by from_on desc, id desc limit 100`;
    const plans = await statesOf(ctx, inspection, keys);
    const anchors = new Map((await anchorsOf(ctx.db, keys)).map((one) => [one.id, one]));
    const visits = await statesOf(
      ctx,
      visit,
      [...plans.values()].flatMap(({ visited }) => visited.map((one) => one.visit)),
    );
    const told = (id: string, state: KnownInspection): c.InspectionTold => {
      const { kind, name, document, from, until, drawnAt, ended, demo } = state;
      const anchor = anchors.get(id);
      return {
        inspection: id,
        kind,
        name,
        document,
        from,
        until,
        ended,
        demo,
        drawnOn: drawnAt && cityDay(drawnAt),
        draw: drawView({ id, ...state }, state.seed),
        fingerprint: anchor?.hash.toString("base64") ?? null,
        sealed: anchor?.sealed ? { log: anchor.sealed.log, entry: anchor.sealed.index } : null,
        visits: state.visited.flatMap((one) => {
          const seen = visits.get(one.visit.id);
          return seen ? [toldVisit(seen, held)] : [];
        }),
      };
    };
    const { zh, en, year, subjects } = held.facts;
    return {
      scheme: { zh, en, year },
      subjects: subjects.map((one) => ({ code: one.code, zh: one.zh, en: one.en })),
      rows: keys.flatMap(({ id }) => {
        const state = plans.get(id);
        return state ? [told(id, state)] : [];
      }),
    };
  },
});
