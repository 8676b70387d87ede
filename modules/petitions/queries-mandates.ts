import type { z } from "zod";
import { holdsLink } from "#platform/access";
import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { everybody, readers, stateOf, textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import {
  ListAgents,
  ListMandates,
  ReadFollowedMandate,
  ReadMandate,
  type AgentList,
  type AgentRow,
  type MandateList,
  type MandateRow,
  type MandateView,
} from "./contract.ts";
import { placeInWords } from "#modules/places";
import { followPath } from "./acting.ts";
import { agent } from "./agent.ts";
import { canBeVisited, canRate, type KnownMandate, mandate, stands } from "./mandate.ts";
import { AGENT, DESK, overPlace } from "./permits.ts";
import { unitName } from "./queries-visible.ts";

type Key = { home: string; id: string };
type StoredAgent = {
  home: string;
  id: string;
  place: string;
  name: string;
  unit: string;
  certificate: string;
  valid_to: string;
  closed: boolean;
  demo: boolean;
};

/** Public: whom a petitioner may ask. Offered, never required. */
export const listAgents = query<z.output<typeof ListAgents>, AgentList>({
  name: "petitions.list-agents",
  route: "GET /api/petitions/agents",
  summary: { zh: "信访代理员名录", en: "Petition agents" },
  input: ListAgents,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { area = "" }) => {
    const today = cityDay(ctx.now);
    const sql = ctx.db;
    const rows = await sql<StoredAgent[]>`
      select home, id, place, name, unit, certificate, valid_to::text as valid_to, closed, demo from petitions.agent
      where not closed and valid_from <= ${today}::date and valid_to >= ${today}::date
        and (place like ${`${area}%`} or ${area} like place || '%') order by place, name, id limit 200`;
    return {
      rows: rows.map(({ home, id, place, name, unit, certificate, valid_to, closed, demo }): AgentRow => ({
        home,
        id,
        name,
        area: place,
        placeName: placeInWords(ctx, place.slice(0, 12), "zh"),
        placeNameEn: placeInWords(ctx, place.slice(0, 12), "en"),
        unit,
        unitName: unitName(ctx, unit),
        unitNameEn: unitName(ctx, unit, "en"),
        certificate,
        to: valid_to,
        closed,
        asDemo: demo,
      })),
    };
  },
});

/** `words`: whether the reader may read what the principal said of the agent; the agent sees the rating alone. */
async function viewOf(ctx: QueryContext, key: Key, found: KnownMandate, may: string[], words: boolean): Promise<MandateView> {
  const known = await stateOf(ctx, agent, found.agent);
  const texts = await textsOf(ctx, key, [
    found.matter,
    found.name,
    ...found.reports.map(({ text }) => text),
    ...(words && found.feedback?.text ? [found.feedback.text] : []),
  ]);
  return {
    ...key,
    number: receiptNumber(key.id),
    stage: found.stage,
    agentName: known?.name ?? "",
    agentUnit: unitName(ctx, found.unit),
    agentUnitEn: unitName(ctx, found.unit, "en"),
    unit: found.unit,
    certificate: known?.certificate ?? "",
    powers: [...found.powers],
    until: found.until,
    askedAt: found.askedAt,
    reportDueAt: found.stage === "active" ? (found.report?.due.dueAt ?? null) : null,
    matter: texts(found.matter),
    principal: texts(found.name),
    petitions: found.petitions.map((one) => ({ ...one, number: receiptNumber(one.id) })),
    reports: found.reports.map(({ at, text, did = "tell" }) => ({ at, text: texts(text), did })),
    over: found.stage === "active" && !stands(found, ctx.now),
    feedback: found.feedback ? { ...found.feedback, text: words ? texts(found.feedback.text) : null } : null,
    may,
    asDemo: found.demo,
  };
}

const isAgent = (ctx: Pick<QueryContext, "actor">, found: KnownMandate): boolean =>
  ctx.actor.kind === "staff" && ctx.actor.id === found.account;
