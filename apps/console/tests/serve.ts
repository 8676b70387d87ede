import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { areas, categories, devices, figures, makeCity, shapes, signals, stepLimits, units } from "./fixture.ts";

const types: Readonly<Record<string, string>> = {
  js: "text/javascript",
  css: "text/css",
  html: "text/html; charset=utf-8",
  png: "image/png",
  json: "application/json",
};
const csp = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'`;

export type Sent = { path: string; body: Record<string, unknown>; id: string };
export type Answer = { status: number; body: unknown };
/** What a test may bend: who is signed in, and what a POST answers. */
export type Desk = {
  url: string;
  sent: Sent[];
  signedIn: boolean;
  roles: readonly string[];
  /** When the roles end. */
  until: string | null;
  mustChangePassword: boolean;
  onPost: (sent: Sent) => Answer | null;
  accountId: string;
  /** Who else has the record open. */
  others: readonly { id: string; name: string; unit: { zh: string; en: string } | null }[];
  close: () => Promise<void>;
};

const bodyText = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
};

function read(path: string, query: URLSearchParams, city: ReturnType<typeof makeCity>): unknown {
  if (path === "/api/incidents") {
    const start = Number(query.get("cursor") || 0);
    const view = query.get("view");
    const q = query.get("q");
    const fits = city.rows.filter(
      (row) =>
        (!query.get("urgency") || row.urgency === query.get("urgency")) &&
        (!q || row.number.includes(q)) &&
        (view !== "verify" || row.stage === "reported") &&
        (view !== "dispatch" || row.stage === "verified"),
    );
    return { rows: fits.slice(start, start + 50), next: start + 50 < fits.length ? String(start + 50) : null };
  }
  if (path === "/api/work")
    return {
      rows: city.rows.slice(0, 5).map((row) => ({
        source: "incidents",
        home: row.home,
        id: row.id,
        number: row.number,
        title: { zh: "公共设施", en: "Public works" },
        step: { zh: "分派", en: "Dispatch" },
        place: { zh: row.placeName, en: row.placeName },
        own: false,
        dueAt: row.dueAt,
        provisional: false,
        link: `/incidents/${row.home}/${row.id}`,
      })),
      next: null,
    };
  if (path === "/api/work/counts")
    return { sources: [{ code: "incidents", title: { zh: "事件", en: "Incidents" }, kinds: [], n: 5, late: 1 }], team: false };
  if (path === "/api/incidents/counts")
    return {
      all: 1000,
      verify: 15,
      dispatch: 15,
      mine: 4,
      unit: 31,
      check: 15,
      bounced: 15,
      overdue: 6,
      soon: 9,
      suspended: 15,
      supervised: 11,
      reopened: 8,
      ended: 0,
    };
  if (path === "/api/incidents/categories") return { categories };
  if (path === "/api/incidents/procedure") return stepLimits;
  if (path === "/api/organisations") return units.filter((unit) => !query.get("department") || unit.department === query.get("department"));
  if (path === "/api/places/areas") return { parent: null, trail: [], areas: areas[query.get("parent") ?? ""] ?? [] };
  if (path === "/api/people/roles")
    return {
      roles: [{ code: "dispatcher", zh: "分流员", en: "Dispatcher" }],
      grantableOver: [],
      teamsOver: ["330502"],
      postsOver: [],
      leads: [],
      delegable: [],
    };
  if (path === "/api/people/teams") return { teams: [], next: null };
  if (path === "/api/people/posts") return { posts: [], next: null };
  if (path === "/api/session/devices") return { devices };
  if (path === "/api/incidents/unstaffed")
    return { units: (query.get("units") ?? "").split(",").filter((unit) => unit.startsWith("trans-")) };
  if (path === "/api/people/handlers")
    return { handlers: [{ id: "0193a000-0000-7000-8000-00000000aaaa", name: "沈建国", role: "handler", delegated: false }] };
  if (path === "/api/incidents/templates")
    return { templates: [{ id: "t1", name: "已修复", step: "feedback", text: "{place}的{category}已修复，请居民留意。", version: 2 }] };
  if (path === "/api/city")
    return { name: { zh: "湖州市", en: "Huzhou" }, code: "3305", demo: true, hotline: "0572-12345", version: "0.1.0" };
  if (path === "/api/notices")
    return {
      notices: [
        {
          id: "n1",
          text: "8F3K-72QM-1003 还有 2 小时到期",
          link: "/console/incidents/330502001/0193a000-0000-7000-8000-000000000003",
          at: city.rows[0]?.reportedAt,
          read: false,
        },
      ],
    };
  if (path === "/api/views") return [];
  if (path === "/api/views/counts") return {};
  if (path === "/api/incidents/dues")
    return [
      { day: query.get("to") ?? "", due: 7, late: 0, steps: 0, stepsLate: 0 },
      { day: query.get("from") ?? "", due: 3, late: 2, steps: 4, stepsLate: 1 },
    ];
  if (path === "/api/incidents/figures") return figures;
  if (path === "/api/incidents/figures/records") return { rows: city.rows.slice(0, 3), next: null };
  if (path === "/api/incidents/signals") return signals;
  if (path === "/api/places/shapes")
    return { type: "FeatureCollection", version: "1", synthetic: true, sources: ["示意边界"], features: shapes };
  if (path === "/api/limits/rules") return { on: "2026-11-23", rules: [] };
  if (path === "/api/audit")
    return {
      rows: [
        {
          home: "330502001",
          kind: "incidents.incident",
          id: city.rows[0]?.id,
          seq: 2,
          at: city.rows[0]?.reportedAt,
          type: "incidents.verified",
          what: { zh: "核实立案", en: "Verified" },
          record: { zh: "网格事件", en: "Incident" },
          byName: "陆敏",
          role: "dispatcher",
          unit: "centre-330502001",
        },
      ],
      next: null,
    };
  if (path === "/api/limits/calendar")
    return {
      from: "2026-01-01",
      to: "2026-12-31",
      days: {},
      names: {},
      years: [],
      may: true,
      workingTimes: [
        {
          validFrom: "2000-01-01",
          windows: [
            { from: "08:30", to: "12:00" },
            { from: "13:30", to: "17:30" },
          ],
        },
      ],
    };
  const found = /^\/api\/incidents\/\d{9}\/([0-9a-f-]{36})$/.exec(path);
  const row = found && city.rows.find((one) => one.id === found[1]);
  return row ? city.caseOf(row) : null;
}

