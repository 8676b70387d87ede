import { modules } from "../apps/server/modules.ts";
import { openPools } from "#platform/database";
import { uuidv7 } from "#platform/ids";
import { registryOf } from "../platform/ledger/registry.ts";
import { verify } from "../platform/ledger/verify.ts";
import { benchCity, type BenchCity } from "./city.ts";
import { load, median, request, type LoadResult, type NextRequest } from "./load.ts";
import { bareChange, BENCH_TABLE, benchStreams } from "./pgbench.ts";
import { ROUNDS, secondsOf, sizeOf } from "./rounds.ts";
import { cookieOf } from "./session.ts";

const SECONDS = secondsOf(3);
const RECORDS = 2_000;
const HOT = 4;
/** Every so many requests are sent twice, byte for byte, as a phone without signal does. */
const REPEAT = 10;
const VILLAGE = "330502001005";
const UNIT = "cg-330502001";

type Key = { home: string; id: string };
/** Commands minted so far, by what they do: each must be in the ledger once and never twice. */
type Minted = { notes: number; steps: number };

const give = (cookie: string, path: string, id: string, body: unknown): string =>
  request("POST", path, { "content-type": "application/json", "idempotency-key": id, ...(cookie ? { cookie } : {}) }, JSON.stringify(body));

/** New reports in one village, verified by nobody yet; returns their keys when all jobs that followed are done. */
async function records(city: BenchCity, count: number): Promise<Key[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  let next = 0;
  const one: NextRequest = () => {
    const id = ids[next++ % count] ?? "";
    return give("", "/api/incidents", id, { id, category: "0402", description: "村口到小学这段路的路灯坏了三盏。", area: VILLAGE });
  };
  while (next < count) {
    const made = await load(city.port, 16, Math.min(2, count / 1_000), one);
    if (made.failed > 0) throw new Error(made.firstFailure);
  }
  for (let waiting = 1; waiting > 0;) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const [row] = await city.sql<{ n: number }[]>`select count(*)::int as n from ledger.outbox where run_at <= now()`;
    waiting = row?.n ?? 0;
  }
  return ids.map((id) => ({ home: VILLAGE.slice(0, 9), id }));
}

/** Notes of one dispatcher on so many records, every tenth sent twice. */
function notes(cookie: string, keys: readonly Key[], minted: Minted): NextRequest {
  let turn = 0;
  const sent = new Map<number, string>();
  return (n) => {
    const again = sent.get(n);
    sent.delete(n);
    if (again !== undefined) return again;
    turn += 1;
    minted.notes += 1;
    const { home, id } = keys[turn % keys.length] as Key;
    const bytes = give(cookie, `/api/incidents/${home}/${id}/notes`, uuidv7(), { text: "电话联系过，约定明天上午到现场。" });
    if (turn % REPEAT === 0) sent.set(n, bytes);
    return bytes;
  };
}

type Desk = { dispatcher: string; handler: string; checker: string };

/** Each connection takes a fresh record through five steps by three people: verified, dispatched, accepted, fed back, checked. */
function walks(desk: Desk, keys: Key[], minted: Minted): NextRequest {
  const at = new Map<number, { key: Key; step: number }>();
  const steps = [
    [desk.dispatcher, "verification", { summary: "路灯不亮" }],
    [desk.dispatcher, "dispatches", { lead: UNIT }],
    [desk.handler, "acceptance", { unit: UNIT }],
    [desk.handler, "feedback", { unit: UNIT, ending: "solved", result: "更换灯泡两只，当晚已亮。" }],
    [desk.checker, "checks", { passed: true, note: "现场看过，已处理到位。" }],
  ] as const;
  return (n) => {
    const known = at.get(n);
    const walk = known && known.step < steps.length ? known : { key: keys.pop() ?? missing(), step: 0 };
    at.set(n, walk);
    const [cookie, path, body] = steps[walk.step] ?? missing();
    walk.step += 1;
    minted.steps += 1;
    return give(cookie, `/api/incidents/${walk.key.home}/${walk.key.id}/${path}`, uuidv7(), body);
  };
}

function missing(): never {
  throw new Error("the stock of fresh records is used up");
}

const KINDS = ["notes", "hot", "steps"] as const;
type Round = { bare: number; bareHot: number } & Record<`${(typeof KINDS)[number]}${16 | 64}`, LoadResult>;

async function stateOf(city: BenchCity, { home, id }: Key): Promise<string> {
  const [row] = await city.sql<{ state: string }[]>`select state::text from ledger.stream where home = ${home} and id = ${id}`;
  return row?.state ?? "{}";
}

