import { modules } from "../../apps/server/modules.ts";
import { openPools } from "../../platform/database/index.ts";
import { registryOf } from "../../platform/ledger/registry.ts";
import { verify } from "../../platform/ledger/verify.ts";
import { problem } from "../problem.mjs";
import { openInstallation } from "./open.ts";

/** `npm run verify`: refolds every stream and every row; names what differs. Exit code 1 when anything does. */
export async function run(): Promise<number> {
  const began = performance.now();
  const opened = await openInstallation();
  const pools = openPools(opened.url, { write: 4, read: 1 });
  try {
    const report = await verify(pools.write, registryOf(modules)).catch((cause: unknown) => {
      if ((cause as { code?: string }).code === "42P01")
        throw problem(
          "数据库比程序旧：先用 npm start 启动一次再核验",
          "the database is older than the program: npm start once, then verify",
        );
      throw cause;
    });
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `${report.streams} 条记录流、${report.events} 个事件、${report.rows} 行、${report.commands} 条命令，${seconds.toFixed(1)} s / streams, events, rows, commands checked (${Math.round(report.events / seconds)} events/s)`,
    );
    for (const { table, key, what } of report.findings) console.log(`✖ ${table} ${key}: ${what}`);
    console.log(
      report.findings.length === 0
        ? "✔ 与账本一致 / everything follows from the ledger"
        : `✖ ${report.findings.length} 处不一致 / differences`,
    );
    return report.findings.length === 0 ? 0 : 1;
  } finally {
    await pools.close();
    await opened.close();
  }
}