/** The built console under the server's own CSP, over the fixture city. */
export async function serveDesk(dist: string, nowMs: number = Date.now()): Promise<Desk> {
  const city = makeCity(nowMs);
  const desk: Desk = {
    url: "",
    sent: [],
    signedIn: true,
    roles: ["dispatcher"],
    until: null,
    mustChangePassword: false,
    onPost: () => null,
    accountId: "a1",
    others: [],
    close: async () => undefined,
  };
  const session = () => ({
    account: { id: desk.accountId, name: "陆敏", login: "dispatcher" },
    grants: desk.roles.map((role) => ({ role, area: "330502", unit: "centre-330502001", until: desk.until })),
    mustChangePassword: desk.mustChangePassword,
    second: "none",
    hasSecond: false,
    provider: false,
    language: "zh",
  });
  const refusal = (code: string, kind: string, message: string) => ({ code, kind, message });
  const api = async (request: IncomingMessage, path: string, query: URLSearchParams): Promise<Answer> => {
    if (request.method === "POST") {
      const sent: Sent = {
        path,
        body: JSON.parse((await bodyText(request)) || "{}") as Record<string, unknown>,
        id: String(request.headers["idempotency-key"]),
      };
      if (path === "/api/session") {
        if (sent.body["password"] !== "right")
          return { status: 401, body: refusal("access.wrong", "unauthenticated", "用户名或密码不对。") };
        desk.signedIn = true;
        return { status: 200, body: session() };
      }
      if (!desk.signedIn) return { status: 401, body: refusal("access.session-ended", "unauthenticated", "登录已过期。") };
      if (path.startsWith("/api/presence/")) return { status: 200, body: { others: sent.body["leaving"] ? [] : desk.others } };
      if (path.endsWith("/contact")) return { status: 200, body: { name: "王芳", phone: "13800002046", email: null } };
      desk.sent.push(sent);
      return (
        desk.onPost(sent) ?? {
          status: 200,
          body: { home: "330502001", id: sent.body["id"] ?? "", number: "8F3K-72QM-XR4D", stage: "reported", dueAt: null, hotline: null },
        }
      );
    }
    if (!desk.signedIn) return { status: 401, body: refusal("access.session-ended", "unauthenticated", "登录已过期。") };
    if (path === "/api/session") return { status: 200, body: session() };
    const body = read(path, query, city);
    return body === null ? { status: 404, body: refusal("platform.no-route", "notFound", "没有这一项。") } : { status: 200, body };
  };
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    void (async () => {
      if (url.pathname.startsWith("/api/")) {
        const { status, body } = await api(request, url.pathname, url.searchParams);
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
        return;
      }
      const nonce = randomBytes(16).toString("base64");
      const name = url.pathname.replace(/^\/console\//, "");
      const file = name.startsWith("assets/") ? name : "index.html";
      const content = await readFile(`${dist}${file}`);
      const body = file === "index.html" ? content.toString("utf8").replaceAll("__NONCE__", nonce) : content;
      response
        .writeHead(200, {
          "content-type": types[file.split(".").at(-1) ?? ""] ?? "application/octet-stream",
          "content-security-policy": csp(nonce),
        })
        .end(body);
    })().catch((cause: unknown) => response.writeHead(500).end(String(cause)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  desk.url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  desk.close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return desk;
}
