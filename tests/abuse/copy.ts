import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "#platform/ids";
import { serve } from "../../apps/server/main.ts";
import { startPostgres } from "../../boot/postgres.ts";
import { designOf, marksOf, planOf, rowsOf } from "../../modules/surveys/tests/play.ts";

/**
 * `node tests/abuse/copy.ts DATA PORT`: a demonstration copy to be scanned, with what opens only with a secret made for it, written to DATA/doors.sh for
 * `scan.sh`: a key of Open311, the follow page of a report, and the form of a survey in the field. A survey is drawn on a later day than it was planned, so the
 * copy's clock stands a day ahead from then on.
 */
const [data = "", port = "9471"] = process.argv.slice(2);
const DAY_MS = 86_400_000;
let ahead = 0;
const database = await startPostgres(data);
const serving = await serve({
  databaseUrl: database.url,
  port: Number(port),
  host: "127.0.0.1",
  dataDir: data,
  empty: false,
  log: false,
  onProgress: (line) => console.log(line),
  now: () => new Date(Date.now() + ahead).toISOString(),
  env: { ...process.env, ZUJI_TRUST_PROXY: "1" },
});
const { origin } = serving;

async function asked<T>(method: string, path: string, body: unknown, cookie = ""): Promise<{ value: T; cookie: string }> {
  const reply = await fetch(new URL(path, origin), {
    method,
    headers: { "content-type": "application/json", origin, "idempotency-key": uuidv7(), "x-forwarded-for": "198.51.100.9", cookie },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text.slice(0, 300)}`);
  return { value: JSON.parse(text) as T, cookie: (reply.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
}

/** Signed in as a demonstration account: what it sends, it sends as that. */
async function as(login: string): Promise<<T>(path: string, body: unknown, method?: string) => Promise<T>> {
  const account = serving.accounts.find((one) => one.login === login);
  if (!account) throw new Error(`no demonstration account is ${login}`);
  const { cookie } = await asked("POST", "/api/session", { login: account.login, password: account.password });
  return async <T>(path: string, body: unknown, method = "POST"): Promise<T> => (await asked<T>(method, path, body, cookie)).value;
}

/** A survey from its design to the field, each step by whose it is; the link of one who may be asked. */
async function survey(): Promise<string> {
  const [manager, second, officer] = [await as("diaocha"), await as("diaochafuhe"), await as("baohu")];
  const id = uuidv7();
  const day = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const at = `/api/surveys/330500000/${id}`;
  await manager("/api/surveys", designOf(id));
  await manager(`${at}/plan`, planOf(id, { from: day(0), until: day(20) }));
  await manager(`${at}/filing`, marksOf(id));
  await officer(`${at}/privacy`, { assessment: "不问姓名，号码 30 天内销毁。" });
  await second(`${at}/approval`, {});
  await manager(`${at}/pilot`, { answered: 12, findings: "平均 5 分钟，没有听不懂的题。" });
  ahead = DAY_MS;
  const next = await as("diaocha");
  await next(`${at}/draw`, { seed: "07 12 19 23", source: "双色球 2026126 期" });
  const { drawn } = await next<{ drawn: Record<string, number[]> }>(at, undefined, "GET");
  const rows = rowsOf(drawn);
  await next(`${at}/numbers`, { rows });
  await next(`${at}/fieldwork`, {});
  const [unit] = rows;
  if (!unit) throw new Error("nobody was drawn");
  return `/survey/330500000/${id}/${unit.id}/${serving.runtime.token("surveys.answer", unit.id)}`;
}

const form = await survey();
const admin = await as("guanli");
const until = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
const terms = { id: uuidv7(), area: "3305", label: "scan", until, perMinute: 600 };
const { secret } = await admin<{ secret: string }>("/api/open311/keys", terms);
const lamp = { category: "0402", description: "路灯不亮", area: "330502001005", address: "路口", phone: "13800001234" };
const { value: report } = await asked<{ follow: string }>("POST", "/api/incidents", { id: uuidv7(), ...lamp });
const doors = { ZUJI_SCAN_KEY: secret, ZUJI_SCAN_FOLLOW: report.follow, ZUJI_SCAN_SURVEY: form };
const lines = Object.entries(doors).map(([name, value]) => `export ${name}='${value}'\n`);
writeFileSync(join(data, "doors.sh"), lines.join(""), { mode: 0o600 });
console.log(`${origin} · ${join(data, "doors.sh")}`);
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    void serving.close().then(() => database.stop());
  });
