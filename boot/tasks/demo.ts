import { connect } from "#platform/database";
import { loadDemo } from "../../apps/server/demo/index.ts";
import { modules } from "../../apps/server/modules.ts";
import { migrate, platformSettings } from "../../platform/database/index.ts";
import { migrationSources } from "../../platform/runtime/index.ts";
import { algorithmsFrom } from "../../platform/log/index.ts";
import { DEMO_CITY, settleCity, settleHash } from "../../platform/settings/index.ts";
import { problem } from "../problem.mjs";
import { openInstallation } from "./open.ts";

const MOST = 20_000_000;

function eventsOf(args: readonly string[]): number {
  const at = args.indexOf("--events");
  const events = Number(args[at + 1]);
  if (at < 0 || !Number.isInteger(events) || events < 0 || events > MOST)
    throw problem(`用法：npm run demo -- --events N（0 到 ${MOST}）`, `usage: npm run demo -- --events N (0 to ${MOST})`);
  return events;
}

/** `npm run demo -- --events N`: a demonstration city as large as asked, in an installation that has none yet. */
export async function run(args: readonly string[]): Promise<number> {
  const events = eventsOf(args);
  const opened = await openInstallation();
  try {
    const sql = connect(opened.url, { max: 1, onnotice: () => {}, connection: platformSettings as never });
    await migrate(sql, migrationSources(modules));
    const city = await settleCity(sql, process.env["ZUJI_CITY_CODE"], new Date().toISOString());
    await settleHash(sql, algorithmsFrom(process.env["ZUJI_LOG_ALGORITHMS"]).hash, new Date().toISOString());
    await sql.end();
    if (city !== DEMO_CITY) throw problem("示范城市是湖州，这里是另一个城市", "the demonstration city is Huzhou, this is another city");
    const before = performance.now();
    let loaded = false;
    const accounts = await loadDemo({
      databaseUrl: opened.url,
      dataDir: opened.dataDir,
      modules,
      events,
      onProgress: (line) => {
        loaded = true;
        console.log(line);
      },
    });
    if (!loaded)
      throw problem(
        accounts.length > 0 ? "这里已经有示范城市；换一个空的 ZUJI_DATA 再试" : "数据库里已有真实数据，不会写入示范内容",
        accounts.length > 0
          ? "there is a demonstration city already; use an empty ZUJI_DATA"
          : "the database holds real data; nothing was written",
      );
    console.log(`✔ ${((performance.now() - before) / 1000).toFixed(1)} s；npm start 打开它 / npm start serves it`);
    return 0;
  } finally {
    await opened.close();
  }
}
