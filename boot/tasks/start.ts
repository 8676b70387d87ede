import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { holdData, holderLeaves } from "../postgres/lock.ts";
import type { DemoAccount } from "../../apps/server/demo/index.ts";
import type { Serving } from "../../apps/server/main.ts";
import { problem } from "../problem.mjs";
import { buildScreens } from "./screens.ts";
import { openDatabase } from "./database.ts";

/** `npm start`: everything up, or one clear line. Resolves with the exit code when the server has been asked to stop. */
export async function run(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const unknown = args.find((argument) => argument !== "--empty");
  if (unknown !== undefined) throw problem(`不认识的参数 ${unknown}；可用：--empty`, `unknown argument; there is: --empty`);
  const port = portOf(process.env["PORT"] ?? "8080");
  const dataDir = resolve(process.env["ZUJI_DATA"] || ".zuji");
  await holderLeaves(dataDir, 2500);
  await checkPort(port);
  const release = await holdData(dataDir);
  const asked = stopAsked();
  try {
    const first = !existsSync(`${dataDir}/started`);
    const [built, opened] = await Promise.allSettled([buildScreens(), openDatabase(dataDir)]);
    if (opened.status === "rejected") throw opened.reason;
    const database = opened.value;
    try {
      if (built.status === "rejected") throw built.reason;
      const serving = serveOn(database.url, port, dataDir, args.includes("--empty"));
      const served = await Promise.race([serving, asked]);
      if (served === "asked") {
        // What is half loaded is rolled back or taken up again by the next start; its failure now is of our own making.
        serving.catch(() => {});
        return interrupted();
      }
      writeFileSync(`${dataDir}/started`, new Date().toISOString());
      announce(served, database.dataAt, dataDir);
      console.log(
        `${first ? "首次启动 / first start" : "启动 / started"} ${((performance.now() - began) / 1000).toFixed(1)} s · Ctrl-C 停止 / stops`,
      );
      const ended = await Promise.race([asked, database.died]);
      await served.close();
      if (ended !== "asked")
        throw problem(`数据库意外停止（${ended}）；记录见 ${dataDir}/postgres.log`, "the database ended unexpectedly, see its log");
    } finally {
      await database.stop();
    }
  } finally {
    release();
  }
  console.log("已停止，数据完好 / stopped cleanly");
  return 0;
}

/** Leaves once the database is down, though the server's start is still under way in this process. */
function interrupted(): number {
  setTimeout(() => process.exit(), 1000).unref();
  process.once("beforeExit", () => process.exit());
  console.log("启动被中断 / start interrupted");
  return 130;
}

async function serveOn(databaseUrl: string, port: number, dataDir: string, empty: boolean): Promise<Serving> {
  const { serve } = await import("../../apps/server/main.ts");
  const asked = process.env["ZUJI_LOG"];
  // On a terminal the addresses should stay in sight; into a file or a journal the request log belongs.
  const log = asked === undefined ? !process.stdout.isTTY : asked !== "0";
  try {
    return await serve({ databaseUrl, port, dataDir, empty, log, onProgress: (line) => console.log(line) });
  } catch (error) {
    throw explain(error, port);
  }
}

/** Half-done migrations and databases of newer code, told by the platform, as one line each. */
function explain(error: unknown, port: number): unknown {
  if ((error as { code?: string }).code === "EADDRINUSE") return portTaken(port);
  const { asked: wanted, kept } = error as { asked?: string; kept?: string | null };
  if (wanted !== undefined && kept !== undefined)
    return kept === null
      ? problem(`ZUJI_CITY_CODE=${wanted} 不是地级市代码，例如 330100`, "is not the code of a city, e.g. 330100")
      : problem(
          `这个数据库属于 ${kept}00，ZUJI_CITY_CODE 是 ${wanted}00；城市一经启用不能更改，请换一个 ZUJI_DATA`,
          "the database belongs to another city, which cannot be changed; use another ZUJI_DATA",
        );
  const { unfit } = error as { unfit?: string };
  if (unfit !== undefined)
    return problem(
      `ZUJI_DATABASE_APP_URL 的角色 ${unfit} 不合适：要存在，不是所有者、超级用户，也不能绕过行级安全`,
      "the role of ZUJI_DATABASE_APP_URL must exist and be neither the owner nor a superuser nor above row-level security",
    );
  const { code, migration, message } = error as { code?: string; migration?: string; message?: string };
  if (migration === undefined) return error;
  if (code === "newer")
    return problem(
      `数据库由更新版本的足迹建立（${migration}）；请更新程序，数据没有改动`,
      "the database was made by a newer version; update the program, nothing was changed",
    );
  if (code === "changed")
    return problem(`数据库结构脚本 ${migration} 执行后被改动过；数据没有改动`, "a migration was edited after it ran; nothing was changed");
  return problem(`数据库结构升级未完成，已整步撤回：${message}`, "the migration failed and was rolled back whole");
}

