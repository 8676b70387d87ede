import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { benchCity, type BenchCity } from "./city.ts";
import { median } from "./load.ts";
import { KINDS, measureInTurns, told, type Measured } from "./reads.ts";
import { replicate } from "./replicate.ts";
import { ROUNDS, sizeOf } from "./rounds.ts";
import { toldOfVillage, villageBesideKey } from "./village.ts";

const SMALL = sizeOf(10_000, 2_000);
const MIDDLE = sizeOf(100_000, 4_000);
/** A hundred, which makes ten million, or as many as asked for. */
const TIMES = Number(process.env["ZUJI_BENCH_TIMES"] ?? sizeOf(100, 3));
/** Tables, indexes, log and the room sorting takes, measured. */
const BYTES_AN_EVENT = 4_000;

async function refuseWithoutRoom(): Promise<void> {
  const { bavail, bsize } = await statfs(tmpdir());
  const [free, needed] = [(bavail * bsize) / 2 ** 30, (MIDDLE * TIMES * BYTES_AN_EVENT) / 2 ** 30];
  if (free < needed) throw new Error(`${tmpdir()} has ${free.toFixed(0)} GB, ${needed.toFixed(0)} GB are needed`);
}

/** The same city, so many times: every record again under ids of its own. */
const manyTimes = (events: number, times: number): Promise<BenchCity> =>
  benchCity({
    events,
    before: async (made) => {
      const { records, events: more, copySeconds, indexSeconds } = await replicate(made, times, { log: false });
      console.log(`large: ${records} records, ${more} events more in ${copySeconds.toFixed(0)} s, indexes ${indexSeconds.toFixed(0)} s`);
    },
  });

/** Reads at ten million events beside the same at a hundred and at ten thousand: three cities, each with its server, in turns. */
export async function run(): Promise<void> {
  await refuseWithoutRoom();
  const cities: { name: string; city: BenchCity; measured: Measured[] }[] = [];
  const add = async (events: number, opening: Promise<BenchCity>): Promise<void> => {
    cities.push({ name: `${events} events`, city: await opening, measured: [] });
  };
  try {
    await add(MIDDLE * TIMES, manyTimes(MIDDLE, TIMES));
    await add(MIDDLE, benchCity({ events: MIDDLE }));
    await add(SMALL, benchCity({ events: SMALL }));
    const all = cities.map(({ city }) => city);
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [at, measured] of (await measureInTurns(all, all.slice(0, 2))).entries()) {
        cities[at]?.measured.push(measured);
        console.log(`round ${round + 1} · ${cities[at]?.name} · ${KINDS.map((kind) => told(kind, measured[kind])).join(" · ")}`);
      }
    const of = (at: number, kind: (typeof KINDS)[number], value: "p50Ms" | "p99Ms"): number =>
      median(cities[at]?.measured.map((measured) => measured[kind][value]) ?? []);
    for (const [at, one] of cities.entries())
      for (const kind of KINDS)
        console.log(`large: ${one.name} · ${kind}: p50 ${of(at, kind, "p50Ms").toFixed(2)} ms, p99 ${of(at, kind, "p99Ms").toFixed(2)} ms`);
    const tell = (kind: "queue" | "figures", beside: number): void => {
      const ratio = of(0, kind, "p99Ms") / of(beside, kind, "p99Ms");
      console.log(
        `large: ${kind}: p99 at ${cities[0]?.name} is ${ratio.toFixed(2)} × that at ${cities[beside]?.name} (bar 1.25: ${ratio <= 1.25 ? "met" : "MISSED"})`,
      );
    };
    tell("queue", 1);
    tell("figures", 2);
    for (const { name, city } of cities) console.log(`large: ${name} · ${toldOfVillage(await villageBesideKey(city))}`);
  } finally {
    for (const { city } of cities) await city.close();
  }
}

if (import.meta.main) await run();
