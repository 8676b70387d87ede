import { benchCity, type BenchCity } from "./city.ts";
import { load, request, type LoadResult } from "./load.ts";
import { secondsOf } from "./rounds.ts";
import { cookieOf } from "./session.ts";

const CONNECTIONS = 4;
const SECONDS = secondsOf(5);

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

export type Measured = { events: number; queue: LoadResult; figures: LoadResult; village: LoadResult; key: LoadResult };

const gets = (paths: readonly string[], cookie: string) => {
  let turn = 0;
  return (): string =>
    request("GET", paths[(turn += 1) % paths.length] ?? "/", { cookie, "x-forwarded-for": `10.0.${turn % 256}.${(turn >> 8) % 256}` });
};

/** Queues, figures and one case at the present size of a city, 4 connections. */
export async function measure(city: BenchCity, events: number): Promise<Measured> {
  const cookie = await cookieOf(city, "quzhongxin");
  const command = await cookieOf(city, "zhihui");
  const month = new Date().toISOString().slice(0, 8) + "01";
  const today = new Date().toISOString().slice(0, 10);
  const year = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const [one] = await city.sql<
    { home: string; id: string }[]
  >`select home, id from incidents.incident where county = '330502' and not sealed and stage = 'handling' order by id limit 1`;
  const queue = gets(
    QUEUES.map((filter) => `/api/incidents?${filter}`),
    cookie,
  );
  const figures = gets([`/api/incidents/figures?area=3305&from=${month}&to=${today}&level=county`], command);
  const village = gets([`/api/incidents/figures?area=330502001005&from=${year}&to=${today}&level=village`], command);
  const key = gets([`/api/incidents/${one?.home}/${one?.id}`], cookie);
  await load(city.port, CONNECTIONS, 2, queue);
  return {
    events,
    queue: await load(city.port, CONNECTIONS, SECONDS, queue),
    figures: await load(city.port, CONNECTIONS, SECONDS, figures),
    village: await load(city.port, CONNECTIONS, SECONDS, village),
    key: await load(city.port, CONNECTIONS, SECONDS, key),
  };
}

export const told = (name: string, result: LoadResult): string =>
  `${name}: ${result.perSecond.toFixed(0)}/s, p50 ${result.p50Ms.toFixed(2)} ms, p99 ${result.p99Ms.toFixed(2)} ms${result.failed > 0 ? `, ${result.failed} failed` : ""}`;

/** Reads at two sizes of history in one go: what a hundred times more events cost. Sizes as arguments, in events. */
export async function run(sizes: readonly number[] = [20_000, 200_000]): Promise<void> {
  const all: Measured[] = [];
  for (const events of sizes) {
    const city = await benchCity({ events });
    try {
      const measured = await measure(city, events);
      all.push(measured);
      for (const name of ["queue", "figures", "village", "key"] as const) console.log(`${events} events · ${told(name, measured[name])}`);
    } finally {
      await city.close();
    }
  }
  const [small, large] = [all[0], all.at(-1)];
  if (!small || !large || small === large) return;
  for (const name of ["queue", "figures", "village"] as const)
    console.log(
      `${name}: p99 at ${large.events} events is ${(large[name].p99Ms / small[name].p99Ms).toFixed(2)} × that at ${small.events} (bar 1.25)`,
    );
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
