import { fork } from "node:child_process";
import { modules } from "../modules.ts";
import { demoWaits, loadDemo, type DemoAccount, type DemoOptions } from "./index.ts";

export type ApartOptions = Pick<DemoOptions, "databaseUrl" | "dataDir" | "onProgress" | "events">;

/** What the process that loads is told, and what it says. */
export type Order = Omit<ApartOptions, "onProgress">;
export type Said = { line: string } | { accounts: readonly DemoAccount[] } | { failed: string };

/**
 * As `loadDemo`, in a process of its own where there is something to load: five years of a city take memory that V8 would keep for as long as the server
 * runs (measured ten seconds after a first start: 370 MB against 292).
 */
export async function loadDemoApart({ onProgress, ...order }: ApartOptions): Promise<readonly DemoAccount[]> {
  if (!(await demoWaits(order.databaseUrl))) return loadDemo({ ...order, modules, onProgress });
  const child = fork(new URL("./apart-child.ts", import.meta.url));
  try {
    return await new Promise((resolve, reject) => {
      child.on("message", (said: Said) => {
        if ("line" in said) onProgress(said.line);
        else if ("accounts" in said) resolve(said.accounts);
        else reject(new Error(said.failed));
      });
      child.once("error", reject);
      child.once("exit", (code, signal) => reject(new Error(`the process that loads the demonstration city ended with ${code ?? signal}`)));
      child.send(order);
    });
  } finally {
    if (child.connected) child.disconnect();
  }
}
