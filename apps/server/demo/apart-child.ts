import { connect, platformSettings } from "#platform/database";
import { serveCity, settleCity, settleHash } from "#platform/settings";
import { modules } from "../modules.ts";
import type { Order, Said } from "./apart.ts";
import { loadDemo } from "./index.ts";

const say = (said: Said): void => void process.send?.(said);

async function load(order: Order): Promise<void> {
  const sql = connect(order.databaseUrl, { max: 1, onnotice: () => {}, connection: platformSettings as never });
  try {
    // Settled by whoever asks; here it is only read.
    const now = new Date().toISOString();
    serveCity(await settleCity(sql, undefined, now));
    await settleHash(sql, "sha256", now);
  } finally {
    await sql.end({ timeout: 5 });
  }
  say({ accounts: await loadDemo({ ...order, modules, onProgress: (line) => say({ line }) }) });
}

process.once("message", (order) =>
  load(order as Order).catch((cause: unknown) => say({ failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })),
);
// Whoever asked is gone, or has what it wanted.
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole group: the server decides when we end.
process.on("SIGINT", () => {});