/** Every command is in the ledger once: events of notes, answers of steps; and every row still follows from its events. */
async function account(city: BenchCity, minted: Minted, failed: number): Promise<void> {
  const [found] = await city.sql<{ notes: number; commands: number; steps: number }[]>`
    select (select count(*)::int from ledger.event where type = 'incidents.noted') as notes,
           (select count(distinct command)::int from ledger.event where type = 'incidents.noted') as commands,
           (select count(*)::int from ledger.command where name in ('incidents.verify-incident', 'incidents.dispatch-incident', 'incidents.accept-incident', 'incidents.feed-back-incident', 'incidents.check-incident')) as steps`;
  const whole = found !== undefined && found.notes === minted.notes && found.commands === minted.notes && found.steps === minted.steps;
  console.log(
    `commands: ${minted.notes} notes sent, ${found?.notes} kept (${found?.commands} commands); ${minted.steps} steps sent, ${found?.steps} kept; refused ${failed} · ${whole && failed === 0 ? "nothing lost, nothing doubled" : "LOST OR DOUBLED"}`,
  );
  const pools = openPools(city.url, { write: 1, read: 1 });
  try {
    const began = performance.now();
    const report = await verify(pools.write, registryOf(modules));
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `verify: ${report.events} events, ${report.rows} rows, ${report.commands} answers, ${Math.round(report.events / seconds)} events/s, ${report.findings.length} differences`,
    );
  } finally {
    await pools.close();
  }
}

function tell(rounds: readonly Round[]): void {
  const bare = median(rounds.map((one) => one.bare));
  const bareHot = median(rounds.map((one) => one.bareHot));
  console.log(`bare append + update: pgbench ${bare.toFixed(0)}/s on ${RECORDS} records, ${bareHot.toFixed(0)}/s on ${HOT} hot ones`);
  for (const [kind, words] of [
    ["notes", `notes on ${RECORDS} records`],
    ["hot", `notes on ${HOT} hot records`],
    ["steps", "five steps of fresh records"],
  ] as const)
    for (const [connections, bar] of [
      [16, 0.7],
      [64, 1.0],
    ] as const) {
      const results = rounds.map((one) => one[`${kind}${connections}`]);
      const perSecond = median(results.map((one) => one.perSecond));
      const ratio = perSecond / bare;
      console.log(
        `commands: ${words}, ${connections} connections: ${perSecond.toFixed(0)}/s, ${ratio.toFixed(2)} × pgbench (bar ${bar}: ${ratio >= bar ? "met" : "MISSED"}), p50 ${median(results.map((one) => one.p50Ms)).toFixed(1)} ms, p99 ${median(results.map((one) => one.p99Ms)).toFixed(1)} ms`,
      );
    }
}

/** Commands on existing records over HTTP, by signed-in staff, beside pgbench on the bare append and update, in turns on one machine with fsync on. */
export async function run(): Promise<void> {
  const city = await benchCity({ events: 0 });
  try {
    const desk = {
      dispatcher: await cookieOf(city, "fenliu"),
      handler: await cookieOf(city, "chengguan"),
      checker: await cookieOf(city, "wanggezhang"),
    };
    const many = await records(city, RECORDS);
    const state = await stateOf(city, many[0] as Key);
    await city.sql.unsafe(BENCH_TABLE);
    await city.sql.unsafe(benchStreams(RECORDS, state));
    const [before] = await city.sql<{ notes: number; steps: number }[]>`
      select (select count(*)::int from ledger.event where type = 'incidents.noted') as notes,
             (select count(*)::int from ledger.command where name ~ '^incidents.(verify|dispatch|accept|feed-back|check)-incident$') as steps`;
    const minted: Minted = { notes: before?.notes ?? 0, steps: before?.steps ?? 0 };
    const measure = async (next: NextRequest, connections: number): Promise<LoadResult> => load(city.port, connections, SECONDS, next);
    await load(city.port, 16, 2, notes(desk.dispatcher, many, minted));
    const rounds: Round[] = [];
    let failed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const stock = await records(city, sizeOf(8_000, 1_500));
      const done: Partial<Round> = {
        bare: await bareChange(city.url, RECORDS, state, SECONDS),
        bareHot: await bareChange(city.url, HOT, state, SECONDS),
      };
      for (const connections of [16, 64] as const) {
        done[`notes${connections}`] = await measure(notes(desk.dispatcher, many, minted), connections);
        done[`hot${connections}`] = await measure(notes(desk.dispatcher, many.slice(0, HOT), minted), connections);
        done[`steps${connections}`] = await measure(walks(desk, stock, minted), connections);
      }
      const whole = done as Round;
      rounds.push(whole);
      for (const kind of KINDS)
        for (const result of [whole[`${kind}16`], whole[`${kind}64`]]) {
          failed += result.failed;
          if (result.firstFailure) console.log(`${kind}: first refusal ${result.firstFailure}`);
        }
      console.log(
        `round ${round + 1}: pgbench ${whole.bare.toFixed(0)}/s · ${KINDS.map((kind) => `${kind} ${whole[`${kind}16`].perSecond.toFixed(0)} / ${whole[`${kind}64`].perSecond.toFixed(0)}/s`).join(" · ")}`,
      );
    }
    tell(rounds);
    await account(city, minted, failed);
  } finally {
    await city.close();
  }
}

if (import.meta.main) await run();
