import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { uuidv7 } from "#platform/ids";
import { journeyCity, type JourneyCity, visit } from "./city.ts";
import { end } from "./steps.ts";

let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

type Receipt = { home: string; id: string; number: string; follow: string };

async function report(category = "0402"): Promise<Receipt> {
  const id = uuidv7();
  const answer = await fetch(`${city.origin}/api/incidents`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": id },
    body: JSON.stringify({ id, category, description: "路灯不亮，晚上看不见路。", area: "330502001005" }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as Receipt;
}

async function until(met: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300 && !met(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(met());
}

const rowOf = (page: Page, number: string) => page.getByRole("row", { name: new RegExp(number) });

test("a new report waits above the dispatcher's list until she asks for it; no row jumps under her hand", async () => {
  await report();
  const { page, problems } = await city.staff("fenliu");
  await visit(page, `${city.origin}/console/incidents?view=verify&sort=newest`);
  await page.getByRole("row").nth(1).waitFor();
  const first = await page.getByRole("row").nth(1).innerText();
  const { number } = await report();
  const bar = page.getByRole("button", { name: /新到 1 件/ });
  await bar.waitFor({ timeout: 15_000 });
  assert.equal(await page.getByRole("row").nth(1).innerText(), first, "the list has not moved");
  assert.equal(await rowOf(page, number).count(), 0);
  await bar.click();
  await rowOf(page, number).waitFor();
  assert.equal(await bar.count(), 0);
  assert.deepEqual(problems, []);
});

test("a row that a colleague took on changes where it stands, and a record that left the view says so", async () => {
  const { number } = await report();
  const { page } = await city.staff("fenliu");
  await visit(page, `${city.origin}/console/incidents?view=verify&sort=newest`);
  const row = rowOf(page, number);
  await row.waitFor();
  await end(city, number, "accepted");
  await page.getByRole("button", { name: /1 件已离开本视图/ }).waitFor({ timeout: 15_000 });
  await row.waitFor();
  await page.getByRole("button", { name: /已离开本视图/ }).click();
  await row.waitFor({ state: "detached" });
});

test("the open record follows what others do to it", async () => {
  const { home, id, number } = await report();
  const { page } = await city.staff("duban");
  await visit(page, `${city.origin}/console/incidents/${home}/${id}`);
  await page.getByRole("heading", { level: 1, name: new RegExp(number) }).waitFor();
  // Its own state: what is open nearby stands on the page with states of its own.
  const state = page.locator(".c-case-head").getByText("办理中", { exact: true });
  assert.equal(await state.count(), 0);
  await end(city, number, "accepted");
  await state.waitFor({ timeout: 15_000 });
});

test("the reporter's page goes on by itself, and what is being typed stays", async () => {
  const { number, follow } = await report();
  const { page, problems } = await city.visitor();
  await page.goto(city.origin + follow);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const before = await page.getByRole("heading", { level: 1 }).innerText();
  await page.waitForTimeout(500);
  await end(city, number, "accepted");
  await page.getByText("有新进展，已更新到最新").waitFor({ timeout: 15_000 });
  assert.notEqual(await page.getByRole("heading", { level: 1 }).innerText(), before);
  assert.deepEqual(problems, []);
});

test("where too many listen, the page looks for itself, says nothing of it, and nothing that opens it goes out in an address but the page's own", async () => {
  const { number, follow } = await report();
  const { page, problems } = await city.visitor();
  const asked: { address: string; link: string | undefined }[] = [];
  let full = true;
  await page.route("**/api/live/followed**", async (route) => {
    asked.push({ address: route.request().url(), link: route.request().headers()["x-zuji-link"] });
    if (full) await route.fulfill({ status: 429, headers: { "retry-after": "1" }, body: "{}" });
    else await route.continue();
  });
  await page.goto(city.origin + follow);
  const heading = page.getByRole("heading", { level: 1 });
  await heading.waitFor();
  const before = await heading.innerText();
  const told = page.locator("[data-island=follow]");
  await until(() => asked.length > 1);
  assert.equal(await told.isVisible(), false, "nothing new: nothing is said");
  await end(city, number, "accepted");
  await page.getByText("有新进展，已更新到最新").waitFor({ timeout: 15_000 });
  assert.notEqual(await heading.innerText(), before);
  full = false;
  const since = asked.length;
  await until(() => asked.length > since);
  const secret = follow.split("/").at(-1) ?? "";
  for (const { address, link } of asked) {
    assert.ok(!address.includes(secret), address);
    assert.equal(link, `secret=${secret}`);
  }
  assert.deepEqual(
    problems.filter((problem) => !problem.includes("429")),
    [],
  );
});

test("without JavaScript the reporter's page is what it was when it was opened, and says nothing it cannot keep", async () => {
  const { follow } = await report();
  const { page } = await city.visitor({ javaScript: false });
  await page.goto(city.origin + follow);
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await page.locator("[data-island=follow]").isVisible(), false);
});

test("nobody hears of a report by guessing: a wrong secret opens no stream, another's link hears nothing", async () => {
  const [mine, other] = [await report(), await report()];
  const secretOf = ({ follow }: Receipt): string => follow.split("/").at(-1) ?? "";
  const ask = (secret: string) =>
    fetch(`${city.origin}/api/live/followed?home=${mine.home}&id=${mine.id}`, {
      headers: { "x-zuji-link": `secret=${secret}` },
      signal: AbortSignal.timeout(5_000),
    });
  assert.equal((await ask(secretOf(other))).status, 404);
  const right = await ask(secretOf(mine));
  assert.equal(right.status, 200);
  const reader = right.body?.getReader();
  const hello = new TextDecoder().decode((await reader?.read())?.value);
  assert.match(hello, /event: hello/);
  assert.ok(!hello.includes("路灯"));
  await reader?.cancel();
});

test("signing out ends the stream at once", async () => {
  const account = city.serving.accounts.find((one) => one.login === "fenliu");
  const answer = await fetch(`${city.origin}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: city.origin },
    body: JSON.stringify({ login: "fenliu", password: account?.password }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const stream = await fetch(`${city.origin}/api/live/records`, { headers: { cookie } });
  const reader = stream.body?.getReader();
  await reader?.read();
  await fetch(`${city.origin}/api/session`, { method: "DELETE", headers: { cookie, origin: city.origin } });
  const began = performance.now();
  let text = "";
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) text += new TextDecoder().decode(piece.value);
  assert.match(text, /event: bye/);
  assert.ok(performance.now() - began < 2_000);
});
