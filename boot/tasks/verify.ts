import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { modules } from "../../apps/server/modules.ts";
import { allOf, openPools } from "../../platform/database/index.ts";
import { registryOf } from "../../platform/ledger/registry.ts";
import { storeIn } from "../../apps/server/photos.ts";
import { verifyFiles } from "../../platform/files/index.ts";
import { inOrder } from "../../platform/ledger/told.ts";
import { loadKeys, purposesOf, verifySealed } from "../../platform/vault/index.ts";
import { logKeysIn } from "../../apps/server/proof.ts";
import { verifyLogs, type LogReport } from "../../platform/log/index.ts";
import { standingOf, together, verify, type Standing, type VerifyReport } from "../../platform/ledger/verify.ts";
import { serveCity, settleCity, settleHash } from "../../platform/settings/index.ts";
import { problem } from "../problem.mjs";
import { openInstallation } from "./open.ts";

/** A thread costs half a second to start; more than four wait for the database. */
const MOST_THREADS = 4;
const WORTH_A_THREAD = 10_000;
/** A table or a column that is not there yet. */
const OLDER: readonly unknown[] = ["42P01", "42703"];

/** Every thread takes the next home of the same list: towns are of very different size. */
type Work = { url: string; standing: Standing; taken: Int32Array<SharedArrayBuffer>; whole: boolean };

async function verifyShare({ url, standing, taken, whole }: Work): Promise<VerifyReport> {
  const pools = openPools(url, { write: 4, read: 1 });
  try {
    serveCity(await settleCity(pools.write, undefined, new Date().toISOString()));
    await settleHash(pools.write, "sha256", new Date().toISOString());
    return await verify(pools.write, registryOf(modules), { standing, next: () => standing.homes[Atomics.add(taken, 0, 1)], whole });
  } finally {
    await pools.close();
  }
}

async function worksOf(url: string): Promise<Work[]> {
  const pools = openPools(url, { write: 1, read: 1 });
  try {
    const limit = WORTH_A_THREAD * MOST_THREADS;
    const [row] = await pools.write<{ n: number }[]>`select count(*)::int as n from (select 1 from ledger.stream limit ${limit}) s`;
    const threads = Math.max(1, Math.min(availableParallelism(), MOST_THREADS, Math.ceil((row?.n ?? 0) / WORTH_A_THREAD)));
    const standing = await standingOf(pools.write, registryOf(modules));
    const taken = new Int32Array(new SharedArrayBuffer(4));
    return Array.from({ length: threads }, (_, index) => ({ url, standing, taken, whole: index === 0 }));
  } finally {
    await pools.close();
  }
}

const inThread = (work: Work): Promise<VerifyReport> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { work } });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`a thread of verify ended with ${code}`)));
  });

if (!isMainThread && (workerData as { work?: Work } | null)?.work) {
  parentPort?.postMessage(await verifyShare((workerData as { work: Work }).work));
}

/** The files named by `--against`, each a checkpoint somebody kept outside; whether stored files are read, too (`--files`). */
function asked(given: readonly string[]): { against: string[]; files: boolean } {
  const notes: string[] = [];
  const args = given.filter((one) => one !== "--files");
  for (let index = 0; index < args.length; index += 2) {
    const file = args[index + 1];
    if (args[index] !== "--against" || file === undefined)
      throw problem(
        "用法：npm run verify -- [--against 检查点文件（可多次）] [--files]",
        "usage: npm run verify -- [--against FILE (as often as you like)] [--files]",
      );
    notes.push(readFileSync(file, "utf8").replaceAll("\r\n", "\n"));
  }
  return { against: notes, files: args.length < given.length };
}

const nothing = { fields: 0, files: 0, findings: [] as VerifyReport["findings"] };

/** What lies beside the ledger: sealed fields under their records' keys, stored files under their digests. */
async function verifyKept(url: string, dataDir: string, withFiles: boolean): Promise<typeof nothing> {
  // A database on its own is checked as far as it goes; keys are never made here.
  if (!existsSync(join(dataDir, "keys", "master.key"))) return nothing;
  const pools = openPools(url, { write: 1, read: 1 });
  try {
    return await pools.write.begin("isolation level repeatable read read only", async (db) => {
      await db`set local statement_timeout = 0`;
      const sealed = await verifySealed(db, loadKeys(dataDir).master, purposesOf(modules));
      const files = withFiles ? await verifyFiles(db, storeIn(dataDir, process.env)) : { files: 0, findings: [] };
      return { fields: sealed.fields, files: files.files, findings: [...sealed.findings, ...files.findings] };
    });
  } finally {
    await pools.close();
  }
}

async function verifyProof(url: string, dataDir: string, against: readonly string[]): Promise<LogReport> {
  const pools = openPools(url, { write: 2, read: 1 });
  try {
    serveCity(await settleCity(pools.write, undefined, new Date().toISOString()));
    await settleHash(pools.write, "sha256", new Date().toISOString());
    return await verifyLogs(pools.write, logKeysIn(dataDir, process.env), against, "elsewhere");
  } finally {
    await pools.close();
  }
}

/** `npm run verify [-- --against checkpoint.txt] [--files]`: refolds every stream and every row; names what differs. Exit code 1 when anything does. */
export async function run(args: readonly string[] = []): Promise<number> {
  const began = performance.now();
  const { against, files } = asked(args);
  const { url, dataDir, close } = await openInstallation();
  try {
    const works = await worksOf(url);
    const [reports, proof, kept] = await allOf([
      allOf(works.map((work) => (work.whole ? verifyShare(work) : inThread(work)))),
      verifyProof(url, dataDir, against),
      verifyKept(url, dataDir, files),
    ]).catch((cause: unknown) => {
      if (OLDER.includes((cause as { code?: unknown }).code))
        throw problem(
          "数据库比程序旧：先用 npm start 启动一次再核验",
          "the database is older than the program: npm start once, then verify",
        );
      throw cause;
    });
    const report = together(reports);
    report.findings.push(...proof.findings, ...kept.findings);
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `${proof.logs} 本日志、${proof.entries} 条存证、${proof.checkpoints} 个检查点，其中外部保存 ${against.length} 个 / logs, entries, checkpoints checked, of them kept outside`,
    );
    console.log(
      `${report.streams} 条记录流、${report.events} 个事件、${report.rows} 行、${report.commands} 条命令，${seconds.toFixed(1)} s / streams, events, rows, commands checked (${Math.round(report.events / seconds)} events/s)`,
    );
    console.log(
      kept === nothing
        ? "没有 keys/master.key，密封内容和附件未核验 / no keys/master.key: sealed fields and files not checked"
        : files
          ? `${kept.fields} 项密封内容、${kept.files} 个附件 / sealed fields, files checked`
          : `${kept.fields} 项密封内容；附件未读，可加 --files / sealed fields checked; files not read, add --files`,
    );
    for (const { table, key, what } of inOrder(report.findings)) console.log(`✖ ${table} ${key}: ${what}`);
    console.log(
      report.findings.length === 0
        ? "✔ 与账本一致 / everything follows from the ledger"
        : `✖ ${report.findings.length} 处不一致 / differences`,
    );
    return report.findings.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
}
