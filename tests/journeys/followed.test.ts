import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { reportIncident } from "#modules/incidents";
import { journeyCity, overflows, seriousFindings, type JourneyCity } from "./city.ts";
import { heading, said, seenInBoth } from "./steps.ts";

// What a resident reads while several offices work, a date moves or another body takes over, and what the desk reads of the dates: both languages,
// a phone and a desk.

let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

const [UNIT, FIRE, POLICE] = ["cg-330502001", "fire-330502", "ps-330502001"];

async function reported(category = "0402"): Promise<{ at: string; follow: string }> {
  const report = { id: uuidv7(), category, description: "路灯不亮，旁边堆着垃圾。", area: "330502001005" };
  const order = { commandId: uuidv7(), actor: { kind: "resident", id: "resident" } as const };
  const { home, id, follow } = await city.serving.runtime.execute(reportIncident, reportIncident.input.parse(report), order);
  return { at: `/api/incidents/${home}/${id}`, follow: follow ?? "" };
}

type Lines = { name: string; follow: string; zh: readonly RegExp[]; en: readonly RegExp[]; never: RegExp };

/** Four reports, each brought by the staff to where its page has something of its own to say. */
async function fourReports(): Promise<Lines[]> {
  const [desk, handler, approver, brigade] = await Promise.all(
    ["fenliu", "chengguan", "chengguanshenpi", "xiaofang"].map((login) => said(city, login)),
  );
  assert.ok(desk && handler && approver && brigade);
  const verified = async (category?: string) => {
    const one = await reported(category);
    await desk(`${one.at}/verification`, { summary: "路灯不亮" });
    return one;
  };
  const joint = await verified("0201");
  await desk(`${joint.at}/dispatches`, { lead: FIRE, coUnits: [UNIT, POLICE] });
  await brigade(`${joint.at}/acceptance`, { unit: FIRE });
  await handler(`${joint.at}/acceptance`, { unit: UNIT });
  await handler(`${joint.at}/feedback`, { unit: UNIT, ending: "solved", result: "已清走。" });
  await desk(`${joint.at}/recalls`, { unit: POLICE, reason: "不用参加" });

  const moved = await verified();
  await desk(`${moved.at}/dispatches`, { lead: UNIT });
  await handler(`${moved.at}/acceptance`, { unit: UNIT });
  await approver(`${moved.at}/extensions`, { by: { amount: 3, unit: "workingDay" }, reason: "灯杆要定做。" });
  const paused = await verified();
  await desk(`${paused.at}/dispatches`, { lead: UNIT });
  await handler(`${paused.at}/acceptance`, { unit: UNIT });
  const review = new Date(Date.parse(city.serving.runtime.now()) + 20 * 86_400_000).toISOString().slice(0, 10);
  await approver(`${paused.at}/suspension`, { basis: "budget", reason: "等街道批经费。", reviewOn: review });
  await desk(`${paused.at}/notes`, { text: "已报街道" });

  const over = await verified();
  await desk(`${over.at}/hand-overs`, { to: "市公安局交警支队", acceptedBy: "值班室", reason: "信号灯归交警。" });
  return [
    {
      name: "joint",
      follow: joint.follow,
      zh: [/交给：吴兴区消防救援大队/, /协助的单位已参加办理/, /其中一个单位说它那部分办完了/, /请来协助的一个单位不用参加了/],
      en: [
        /Passed to: Wuxing District Fire and Rescue Brigade/,
        /An office that helps has joined in/,
        /One office asked to help is not needed/,
      ],
      never: /正在另找单位|Another office is being found/,
    },
    {
      name: "moved",
      follow: moved.follow,
      zh: [/前有答复/, /后来延期了一次/, /日期改了一次，原因如下[\s\S]*灯杆要定做/],
      en: [/An answer by/, /It was moved once since/, /the date was moved once, for this reason/],
      never: /暂停前答应的/,
    },
    {
      name: "paused",
      follow: paused.follow,
      zh: [/暂停前答应的是 .+；恢复办理后顺延/, /原因：等街道批经费/, /下次复查/],
      en: [/Before the pause it was .+ moved by the time paused/, /Next review/],
      never: /前有答复|An answer by/,
    },
    {
      name: "over",
      follow: over.follow,
      zh: [/移交给：市公安局交警支队/, /接下来由他们办/],
      en: [/Handed over to: 市公安局交警支队/, /They deal with it from here/],
      never: /值班室/,
    },
  ];
}

test("the follow page says who helps, what moved the date, what a pause does to it and who goes on, on a phone and at a desk, in both languages", async () => {
  const lines = await fourReports();
  for (const width of [390, 1440]) {
    const { page, context, problems } = await city.visitor({ width, height: 900 });
    for (const language of ["zh", "en"] as const) {
      await context.addCookies([{ name: "lang", value: language, url: city.origin }]);
      for (const { name, follow, never, ...words } of lines) {
        await page.goto(city.origin + follow);
        const way = await page.getByRole("main").innerText();
        for (const one of words[language]) assert.match(way, one, `${name} ${language}`);
        assert.doesNotMatch(way, never, `${name} ${language}`);
        assert.equal(await overflows(page), false, `${name} ${language} ${width}`);
        // Widths differ in layout, languages in words: each is examined once.
        if ((width === 390) === (language === "zh")) assert.deepEqual(await seriousFindings(page), [], `${name} ${language} ${width}`);
      }
    }
    assert.deepEqual(problems, []);
    await context.close();
  }
});

test("the calendar of dues reads on a phone and at a desk in both languages, and a day's count opens those records", async () => {
  const { at } = await reported();
  const desk = await said(city, "fenliu");
  const due = String((await desk(at))["dueAt"]);
  const day = new Date(Date.parse(due) + 8 * 3_600_000).toISOString().slice(0, 10);
  for (const width of [1440, 390]) {
    const seat = await city.staff("fenliu", { width, height: 900 });
    await seat.page.goto(`${city.origin}/console/dues?month=${day.slice(0, 7)}`);
    await heading(seat.page, /期限日历/);
    await seat.page.getByRole("link", { name: /到期/ }).first().waitFor();
    await seenInBoth(city, seat, `dues ${width}`);
    assert.deepEqual(seat.problems, []);
    if (width === 1440) continue;
    await seat.page.locator(`a[href*="dueOn=${day}"]`).first().click();
    await heading(seat.page, /事件队列/);
    assert.equal(new URL(seat.page.url()).searchParams.get("dueOn"), day);
  }
});
