import type { Actor } from "#platform/access";
import { cityDay, cityTime } from "#platform/days";
import type { FileStore } from "#platform/files";
import { namedUuid } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { seal, type LogKeys } from "#platform/log";
import { openRates } from "#platform/rates";
import type { Runtime } from "#platform/runtime";
import { cityCode, cityHome } from "#platform/settings";
import { approveCard, draftCard, publishCard, setCardItem, setCardSection, setCardStep, submitCard } from "#modules/report-card";
import { freezeCard } from "../cards.ts";
import { DOCUMENT, LEAD, PARTS, TITLE, type Claim } from "./card-content.ts";
import type { Figure } from "./card-content/claim.ts";
import { actorOf, type Member } from "./staff.ts";

const KEY = { home: cityHome(), id: namedUuid("demo report card") };
const FEW = 5;

/** The first month from which every month has enough reports to be told of: what is shown for all is shown month by month. */
async function firstMonth({ pools }: Runtime, to: string): Promise<string> {
  const rows = await pools.write<{ month: string }[]>`
    select to_char(month, 'YYYY-MM') as month from figures.county_month where measure in ('evt.reported', 'evt.first-response')
    group by measure, month having sum(n) < ${FEW} and to_char(month, 'YYYY-MM') < ${to} order by 1 desc limit 1`;
  const last = rows[0]?.month ?? "2021-12";
  const after = new Date(`${last}-01T00:00:00Z`);
  after.setUTCMonth(after.getUTCMonth() + 1);
  return after.toISOString().slice(0, 7);
}
const said = ([zh, en]: readonly [string, string]): { zh: string; en: string } => ({ zh, en });

type Give = <I, O>(command: Command<I, O>, input: unknown, actor: Actor, name: string) => Promise<O>;

/** The month before the one today lies in: the last that is over. */
const lastMonth = (now: string): string => {
  const first = cityTime(now).slice(0, 7);
  return new Date(Date.parse(`${first}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 7);
};

const itemOf = (
  { item, system, name: [zh, en], said: told, figure, words }: Claim,
  section: string,
  order: number,
  months: { from: string; to: string },
) => ({
  ...KEY,
  item,
  section,
  order,
  system,
  zh,
  en,
  words: words ? said(words) : undefined,
  reported: told ? { value: said(told), document: said(DOCUMENT) } : null,
  figure: figure ? { ...figureOf(figure), area: "", span: figure.months ?? months } : null,
});

const figureOf = ({ code, trend, counties, difference }: Figure) => ({ code, trend, counties, difference });

type First = { on: string; n: number };

/** Steps that are in the records: the day each thing was first done. */
async function stepsIn(runtime: Runtime, now: string) {
  const sql = runtime.pools.write;
  const [units] = await sql<First[]>`
    select min(from_on)::text as on, count(*)::int as n from organisations.spell where to_on is null and department = 'justice' and length(area) = 9`;
  const [report] = await sql<First[]>`select min(reported_on)::text as on, count(*)::int as n from incidents.incident`;
  const [ended] = await sql<First[]>`select min(ended_on)::text as on, count(*)::int as n from incidents.incident where ending = 'solved'`;
  const [agreed] = await sql<
    First[]
  >`select min(effective_on)::text as on, count(*)::int as n from mediation.dispute where effective_on is not null`;
  const [request] = await sql<First[]>`select min(taken_on)::text as on, count(*)::int as n from grid_work.service_request`;
  const [log] = await sql<{ size: string }[]>`select sum(size)::text as size from log.tree where log <> 'city'`;
  const today = cityDay(now);
  const month = (on: string): string => `?month=${on.slice(0, 7)}`;
  const centre = { zh: "社会治理中心", en: "Governance centre" };
  const step = (
    name: string,
    first: First | undefined,
    zh: string,
    en: string,
    who: { zh: string; en: string },
    link: (on: string) => string,
  ) => (first?.on && first.n > 0 ? [{ ...KEY, step: name, on: first.on, zh, en, who, link: link(first.on) }] : []);
  return [
    ...step(
      "offices",
      units,
      `${units?.n} 个乡镇街道司法所登记在册`,
      `${units?.n} judicial offices of towns on the register`,
      { zh: "司法局", en: "Justice bureau" },
      () => "/catalogue/org.judicial-offices",
    ),
    ...step(
      "first-report",
      report,
      "第一件居民反映的事项立卷",
      "The first report is on record",
      centre,
      (on) => `/catalogue/evt.reported${month(on)}`,
    ),
    ...step(
      "first-solved",
      ended,
      "第一件事项办结：已解决",
      "The first matter ended as solved",
      centre,
      (on) => `/catalogue/evt.solved${month(on)}`,
    ),
    ...step(
      "first-agreement",
      agreed,
      "第一份调解协议生效",
      "The first mediated agreement took effect",
      { zh: "人民调解委员会", en: "Mediation committees" },
      (on) => `/catalogue/med.success.ended${month(on)}`,
    ),
    ...step(
      "first-request",
      request,
      "网格员接下第一件代办",
      "Grid workers took the first service request",
      centre,
      (on) => `/catalogue/svc.ontime${month(on)}`,
    ),
    {
      ...KEY,
      step: "sealed",
      on: today,
      zh: `${Number(log?.size ?? 0).toLocaleString("zh-CN")} 步记录封存进公开日志`,
      en: `${Number(log?.size ?? 0).toLocaleString("en-GB")} steps sealed in the public logs`,
      who: { zh: "数据局", en: "Data bureau" },
      link: "/log",
    },
  ];
}

/**
 * The demonstration's report card, through the commands staff give: composed, computed from the records as they are, approved by a second person,
 * published. What the records do not carry stands as reported.
 */
export async function writeCard(
  runtime: Runtime,
  staff: readonly Member[],
  { now, keys, store }: { now: string; keys: LogKeys; store: FileStore },
): Promise<number> {
  const [editor, second] = (["supervisor", "commandRoom"] as const).map((role) =>
    staff.find((one) => one.role === role && one.area === cityCode()),
  );
  if (!editor || !second) return 0;
  const give: Give = (command, input, actor, name) =>
    runtime.execute(command, command.input.parse(input), { commandId: namedUuid("demo card", name), actor });
  const [writes, checks] = [actorOf(editor), actorOf(second)];
  await seal({ sql: runtime.pools.write, keys, now: runtime.now });
  const to = lastMonth(now);
  const months = { from: await firstMonth(runtime, to), to };
  await give(draftCard, { ...KEY, area: cityCode(), zh: TITLE[0], en: TITLE[1], lead: said(LEAD), ...months }, writes, "draft");
  for (const [order, { section, name, words, claims }] of PARTS.entries()) {
    const facts = { ...KEY, section, order, zh: name[0], en: name[1], words: words ? said(words) : undefined };
    await give(setCardSection, facts, writes, `section ${section}`);
    for (const [at, claim] of claims.entries()) await give(setCardItem, itemOf(claim, section, at, months), writes, `item ${claim.item}`);
  }
  for (const step of await stepsIn(runtime, now)) await give(setCardStep, step, writes, `step ${step.step}`);
  await give(submitCard, KEY, writes, "submit");
  await freezeCard({ runtime, store, keys, rates: openRates() }, { ...KEY, draft: 1 });
  await give(approveCard, KEY, checks, "approve");
  await give(publishCard, KEY, writes, "publish");
  return PARTS.reduce((sum, { claims }) => sum + claims.length, 0);
}
