import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const HASH = "'\\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'";

/** One row of the ledger's own shape, without hash, fold, projection, clock or job: the least a durable intake could do. */
const APPEND = `
insert into bench.event (home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash)
values ('330502001', gen_random_uuid(), 1, 'incidents.incident', 'incidents.reported', '{"category":"0402","place":"330502001005001","point":{"lon":120.1,"lat":30.86},"urgency":"blue"}',
 now(), 'resident', '', '', '330502001005001', gen_random_uuid(), '\\x00112233445566778899aabbccddeeff', ${HASH});
`;

export const BENCH_TABLE = `
create schema if not exists bench;
create table if not exists bench.event (like ledger.event including defaults, primary key (home, stream, seq));
`;

/** Records of the ledger's own shape for `bareChange`, numbered from 1. */
export const benchStreams = (records: number, state: string): string => `
create table bench.stream (like ledger.stream including defaults, primary key (home, id));
insert into bench.stream (home, id, kind, seq, state, head, place)
select '330502001', lpad(to_hex(n), 32, '0')::uuid, 'incidents.incident', 1, ${literal(state)}::jsonb, ${HASH}::bytea, '330502001005001' from generate_series(1, ${records}) n;
`;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The least a durable command on an existing record could do: its new state and one event more, in one statement and one round trip. */
const change = (records: number, state: string): string => `
\\set n random(1, ${records})
with changed as (update bench.stream set seq = seq + 1, state = ${literal(state)}, head = ${HASH} where home = '330502001' and id = lpad(to_hex(:n::int), 32, '0')::uuid returning home, id, seq) insert into bench.event (home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash) select home, id, seq, 'incidents.incident', 'incidents.noted', '{"text":"note:0199f3a0-0000-7000-8000-000000000000"}', now(), '0199f3a0-0000-7000-8000-000000000000', 'dispatcher', 'centre-330502', '330502001005001', gen_random_uuid(), '\\x00112233445566778899aabbccddeeff', ${HASH} from changed;
`;

async function perSecond(url: string, script: string, seconds: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "zuji-bench-"));
  const file = join(folder, "script.sql");
  await writeFile(file, script);
  const at = new URL(url);
  // The way the product goes: by the socket where there is one.
  const where = ["-h", at.searchParams.get("host") ?? at.hostname, "-p", at.port, "-U", at.username, at.pathname.slice(1)];
  try {
    const { stdout } = await run("pgbench", ["-n", "-c", "8", "-j", "1", "-M", "prepared", "-T", String(seconds), "-f", file, ...where], {
      env: { ...process.env, PGPASSWORD: decodeURIComponent(at.password) },
    });
    const found = /tps = ([\d.]+)/.exec(stdout);
    if (!found) throw new Error(stdout);
    return Number(found[1]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Transactions a second of `pgbench -c 8` for the bare append. */
export const bareAppend = (url: string, seconds: number): Promise<number> => perSecond(url, APPEND.replaceAll("\n", " ").trim(), seconds);

/** Transactions a second of `pgbench -c 8` for the bare change of one of so many records. */
export const bareChange = (url: string, records: number, state: string, seconds: number): Promise<number> =>
  perSecond(url, change(records, state).trim(), seconds);