/** A Chinese character takes two columns of a terminal. */
const inTwo = (text: string, columns: number): string => text + " ".repeat(Math.max(1, columns - 2 * text.length));

/** The demonstration accounts of the README's walk, in its order. */
const WALKERS = [
  { zh: "网格员", en: "grid worker", login: "wangge" },
  { zh: "分流员", en: "dispatcher", login: "fenliu" },
  { zh: "承办单位", en: "department", login: "chengguan" },
  { zh: "网格长", en: "checker", login: "wanggezhang" },
] as const;
const ON_PHONES: readonly string[] = ["gridWorker", "gridLeader"];

/** What the terminal says of the walk, beside the links. */
export const WALK = {
  zh: ["走一遍（README），依次打开；登录已填好", "居民", ...WALKERS.map(({ zh }) => zh)],
  en: ["the walk (README), in this order; sign-in is filled in", "resident", ...WALKERS.map(({ en }) => en)],
} as const;

/** Opens the sign-in form with its fields filled; what stands behind the # reaches no server and no log of one. */
export const roleLink = (origin: string, { role, login, password }: DemoAccount): string =>
  `${origin}/${ON_PHONES.includes(role) ? "field" : "console"}#${login}:${password}`;

function walkLines({ origin, accounts }: Serving): string[] {
  const line = (n: number, zh: string, en: string, link: string): string => `    ${n} ${inTwo(zh, 10)}${en.padEnd(14)}${link}`;
  return [
    `  ${WALK.zh[0]} / ${WALK.en[0]}:`,
    line(1, "居民", "resident", `${origin}/`),
    ...WALKERS.flatMap(({ zh, en, login }, index) => {
      const account = accounts.find((one) => one.login === login);
      return account ? [line(index + 2, zh, en, roleLink(origin, account))] : [];
    }),
  ];
}

function announce(served: Serving, dataAt: string, dataDir: string): void {
  const { origin } = served;
  const lines = [
    "",
    `  居民门户 portal    ${origin}/`,
    `  工作台 console     ${origin}/console`,
    `  网格员端 field     ${origin}/field`,
    `  指挥大屏 wall      ${origin}/wall`,
    `  接口 OpenAPI       ${origin}/openapi.json`,
    "",
    ...served.accounts.map((one) => `  ${inTwo(one.zh, 20)}${one.role.padEnd(20)} ${one.login.padEnd(18)} ${one.password}`),
    ...(served.accounts.length === 0 ? [] : ["", ...walkLines(served)]),
    ...(served.setupLink === null ? [] : [`  建立第一位管理员（一次有效） / create the first administrator (once): ${served.setupLink}`]),
    "",
    `  数据 data: ${dataDir}${dataAt.startsWith(dataDir) ? "" : `  数据库 database: ${dataAt}`}`,
  ];
  console.log(lines.join("\n"));
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw problem(`PORT 不是端口号：${text}`, "PORT is not a port number");
  return port;
}

const portTaken = (port: number): Error =>
  problem(`端口 ${port} 已被占用；请用 PORT=… 换一个`, `port ${port} is in use; choose another with PORT=…`);

/** Refuses a port in use before anything is touched. */
export function checkPort(port: number): Promise<void> {
  return new Promise((resolve_, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") reject(portTaken(port));
      else if (error.code === "EACCES") reject(problem(`没有权限使用端口 ${port}`, `no permission for port ${port}`));
      else reject(error);
    });
    probe.listen(port, "0.0.0.0", () => probe.close(() => resolve_()));
  });
}

/** Ctrl-C, a plain kill and a closed terminal all mean: stop in order. A second Ctrl-C while stopping changes nothing. */
function stopAsked(): Promise<"asked"> {
  return new Promise((resolve_) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve_("asked"));
  });
}
