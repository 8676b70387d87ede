import { modules } from "../../apps/server/modules.ts";
import { openRuntime, type Runtime } from "../../platform/runtime/index.ts";
import { openPools } from "../../platform/database/index.ts";
import { serveCity, settleCity } from "../../platform/settings/index.ts";
import { loadKeys } from "../../platform/vault/index.ts";
import { problem } from "../problem.mjs";
import { openInstallation } from "./open.ts";

async function withRuntime(work: (runtime: Runtime) => Promise<number>): Promise<number> {
  const { url, dataDir, close } = await openInstallation();
  try {
    const pools = openPools(url, { write: 1, read: 1 });
    serveCity(await settleCity(pools.write, undefined, new Date().toISOString()).finally(() => pools.close()));
    const keys = loadKeys(dataDir);
    const runtime = await openRuntime({ modules, databaseUrl: url, keys, log: { warn: () => {} }, poolSizes: { write: 3, read: 1 } });
    return await work(runtime).finally(() => runtime.close());
  } finally {
    await close();
  }
}

const expire = (): Promise<number> =>
  withRuntime(async ({ expiry }) => {
    const gone = await expiry.run();
    console.log(`✔ 已清除到期字段 ${gone} 个 / ${gone} fields past their date erased`);
    return 0;
  });

/** `npm run keys -- expire`: erases what is past its date now, and opens a vault that was locked because that had not happened. */
export async function run([task]: readonly string[]): Promise<number> {
  if (task === "expire") return expire();
  throw problem("用法：npm run keys -- expire", "usage: npm run keys -- expire");
}