const agentMay = (found: KnownMandate, now: string): string[] => [
  ...(found.stage === "asked" ? [...(cityDay(now) <= found.until ? ["accept-mandate"] : []), "refuse-mandate"] : []),
  ...(found.stage === "active" ? ["report", "end-mandate"] : []),
  ...(stands(found, now) && found.powers.includes("submit") ? ["file-for-principal"] : []),
];

/** The agent named in it; the desk of the place sees what it must to take a revocation. */
export const readMandate = query<z.output<typeof ReadMandate>, MandateView>({
  name: "petitions.read-mandate",
  route: "GET /api/petitions/mandates/{home}/{id}",
  summary: { zh: "一份委托书", en: "One mandate" },
  input: ReadMandate,
  allow: readers([...AGENT, ...DESK], "the agent named, or the desk of the place"),
  scope: () => [""],
  run: async (ctx, { home, id }) => {
    const found = await stateOf(ctx, mandate, { home, id });
    const desk = found ? overPlace(ctx, DESK, found.place) : null;
    // With a revocation the agent's sight of the matter ends too.
    const agent = found !== null && isAgent(ctx, found) && found.stage !== "revoked" && found.stage !== "refused";
    if (!found || (!agent && !desk)) throw refuse.notFound("petitions.no-mandate");
    const open = found.stage === "asked" || found.stage === "active";
    const visits = desk !== null && !isAgent(ctx, found) && canBeVisited(found);
    const may = [
      ...(agent ? agentMay(found, ctx.now) : []),
      ...(desk && open ? ["revoke-at-window"] : []),
      ...(visits ? ["visit-principal"] : []),
    ];
    return viewOf(ctx, { home, id }, found, may, desk !== null && !isAgent(ctx, found));
  },
});

export const readFollowedMandate = query<
  z.output<typeof ReadFollowedMandate>,
  MandateView & { follow: { number: string; path: string }[] }
>({
  name: "petitions.read-followed-mandate",
  route: "GET /api/petitions/mandates/followed/{home}/{id}",
  summary: { zh: "委托人查看委托和反馈", en: "The principal looks at mandate and accounts" },
  input: ReadFollowedMandate,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, { home, id, secret }) => {
    const found = holdsLink(ctx, { home, id }, secret) ? await stateOf(ctx, mandate, { home, id }) : null;
    if (!found) throw refuse.notFound("petitions.wrong-link");
    const may = [...(found.stage === "asked" || found.stage === "active" ? ["revoke"] : []), ...(canRate(found) ? ["rate"] : [])];
    const view = await viewOf(ctx, { home, id }, found, may, true);
    const follow = found.petitions.map((one) => ({
      number: receiptNumber(one.id),
      path: followPath(ctx, one),
    }));
    return { ...view, follow };
  },
});

type StoredMandate = {
  home: string;
  id: string;
  stage: string;
  asked_at: string;
  until_on: string;
  report_due_at: string | null;
  demo: boolean;
};

/** An agent's own, nobody else's. */
export const listMandates = query<z.output<typeof ListMandates>, MandateList>({
  name: "petitions.list-mandates",
  route: "GET /api/petitions/mandates",
  summary: { zh: "我的代理委托", en: "My mandates as an agent" },
  input: ListMandates,
  allow: readers(AGENT, "one's own"),
  scope: () => [""],
  run: async (ctx, { view }) => {
    const sql = ctx.db;
    const stages = view === "ended" ? ["ended"] : [view];
    const rows = await sql<StoredMandate[]>`
      select home, id, stage, asked_at, until_on::text as until_on, report_due_at, demo from petitions.mandate
      where account = ${ctx.actor.id}::uuid and stage = any(${stages}::text[]) order by report_due_at nulls last, asked_at desc, id limit 200`;
    return {
      rows: rows.map(({ home, id, stage, asked_at, until_on, report_due_at, demo }): MandateRow => ({
        home,
        id,
        number: receiptNumber(id),
        stage,
        askedAt: asked_at,
        until: until_on,
        reportDueAt: report_due_at,
        asDemo: demo,
      })),
    };
  },
});
