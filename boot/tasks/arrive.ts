import { connect } from "#platform/database";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { modules } from "../../apps/server/modules.ts";
import { logKeysIn } from "../../apps/server/proof.ts";
import { storeIn } from "../../apps/server/photos.ts";
import { migrate, platformSettings } from "../../platform/database/index.ts";
import { BrokenHistory } from "../../platform/ledger/bulk.ts";
import { arrive, hashOf } from "../../platform/leaving/index.ts";
import { bulkDeps, migrationSources, openRuntime } from "../../platform/runtime/index.ts";
import { serveCity, settleCity, settleHash, type HashName } from "../../platform/settings/index.ts";
import { loadKeys } from "../../platform/vault/index.ts";
import { problem } from "../problem.mjs";
import { told } from "./leave.ts";
import { openInstallation } from "./open.ts";

async function prepare(url: string, home: string | undefined, packed: HashName): Promise<void> {
  const sql = connect(url, { max: 1, onnotice: () => {}, connection: platformSettings as never });
  try {
    await migrate(sql, migrationSources(modules));
    serveCity(await settleCity(sql, home, new Date().toISOString()));
    // The package says how its histories are hashed; an empty ledger takes that over.
    await settleHash(sql, packed, new Date().toISOString());
  } finally {
    await sql.end();
  }
}

type Asked = { folder: string; seal: string | null; against: string[] };

/** What was asked for, or null when it cannot be read. */
function asked([folder = "", ...flags]: readonly string[]): Asked | null {
  const wanted: Asked = { folder, seal: null, against: [] };
  for (let index = 0; index < flags.length; index += 2) {
    const [flag, value = ""] = [flags[index], flags[index + 1]];
    if (flag === "--seal" && /^[0-9a-f]{64}$/i.test(value)) wanted.seal = value;
    else if (flag === "--against" && value !== "") wanted.against.push(readFileSync(value, "utf8").replaceAll("\r\n", "\n"));
    else return null;
  }
  return folder === "" ? null : wanted;
}

/**
 * `ZUJI_PASSPHRASE=… npm run arrive -- <folder> [--seal …] [--against checkpoint.txt]…`: a package into an empty installation (ZUJI_CITY_CODE for
 * another city), held to the seal and to checkpoints kept outside.
 */
export async function run(args: readonly string[]): Promise<number> {
  const wanted = asked(args);
  if (wanted === null)
    throw problem(
      "用法：ZUJI_PASSPHRASE=口令 npm run arrive -- <文件夹> [--seal 封条] [--against 检查点文件]",
      "usage: ZUJI_PASSPHRASE=… npm run arrive -- <folder> [--seal …] [--against checkpoint.txt]",
    );
  const { folder, seal, against } = wanted;
  const { url, dataDir, close } = await openInstallation();
  try {
    await prepare(url, process.env["ZUJI_CITY_CODE"], hashOf(resolve(folder)));
    const runtime = await openRuntime({
      modules,
      databaseUrl: url,
      keys: loadKeys(dataDir),
      log: { warn: () => {} },
      poolSizes: { write: 3, read: 2 },
    });
    try {
      const manifest = await arrive({
        deps: bulkDeps(runtime),
        store: storeIn(dataDir, process.env),
        folder: resolve(folder),
        passphrase: process.env["ZUJI_PASSPHRASE"] ?? "",
        seal,
        logKeys: logKeysIn(dataDir, process.env),
        now: new Date().toISOString(),
        against,
      });
      console.log(`✔ ${manifest.streams} 条记录流、${manifest.events} 个事件；现在核验：npm run verify / arrived; now: npm run verify`);
      return 0;
    } finally {
      await runtime.close();
    }
  } catch (cause) {
    if (cause instanceof BrokenHistory) throw problem(`记录被改动：${cause.message}`, "a history was changed");
    throw told(cause);
  } finally {
    await close();
  }
}
