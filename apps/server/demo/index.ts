import { randomInt } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import { openAccess } from "#platform/access";
import { connect, platformSettings } from "#platform/database";
import { foldDeltas } from "#platform/figures";
import type { Module } from "#platform/modules";
import { bulkDeps, loadHistories, openRuntime, type History, type Runtime } from "#platform/runtime";
import { getSetting, putSetting } from "#platform/settings";
import { loadKeys } from "#platform/vault";
import { demoShifts } from "#modules/duty";
import { demoUnits, organisations } from "#modules/organisations";
import { staffHistories } from "#modules/people";
import { demoPlaces, places, type Area } from "#modules/places";
import { demoCircle } from "#modules/service-circle";
import { storeIn } from "../photos.ts";
import { logKeysIn } from "../proof.ts";
import { writeAnswers } from "./answers.ts";
import { writeCard } from "./card.ts";
import { writeSafetyIndex } from "./safety-index.ts";
import { writeCells } from "./cells.ts";
import { writeCirclePlan } from "./circle.ts";
import { writeCounters } from "./counters.ts";
import { writeConferences } from "./conferences.ts";
import { writeDataProtection } from "./data-protection.ts";
import { writeDeliberations } from "./deliberations.ts";
import { writeDecisions } from "./decisions.ts";
import { writeEveryday } from "./everyday.ts";
import { writeGridWork } from "./grid-work.ts";
import { writeHistory, type HistoryOptions } from "./history.ts";
import { writeMediation } from "./mediation.ts";
import { writeMethods } from "./methods.ts";
import { writeOpinions } from "./opinions.ts";
import { makePapers } from "./papers.ts";
import { writePetitionReports } from "./petition-reports.ts";
import { writePetitions } from "./petitions.ts";
import { writeSurveys } from "./surveys.ts";
import { writeNetworks, writePosts } from "./posts.ts";
import { contactOf, demoStaff, type Member } from "./staff.ts";
import { writeAssessment } from "./assessment.ts";

export type DemoAccount = { role: string; login: string; password: string };

export type DemoOptions = {
  databaseUrl: string;
  dataDir: string;
  modules: readonly Module[];
  onProgress: (line: string) => void;
  /** Ledger events of seeded history to write, about. */
  events?: number;
  /** The city's today; default the real one. */
  now?: string;
  onRefused?: HistoryOptions["onRefused"];
};

const EVENTS = 30_000;
const BEGIN = "2021-12-31T16:00:00.000Z";
const FILE = "demo-accounts.json";

/** A password of this installation alone: no demonstration password works anywhere else. */
const newPassword = (): string => Array.from({ length: 4 }, () => String(randomInt(1000, 10_000))).join("-");

const accountsOf = (dataDir: string): DemoAccount[] => {
  const file = join(dataDir, FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DemoAccount[]) : [];
};

type State = { stage: "loading" | "loaded"; events: number };

async function decideWhether(sql: Sql): Promise<"load" | "loaded" | "real"> {
  const state = await getSetting<State>(sql, "demo");
  if (state?.stage === "loaded") return "loaded";
  if (state?.stage === "loading") return "load";
  const [used] = await sql`select 1 from ledger.stream limit 1`;
  const [account] = await sql`select 1 from access.credential limit 1`;
  return used || account ? "real" : "load";
}

