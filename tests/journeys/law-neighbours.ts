import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { JourneyCity, Seat } from "./city.ts";
import { askOnline, look, name, paper, pick, send, step, write, type Desks } from "./law-steps.ts";
import { heading, photo } from "./steps.ts";

const HOUR = 3_600_000;
const PHONE = { width: 390, height: 844 };
const SIGNATURE = "qianming.jpg";

export type Walk = {
  city: JourneyCity;
  desks: Desks;
  /** The city's time, and a day counted from it. */
  clock: () => number;
  day: (days?: number) => string;
  /** The clock goes on, and whoever sat at a desk has gone home meanwhile. */
  later: (ms: number) => Promise<void>;
};
type Case = Walk & { asker: Page; own: string; at: string };

const pictured = async (form: Locator): Promise<void> => {
  await form.locator("input[type=file]").setInputFiles(await photo(SIGNATURE));
  await form.getByText("✓ 已收到").waitFor();
};
async function drawn(form: Locator): Promise<void> {
  const sheet = form.getByLabel("在下面手写签名", { exact: true }).and(form.locator("canvas"));
  await sheet.scrollIntoViewIfNeeded();
  const at = await sheet.boundingBox();
  assert.ok(at);
  const { mouse } = form.page();
  await mouse.move(at.x + 40, at.y + 40);
  await mouse.down();
  await mouse.move(at.x + 160, at.y + 60, { steps: 4 });
  await mouse.up();
  await form.getByText("✓ 已收到").waitFor();
}

/** The mediator of the demonstration who has an account to sign in with. */
async function mediatorOf({ city }: Walk): Promise<string> {
  const [found] = await city.serving.runtime.pools.write<{ id: string }[]>`
    select m.id::text from mediation.mediator m join access.account a on a.id::text = m.account where a.login = 'tiaojie'`;
  assert.ok(found);
  return found.id;
}

/** Asked for online, taken by the chair; the other side says yes on a page of its own; whom the asker chose mediates. */
async function asked(walk: Walk, seat: Seat, other: Seat): Promise<Case> {
  const { city, desks } = walk;
  const mediator = await mediatorOf(walk);
  const { page: asker } = seat;
  const { own, at } = await askOnline(asker, city.origin, {
    type: "neighbour",
    summary: "楼上水管漏水，泡坏了我家吊顶，谈了三次没谈成。",
    name: "王建国",
    other: "李秀英",
  });
  const choosing = asker.locator("form").filter({ has: asker.getByLabel("选调解员") });
  await choosing.getByLabel("选调解员").selectOption(mediator);
  await choosing.getByRole("button", { name: "提交" }).click();
  await asker.getByText(/^您选了/).waitFor();

  const chair = await desks.desk("tiaoweihui", at);
  await step(chair, "受理", (form) => pick(form, "调委会", { index: 1 }));
  const invitation = await send(chair, "当事人链接", (form) => pick(form, "当事人", { index: 2 }));
  await other.page.goto(await invitation.locator(".c-mono").innerText());
  await heading(other.page, /征询对方意愿/);
  await look(other.page, "own-asked");
  await other.page.getByRole("button", { name: "愿意", exact: true }).click();
  await heading(other.page, /确定调解员/);
  await desks.desk("tiaoweihui", at);
  await step(chair, "确定调解员", (form) => name(form, "当事人所选"));
  return { ...walk, asker, own, at };
}

/** On the mediator's phone: no tie, a session in the committee's room, and what was agreed written down. */
async function mediated({ desks, day, asker, own, at }: Case, pass: (ms: number) => void): Promise<void> {
  const desk = await desks.desk("tiaojie", at, PHONE);
  await step(desk, "声明有无关系", (form) => form.getByRole("radio", { name: "否" }).check());
  await step(desk, "开始调解");
  await step(desk, "约时间", async (form) => {
    await pick(form, "调解室", { index: 1 });
    await form.getByLabel(/^开始/).fill(`${day()}T10:00`);
    await form.getByLabel(/^结束/).fill(`${day()}T11:30`);
  });
  await asker.goto(own);
  await asker.getByText(/调解一室/).waitFor();
  pass(3 * HOUR);
  await step(desk, "调解记录", async (form) => {
    await pick(form, "哪一次调解", { index: 1 });
    for (const told of [/^已告知各方权利义务/, /^已告知调解结果可能的风险/])
      await form.getByRole("group", { name: told }).getByRole("checkbox").check();
    for (const side of await form
      .getByRole("group", { name: /^到场的当事人/ })
      .getByRole("checkbox")
      .all())
      await side.check();
    await write(form, "记录人", "陈小雨");
    await write(form, "各方陈述", "双方各述一遍，到现场看过漏点。");
    await pick(form, "结果", "agreed");
  });
  await step(desk, "拟协议", async (form) => {
    await pick(form, "协议形式", "written");
    await write(form, "事实", "水管老化漏水，楼下吊顶损坏。");
    await write(form, "责任", "楼上承担维修和赔偿。");
    await write(form, "协议内容", "李秀英修好水管，赔偿王建国八百元。");
    await write(form, "履行方式", "转账");
    await pick(form, "谁来做", { index: 2 });
    await write(form, "做什么", "赔偿八百元");
    await form.getByLabel("金额").fill("800");
    await form.getByLabel(/最迟哪天/).fill(day(3));
  });
  await look(desk, "agreement-drafted");
  await asker.goto(own);
  await asker.getByText(/冷静期/).waitFor();
  assert.equal(await asker.getByRole("button", { name: "签署" }).count(), 0, "nobody signs before the text has been slept on");
}

