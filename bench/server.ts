import { serve } from "../apps/server/main.ts";

const [databaseUrl = "", dataDir = ""] = process.argv.slice(2);
const serving = await serve({
  databaseUrl,
  dataDir,
  port: 0,
  host: "127.0.0.1",
  empty: true,
  log: false,
  onProgress: () => {},
  rates: { wait: () => 0 },
});
console.log(`port ${new URL(serving.origin).port}`);
process.on("SIGTERM", () => {
  void serving.close().then(() => process.exit(0));
});