/** Empties what an interrupted loading left: all of it is the demonstration's own, or the stage would not be "loading". Which city this is stays. */
async function clear(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'public', 'settings')`;
  await sql.unsafe(`truncate ${tables.map((table) => table.name).join(", ")}`);
}

async function loadStaff(runtime: Runtime, staff: readonly Member[], password: string): Promise<void> {
  const access = openAccess({ sql: runtime.pools.write });
  const hash = await access.hashPassword(password);
  for (let from = 0; from < staff.length; from += 1000)
    await access.createAccounts(
      staff
        .slice(from, from + 1000)
        .map(({ id, home, place, login, name, open }) => ({ id, home, place, login, name, hash: open ? hash : null })),
    );
}

const allAreas = (runtime: Runtime): readonly Area[] => runtime.registers.read(places).all();

const batches = async (runtime: Runtime, histories: readonly History[]): Promise<void> => {
  await loadHistories(bulkDeps(runtime), histories);
  await runtime.registers.refresh(new Set(histories.map((history) => history.kind)));
};

async function load(options: DemoOptions, sql: Sql): Promise<DemoAccount[]> {
  const say = (zh: string, en: string): void => options.onProgress(`示范城市 demonstration city: ${zh} ${en}`);
  const now = options.now ?? new Date().toISOString();
  const events = options.events ?? EVENTS;
  await clear(sql);
  await putSetting(sql, "demo", { stage: "loading", events } satisfies State, now);
  const runtime = await openRuntime({
    modules: options.modules,
    databaseUrl: options.databaseUrl,
    keys: loadKeys(options.dataDir),
    log: { warn: () => {} },
  });
  try {
    const { areas, grids } = demoPlaces();
    await batches(runtime, areas);
    await batches(runtime, grids);
    say(`${areas.length} 个区划、${grids.length} 个网格`, `${areas.length} areas, ${grids.length} grids`);
    await batches(runtime, demoUnits(allAreas(runtime), contactOf));
    const staff = demoStaff(allAreas(runtime), runtime.registers.read(organisations).units({}));
    const password = newPassword();
    await loadStaff(runtime, staff, password);
    await batches(runtime, staffHistories(staff, BEGIN));
    await batches(runtime, demoShifts(runtime.registers.read(organisations).units({ open: true }), staff, now));
    say(`${staff.length} 名工作人员`, `${staff.length} staff`);
    const appointed = await writePosts(runtime, staff, now);
    say(`职位和任职 ${appointed} 步`, `posts and appointments, ${appointed} steps`);
    say(`服务团队和回复模板 ${await writeEveryday(runtime, staff)} 步`, "service teams and reply templates");
    say(`联动网络 ${await writeNetworks(runtime, staff)} 步`, "networks of units");
    await batches(runtime, demoCircle(allAreas(runtime)));
    await writeCirclePlan(runtime, staff, now);
    say(`平安考核 ${await writeAssessment(runtime, staff, now)} 步`, "assessment of counties, five years");
    say("服务点、示意路网和补点计划", "service points, synthetic roads and the plan for the gaps");
    const done = await writeHistory(runtime, staff, {
      events,
      now,
      onRefused: options.onRefused,
      onProgress: (n) => say(`历史 ${n} / ${events} 件事`, `history, ${n} of ${events} events`),
    });
    say(`窗口和热线 ${await writeCounters(runtime, staff, { now })} 步`, "counters and hotlines");
    const gridWork = await writeGridWork(runtime, staff, { now, events, onRefused: options.onRefused });
    say(`网格工作 ${gridWork} 步`, `grid work, ${gridWork} steps`);
    const mediation = await writeMediation(runtime, staff, { now, events, onRefused: options.onRefused });
    say(`纠纷调解 ${mediation} 步`, `mediation, ${mediation} steps`);
    const petitions =
      (await writePetitions(runtime, staff, { now, events, onRefused: options.onRefused })) +
      (await writePetitionReports(runtime, staff, now));
    say(`信访事项 ${petitions} 步`, `petitions, ${petitions} steps`);
    const decisions = await writeDecisions(runtime, staff, { now });
    say(`会商 ${await writeConferences(runtime, staff, { now })} 步`, "conferences of offices");
    say(`个人信息保护 ${await writeDataProtection(runtime, staff, { now })} 步`, "rights asked for, impact assessments");
    say(`解答库 ${await writeAnswers(runtime, staff, { now })} 步`, "archive of answers");
    say(`民意 ${await writeOpinions(runtime, staff, { now })} 步`, "opinions of residents");
    say(`警务协商 ${await writeDeliberations(runtime, staff, { now })} 步`, "deliberations on policing");
    const adopted = await writeMethods(runtime, staff);
    say(`重大决策 ${decisions} 步、工作法 ${adopted} 处`, `decisions, ${decisions} steps; methods in use, ${adopted}`);
    const cells = await writeCells(runtime, staff, { now, events, onRefused: options.onRefused });
    say(`平安细胞 ${cells} 步`, `safe cells, ${cells} steps`);
    const asked = await writeSurveys(runtime, staff, { events, now });
    say(`群众安全感调查 ${asked} 步`, `resident surveys, ${asked} steps`);
    while ((await foldDeltas(runtime.pools.write)) > 0);
    await sql.unsafe("analyze");
    const card = await writeCard(runtime, staff, {
      now,
      keys: logKeysIn(options.dataDir, process.env),
      store: storeIn(options.dataDir, process.env),
    });
    say(`答卷 ${card} 项`, `the report card, ${card} items`);
    const year = await writeSafetyIndex(runtime, staff);
    say(`平安指数 ${year} 年`, `the safety index of ${year}`);
    await makePapers(sql, now);
    const accounts = staff.filter((one) => one.open).map(({ role, login }) => ({ role, login, password }));
    writeFileSync(join(options.dataDir, FILE), JSON.stringify(accounts, null, 2), { mode: 0o600 });
    await putSetting(sql, "demo", { stage: "loaded", events: done } satisfies State, now);
    return accounts;
  } finally {
    await runtime.close();
  }
}

/** Whether there is a demonstration city to be loaded. */
export async function demoWaits(databaseUrl: string): Promise<boolean> {
  const sql = connect(databaseUrl, { max: 1, onnotice: () => {}, connection: platformSettings as never });
  try {
    return (await decideWhether(sql)) === "load";
  } finally {
    await sql.end();
  }
}

/**
 * Loads the demonstration city into an empty database, once; an interrupted loading starts over. A database that holds a real city is left
 * alone. Returns the accounts a visitor may sign in with.
 */
export async function loadDemo(options: DemoOptions): Promise<readonly DemoAccount[]> {
  const sql = connect(options.databaseUrl, { max: 1, onnotice: () => {}, connection: platformSettings as never });
  try {
    const what = await decideWhether(sql);
    if (what === "load") return await load(options, sql);
    return what === "loaded" ? accountsOf(options.dataDir) : [];
  } finally {
    await sql.end();
  }
}
