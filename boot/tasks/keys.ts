import type { Sql } from "postgres";
import { modules } from "../../apps/server/modules.ts";
import { openPools } from "../../platform/database/index.ts";
import { accountSecrets, openRuntime } from "../../platform/runtime/index.ts";
import { serveCity, settleCity, settleHash } from "../../platform/settings/index.ts";
import { addMasterKey, dropMasterKey, loadKeys, newest, purposesOf, rewrapAll, sealedUnder } from "../../platform/vault/index.ts";
import { problem } from "../problem.mjs";
import { openInstallation } from "./open.ts";

type Place = { sql: Sql; url: string; dataDir: string };

async function inPlace(work: (place: Place) => Promise<number>): Promise<number> {
  const { url, dataDir, close } = await openInstallation();
  const pools = openPools(url, { write: 2, read: 1 });
  try {
    serveCity(await settleCity(pools.write, undefined, new Date().toISOString()));
    await settleHash(pools.write, "sha256", new Date().toISOString());
    return await work({ sql: pools.write, url, dataDir });
  } finally {
    await pools.close();
    await close();
  }
}

const list = async ({ sql, dataDir }: Place): Promise<number> => {
  const ring = loadKeys(dataDir).master;
  const counts = await sealedUnder(sql, ring, accountSecrets);
  for (const { id } of ring.keys()) {
    const seals = id === newest(ring).id ? "封存 seals" : "只开启 only opens";
    console.log(`${id}  ${seals}  ${counts.get(id) ?? 0} 项 items`);
    counts.delete(id);
  }
  for (const [id, n] of counts)
    console.log(
      id === "without id"
        ? `${n} 项没有钥匙编号（旧格式，运行 rewrap）/ ${n} items without a key's id (old form: run rewrap)`
        : `✖ ${id}  ${n} 项的主密钥不在 keys/master.key，打不开 / ${n} items whose master key is not in keys/master.key and which do not open`,
    );
  return [...counts.keys()].some((id) => id !== "without id") ? 1 : 0;
};

const rewrap = async ({ sql, dataDir }: Place): Promise<number> => {
  const told = (moved: number): void => console.log(`… ${moved}`);
  const { moved, lost } = await rewrapAll(
    sql,
    loadKeys(dataDir).master,
    { secrets: accountSecrets, purposes: purposesOf(modules) },
    { told },
  );
  console.log(
    `✔ ${moved} 项改由新主密钥封存，封存内容未动 / ${moved} items are under the newest master key; sealed content was not touched`,
  );
  for (const { where, by } of lost.slice(0, 20))
    console.log(`✖ ${where}: 主密钥 ${by} 不在 keys/master.key，打不开 / its master key ${by} is not in keys/master.key, it does not open`);
  if (lost.length > 20) console.log(`✖ 还有 ${lost.length - 20} 项 / and ${lost.length - 20} more`);
  return lost.length === 0 ? 0 : 1;
};

const add = async ({ dataDir }: Place): Promise<number> => {
  const id = addMasterKey(dataDir, new Date().toISOString());
  console.log(`✔ 新主密钥 ${id} 已写入 keys/master.key，请立即另行备份 / added; back the file up now, apart from the database`);
  return 0;
};

const drop =
  (id: string) =>
  async ({ sql, dataDir }: Place): Promise<number> => {
    const ring = loadKeys(dataDir).master;
    if (!ring.keys().some((one) => one.id === id)) throw problem(`keys/master.key 里没有 ${id}`, `${id} is not in keys/master.key`);
    if (newest(ring).id === id) throw problem(`${id} 是正在封存的主密钥，先 rotate`, `${id} is the key that seals: rotate first`);
    const counts = await sealedUnder(sql, ring, accountSecrets);
    const left = (counts.get(id) ?? 0) + (counts.get("without id") ?? 0);
    if (left > 0)
      throw problem(
        `还有 ${left} 项由它封存，先运行 npm run keys -- rewrap`,
        `${left} items are still under it: npm run keys -- rewrap first`,
      );
    dropMasterKey(dataDir, id);
    console.log(
      `✔ 已没有内容由 ${id} 封存，已移除；移除前的备份仍需要它 / nothing is under ${id} any more, it is gone; backups from before still need it`,
    );
    return 0;
  };

const expire = async ({ url, dataDir }: Place): Promise<number> => {
  const runtime = await openRuntime({
    modules,
    databaseUrl: url,
    keys: loadKeys(dataDir),
    log: { warn: () => {} },
    poolSizes: { write: 2, read: 1 },
  });
  try {
    const gone = await runtime.expiry.run();
    console.log(`✔ 已清除到期字段 ${gone} 个 / ${gone} fields past their date erased`);
    return 0;
  } finally {
    await runtime.close();
  }
};

const TASKS: Readonly<Record<string, (place: Place) => Promise<number>>> = {
  list,
  add,
  rewrap,
  rotate: async (place) => (await add(place)) || (await rewrap(place)),
  expire,
};

/** `npm run keys -- list | rotate | add | rewrap | drop <id> | expire`: the vault's master keys, beside a running server or without one. */
export async function run([task = "", id = ""]: readonly string[]): Promise<number> {
  const work = task === "drop" && /^[0-9a-f]{8}$/.test(id) ? drop(id) : TASKS[task];
  if (!work)
    throw problem(
      "用法：npm run keys -- list | rotate | add | rewrap | drop <编号> | expire",
      "usage: npm run keys -- list | rotate | add | rewrap | drop <id> | expire",
    );
  return inPlace(work);
}
