import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import cells from "../../modules/cells/module.ts";
import { SHIPPED } from "../../modules/cells/shipped/index.ts";
import { journeyCity, seriousFindings, type JourneyCity } from "./city.ts";

let city: JourneyCity;
const VILLAGE = "330502001005";
const HOME = VILLAGE.slice(0, 9);
const ID = uuidv7();
const ROUND = uuidv7();
const campus = SHIPPED.find(({ code }) => code === "C05")!;
const self = campus.lines.map(({ code, points }) => ({ line: code, points, photos: [] }));

type Command = { name: string; input: { parse: (value: unknown) => unknown } };
const give = (name: string, input: unknown, actor: Actor): Promise<unknown> => {
  const command = (cells.commands as unknown as Command[]).find((one) => one.name === name)!;
  return city.serving.runtime.execute(command as never, command.input.parse(input) as never, { commandId: uuidv7(), actor });
};
const day = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

before(async () => {
  city = await journeyCity({ events: 120 });
  const ruler = person({ role: "supervisor", area: "3305", unit: "zfw-3305" });
  const pool = ["fire-330502", "ps-330502"].map((unit) => ({ account: uuidv7(), unit }));
  const units = [
    { code: "SCHOOL1", zh: "吉北小学", area: VILLAGE },
    { code: "SCHOOL2", zh: "西门中学", area: VILLAGE },
  ];
  const opening = { id: ROUND, scheme: "C05", area: "330502", name: "平安校园", from: day(-3), until: day(30), units, pool };
  await give("cells.open-round", opening, ruler);
  const desk = person({ role: "handler", area: HOME, unit: `centre-${HOME}` });
  await give("cells.apply", { home: HOME, id: ID, scheme: "C05", round: ROUND, unit: "SCHOOL1", self, declared: true }, desk);
});
after(() => city.close());

async function certificateOf(stage: string): Promise<string> {
  const [row] = await city.serving.runtime.pools.write<{ certificate: string }[]>`
    select certificate from cells.application where stage = ${stage} and certificate is not null limit 1`;
  assert.ok(row, `the demonstration has one that is ${stage}`);
  return row.certificate;
}

test("a dispatcher opens a school's application, sees it line by line beside what is covered, and passes the preliminary check", async () => {
  const { page, problems } = await city.staff("fenliu");
  await page.goto(`${city.origin}/console/cells`);
  await page.getByRole("row", { name: /^平安校园 吴兴区 5 4 80 %/ }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-list.png`, fullPage: true });
  await page.getByRole("link", { name: "吉北小学" }).click();
  await page.getByText("消防：出口畅通，器材完好，每月检查").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-one.png` });
  await page.getByRole("button", { name: "初审通过" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "初审通过" }).last().click();
  await page.getByRole("button", { name: "抽取检查员" }).waitFor();
  assert.deepEqual(problems, []);
});

test("without JavaScript a resident sees what is covered, verifies a certificate and checks the own home", async () => {
  const { page, problems } = await city.visitor({ javaScript: false });
  await page.goto(`${city.origin}/cells`);
  await page.getByRole("row", { name: /^平安乡镇（街道） \d/ }).waitFor();
  await page.getByRole("link", { name: "核对证书" }).click();
  const number = await certificateOf("awarded");
  await page.getByLabel("证书编号").fill(number.toLowerCase());
  await page.getByRole("button", { name: "核对" }).click();
  await page.getByText("这张证书是真的，现在有效。").waitFor();
  await page.goto(`${city.origin}/cells/certificate/C05-2026-0000-0000-0000`);
  await page.getByRole("textbox", { name: "证书编号" }).waitFor();
  await page.goto(`${city.origin}/cells/home`);
  for (const place of ["吴兴区", "月河街道", "浮星桥社区"]) await page.getByRole("link", { name: new RegExp(place) }).click();
  await page.getByRole("checkbox", { name: /安全带/ }).check();
  await page.getByRole("checkbox", { name: /烟感/ }).check();
  await page.getByRole("button", { name: "看看结果" }).click();
  await page.getByText("合计 22 分").waitFor();
  await page.getByRole("button", { name: "收回这次自查" }).click();
  await page.getByText("已收回").waitFor();
  assert.deepEqual(problems, []);
});
