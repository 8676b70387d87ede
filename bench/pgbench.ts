import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** One row of the ledger's own shape, without hash, fold, projection, clock or job: the least a durable intake could do. */
const APPEND = `
insert into bench.event (home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash)
values ('330502001', gen_random_uuid(), 1, 'incidents.incident', 'incidents.reported', '{"category":"0402","place":"330502001005001","point":{"lon":120.1,"lat":30.86},"urgency":"blue"}',
 now(), 'resident', '', '', '330502001005001', gen_random_uuid(), '\\x00112233445566778899aabbccddeeff', '\\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff');
`;

export const BENCH_TABLE = `
create schema if not exists bench;
create table if not exists bench.event (like ledger.event including defaults, primary key (home, stream, seq));
`;

/** Transactions a second of \`pgbench -c 8\` for the bare append. */
export async function bareAppend(url: string, seconds: number): Promise<number> {
  const script = join(await mkdtemp(join(tmpdir(), "zuji-bench-")), "append.sql");
  await writeFile(script, APPEND.replaceAll("\n", " ").trim());
  const at = new URL(url);
  const { stdout } = await run(
    "pgbench",
    [
      "-n",
      "-c",
      "8",
      "-j",
      "1",
      "-M",
      "prepared",
      "-T",
      String(seconds),
      "-f",
      script,
      "-h",
      at.hostname,
      "-p",
      at.port,
      "-U",
      at.username,
      at.pathname.slice(1),
    ],
    {
      env: { ...process.env, PGPASSWORD: decodeURIComponent(at.password) },
    },
  );
  const found = /tps = ([\d.]+)/.exec(stdout);
  if (!found) throw new Error(stdout);
  return Number(found[1]);
}
