import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { z } from "zod";
import type { Actor } from "#platform/access";
import { openApi } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import type { Query } from "#platform/modules";
import { person, type TestCity } from "#platform/testing";
import * as c from "../commands.ts";
import incidents from "../module.ts";
import { readContact, readIncident } from "../queries-case.ts";
import { countIncidents, listDues } from "../queries-counts.ts";
import { listCategories, readStepLimits } from "../queries-desk.ts";
import { listFigureRecords, listFigures, listPublicRecords, readFigures } from "../queries-figures.ts";
import { readKinds } from "../queries-kinds.ts";
import { findFollowed, readFollowed } from "../queries-follow.ts";
import { listNear } from "../queries-near.ts";
import { listPublic } from "../queries-public.ts";
import { listIncidents } from "../queries-queue.ts";
import { listSignals } from "../queries-signals.ts";
import { checker, dispatcher, handler, readCity, report, solve, supervisor, TOWN, VILLAGE } from "./reads.ts";

type Operation = { responses: { 200: { content: { "application/json": { schema: Record<string, unknown> } } } } };
const document = openApi({ modules: [incidents], plain: [], title: "test", version: "0" });
const operations = new Map(
  Object.values(document["paths"] as Record<string, Record<string, Operation & { operationId: string }>>)
    .flatMap((path) => Object.values(path))
    .map((operation) => [operation.operationId, operation]),
);
const published = (name: string): Record<string, unknown> => {
  const schema = operations.get(name)?.responses[200].content["application/json"].schema;
  assert.ok(schema && Object.keys(schema).length > 0, `${name} publishes no schema of its answer`);
  return schema;
};

let city: TestCity;
before(async () => {
  city = await readCity();
});
after(() => city.close());

/** As a client reads it: through JSON, and through the schema that was published, which lets nothing pass that it does not name. */
function held(name: string, answer: unknown): void {
  const read = z.fromJSONSchema(published(name) as never).safeParse(JSON.parse(JSON.stringify(answer)));
  assert.ok(read.success, `${name}: ${read.error?.message}`);
}
async function ask<I, O>(query: Query<I, O>, input: unknown, actor?: Actor): Promise<O> {
  const answer = await city.query(query, query.input.parse(input), actor);
  held(query.name, answer);
  return answer;
}
async function give<I, O>(command: Command<I, O>, input: unknown, actor?: Actor): Promise<O> {
  const answer = await city.execute(command, command.input.parse(input), actor ? { actor } : {});
  held(command.name, answer);
  return answer;
}

test("every resident-facing route, the queue, the case and the figures publish what they answer", () => {
  for (const { name } of [...c.incidentCommands, ...incidents.queries] as readonly { name: string }[]) {
    // The phone's list is made of folds, whose shape is the program's own and moves with it.
    const inside = /^incidents\.(list-(templates|views|audit|tasks)|.*(signal|category|procedure).*|(remind|lapse)-incident)$/.test(name);
    if (!inside || name === "incidents.list-signals") published(name);
  }
});

test("a record's whole way answers as published, at every step and to every reader", async () => {
  const receipt = await give(c.reportIncident, {
    id: uuidv7(Date.parse(city.now())),
    category: "0402",
    description: "路灯不亮",
    area: VILLAGE,
    name: "张三",
    phone: "13800001234",
    email: "zhang@example.cn",
  });
  const key = { home: receipt.home, id: receipt.id };
  const secret = receipt.follow?.split("/").at(-1) ?? "";
  await give(c.joinIncident, { ...key, followerId: uuidv7() });
  await ask(readFollowed, { ...key, secret });
  await give(c.verifyIncident, { ...key, summary: "路灯不亮" }, dispatcher);
  await give(c.askReporter, { ...key, question: "哪一盏？" }, dispatcher);
  await give(c.answerQuestion, { ...key, secret, question: 1, answer: "第三盏" });
  await give(c.dispatchIncident, { ...key, lead: `cg-${TOWN}`, coUnits: [] }, dispatcher);
  await give(c.acceptIncident, { ...key, unit: `cg-${TOWN}` }, handler);
  await give(c.superviseIncident, { ...key, level: "remind", reason: "催一催", within: { amount: 1, unit: "workingDay" } }, supervisor);
  await ask(readIncident, key, dispatcher);
  await give(c.noteIncident, { ...key, text: "已到现场" }, handler);
  await give(c.feedBackIncident, { ...key, unit: `cg-${TOWN}`, ending: "solved", result: "换了灯泡", photos: [] }, handler);
  await give(c.checkIncident, { ...key, passed: true, note: "亮了" }, checker);
  await give(c.rateIncident, { ...key, secret, satisfied: 5, solved: true, text: "谢谢" });
  await ask(readFollowed, { ...key, secret });
  await ask(findFollowed, { number: receipt.number, tail: "1234" });
  await ask(readContact, { ...key, reason: "回访" }, dispatcher);
  const seen = await ask(readIncident, key, dispatcher);
  assert.ok(seen.timeline.length > 8 && seen.clocks.length > 0 && seen.rating !== null);
});

test("queue, counts, dues, near, map, taxonomy, signals and figures answer as published, to staff and to the public", async () => {
  for (let index = 0; index < 6; index += 1)
    await solve(city, await report(city, { phone: "13800001234" }), { satisfied: 5, solved: true });
  const open = await report(city);
  assert.ok((await ask(listIncidents, { view: "all" }, dispatcher)).rows.length > 5);
  await ask(countIncidents, {}, dispatcher);
  assert.ok((await ask(listDues, { from: "2026-11-01", to: "2026-12-31" }, dispatcher)).length > 0);
  assert.ok((await ask(listNear, { area: VILLAGE, category: "0402" })).some(({ id }) => id === open.key.id));
  await ask(listPublic, {});
  await ask(listCategories, {});
  await ask(readStepLimits, {});
  await ask(listSignals, { area: "330502" }, supervisor);
  await ask(listSignals, { public: 1 });
  await ask(listFigures, {});
  const span = { area: "330502", from: "2026-11-01", to: "2026-11-30" };
  await ask(readFigures, { ...span, level: "town" });
  await ask(readFigures, { ...span, level: "village" }, supervisor);
  assert.ok((await ask(readKinds, span, supervisor)).rows.length > 0);
  assert.ok((await ask(listPublicRecords, { ...span, code: "evt.reported", set: "numerator" })).total > 5);
  await ask(listFigureRecords, { ...span, figure: "evt.reported" }, person({ role: "commandRoom", area: "3305" }));
});

test("a field that is not published would not pass: the check above can fail", async () => {
  const answer = await ask(listIncidents, { view: "all" }, dispatcher);
  assert.throws(() => held("incidents.list-incidents", { ...answer, phone: "13800001234" }));
  assert.throws(() => held("incidents.list-incidents", { ...answer, rows: answer.rows.map(({ number: _, ...row }) => row) }));
});
