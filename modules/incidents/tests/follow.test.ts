import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { person, type TestCity } from "#platform/testing";
import {
  acceptIncident,
  bounceIncident,
  checkIncident,
  dispatchIncident,
  feedBackIncident,
  joinIncident,
  rateIncident,
  recallIncident,
  reopenIncident,
} from "../commands.ts";
import { readFollowed } from "../queries-follow.ts";
import { checker, dispatcher, handler, readCity, report, TOWN, verify } from "./reads.ts";

// What the follow page is told of a joint task: who leads, who helps, and that losing a helper loses nothing.

let city: TestCity;
before(async () => {
  city = await readCity();
});
after(() => city.close());

const LEAD = `cg-${TOWN}`;
const HELPERS = [`ps-${TOWN}`, "fire-330502"] as const;
const [police, fire] = [
  person({ role: "handler", area: TOWN, unit: HELPERS[0] }),
  person({ role: "handler", area: "330502", unit: HELPERS[1] }),
];

test("of a joint task the reporter reads who was asked, who helps, and that a helper who leaves sends nobody looking for another office", async () => {
  const lamp = await report(city, { phone: "13812120001" });
  await verify(city, lamp);
  const dispatch = (coUnits: string[]) => {
    city.advance(60_000);
    return city.execute(dispatchIncident, { ...lamp.key, lead: LEAD, coUnits, note: null } as never, { actor: dispatcher });
  };
  await dispatch([HELPERS[0]]);
  await city.execute(acceptIncident, { ...lamp.key, unit: LEAD }, { actor: handler });
  await city.execute(bounceIncident, { ...lamp.key, unit: HELPERS[0], reason: "没有治安问题" }, { actor: police });
  await dispatch([HELPERS[1]]);
  await city.execute(acceptIncident, { ...lamp.key, unit: HELPERS[1] }, { actor: fire });
  const followed = () => city.query(readFollowed, { ...lamp.key, secret: lamp.secret });
  const said = async () => (await followed()).timeline.map(({ type, detail }) => [type.split(".")[1], detail["helper"] ?? false]);
  assert.deepEqual(await said(), [
    ["reported", false],
    ["verified", false],
    ["dispatched", false],
    ["accepted", false],
    ["bounced", true],
    ["dispatched", true],
    ["accepted", true],
  ]);
  const passed = (await followed()).timeline.flatMap(({ detail }) => (detail["passedTo"] ? [detail["passedTo"]] : []));
  assert.deepEqual(passed, ["月河街道综合行政执法中队", "吴兴区消防救援大队"]);
  await dispatch([HELPERS[0]]);
  await city.execute(recallIncident, { ...lamp.key, unit: HELPERS[0], reason: "不用了" }, { actor: dispatcher });
  assert.deepEqual((await said()).at(-1), ["recalled", true]);
  await city.execute(feedBackIncident, { ...lamp.key, unit: HELPERS[1], ending: "solved", result: "看过", photos: [] } as never, {
    actor: fire,
  });
  await city.jobs();
  const messages = city.messages.filter(({ to }) => to === "13812120001").map(({ body }) => body);
  assert.equal(messages.filter((body) => body.includes("已交负责单位办理")).length, 1, "more who help are no second hand-over");
});

test("a lead that bounces is looked for anew, and whoever leads then is no helper", async () => {
  const lamp = await report(city);
  await verify(city, lamp);
  const dispatch = (lead: string) =>
    city.execute(dispatchIncident, { ...lamp.key, lead, coUnits: [], note: null } as never, { actor: dispatcher });
  await dispatch(HELPERS[0]);
  await city.execute(bounceIncident, { ...lamp.key, unit: HELPERS[0], reason: "不归我们管" }, { actor: police });
  await dispatch(LEAD);
  await city.execute(acceptIncident, { ...lamp.key, unit: LEAD }, { actor: handler });
  const { timeline } = await city.query(readFollowed, { ...lamp.key, secret: lamp.secret });
  assert.deepEqual(
    timeline.map(({ detail }) => detail["helper"] ?? false),
    timeline.map(() => false),
  );
});

test("who reported it and who met it too are told that it is open again, not a date alone, each in the own language", async () => {
  const lamp = await report(city, { phone: "13812120003" });
  await city.execute(joinIncident, { ...lamp.key, followerId: uuidv7(), phone: "13812120004", language: "en" } as never, {});
  await verify(city, lamp);
  await city.execute(dispatchIncident, { ...lamp.key, lead: LEAD, coUnits: [], note: null } as never, { actor: dispatcher });
  await city.execute(acceptIncident, { ...lamp.key, unit: LEAD }, { actor: handler });
  const result = { unit: LEAD, ending: "solved", result: "换了灯", photos: [] };
  await city.execute(feedBackIncident, { ...lamp.key, ...result } as never, { actor: handler });
  await city.execute(checkIncident, { ...lamp.key, passed: true, note: "亮了" }, { actor: checker });
  await city.execute(rateIncident, { ...lamp.key, secret: lamp.secret, satisfied: 2, solved: false } as never, {});
  await city.execute(reopenIncident, { ...lamp.key, secret: lamp.secret, reason: "又灭了" }, {});
  await city.jobs();
  const told = (phone: string, words: RegExp) => city.messages.some(({ to, body }) => to === phone && words.test(body));
  assert.ok(told("13812120003", /因没解决已退回重办，最迟 .+ 前答复结果/));
  assert.ok(told("13812120004", /was not solved and is being worked on again/));
});
