import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { quiet, seriousFindings, type JourneyCity, type Seat, visit } from "./city.ts";
import { heading } from "./steps.ts";

export const VILLAGE = "330502001005";

export type Desks = {
  /** Each member of staff signs in once; `path` is opened on their desk. */
  desk: (login: string, path: string, size?: { width: number; height: number }) => Promise<Page>;
  /** Everybody goes home, the clock goes on, and the nights between have done their work: without it nobody opens anything sealed. */
  later: (pass: () => void) => Promise<void>;
  /** What went wrong on any desk, also on those left. */
  problems: () => string[];
};
export function desksOf(city: JourneyCity): Desks {
  const seats = new Map<string, Seat>();
  const past: string[] = [];
  return {
    desk: async (login, path, size) => {
      const seat = seats.get(login) ?? (await city.staff(login, size));
      seats.set(login, seat);
      await visit(seat.page, `${city.origin}/console${path}`);
      await heading(seat.page, /./);
      return seat.page;
    },
    later: async (pass) => {
      for (const { context, problems } of seats.values()) {
        past.push(...problems);
        await context.close();
      }
      seats.clear();
      pass();
      await expired(city.origin);
    },
    problems: () => [...past, ...[...seats.values()].flatMap(({ problems }) => problems)],
  };
}

/** Waits until the nightly expiry has run after a leap of the clock: `/readyz` names the vault while it is overdue, and staff open nothing sealed. */
export async function expired(origin: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (((await (await fetch(`${origin}/readyz`)).json()) as { vault?: unknown }).vault !== undefined) {
    assert.ok(Date.now() < until, "the nightly expiry has run");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Opens the form of a step, fills and sends it; what is wrong with it stands in the failure. */
export async function send(page: Page, name: string, fill: (form: Locator) => Promise<unknown> = async () => {}): Promise<Locator> {
  await page.getByRole("button", { name, exact: true }).click();
  const form = page.getByRole("dialog", { name, exact: true });
  await fill(form);
  const answered = page.waitForResponse((reply) => reply.request().method() === "POST" && /api\/(petitions|mediation)\//.test(reply.url()));
  await form.getByRole("button", { name: "保存" }).click();
  const reply = await answered;
  assert.equal(reply.status(), 200, `${name}: ${await reply.text()}`);
  return form;
}
/** One step: done when its form is closed. */
export async function step(page: Page, name: string, fill?: (form: Locator) => Promise<unknown>): Promise<void> {
  const form = await send(page, name, fill);
  await form.waitFor({ state: "detached" });
}
export const pick = (form: Locator, label: string | RegExp, option: string | { index: number }): Promise<unknown> =>
  form.getByRole("combobox", { name: label }).selectOption(option);
/** A unit found by its name and taken with the keyboard: a click may meet a list that is still opening. Done when the form shows it. */
export async function pickUnit(form: Locator, label: string | RegExp, unit: string): Promise<void> {
  const box = form.getByRole("combobox", { name: label });
  await box.fill(unit);
  await form.page().getByTitle(unit).first().waitFor();
  await box.press("Enter");
  await form.locator(`.ant-select-content-has-value[title="${unit}"]`).waitFor();
}
export const write = (form: Locator, label: string | RegExp, words: string): Promise<void> =>
  form.getByRole("textbox", { name: label }).fill(words);
/** Who mediates: ticked among those who may. */
export const name = (form: Locator, words: string | RegExp): Promise<void> =>
  form
    .getByRole("group", { name: /^调解员/ })
    .getByRole("checkbox", { name: words })
    .first()
    .check();
export const look = async (page: Page, name: string): Promise<void> => {
  assert.deepEqual(await seriousFindings(page), [], name);
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-${name}.png`, fullPage: true });
};
/** Papers are made a moment after the step: the page is read again until one of this name is there, and it is a PDF. */
export async function paper(page: Page, name: RegExp): Promise<void> {
  const link = page.getByRole("link", { name }).first();
  for (let tries = 0; (await link.count()) === 0; tries += 1) {
    assert.ok(tries < 100, `no paper ${name}`);
    await page.reload();
    await quiet(page);
  }
  const file = await page.request.get(new URL((await link.getAttribute("href")) ?? "", page.url()).href);
  assert.equal(file.status(), 200);
  assert.equal((await file.body()).subarray(0, 5).toString(), "%PDF-");
}

type Matter = { type: string; summary: string; name: string; other: string; body?: boolean };
/** A resident asks for mediation and answers the safety questions. Gives the own page's address and where staff find the case. */
export async function askOnline(page: Page, origin: string, matter: Matter): Promise<{ own: string; at: string }> {
  await page.goto(`${origin}/mediation/ask?place=${VILLAGE}`);
  await heading(page, "哪一类纠纷");
  await page.locator(`button[name="type"][value="${matter.type}"]`).click();
  await page.getByLabel("经过", { exact: false }).fill(matter.summary);
  await page.getByLabel("姓名", { exact: true }).fill(matter.name);
  await page.getByLabel("对方姓名或单位").fill(matter.other);
  if (matter.body) await page.getByLabel(/对方是单位/).check();
  await page.getByRole("button", { name: "提交申请" }).click();
  await heading(page, "申请已收到");
  await page.getByRole("link", { name: "打开我的调解页" }).click();
  await heading(page, /已登记/);
  const own = page.url();
  await page.getByRole("link", { name: /回答安全问题/ }).click();
  for (const no of await page.getByRole("radio", { name: "否" }).all()) await no.check();
  await page.getByRole("button", { name: "提交" }).click();
  await heading(page, /受理审查/);
  const [home, id] = new URL(own).pathname.split("/").slice(2);
  return { own, at: `/mediation/${home}/${id}` };
}
