import { resolve } from "node:path";
import { modules } from "../../apps/server/modules.ts";
import { storeIn } from "../../apps/server/photos.ts";
import { openPools } from "../../platform/database/index.ts";
import { leave } from "../../platform/leaving/index.ts";
import { PackageProblem } from "../../platform/packages/index.ts";
import { logKeysIn } from "../../apps/server/proof.ts";
import { seal } from "../../platform/log/index.ts";
import { serveCity, settleCity, settleHash } from "../../platform/settings/index.ts";
import { loadKeys } from "../../platform/vault/index.ts";
import { problem } from "../problem.mjs";
import { openInstallation } from "./open.ts";

/** Registers that hold nobody: what a town needs of the city above it to go on. */
const ABOVE = /^(places|limits|organisations|incidents|service-circle)\./;
export const registersAbove = (): string[] =>
  modules
    .flatMap((one) => one.registers ?? [])
    .flatMap(({ kinds }) => kinds)
    .filter((kind) => ABOVE.test(kind));

export const told = (cause: unknown): unknown => (cause instanceof PackageProblem ? problem(cause.zh, cause.message) : cause);

/** `ZUJI_PASSPHRASE=… npm run leave -- <9-digit code> <folder>`: everything a town has, in open formats, and a seal to keep elsewhere. */
export async function run([home = "", folder = ""]: readonly string[]): Promise<number> {
  if (!/^\d{9}$/.test(home) || folder === "")
    throw problem(
      "用法：ZUJI_PASSPHRASE=口令 npm run leave -- <9 位代码> <空文件夹>",
      "usage: ZUJI_PASSPHRASE=… npm run leave -- <9-digit code> <empty folder>",
    );
  const { url, dataDir, close } = await openInstallation();
  const pools = openPools(url, { write: 3, read: 1 });
  try {
    const now = new Date().toISOString();
    const city = await settleCity(pools.write, undefined, now);
    serveCity(city);
    await settleHash(pools.write, "sha256", now);
    const logKeys = logKeysIn(dataDir, process.env);
    // What was written in the last seconds is in the logs that go along, too.
    await seal({ sql: pools.write, keys: logKeys, now: () => new Date().toISOString() });
    const above = [city.padEnd(9, "0"), home.slice(0, 6).padEnd(9, "0")].filter((code) => code !== home);
    const { manifest, seal: kept } = await leave({
      sql: pools.write,
      master: loadKeys(dataDir).master,
      logKeys,
      store: storeIn(dataDir, process.env),
      home,
      city,
      above: [...new Set(above)],
      registerKinds: registersAbove(),
      folder: resolve(folder),
      passphrase: process.env["ZUJI_PASSPHRASE"] ?? "",
      now,
    });
    console.log(
      `✔ ${manifest.streams} 条记录流、${manifest.events} 个事件、${Object.keys(manifest.files).length} 个文件 / streams, events, files`,
    );
    console.log(`封条 seal ${kept}\n请把封条另外保存：npm run arrive -- <文件夹> --seal <封条> / keep the seal elsewhere`);
    return 0;
  } catch (cause) {
    throw told(cause);
  } finally {
    await pools.close();
    await close();
  }
}
