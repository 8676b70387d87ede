import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { badCity, newAddress, signIn, type BadCity } from "./city.ts";

let city: BadCity;
before(async () => {
  city = await badCity();
});
after(async () => city?.close());

const PARTS = [
  "x", "0", "-1", "1e9", "330502", "330502001", "00000000-0000-0000-0000-000000000000", "%00", "%27%3B--", "..%2f..%2fetc", "__proto__", "constructor",
  "toString", "%F0%9F%98%80", "2026-13", "2026-13-45", "a".repeat(190), "%0d%0aset-cookie:a=b",
]; // prettier-ignore
const ASKED = [
  "", "?secret=x&secret=y", "?from=2026-99-99&to=%00&month=2026-00&year=0", "?limit=-1&offset=1e99&bbox=1,2,3,1e999&datetime=../..",
  "?form=constructor&part=toString&item=__proto__&language=x&size=x&ids=,,%00", "?cursor=%00&after=__proto__&before=%27&area=%25&kind=toString&q=%5B%5B",
]; // prettier-ignore
const BODIES: readonly unknown[] = [
  {},
  null,
  { id: "x", file: 5, ids: { length: 3 }, kinds: "x", leaving: "x" },
  { code: "x", token: [], address: "\r\nbcc: a@b" },
];

type Route = { method: "GET" | "POST" | "DELETE"; path: string };

/** Addresses that are neither command nor query: files, papers, sessions, what programs read. Streams never end and are not asked. */
async function plainRoutes(): Promise<Route[]> {
  const document = (await city.call("/openapi.json")).json as { paths: Record<string, Record<string, unknown>> };
  const values = new Set(city.serving.runtime.modules.flatMap((one) => [...one.commands, ...one.queries].map(({ route }) => route)));
  return Object.entries(document.paths).flatMap(([path, ways]) =>
    (["GET", "POST", "DELETE"] as const)
      .filter((method) => ways[method.toLowerCase()] && !values.has(`${method} ${path}`) && !path.startsWith("/api/live/"))
      .map((method) => ({ method, path })),
  );
}

test("every address that is no command and no query answers odd parameters with a no, as everybody, and nothing of it may be kept on the way", async (t) => {
  const routes = await plainRoutes();
  assert.ok(routes.length > 60, String(routes.length));
  const cookies = [null, ...(await Promise.all(["guanli", "fenliu", "baohu", "diaocha"].map((login) => signIn(city, login))))];
  let turn = 0;
  for (const { method, path } of routes)
    await t.test(`${method} ${path}`, async () => {
      const names = /\{\w+\}/.test(path) ? PARTS : [""];
      for (const part of names)
        for (const asked of part === names[0] || names.length === 1 ? ASKED : [ASKED[turn % ASKED.length] ?? ""]) {
          turn += 1;
          const cookie = cookies[turn % cookies.length] ?? null;
          // Signing everybody out would end the walk.
          if (method === "DELETE" && cookie !== null) continue;
          const home = turn % 3 === 0 ? part : "330502001";
          const url = path.replace(/\{home\}/g, home).replace(/\{\w+\}/g, part) + asked;
          const reply = await city.call(url, {
            method,
            ...(method === "GET" ? {} : { body: BODIES[turn % BODIES.length], id: uuidv7() }),
            headers: { ...(cookie === null ? {} : { cookie }), "sec-fetch-site": "same-origin" },
            from: newAddress(),
          });
          assert.ok(reply.status < 500, `${url}: ${reply.status} ${reply.text.slice(0, 200)}`);
          const kept = String(reply.headers["cache-control"] ?? "");
          assert.ok(kept !== "", `${url}: nothing says whether it may be kept`);
          if (reply.status >= 400) assert.equal(kept, "no-store", url);
          assert.equal(reply.headers["a"], undefined, url);
        }
    });
});