/** Signed by picture: from home, by thumb-print at the desk, drawn on the screen; sealed; both go to the court. */
async function signed({ desks, day, asker, own, at }: Case): Promise<void> {
  await asker.goto(own);
  await asker.getByLabel("签名或指印照片").setInputFiles(await photo(SIGNATURE));
  await asker.getByRole("button", { name: "签署" }).click();
  await asker.getByText("您已签署。").waitFor();
  const desk = await desks.desk("tiaojie", at, PHONE);
  await step(desk, "当面签名", async (form) => {
    await pick(form, "当事人", { index: 2 });
    await pick(form, "方式", "thumb-print");
    await pictured(form);
  });
  await step(desk, "调解员签名", async (form) => {
    await pick(form, "调解员", { index: 1 });
    await drawn(form);
  });
  const chair = await desks.desk("tiaoweihui", at);
  await step(chair, "盖章生效", pictured);
  await chair.getByText("履行中").first().waitFor();
  await look(chair, "agreement-sealed");
  await desks.desk("tiaojie", at);
  await step(desk, "申请司法确认", async (form) => {
    await write(form, "法院", "吴兴区人民法院");
    await form.getByLabel(/^申请日期/).fill(day());
    for (const side of await form
      .getByRole("group", { name: /^共同申请人/ })
      .getByRole("checkbox")
      .all())
      await side.check();
  });
  await step(desk, "法院受理情况", async (form) => {
    await form.getByRole("radio", { name: "是" }).check();
    await write(form, "案号", "（2026）浙0502民特1号");
  });
}

/** The court confirms, the promise is kept in time, a visit a week later finds it so, and the case is put away. */
async function kept({ desks, day, asker, own, at }: Case): Promise<void> {
  const desk = await desks.desk("tiaojie", at, PHONE);
  await step(desk, "法院裁定", async (form) => {
    await pick(form, "裁定", "confirmed");
    await form.getByLabel(/^裁定日期/).fill(day(-5));
    await form.getByLabel(/^裁定书送达日期/).fill(day(-4));
  });
  await step(desk, "记录履行", async (form) => {
    await pick(form, "义务", { index: 1 });
    await form.getByLabel(/^履行日期/).fill(day(-8));
    await write(form, "说明", "转账截图看过");
  });
  await step(desk, "回访", async (form) => {
    await pick(form, "哪次回访", { index: 1 });
    await pick(form, "履行情况", "whole");
    await pick(form, /^对调解是否满意/, "5");
    await form
      .getByRole("group", { name: /^同一纠纷是否又起/ })
      .getByRole("radio", { name: "否" })
      .check();
    await pick(form, "有没有起诉", "none");
    await write(form, "说明", "吊顶已修好，双方和好。");
  });
  await step(desk, "归档");
  await desk.getByText("已归档").first().waitFor();
  await desk.getByText(/司法确认：吴兴区人民法院 （2026）浙0502民特1号 确认有效/).waitFor();
  await look(desk, "dispute-kept");
  await asker.goto(own);
  await heading(asker, /已归档/);
  assert.match(await asker.locator("#agreement").innerText(), /赔偿八百元[\s\S]*已履行/);
  assert.match(
    await asker.locator("#court").innerText(),
    /吴兴区人民法院已于 .*裁定：协议有效[\s\S]*强制执行[\s\S]*有异议的，最迟 .*十五日/,
  );
  await paper(asker, /人民调解协议书.*PDF/);
  await look(asker, "own-kept");
}

export async function neighbourDispute(walk: Walk, pass: (ms: number) => void): Promise<void> {
  const { city, desks, clock, day, later } = walk;
  // A session lies within one day: the walk begins at nine in the morning of the next.
  await later(Date.parse(`${day(1)}T01:00:00Z`) - clock());
  const [seat, other] = [await city.visitor(), await city.visitor()];
  const found = await asked(walk, seat, other);
  await mediated(found, pass);
  await later(24 * HOUR);
  await signed(found);
  await later(10 * 24 * HOUR);
  await kept(found);
  assert.deepEqual([...seat.problems, ...other.problems, ...desks.problems()], []);
}
