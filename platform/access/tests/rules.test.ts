import assert from "node:assert/strict";
import { test } from "node:test";
import { shortAddress, shortAgent, subscriberOf } from "../address.ts";
import { clearCookie, cookieFor, sameOrigin, setCookie } from "../index.ts";
import { PAIR_DELAYS_S, waitSeconds, type Attempts } from "../delays.ts";
import { passwordProblem } from "../password-policy.ts";
import { oneTimePassword } from "../passwords.ts";
import { COMMON_PASSWORDS } from "../common-passwords.ts";

const own = ["wang.fang", "王小芳", "zuji"];
const problem = (password: string) => passwordProblem(password, own)?.code ?? null;

test("a password is judged by length and by how easily it is guessed, not by its kinds of characters", () => {
  const table: [string, string | null][] = [
    ["短密码", "access.password-short"],
    ["nine-char", "access.password-short"],
    ["x".repeat(4) + "y".repeat(125), "access.password-long"],
    ["五月的运河边有一盏灯", null],
    ["correct horse battery staple", null],
    ["            ", "access.password-repeats"],
    ["lampaaaaamoon", "access.password-repeats"],
    ["1234567890", "access.password-common"],
    ["Password2026", "access.password-common"],
    ["P@ssw0rd2026", "access.password-common"],
    ["woaini1314520", "access.password-common"],
    ["123123123123123", "access.password-common"],
    ["qwertyqwerty", "access.password-common"],
    ["wang-lamp-canal", "access.password-own"],
    ["我是王小芳不是别人", "access.password-short"],
    ["我真的是王小芳不是别人", "access.password-own"],
    ["zuji-lamp-canal", "access.password-own"],
    ["deep canal stone 7", null],
  ];
  assert.deepEqual(
    table.map(([password]) => [password, problem(password)]),
    table,
  );
});

test("the list of common passwords holds two hundred, each once", () => {
  assert.ok(COMMON_PASSWORDS.length >= 200);
  assert.equal(new Set(COMMON_PASSWORDS).size, COMMON_PASSWORDS.length);
  for (const password of COMMON_PASSWORDS.filter((one) => one.length >= 10)) assert.notEqual(problem(password), null, password);
});

test("one-time passwords pass the policy and do not repeat", () => {
  const made = Array.from({ length: 500 }, oneTimePassword);
  assert.equal(new Set(made).size, 500);
  for (const password of made) assert.match(password, /^([2-9a-hj-km-np-z]{5}-){2}[2-9a-hj-km-np-z]{5}$/);
});

const quiet: Attempts = { loginTries: 0, loginLastAt: null, addressLogins: 0, addressLastAt: null, pairFreeAt: null, familiar: false };
const now = "2026-03-02T01:00:00.000Z";

test("waiting grows with each try and stops growing at a quarter of an hour", () => {
  assert.deepEqual(PAIR_DELAYS_S.slice(0, 8), [0, 0, 0, 0, 30, 60, 120, 240]);
  assert.equal(PAIR_DELAYS_S.at(-1), 900);
  assert.equal(waitSeconds(quiet, now), 0);
  assert.equal(waitSeconds({ ...quiet, pairFreeAt: "2026-03-02T01:00:29.001Z" }, now), 30);
  assert.equal(waitSeconds({ ...quiet, loginTries: 19, loginLastAt: now }, now), 0);
  assert.equal(waitSeconds({ ...quiet, loginTries: 20, loginLastAt: now }, now), 30);
  assert.equal(waitSeconds({ ...quiet, loginTries: 22, loginLastAt: "2026-03-02T00:59:00.000Z" }, now), 60);
  assert.equal(waitSeconds({ ...quiet, addressLogins: 20, addressLastAt: now }, now), 30);
  assert.equal(waitSeconds({ ...quiet, addressLogins: 4000, addressLastAt: now }, now), 900);
});

test("a colleague known at this address waits only for what happened here with this very login", () => {
  assert.equal(
    waitSeconds({ ...quiet, familiar: true, loginTries: 500, loginLastAt: now, addressLogins: 500, addressLastAt: now }, now),
    0,
  );
  assert.equal(waitSeconds({ ...quiet, familiar: true, pairFreeAt: "2026-03-02T01:00:10.000Z" }, now), 10);
});

test("a session keeps the office's network, a limit the subscriber's", () => {
  assert.equal(shortAddress("10.1.2.3"), "10.1.2.0");
  assert.equal(shortAddress("::ffff:10.1.2.3"), "10.1.2.0");
  assert.equal(shortAddress("2408:8256:0001:2::9"), "2408:8256:1::");
  assert.equal(shortAddress("unix"), "");
  assert.equal(subscriberOf("2408:8256:1:2:aaaa::9"), subscriberOf("2408:8256:1:2:bbbb::1"));
  assert.notEqual(subscriberOf("2408:8256:1:2::9"), subscriberOf("2408:8256:1:3::9"));
  assert.equal(subscriberOf("::1"), "0:0:0:0::");
  assert.equal(shortAgent("Mozilla/5.0 (Linux; Android 14) MicroMessenger/8 Chrome/120"), "WeChat / Android");
  assert.equal(shortAgent("<script>"), "? / ?");
});

test("a write is ours when the browser says so, or the Origin names our host", () => {
  const hosts = ["city.example:8080", "localhost:8080"];
  const table: [Record<string, string>, boolean][] = [
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "none" }, true],
    [{ "sec-fetch-site": "same-site", origin: "http://city.example:8080" }, false],
    [{ "sec-fetch-site": "cross-site", origin: "http://city.example:8080" }, false],
    [{ origin: "http://CITY.example:8080" }, true],
    [{ origin: "http://city.example" }, false],
    [{ origin: "http://city.example:8080.evil.example" }, false],
    [{ origin: "null" }, false],
    [{ origin: "file://city.example:8080" }, false],
    [{ referer: "http://city.example:8080/console" }, false],
    [{}, false],
  ];
  for (const [headers, expected] of table) assert.equal(sameOrigin(headers, hosts), expected, JSON.stringify(headers));
});

test("the cookie is closed to scripts and other sites, and goes over https alone wherever that is to be had", () => {
  const token = "a".repeat(43);
  const secure = cookieFor({ secure: true });
  assert.equal(setCookie(secure, token, 60), `__Host-zuji=${token}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure`);
  assert.equal(clearCookie(cookieFor({ secure: false })), "zuji-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
});
