import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { bulkDeps, rehearse } from "#platform/runtime";
import { person } from "#platform/testing";
import { drawPositions } from "#modules/surveys";
import surveys from "../../modules/surveys/module.ts";
import { designOf, HOME, marksOf, planOf, rowsOf } from "../../modules/surveys/tests/play.ts";
import { journeyCity, seriousFindings, type JourneyCity } from "./city.ts";

let city: JourneyCity;
const ID = uuidv7();
const ALONE = "330502-town";
let link = "";
const day = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const look = (name: string): { path: string; fullPage: boolean } | null =>
  process.env["LOOK"] ? { path: `${process.env["LOOK"]}-${name}.png`, fullPage: true } : null;

type Command = { name: string; input: { parse: (value: unknown) => unknown } };

/** Designed yesterday, drawn and in the field today: rehearsed, because a list and its seed are never of one day. */
before(async () => {
  city = await journeyCity({ events: 120 });
  const rehearsal = rehearse(bulkDeps(city.serving.runtime));
  const [manager, second, officer] = ["surveyManager", "approver", "dpo"].map((role) => person({ role, area: "3305" })) as [
    Actor,
    Actor,
    Actor,
  ];
  const give = (name: string, input: unknown, actor: Actor, days = -1): unknown => {
    const command = (surveys.commands as unknown as Command[]).find((one) => one.name === `surveys.${name}`)!;
    const now = new Date(Date.now() + days * 86_400_000).toISOString();
    return rehearsal.give(command as never, command.input.parse(input) as never, { commandId: uuidv7(), actor, now });
  };
  const key = { home: HOME, id: ID };
  const strata = planOf(ID).strata.filter(({ code }) => code === ALONE);
  give("design-survey", designOf(ID, { year: 2026, title: "路上的调查" }), manager);
  give("plan-survey", planOf(ID, { strata, margins: [], from: day(-2), until: day(10) }), manager);
  give("file-survey", marksOf(ID, { validUntil: day(60) }), manager);
  give("sign-off-survey", { ...key, assessment: "可行" }, officer);
  give("approve-survey", key, second);
  give("record-pilot", { ...key, answered: 10, findings: "可行" }, manager);
  give("draw-sample", { ...key, seed: "07 12 19", source: "双色球" }, manager, 0);
  const rows = rowsOf(drawPositions(ID, { strata } as never, "07 12 19"));
  give("supply-numbers", { ...key, rows }, manager, 0);
  give("open-fieldwork", key, manager, 0);
  await rehearsal.flush();
  const unit = rows[0]!.id;
  link = `/survey/${HOME}/${ID}/${unit}/${city.serving.runtime.token("surveys.answer", unit)}`;
});
after(() => city.close());

test("a resident answers by the link on a phone without JavaScript, once; nobody is asked twice", async () => {
  const { page } = await city.visitor({ width: 390, height: 844, javaScript: false });
  await page.goto(`${city.origin}${link}`);
  await page.getByText("湖统备〔2026〕8 号").waitFor();
  await page.getByRole("button", { name: "开始答题" }).click();
  const shot = look("question");
  if (shot) await page.screenshot(shot);
  await page.getByRole("button", { name: "不太安全" }).click();
  await page.getByRole("heading", { name: "您觉得哪里最不安全？" }).waitFor();
  await page.getByRole("button", { name: "网络、电话" }).click();
  await page.getByRole("button", { name: "基本满意" }).click();
  await page.getByRole("button", { name: "下一题" }).click();
  await page.getByText("请选一项再往下").waitFor();
  await page.getByLabel("平安巡防").check();
  await page.getByRole("button", { name: "下一题" }).click();
  await page.getByLabel("都没参加").check();
  await page.getByRole("button", { name: "下一题" }).click();
  for (const answer of ["女", "60 岁及以上", "在本市"]) await page.getByRole("button", { name: answer, exact: true }).click();
  await page.getByRole("heading", { name: "交卷前看一遍" }).waitFor();
  const checked = look("check");
  if (checked) await page.screenshot(checked);
  await page.getByRole("button", { name: "交卷" }).click();
  await page.getByText("谢谢，已收到").waitFor();
  await page.goto(`${city.origin}${link}`);
  await page.getByText("这份问卷已经答过或已谢绝").waitFor();
});

test("anybody reads the report's 96.83 % with its interval, and that the lead over the province is no significant difference", async () => {
  const { page, problems } = await city.visitor({ width: 390, height: 844 });
  await page.goto(`${city.origin}/surveys`);
  await page.getByText(/2011 年我市 96\.83%，.*96\.08%，相差 \+0\.75 个百分点：无显著差异/).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  const shot = look("results");
  if (shot) await page.screenshot(shot);
  assert.deepEqual(problems, []);
});

test("the manager opens a survey, follows its strata and closes the field", async () => {
  const { page, problems } = await city.staff("diaocha");
  await page.goto(`${city.origin}/console/surveys`);
  await page.getByRole("button", { name: "路上的调查" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByText("湖安调 1 号表").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  const shot = look("console");
  if (shot) await page.screenshot(shot);
  await panel.getByRole("button", { name: "结束访问" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "结束访问" }).last().click();
  await panel.getByText("质控中").waitFor();
  assert.deepEqual(problems, []);
});
