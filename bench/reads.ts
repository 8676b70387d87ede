import { benchCity, type BenchCity } from "./city.ts";
import { load, pooled, request, type LoadResult } from "./load.ts";
import { secondsOf } from "./rounds.ts";
import { cookieOf } from "./session.ts";
import { toldOfVillage, villageBesideKey } from "./village.ts";

const CONNECTIONS = 4;
const PAGE = 50;
/** Seconds of each kind of reading in a round. */
const TURNS = secondsOf(6);

const QUEUES = [
  "view=all",
  "view=verify",
  "view=dispatch",
  "view=overdue",
  "view=all&sort=newest",
  "view=all&area=330502",
  "view=all&group=04",
  "view=ended&sort=newest",
  "view=check&area=330502001",
] as const;

export type Measured = Record<Kind, LoadResult>;

const gets = (paths: readonly string[], cookie: string) => {
  let turn = 0;
  return (): string =>
    request("GET", paths[(turn += 1) % paths.length] ?? "/", { cookie, "x-forwarded-for": `10.0.${turn % 256}.${(turn >> 8) % 256}` });
};

type Kind = "queue" | "figures" | "village" | "kinds" | "case";
export const KINDS: readonly Kind[] = ["queue", "figures", "village", "kinds", "case"];

/** What is asked of a city: its queues, all figures by county, those of one village over a year, its reports by kind, one case. */
async function asksOf(city: BenchCity, queues: readonly string[]): Promise<Record<Kind, () => string>> {
  const cookie = await cookieOf(city, "quzhongxin");
  const command = await cookieOf(city, "zhihui");
  const month = new Date().toISOString().slice(0, 8) + "01";
  const today = new Date().toISOString().slice(0, 10);
  const year = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const last = Number(today.slice(0, 4)) - 1;
  const [one] = await city.sql<
    { home: string; id: string }[]
  >`select home, id from incidents.incident where county = '330502' and not sealed and stage = 'handling' order by id limit 1`;
  return {
    queue: gets(
      queues.map((filter) => `/api/incidents?${filter}`),
      cookie,
    ),
    figures: gets([`/api/incidents/figures?area=3305&from=${month}&to=${today}&level=county`], command),
    village: gets([`/api/incidents/figures?area=330502001005&from=${year}&to=${today}&level=village`], command),
    kinds: gets([`/api/incidents/figures/kinds?area=330502001005&from=${last}-01-01&to=${last}-12-31`], command),
    case: gets([`/api/incidents/${one?.home}/${one?.id}`], cookie),
  };
}

/** The filters that fill a page of 50 in each of these cities: a short page costs less, whatever the size of the city. */
async function fullIn(cities: readonly BenchCity[]): Promise<string[]> {
  const full = new Set<string>(QUEUES);
  for (const city of cities) {
    const cookie = await cookieOf(city, "quzhongxin");
    for (const filter of QUEUES) {
      const answer = await fetch(`http://127.0.0.1:${city.port}/api/incidents?${filter}`, { headers: { cookie } });
      const { rows } = (await answer.json()) as { rows: readonly unknown[] };
      if (rows.length < PAGE && full.delete(filter))
        console.log(`queue: ${filter} has only ${rows.length} rows in the smaller city, left out`);
    }
  }
  return [...full];
}

/**
 * One round of several cities, 4 connections. Each kind of reading is asked of one city after the other a second at a time, six times over, and the
 * answers of each are taken together: what the machine gives changes by half within a minute, and so it changes for all of them. Queues are those that
 * fill their page in all cities whose queues are `compared`.
 */
export async function measureInTurns(cities: readonly BenchCity[], compared = cities): Promise<Measured[]> {
  const queues = await fullIn(compared);
  const asks = [];
  for (const city of cities) asks.push({ city, ask: await asksOf(city, queues) });
  for (const { city, ask } of asks) await load(city.port, CONNECTIONS, 2, ask.queue);
  const done = cities.map(() => ({ queue: [], figures: [], village: [], kinds: [], case: [] }) as Record<Kind, LoadResult[]>);
  for (const kind of KINDS)
    for (let turn = 0; turn < TURNS; turn += 1)
      for (const [at, { city, ask }] of asks.entries()) done[at]?.[kind].push(await load(city.port, CONNECTIONS, 1, ask[kind]));
  return done.map((parts) => ({
    queue: pooled(parts.queue),
    figures: pooled(parts.figures),
    village: pooled(parts.village),
    kinds: pooled(parts.kinds),
    case: pooled(parts.case),
  }));
}

export const told = (name: string, result: LoadResult): string =>
  `${name}: ${result.perSecond.toFixed(0)}/s, p50 ${result.p50Ms.toFixed(2)} ms, p99 ${result.p99Ms.toFixed(2)} ms${result.failed > 0 ? `, ${result.failed} failed` : ""}`;

/** Reads at two sizes of history in one go: what a hundred times more events cost. Sizes as arguments, in events. */
export async function run(sizes: readonly number[] = [20_000, 200_000]): Promise<void> {
  const cities: BenchCity[] = [];
  try {
    for (const events of sizes) cities.push(await benchCity({ events }));
    const all = await measureInTurns(cities);
    for (const [at, measured] of all.entries())
      for (const kind of KINDS) console.log(`${sizes[at]} events · ${told(kind, measured[kind])}`);
    for (const [at, city] of cities.entries()) console.log(`${sizes[at]} events · ${toldOfVillage(await villageBesideKey(city))}`);
    const [small, large] = [all[0], all.at(-1)];
    if (!small || !large || small === large) return;
    for (const kind of ["queue", "figures", "village"] as const)
      console.log(
        `${kind}: p99 at ${sizes.at(-1)} events is ${(large[kind].p99Ms / small[kind].p99Ms).toFixed(2)} × that at ${sizes[0]} events (bar 1.25)`,
      );
  } finally {
    for (const city of cities) await city.close();
  }
}

if (import.meta.main)
  await run(
    process.argv
      .slice(2)
      .map(Number)
      .filter((n) => n > 0).length > 0
      ? process.argv.slice(2).map(Number)
      : undefined,
  );
