import { createHash, randomBytes } from "node:crypto";
import { Agent, request as send } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { uuidv7 } from "#platform/ids";
import { openEar, type TestEar } from "../platform/live/tests/ear.ts";
import { benchCity, type BenchCity } from "./city.ts";
import { report } from "./intake.ts";

const LISTENERS = 500;
const PER_SECOND = 100;
const SECONDS = 20;
const CONNECTIONS = 16;
/** So many lines are cut in the middle and taken up again. */
const CUT = 50;

type Listener = { area: string; cookie: string; ears: TestEar[]; heard: Map<string, number>; twice: number; everHeard: Set<string> };

/** Sessions of so many members of staff, written straight into the benchmark's own database: signing 500 people in would measure argon2. */
async function sessions(city: BenchCity): Promise<{ cookie: string; area: string }[]> {
  const staff = await city.sql<{ account: string; area: string }[]>`
    select account, min(area) as area from access.grant
    where role in ('commandRoom', 'supervisor', 'dispatcher', 'gridInstructor', 'handler') and unit not like 'village-%' and revoked_at is null
    group by account order by length(min(area)), account limit ${LISTENERS}`;
  if (staff.length < LISTENERS) throw new Error(`only ${staff.length} members of staff`);
  const tokens = staff.map(() => randomBytes(24).toString("base64url"));
  const hashes = tokens.map((token) => `\\x${createHash("sha256").update(token).digest("hex")}`);
  await city.sql`
    insert into access.credential (account, hash, must_change, set_at)
    select a::uuid, 'none', false, now() - interval '1 hour' from unnest(${staff.map(({ account }) => account)}::text[]) as a on conflict do nothing`;
  await city.sql`update access.credential set set_at = now() - interval '1 hour' where account = any(${staff.map(({ account }) => account)}::uuid[])`;
  await city.sql`
    insert into access.session (token_hash, id, account, created_at, seen_at, expires_at, address, agent)
    select t::bytea, i::uuid, a::uuid, now(), now(), now() + interval '1 day', '', '' from unnest(
      ${hashes}::text[], ${staff.map(() => uuidv7())}::text[], ${staff.map(({ account }) => account)}::text[]) as s (t, i, a)`;
  return staff.map(({ area }, index) => ({ area, cookie: `__Host-zuji=${tokens[index]}` }));
}

const hearing = (one: Listener) => (changes: readonly { id: string; seq: number }[]) => {
  const now = performance.now();
  for (const { id, seq } of changes) {
    if (one.everHeard.has(`${id} ${seq}`)) one.twice += 1;
    one.everHeard.add(`${id} ${seq}`);
    if (seq === 1 && !one.heard.has(id)) one.heard.set(id, now);
  }
};

type Times = Map<string, { sent: number; answered: number }>;

/** Reports at a steady pace over a few connections; when each was sent and answered. */
async function intake(port: number, times: Times): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let failed = 0;
  const one = (): Promise<void> =>
    new Promise((resolve) => {
      const [head = "", body = ""] = report().split("\r\n\r\n");
      const headers = Object.fromEntries(
        head
          .split("\r\n")
          .slice(1)
          .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
      );
      const { id } = JSON.parse(body) as { id: string };
      const sent = performance.now();
      const asked = send({ port, host: "127.0.0.1", method: "POST", path: "/api/incidents", agent, headers }, (answer) => {
        answer.resume();
        answer.on("end", () => {
          if (answer.statusCode === 200) times.set(id, { sent, answered: performance.now() });
          else failed += 1;
          resolve();
        });
      });
      asked.on("error", () => ((failed += 1), resolve()));
      asked.end(body);
    });
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let n = 0; n < PER_SECOND * SECONDS; n += 1) {
    const wait = began + (n * 1000) / PER_SECOND - performance.now();
    if (wait > 1) await sleep(wait);
    all.push(one());
  }
  await Promise.all(all);
  agent.destroy();
  return failed;
}

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);

/** 500 open listeners during intake on one machine: nobody misses an event, also when the line is cut; how long after the answer each hears it. */
export async function run(): Promise<void> {
  const city = await benchCity({ events: 0 });
  try {
    const listeners = (await sessions(city)).map((one): Listener => ({
      ...one,
      ears: [],
      heard: new Map(),
      twice: 0,
      everHeard: new Set(),
    }));
    for (const one of listeners) one.ears.push(await openEar(city.port, "/api/live/records", { cookie: one.cookie }, hearing(one)));
    console.log(`${listeners.length} listeners are open`);
    const times: Times = new Map();
    const cut = (async () => {
      await sleep((SECONDS * 1000) / 2);
      const some = listeners.filter((_, index) => index % (LISTENERS / CUT) === 0);
      for (const { ears } of some) ears.at(-1)?.kill();
      await sleep(1_500);
      await Promise.all(
        some.map(async (one) => {
          const headers = { cookie: one.cookie, "last-event-id": one.ears.at(-1)?.cursor ?? "" };
          one.ears.push(await openEar(city.port, "/api/live/records", headers, hearing(one)));
        }),
      );
      return new Set(some);
    })();
    const failed = await intake(city.port, times);
    const resumed = await cut;
    await sleep(2_000);
    await judge(city, listeners, times, resumed, failed);
    for (const { ears } of listeners) for (const ear of ears) ear.close();
  } finally {
    await city.close();
  }
}

async function judge(
  city: BenchCity,
  listeners: readonly Listener[],
  times: Times,
  resumed: ReadonlySet<Listener>,
  failed: number,
): Promise<void> {
  const rows = await city.sql<
    { id: string; place: string }[]
  >`select id, place from incidents.incident where not sealed and id = any(${[...times.keys()]}::uuid[])`;
  let [expected, missed, strangers, twice, resets] = [0, 0, 0, 0, 0];
  const afterAnswer: number[] = [];
  const afterSending: number[] = [];
  for (const one of listeners) {
    const mine = rows.filter(({ place }) => place.startsWith(one.area));
    expected += mine.length;
    twice += one.twice;
    resets += one.ears.reduce((sum, ear) => sum + ear.resets, 0);
    const due = new Set(mine.map(({ id }) => id));
    strangers += [...one.heard.keys()].filter((id) => times.has(id) && !due.has(id)).length;
    for (const { id } of mine) {
      const heard = one.heard.get(id);
      const known = times.get(id);
      if (heard === undefined) missed += 1;
      else if (known && !resumed.has(one)) {
        afterAnswer.push(Math.max(0, heard - known.answered));
        afterSending.push(heard - known.sent);
      }
    }
  }
  afterAnswer.sort((left, right) => left - right);
  afterSending.sort((left, right) => left - right);
  const [memory] = await city.sql<{ n: number }[]>`select count(*)::int as n from live.change`;
  console.log(
    `live: ${listeners.length} listeners, ${times.size} reports at ${PER_SECOND}/s (${failed} refused), ${expected} tellings due, ${missed} missed, ${strangers} to somebody they were not for, ${resets} resets; ` +
      `${resumed.size} lines cut for 1.5 s and resumed, ${twice} told twice there and dropped by id`,
  );
  console.log(
    `  heard after the answer: p50 ${at(afterAnswer, 0.5)} ms, p99 ${at(afterAnswer, 0.99)} ms; after the report was sent: p50 ${at(afterSending, 0.5)} ms, p99 ${at(afterSending, 0.99)} ms; rows on the tail ${memory?.n}`,
  );
  if (missed > 0 || strangers > 0) throw new Error("a listener missed an event, or heard one that was not for it");
}

if (import.meta.main) await run();
