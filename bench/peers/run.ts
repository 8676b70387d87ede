import { benchCity } from "../city.ts";
import { report } from "../intake.ts";
import { load, median, request, type LoadResult } from "../load.ts";
import { adminOf } from "../copy.ts";
import { replicate } from "../replicate.ts";
import { ROUNDS, secondsOf, sizeOf } from "../rounds.ts";
import { cookieOf } from "../session.ts";
import { directus } from "./directus.ts";
import { countRows, type Ground, type Peer } from "./peer.ts";
import { redmine } from "./redmine.ts";
import { requestTracker } from "./request-tracker.ts";

const SEEDED = sizeOf(60_000, 5_000);
/** A million, or as many as asked for on a machine short of time. */
const TICKETS = Number(process.env["ZUJI_BENCH_TICKETS"] ?? sizeOf(1_000_000, 1_400));
const CREATE_SECONDS = secondsOf(5);
const LIST_SECONDS = secondsOf(3);

const PEERS: readonly { open: (ground: Ground) => Promise<Peer>; name: string; createBar: number; listBar: number | null }[] = [
  { open: directus, name: "Directus", createBar: 40, listBar: 100 },
  { open: redmine, name: "Redmine", createBar: 100, listBar: 400 },
  { open: requestTracker, name: "Request Tracker", createBar: 500, listBar: null },
];

type Measured = { create: LoadResult[]; list: LoadResult[] };

/** One after the other, so that no peer's idle workers stand in another's way. */
async function measure(peers: readonly Peer[], rounds: number): Promise<Map<string, Measured>> {
  const all = new Map<string, Measured>(peers.map(({ name }) => [name, { create: [], list: [] }]));
  for (const peer of peers) {
    console.log(`${peer.name}: the list answers ${await peer.listed()} rows`);
    await load(peer.port, 4, secondsOf(3), peer.list);
    await load(peer.port, 4, secondsOf(3), peer.create);
  }
  for (let round = 0; round < rounds; round += 1)
    for (const peer of peers) {
      const list = await load(peer.port, 1, LIST_SECONDS, peer.list);
      const create = await load(peer.port, 16, CREATE_SECONDS, peer.create);
      for (const result of [list, create])
        if (result.failed > 0) console.log(`${peer.name}: ${result.failed} failed, first: ${result.firstFailure.slice(0, 600)}`);
      all.get(peer.name)?.list.push(list);
      all.get(peer.name)?.create.push(create);
      console.log(`round ${round + 1}: ${peer.name}: ${create.perSecond.toFixed(1)} tickets/s · list p50 ${list.p50Ms.toFixed(1)} ms`);
    }
  return all;
}

function tell(ours: Measured, bars: (typeof PEERS)[number], peer: string, theirs: Measured): void {
  const create = (one: Measured): number => median(one.create.map((result) => result.perSecond));
  const list = (one: Measured): number => median(one.list.map((result) => result.p50Ms));
  const verdict = (ratio: number, bar: number | null): string => (bar === null ? "" : ` (bar ${bar}: ${ratio >= bar ? "met" : "MISSED"})`);
  const [made, read] = [create(ours) / create(theirs), list(theirs) / list(ours)];
  console.log(
    `peers: ${peer}: ${create(theirs).toFixed(1)} tickets/s, ours ${create(ours).toFixed(0)}/s: ${made.toFixed(0)} ×${verdict(made, bars.createBar)}; page of 50 p50 ${list(theirs).toFixed(1)} ms, ours ${list(ours).toFixed(2)} ms: ${read.toFixed(1)} ×${verdict(read, bars.listBar)}`,
  );
}

/** Creating a ticket and a page of 50 of a filtered list at a million tickets, beside what a user would pick instead; one cluster, in turns. Names of peers as arguments. */
export async function run(names: readonly string[] = []): Promise<void> {
  const wanted = PEERS.filter(({ name }) => names.length === 0 || names.some((one) => name.toLowerCase().includes(one.toLowerCase())));
  const city = await benchCity({
    events: SEEDED,
    before: async (made) => {
      const [seeded] = await made.sql<{ n: number }[]>`select count(*)::int as n from incidents.incident`;
      const times = Math.max(1, Math.round(TICKETS / (seeded?.n ?? 1)));
      const { records, events, copySeconds, indexSeconds } = await replicate(made, times, { log: false });
      console.log(`ours: ${records} records, ${events} events more in ${copySeconds.toFixed(0)} s, indexes ${indexSeconds.toFixed(0)} s`);
    },
  });
  const opened: Peer[] = [];
  try {
    const ground: Ground = { adminUrl: (database) => adminOf(city, database), source: adminOf(city) };
    const cookie = await cookieOf(city, "quzhongxin");
    const path = "/api/incidents?view=all&area=330502&stage=handling&sort=newest";
    const queue = request("GET", path, { cookie });
    const listed = (): Promise<number> => countRows(city.port, path, { cookie }, "rows");
    const ours: Peer = { name: "Zuji", port: city.port, create: report, list: () => queue, listed, close: city.close };
    for (const { open, name } of wanted) {
      try {
        const began = performance.now();
        opened.push(await open(ground));
        console.log(`${opened.at(-1)?.name}: installed and filled in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
      } catch (cause) {
        // The others are still worth measuring; what is missing is said.
        console.log(`${name} could not be had: ${String(cause)}`);
      }
    }
    const all = await measure([ours, ...opened], ROUNDS);
    for (const peer of opened) {
      const bars = PEERS.find(({ name }) => peer.name.startsWith(name));
      if (bars) tell(all.get("Zuji") as Measured, bars, peer.name, all.get(peer.name) as Measured);
    }
  } finally {
    for (const peer of opened) await peer.close();
    await city.close();
  }
}

if (import.meta.main) await run(process.argv.slice(2));
