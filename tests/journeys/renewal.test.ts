import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import cells from "../../modules/cells/module.ts";
import { SHIPPED } from "../../modules/cells/shipped/index.ts";
import { journeyCity, quiet, type JourneyCity, type Seat, visit } from "./city.ts";
import { expired } from "./law-steps.ts";
import { seenInBoth } from "./steps.ts";

const DAY = 86_400_000;
const KINDERGARTEN = "月河街道机关幼儿园";
const campus = SHIPPED.find(({ code }) => code === "C05")!;
let city: JourneyCity;
let ahead = 0;

before(async () => {
  city = await journeyCity({ now: () => new Date(Date.now() + ahead).toISOString() });
});
after(() => city.close());

type Command = { name: string; input: { parse: (value: unknown) => unknown } };
const give = (name: string, input: unknown, actor: Actor): Promise<unknown> => {
  const command = (cells.commands as unknown as Command[]).find((one) => one.name === name)!;
  return city.serving.runtime.execute(command as never, command.input.parse(input) as never, { commandId: uuidv7(), actor });
};

type Term = { home: string; id: string; stage: string; certificate: string; from: string; until: string; round: string };
/** The terms of the kindergarten, the newest first. */
const terms = (): Promise<Term[]> =>
  city.serving.runtime.pools.write<Term[]>`
    select home, id::text, stage, certificate, valid_from::text as from, valid_until::text as until, round::text from cells.application
    where name = ${KINDERGARTEN} order by applied_at desc`;

const seen = (seat: Seat, name: string): Promise<void> => seenInBoth(city, seat, name);

