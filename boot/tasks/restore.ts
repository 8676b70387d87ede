import { join, resolve } from "node:path";
import { modules } from "../../apps/server/modules.ts";
import { restore } from "../../platform/backup/index.ts";
import { connect, platformSettings } from "../../platform/database/index.ts";
import { migrationSources } from "../../platform/runtime/index.ts";
import { loadKeys } from "../../platform/vault/index.ts";
import { problem } from "../problem.mjs";
import { step } from "../say.ts";
import { filesAt } from "./backup.ts";
import { told } from "./leave.ts";
import { openInstallation } from "./open.ts";
import { run as verify } from "./verify.ts";

/** `npm run restore -- <folder> [--seal …]`: a backup into an empty installation that has its keys; then `verify` reads all of it. */
export async function run([folder = "", flag, seal, ...more]: readonly string[]): Promise<number> {
  const wrong = flag !== undefined && (flag !== "--seal" || !/^[0-9a-f]{64}$/i.test(seal ?? ""));
  if (folder === "" || wrong || more.length > 0)
    throw problem("用法：npm run restore -- <文件夹> [--seal 封条]", "usage: npm run restore -- <folder> [--seal …]");
  const { url, dataDir, running, close } = await openInstallation();
  const sql = connect(url, { max: 2, onnotice: () => {}, connection: platformSettings as never });
  try {
    if (running) throw problem("这里的服务正在运行：先停下它", "a server is at work here: stop it first");
    const { at, tables } = await step("恢复 / restoring", () =>
      restore({
        sql,
        sources: migrationSources(modules),
        keys: join(dataDir, "keys"),
        masterKeys: () => [...loadKeys(dataDir).master.keys()].map(({ id }) => id),
        files: filesAt(dataDir),
        folder: resolve(folder),
        seal: seal ?? null,
      }).catch((cause: unknown) => {
        throw told(cause);
      }),
    );
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`✔ ${at} 的备份，${rows} 行；现在核验 / restored as of then, rows; now verifying`);
  } finally {
    await sql.end();
    await close();
  }
  return verify();
}
