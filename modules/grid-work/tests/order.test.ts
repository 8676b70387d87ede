import type { Sql } from "postgres";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { finishPatrol, recordFinding, scanTag } from "../commands-patrols.ts";
import { finishServiceRequest, handOverServiceRequest, noteServiceRequest, takeServiceRequest } from "../commands-requests.ts";
import { agreeVisit, callOffVisit, recordAbsence, recordVisit, refuseVisit, withdrawConsent } from "../commands-visits.ts";
import { RETRY_LATER } from "../contract.ts";
import { gridCity, plan, taggedPoint, worker } from "./city.ts";

let city: Awaited<ReturnType<typeof gridCity>>;
let sql: Sql;
let tags: string[];
let planId: string;
before(async () => {
  city = await gridCity();
  sql = city.owner;
  const points = [await taggedPoint(city, city.grid, "甲"), await taggedPoint(city, city.grid, "乙")];
  tags = points.map(({ tag }) => tag);
  planId = await plan(city, points);
});
after(() => city.close());

type Sent = { id: string; send: (actor: Actor) => Promise<unknown> };
type Records = Readonly<Record<"done" | "refused" | "withdrawn" | "called" | "request" | "run", string>>;

/** What two phones of one grid wrote down without signal: ids in the order it was said, whatever order it arrives in. */
function outbox(): { sent: Sent[]; records: Records; incident: string } {
  let clock = Date.parse("2026-11-20T00:00:00.000Z") + Math.floor(Math.random() * 1e6) * 1000;
  const mint = (): string => uuidv7((clock += 1000));
  const records: Records = { done: mint(), refused: mint(), withdrawn: mint(), called: mint(), request: mint(), run: mint() };
  const incident = mint();
  const sent: Sent[] = [];
  const say = <I, O>(command: Command<I, O>, input: unknown): void => {
    const id = mint();
    const parsed = command.input.parse(input);
    sent.push({ id, send: (actor) => city.runtime.execute(command, parsed, { commandId: id, actor }) });
  };
  const at = (id: string) => ({ id, grid: city.grid, seenAt: "2026-11-22T01:00:00.000Z" });
  const agreed = { purpose: "care", on: "2026-11-24", where: "3幢201室" };
  const made = { consent: true, consentText: 1, purpose: "care", phrases: ["leaflet"], notes: "答应周五再来" };
  say(agreeVisit, { ...at(records.done), ...agreed });
  say(recordAbsence, { ...at(records.done), again: "2026-11-25" });
  say(recordVisit, { ...at(records.done), ...made });
  say(recordVisit, { ...at(records.done), ...made, phrases: ["no-need"], notes: "第二部手机也记了" });
  say(agreeVisit, { ...at(records.refused), ...agreed });
  say(recordVisit, { ...at(records.refused), ...made });
  say(refuseVisit, at(records.refused));
  say(agreeVisit, { ...at(records.withdrawn), ...agreed });
  say(recordVisit, { ...at(records.withdrawn), ...made });
  say(withdrawConsent, at(records.withdrawn));
  say(agreeVisit, { ...at(records.called), ...agreed });
  say(callOffVisit, at(records.called));
  const request = { home: city.grid.slice(0, 9), id: records.request };
  say(takeServiceRequest, { id: records.request, grid: city.grid, kind: "agency", need: "办老年卡", phone: "13800001234" });
  say(noteServiceRequest, { ...request, text: "材料已收" });
  say(finishServiceRequest, { ...request, ending: "impossible", result: "缺户口簿" });
  say(handOverServiceRequest, { ...request, to: "社保窗口", acceptedBy: "李", reason: "归窗口" });
  const run = { ...at(records.run), plan: planId };
  say(scanTag, { ...run, tag: tags[0] });
  say(scanTag, { ...run, tag: tags[1], seenAt: "2026-11-22T02:00:00.000Z" });
  say(recordFinding, { ...run, phrases: ["lamp-out"], text: "路口灯不亮" });
  say(recordFinding, { ...run, phrases: ["exit-blocked"], incident: { id: incident, category: "0201", description: "通道堆物" } });
  say(finishPatrol, run);
  return { sent, records, incident };
}

/** Sends until all is answered; what is told to wait goes to the end. A phone that hears nothing sends the same again. */
async function deliver(order: readonly Sent[]): Promise<void> {
  const actor = worker(city.grid);
  const waiting = [...order];
  for (let tries = 0; waiting.length > 0; tries += 1) {
    assert.ok(tries < 400, "the outbox never empties");
    const next = waiting.shift()!;
    try {
      await next.send(actor);
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.body.code !== RETRY_LATER) throw cause;
      waiting.push(next);
    }
  }
}

/** Every record as it stands and all that can be read of it, with ids by the place they were minted in. */
async function outcome({ sent, records, incident }: ReturnType<typeof outbox>): Promise<string> {
  const ids = [...Object.values(records), incident, ...sent.map(({ id }) => id)];
  const rows = await sql<
    { id: string; state: unknown }[]
  >`select id, state from ledger.stream where id = any(${ids}::uuid[]) order by kind, id`;
  const fields = await sql<{ home: string; stream: string; field: string }[]>`
    select home, stream, field from vault.field where stream = any(${ids}::uuid[]) order by stream, field`;
  const texts = await city.runtime.within({ kind: "system", id: "system" }, (ctx) =>
    ctx.unseal(
      fields.map(({ home, stream, field }) => ({ stream: { home, id: stream }, field })),
      "test",
    ),
  );
  const read = fields.map(({ stream, field }, index) => [stream, field, texts[index]] as const).filter(([, , text]) => text);
  const counts =
    await sql`select stream, count(*)::int as n from ledger.event where stream = ${incident} and type = 'incidents.reported' group by stream`;
  const [row] = await sql`select points, findings, finished from grid_work.patrol where id = ${records.run}`;
  const [visit] = await sql`select stage, purpose, visit_on, phrases from grid_work.visit where id = ${records.done}`;
  const all = JSON.stringify([rows, read, counts, row, visit], (name, value: unknown) =>
    name === "by" || name === "reportedBy" || name === "hands" ? "" : value,
  );
  return ids.reduce((text, id, index) => text.replaceAll(id, `#${index}`), all);
}

test(
  "whatever order two phones' outboxes arrive in, and however often they send, every record ends the same",
  { timeout: 120_000 },
  async () => {
    const straight = outbox();
    await deliver(straight.sent);
    const expected = await outcome(straight);
    assert.match(expected, /答应周五再来/);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }), async (draws) => {
        const one = outbox();
        const twice = [...one.sent, ...one.sent.filter((_, index) => (draws[index] ?? 0) < 0.4)];
        const order = twice.map((sent, index) => ({ sent, at: draws[index + 10] ?? 0 })).sort((left, right) => left.at - right.at);
        await deliver(order.map(({ sent }) => sent));
        assert.equal(await outcome(one), expected);
      }),
      { numRuns: 30 },
    );
    assert.deepEqual((await city.verify()).findings, []);
  },
);
