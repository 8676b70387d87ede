import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import assessment from "../../modules/assessment/module.ts";
import { journeyCity, seriousFindings, type JourneyCity } from "./city.ts";

let city: JourneyCity;
before(async () => void (city = await journeyCity()));
after(() => city.close());

const COUNTY = "330502";
type Command = { name: string; input: { parse: (value: unknown) => unknown } };
const give = (name: string, input: unknown): Promise<unknown> => {
  const command = (assessment.commands as unknown as Command[]).find((one) => one.name === name)!;
  const verifier = person({ role: "itemVerifier", area: "3305", unit: "zfw-3305" });
  return city.serving.runtime.execute(command as never, command.input.parse(input) as never, { commandId: uuidv7(), actor: verifier });
};
const look = async (page: { screenshot: (how: { path: string; fullPage: boolean }) => Promise<unknown> }, name: string): Promise<void> => {
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-${name}.png`, fullPage: true });
};

test("a county sees what cost it a point, objects to one deduction, and wins it back; everybody sees the years before", async () => {
  const { page, problems } = await city.staff("duban");
  await page.goto(`${city.origin}/console/assessment`);
  await look(page, "schemes");
  await page
    .getByRole("link", { name: /县区平安考核（示意）/ })
    .first()
    .click();
  await page.getByRole("link", { name: "吴兴区" }).click();
  await page.getByRole("heading", { name: "失了哪些分，怎样赢回来" }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await look(page, "unit");
  const scheme = /assessment\/([0-9a-f-]{36})/.exec(page.url())![1]!;
  await page
    .getByRole("region", { name: "得失分台账" })
    .getByRole("button", { name: /C1 暗访发现的问题/ })
    .click();
  await page.getByRole("button", { name: "提出申诉" }).click();
  await page.getByLabel(/申诉理由/).fill("四处均在交办前整改，见验收单。");
  await page.getByRole("dialog").getByRole("button", { name: "提出申诉" }).last().click();
  await page.getByText("四处均在交办前整改，见验收单。").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await look(page, "entry");
  const [home, id] = new URL(page.url()).searchParams.get("entry")!.split("/");
  for (let vote = 0; vote < 2; vote += 1)
    await give("assessment.review-entry", { scheme, home, id, upheld: true, reason: "验收单日期在先" });
  await page.goto(`${city.origin}/console/assessment/ledger?of=${scheme}&unit=${COUNTY}&stage=withdrawn`);
  await page.getByText("申诉或更正后撤销").waitFor();
  await look(page, "ledger");
  assert.deepEqual(problems, []);

  const { page: phone } = await city.visitor();
  await phone.goto(`${city.origin}/assessment`);
  await phone.getByRole("heading", { name: "平安考核结果" }).waitFor();
  assert.deepEqual(await seriousFindings(phone), []);
  await look(phone, "years");
  await phone.getByRole("link", { name: "看每一项" }).nth(1).click();
  await phone
    .getByText(/C1 暗访发现的问题/)
    .first()
    .waitFor();
  assert.deepEqual(await seriousFindings(phone), []);
  await look(phone, "result");
});
