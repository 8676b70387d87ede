import { join, resolve } from "node:path";
import { backUp } from "../../platform/backup/index.ts";
import { connect, platformSettings } from "../../platform/database/index.ts";
import { accountSecrets } from "../../platform/runtime/index.ts";
import { loadKeys, sealedUnder } from "../../platform/vault/index.ts";
import { problem } from "../problem.mjs";
import { step } from "../say.ts";
import { told } from "./leave.ts";
import { openInstallation } from "./open.ts";

/** Of the running installation alone: whoever was signed in signs in again, and a copy of a backup opens no session. */
const LEFT = ["access.session", "access.sign_on", "access.setup"];

/** Where stored files lie, or null when an S3 store has them. */
export const filesAt = (dataDir: string): string | null => (process.env["ZUJI_S3_ENDPOINT"] ? null : join(dataDir, "files"));

/** `npm run backup -- <folder>`: the database and the stored files as of one moment, beside a running server or without one. Never the keys. */
export async function run([folder = "", ...more]: readonly string[]): Promise<number> {
  if (folder === "" || more.length > 0)
    throw problem("用法：npm run backup -- <空的或新的文件夹>", "usage: npm run backup -- <empty or new folder>");
  const { url, dataDir, close } = await openInstallation();
  const sql = connect(url, { max: 2, onnotice: () => {}, connection: platformSettings as never });
  try {
    const under = await sealedUnder(sql, loadKeys(dataDir).master, accountSecrets);
    const { manifest, seal } = await step("备份 / backing up", () =>
      backUp({
        sql,
        masterKeys: [...under.keys()].filter((id) => /^[0-9a-f]+$/.test(id)),
        keys: join(dataDir, "keys"),
        files: filesAt(dataDir),
        folder: resolve(folder),
        left: LEFT,
        now: new Date().toISOString(),
      }).catch((cause: unknown) => {
        throw told(cause);
      }),
    );
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
    const stored = Object.keys(manifest.files).filter((name) => name.startsWith("files/")).length;
    console.log(
      `✔ ${manifest.tables.length} 张表 ${rows} 行、${stored} 个文件，共 ${(bytes / 1e6).toFixed(1)} MB / tables, rows, files, size`,
    );
    console.log(`封条 seal ${seal}`);
    console.log(
      `请把封条和 ${join(dataDir, "keys")} 另处保存：没有钥匙，封存的内容打不开 / keep the seal and the keys elsewhere, apart from it`,
    );
    return 0;
  } finally {
    await sql.end();
    await close();
  }
}