async function takeStep({ page }: Seat, name: string): Promise<void> {
  await page.getByRole("region", { name: "现在可以做的" }).getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog", { name });
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-step-${name}.png` });
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

test("a kindergarten whose title ends soon renews it from its own page, on a phone, once", async () => {
  const own = await city.staff("youeryuan", { width: 390, height: 844 });
  const { page } = own;
  await visit(page, `${city.origin}/console/work`);
  await page.getByRole("link", { name: new RegExp(KINDERGARTEN) }).click();
  await page.getByRole("heading", { level: 1, name: KINDERGARTEN }).waitFor();
  await seen(own, "own-before");
  await page.getByRole("button", { name: "申请续期" }).click();
  await page.getByRole("heading", { level: 1, name: "申请续期" }).waitFor();
  await page.getByText(/^接续证书 C05-.*，有效期至 /).waitFor();
  for (const { code, points, key } of campus.lines) {
    await page.getByLabel(`${code} 自评`).fill(String(points));
    if (key) await page.getByLabel(new RegExp(`^${code} 写明`)).fill("台账在园办");
  }
  await page.getByText("自评合计 100 分").waitFor();
  await seen(own, "apply");
  await page.getByRole("checkbox", { name: /以上属实/ }).check();
  await page.getByRole("button", { name: "提交申报" }).click();
  await page.getByRole("link", { name: /^接续上一期：证书 C05-.*（已命名）$/ }).waitFor();
  await seen(own, "own-applied");
  await page.getByRole("link", { name: /^接续上一期/ }).click();
  await page.getByRole("link", { name: "续期申报：待初审" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "申请续期" }).count(), 0, "nobody renews twice");
  await seen(own, "own-old-running");
  await visit(page, `${city.origin}/console/work`);
  await quiet(page);
  assert.equal(await page.getByRole("link", { name: new RegExp(KINDERGARTEN) }).count(), 0, "and nobody is asked to");
  assert.deepEqual(own.problems, []);
});

test("it is checked, drawn and inspected like any other, and its next term runs on from the end of the last", async () => {
  const [next, last] = await terms();
  assert.ok(next && last);
  const at = `${city.origin}/console/cells/${next.home}/${next.id}`;
  const desk = await city.staff("fenliu");
  await visit(desk.page, at);
  await takeStep(desk, "初审通过");
  ahead = 30 * DAY;
  await expired(city.origin);
  const supervisor = person({ role: "supervisor", area: "330502", unit: "centre-330502" });
  await give("cells.publish-seed", { scheme: "C05", round: next.round, seed: "3 0 9 9 1", source: "体彩排列五" }, supervisor);
  // A session does not last so long: everybody signs in anew.
  const later = await city.staff("fenliu");
  await visit(later.page, at);
  await takeStep(later, "抽取检查员");
  const [drawn] = await city.serving.runtime.pools.write<{ state: { inspectors: string[] } }[]>`
    select state from ledger.stream where home = ${next.home} and id = ${next.id}`;
  const [first, second] = drawn!.state.inspectors.map((id): Actor => ({
    ...person({ role: "handler", area: "330502", unit: "ps-330502" }),
    id,
  }));
  const results = campus.lines.map(({ code, points, methods }) => ({
    line: code,
    points,
    reason: null,
    photos: [],
    cited: { kind: methods.includes("S") ? "signature" : "document", what: "现场检查记录" },
    finding: "none",
  }));
  const key = { home: next.home, id: next.id };
  await give("cells.inspect", { ...key, way: "unannounced", results, statement: null, seenAt: null }, first!);
  await give("cells.countersign", key, second!);
  const publisher = await city.staff("duban");
  await visit(publisher.page, at);
  await takeStep(publisher, "公示");
  ahead = 42 * DAY;
  await expired(city.origin);
  const chief = await city.staff("duban");
  await visit(chief.page, at);
  await seen(chief, "chief-award");
  await chief.page.getByRole("button", { name: "命名", exact: true }).click();
  await chief.page.getByText(/有效期接着上一期算/).waitFor();
  await chief.page.getByRole("dialog").getByRole("button", { name: "命名", exact: true }).click();
  await chief.page.getByText(/^证书 C05-/).waitFor();
  await seen(chief, "chief-awarded");
  const [now, old] = await terms();
  assert.deepEqual([now?.stage, old?.stage], ["awarded", "renewed"]);
  assert.ok(now!.from < old!.until, "it begins before the old one is over");
  assert.equal(Number(now!.until.slice(0, 4)) - Number(old!.until.slice(0, 4)), campus.years, "and loses no day of it");
  assert.equal(now!.until.slice(5), old!.until.slice(5));
  for (const { problems } of [desk, later, publisher, chief]) assert.deepEqual(problems, []);
});

test("anybody who holds the old certificate is led to the new one, which verifies", async () => {
  const [next, last] = await terms();
  for (const width of [390, 1440]) {
    const visitor = await city.visitor({ width, height: 900 });
    const { page } = visitor;
    await page.goto(`${city.origin}/cells/certificate/${last!.certificate}`);
    await page.getByText("这张证书是本市发出的，称号已续期，由新证书代替。").waitFor();
    await seen(visitor, `certificate-old-${width}`);
    await page.getByRole("link", { name: `新证书：${next!.certificate}` }).click();
    await page.getByText("这张证书是真的，现在有效。").waitFor();
    await page.getByRole("link", { name: /^证书（/ }).waitFor();
    await seen(visitor, `certificate-new-${width}`);
    assert.deepEqual(visitor.problems, []);
  }
  const own = await city.staff("youeryuan", { width: 390, height: 844 });
  await visit(own.page, `${city.origin}/console/cells/${last!.home}/${last!.id}`);
  await own.page.getByRole("link", { name: `由新证书 ${next!.certificate} 接续（已命名）` }).waitFor();
  await seen(own, "own-old-renewed");
  const { page } = await city.visitor({ width: 1440, height: 900 });
  await page.goto(`${city.origin}/cells?area=330502001&kind=C05`);
  assert.equal(await page.getByRole("link", { name: KINDERGARTEN }).count(), 1, "the list shows the term that holds");
});

test("everything that was written can be worked out again", async () => assert.deepEqual(await city.differences(), []));
