import { randomBytes } from "node:crypto";
import { startPostgres, type Database } from "../postgres.ts";
import { problem } from "../problem.mjs";
import { step } from "../say.ts";

const OLDEST = 15;

/** The database of DATABASE_URL when it is set and fit, else the embedded one on ZUJI_DATA. */
export async function openDatabase(dataDir: string): Promise<Database> {
  const given = process.env["DATABASE_URL"];
  if (!given) return step("启动数据库 / starting PostgreSQL", () => startPostgres(dataDir));
  await checkDatabase(given);
  return { url: given, dataAt: withoutPassword(given), stop: async () => {}, died: new Promise(() => {}) };
}

/** Refuses a database that cannot serve, in one line that never shows the password. */
export async function checkDatabase(text: string): Promise<void> {
  const where = withoutPassword(text);
  // Boot stands without the product until it has a database.
  const { connect } = await import("#platform/database");
  const sql = connect(text, { max: 1, connect_timeout: 5, onnotice: () => {}, max_lifetime: null });
  try {
    const [row] = await sql<{ version: number; superuser: boolean; create: boolean }[]>`
      select current_setting('server_version_num')::int as version, rolsuper or rolbypassrls as superuser,
             has_database_privilege(current_database(), 'create') as create
      from pg_roles where rolname = current_user`;
    if (!row) throw problem(`${where} 查不到当前角色`, "the current role is unknown");
    const major = Math.floor(row.version / 10_000);
    if (major < OLDEST)
      throw problem(
        `${where} 是 PostgreSQL ${major}，需要 ${OLDEST} 或更新`,
        `PostgreSQL ${major} is too old, ${OLDEST} or newer is needed`,
      );
    if (row.superuser)
      throw problem(
        `DATABASE_URL 的角色是超级用户或可绕过行级安全，请换成普通角色`,
        `the role of DATABASE_URL is a superuser or bypasses row-level security; use a plain role`,
      );
    if (!row.create)
      throw problem(
        `DATABASE_URL 的角色不能在 ${where} 中建立 schema；请执行 grant create on database`,
        `the role may not create schemas there; grant create on database`,
      );
    // A schema of a random name: the right is proven by using it, and nothing stays.
    const probe = `zuji_probe_${randomBytes(6).toString("hex")}`;
    await sql.unsafe(`begin; create schema ${probe}; rollback`);
  } catch (error) {
    throw explain(error, where);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function explain(error: unknown, where: string): unknown {
  const { code = "", name = "", message = "" } = error as { code?: string; name?: string; message?: string };
  if (name === "Problem") return error;
  const causes: [RegExp, string, string][] = [
    [/^(28P01|28000)$/, "用户名或口令不对", "wrong user or password"],
    [/^3D000$/, "没有这个数据库", "no such database"],
    [/ENOTFOUND|EAI_AGAIN/, "找不到主机", "host not found"],
    [/ECONNREFUSED|ENOENT/, "没有服务在监听", "nothing listens there"],
    [/CONNECT_TIMEOUT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/, "连接超时", "no answer"],
    [/^42501$/, "没有权限建立 schema", "no right to create schemas"],
    [/^25006$/, "数据库只读", "the database is read-only"],
    [/^53/, "数据库资源不足", "the database is short of resources"],
    [/^57P/, "数据库正在启动或停止", "the database is starting or stopping"],
  ];
  const known = causes.find(([pattern]) => pattern.test(code));
  return problem(`DATABASE_URL 不可用（${where}）：${known?.[1] ?? message}`, `cannot be used: ${known?.[2] ?? (code || "see above")}`);
}

/** For people to read: host, port and database only. */
export function withoutPassword(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol))
    throw problem("DATABASE_URL 不是 postgres:// 地址", "DATABASE_URL is not a postgres:// address");
  return `${url.username}@${url.host}${url.pathname}`;
}
