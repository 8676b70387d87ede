import { randomInt } from "node:crypto";
import { uuidv7 } from "#platform/ids";
import { benchCity } from "./city.ts";
import { load, median, request } from "./load.ts";
import { bareAppend, BENCH_TABLE } from "./pgbench.ts";

const ROUNDS = 5;
const SECONDS = 4;

const CATEGORIES = ["0402", "0201", "0501", "0403", "0202"] as const;

/** A resident's report as the portal sends it: own id, own address in front of the proxy, a point somewhere in the city, words that are sealed. */
export function report(): string {
  const id = uuidv7();
  const body = JSON.stringify({
    id,
    category: CATEGORIES[randomInt(CATEGORIES.length)],
    description: "三号楼前的消防通道停满了车，消防车进不来，晚上更严重。",
    point: { lon: 119.7 + randomInt(60_000) / 100_000, lat: 30.6 + randomInt(30_000) / 100_000 },
    phone: "13800001234",
  });
  return request(
    "POST",
    "/api/incidents",
    {
      "content-type": "application/json",
      "idempotency-key": id,
      "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
    },
    body,
  );
}

/** Intake over HTTP beside pgbench on the bare append, interleaved on one machine, fsync on. Prints ratios against the bars of the architecture. */
export async function run(): Promise<void> {
  const city = await benchCity({ events: 0 });
  try {
    await city.sql.unsafe(BENCH_TABLE);
    const rounds: { bare: number; at16: number; at64: number; p99: number; failed: number }[] = [];
    await load(city.port, 16, 2, report);
    for (let round = 0; round < ROUNDS; round += 1) {
      const bare = await bareAppend(city.url, SECONDS);
      const sixteen = await load(city.port, 16, SECONDS, report);
      const sixtyFour = await load(city.port, 64, SECONDS, report);
      rounds.push({
        bare,
        at16: sixteen.perSecond,
        at64: sixtyFour.perSecond,
        p99: sixtyFour.p99Ms,
        failed: sixteen.failed + sixtyFour.failed,
      });
      console.log(
        `round ${round + 1}: pgbench ${bare.toFixed(0)}/s · 16 connections ${sixteen.perSecond.toFixed(0)}/s · 64 connections ${sixtyFour.perSecond.toFixed(0)}/s, p99 ${sixtyFour.p99Ms.toFixed(1)} ms`,
      );
    }
    const bare = median(rounds.map((one) => one.bare));
    const ratio = (of: "at16" | "at64"): string => (median(rounds.map((one) => one[of])) / bare).toFixed(2);
    const [counted] = await city.sql<{ n: number }[]>`select count(*)::int as n from incidents.incident`;
    console.log(
      `intake: ${ratio("at16")} × pgbench at 16 (bar 0.9), ${ratio("at64")} × at 64 (bar 1.2), p99 at 64 ${median(rounds.map((one) => one.p99)).toFixed(1)} ms (bar 40); refused ${rounds.reduce((sum, one) => sum + one.failed, 0)}, kept ${counted?.n}`,
    );
  } finally {
    await city.close();
  }
}

if (import.meta.main) await run();
