import assert from "node:assert/strict";
import { test } from "node:test";
import { linkCookie, linkSecrets } from "../link-cookies.ts";

const [ID, OTHER, PARTY] = [
  "0193a000-0000-7000-8000-000000000001",
  "0193a000-0000-7000-8000-000000000002",
  "0193a000-0000-7000-8000-000000000003",
];
const SECRET = "0123456789ABCDEFGHJKMNPQRS";

test("a page opened by its link leaves the browser what opens its pictures and papers, for our API alone and for two hours", () => {
  for (const path of [
    `/f/330502001/${ID}/${SECRET}`,
    `/petition/330502001/${ID}/${SECRET}`,
    `/mediation/330502001/${ID}/${PARTY}/${SECRET}/sign`,
  ])
    assert.equal(linkCookie(path, true), `link-${ID}=${SECRET}; Path=/api/; Max-Age=7200; HttpOnly; SameSite=Strict; Secure`, path);
  assert.doesNotMatch(String(linkCookie(`/f/330502001/${ID}/${SECRET}`, false)), /Secure/);
});

test("no other page leaves anything, and nothing but letters of a secret is ever set", () => {
  for (const path of [
    "/",
    "/report",
    `/f/330502001/${ID}`,
    `/f/330502001/${ID}/short`,
    `/decisions/330502001/${ID}`,
    `/f/1/${ID}/${SECRET}`,
    `/f/330502001/${ID}/${SECRET};x=y`,
  ])
    assert.equal(linkCookie(path, true), null, path);
});

test("a request's secrets are tried likeliest first, few, and never from a cookie of another kind", () => {
  const cookies = { [`link-${OTHER}`]: "of-another", [`link-${ID}`]: SECRET, "zuji-session": "no", "link-x": "no" };
  assert.deepEqual(linkSecrets({ query: { secret: "named" }, cookies }, ID), ["named", SECRET, "of-another"]);
  assert.deepEqual(linkSecrets({ query: { secret: ["a", "b"] }, cookies: {} }, ID), []);
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`link-0193a000-0000-7000-8000-0000000000${10 + n}`, `s${n}`]));
  assert.equal(linkSecrets({ query: {}, cookies: many }, ID).length, 8);
});
