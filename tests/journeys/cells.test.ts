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

test("a dispatcher opens a school's application, sees it line by line beside what is covered, and passes the preliminary check", async () => {
  const { page, problems } = await city.staff("fenliu");
  await page.goto(`${city.origin}/console/cells`);
  await page.getByRole("region", { name: "创建覆盖" }).getByText("50 %").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-list.png`, fullPage: true });
  await page.getByRole("button", { name: "吉北小学" }).click();
  await page.getByText("消防：出口畅通，器材完好，每月检查").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-one.png` });
  await page.getByRole("button", { name: "初审通过" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "初审通过" }).last().click();
  await page.getByRole("button", { name: "抽取检查员" }).waitFor();
  assert.deepEqual(problems, []);
});
