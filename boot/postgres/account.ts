import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { problem } from "../problem.mjs";

/** The operating-system account the database runs as: empty when it is simply us. */
export type Account = { uid?: number; gid?: number };

const isRoot = (): boolean => process.getuid?.() === 0;

function known(name: string): Account | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((one) => one.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || Number(uid) === 0 ? null : { uid: Number(uid), gid: Number(gid) };
}

function created(name: string): Account | null {
  // Containers without useradd, or with a read-only /etc, fall through to nobody.
  const made = spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", name], { stdio: "ignore" });
  return made.status === 0 ? known(name) : null;
}

/** PostgreSQL refuses to run as root. An existing cluster keeps the account that owns it. */
export function accountFor(cluster: string | null): Account {
  if (!isRoot()) return {};
  const owner = cluster === null ? null : statSync(cluster);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = known("postgres") ?? known("zuji") ?? created("zuji") ?? known("nobody");
  if (account === null)
    throw problem(
      "找不到可以运行数据库的系统用户（PostgreSQL 不能以 root 运行）",
      "no system user to run the database as (PostgreSQL refuses root)",
    );
  return account;
}

/** Whether the account can go into a folder; every parent counts. */
export function canEnter(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}

/** Gives a folder and everything in it to the account. */
export function give(account: Account, folder: string): void {
  if (account.uid !== undefined) execFileSync("chown", ["-R", `${account.uid}:${account.gid}`, folder]);
}
