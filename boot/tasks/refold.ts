import { modules } from "../../apps/server/modules.ts";
import { openPools } from "../../platform/database/index.ts";
import { refold } from "../../platform/ledger/refold.ts";
import { registryOf } from "../../platform/ledger/registry.ts";
import { serveCity, settleCity, settleHash } from "../../platform/settings/index.ts";
import { openInstallation } from "./open.ts";

const told = (what: string, of: ReadonlyMap<string, number>): void => {
  for (const [table, n] of of) console.log(`  ${what} ${table} ${n}`);
};

/**
 * `npm run refold`: after an upgrade, or when `npm run verify` names rows that differ from the events, writes states, rows, clocks and counters again as the
 * ledger has them. Exit code 1 when the ledger itself does not hold somewhere: that is named, and nothing of its place is touched.
 */
export async function run(): Promise<number> {
  const { url, close } = await openInstallation();
  try {
    const pools = openPools(url, { write: 2, read: 1 });
    try {
      serveCity(await settleCity(pools.write, undefined, new Date().toISOString()));
      await settleHash(pools.write, "sha256", new Date().toISOString());
      const began = performance.now();
      let said = began;
      const { streams, written, removed, counted, left } = await refold(pools.write, registryOf(modules), (done, of) => {
        if (performance.now() - said < 5_000) return;
        said = performance.now();
        console.log(`  … ${done} / ${of}`);
      });
      told("重写 written", written);
      told("删去 removed", removed);
      for (const code of counted) console.log(`  重新计数 counted anew ${code}`);
      for (const { table, key, what } of left) console.log(`✖ ${table} ${key}: ${what}`);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(
        left.length > 0
          ? `✖ ${left.length} 处账本本身不符，所在的地方没有动，${seconds} s / places where the ledger itself does not hold were left as they are`
          : `✔ ${streams} 条记录流都按账本写好，${seconds} s / streams as the ledger has them`,
      );
      return left.length > 0 ? 1 : 0;
    } finally {
      await pools.close();
    }
  } finally {
    await close();
  }
}
