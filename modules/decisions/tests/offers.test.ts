import assert from "node:assert/strict";
import { test } from "node:test";
import { person } from "#platform/testing";
import type { CommandContext } from "#platform/ledger";
import { ROLES } from "#contracts/people";
import { decisionCommands } from "../commands.ts";
import { STAGES, type Stage } from "../contract.ts";
import { matter, type Matter } from "../matter.ts";
import { OFFERS, offersOf } from "../offers.ts";
import { close, noteMeasure } from "../process.ts";
import { STEPS } from "../ui/steps.ts";

const AREA = "330502";
const NOW = "2026-05-01T00:00:00.000Z";
const [UNDERTAKER, DECIDER, REVIEWER] = ["justice-330502", "centre-330502", "ps-330502"];
const risk = { risk: "r", doneOn: null, before: "high" } as never;
const legality = (lawful: boolean | null): Matter["legality"] => ({
  asked: 1,
  reviewer: REVIEWER,
  askedAt: NOW,
  due: null as never,
  lawful,
  opinion: "",
  givenAt: null,
});
const at = (stage: Stage, more: Partial<Matter> = {}): Matter => ({
  ...matter.initial,
  stage,
  area: AREA,
  undertaker: UNDERTAKER,
  decider: DECIDER,
  ...more,
});
const BEGUN: readonly Stage[] = STAGES.filter((stage) => stage !== "none");
const stepOf = (route: string): string => route.split("/").at(-1) ?? "";

test("every step the screen has a form for is one the server can offer, and every offer is a command of that route", () => {
  const routes = Object.values(decisionCommands).map(({ route }) => stepOf(route));
  assert.deepEqual(
    STEPS.map(({ path }) => path).filter((path) => !(path in OFFERS)),
    [],
  );
  assert.deepEqual(
    Object.keys(OFFERS).filter((step) => !routes.includes(step)),
    [],
  );
});

test("whatever a matter is and whoever asks: a step is offered to nobody whom the command itself would not admit", () => {
  const commands = new Map(Object.values(decisionCommands).map((command) => [stepOf(command.route), command]));
  let offered = 0;
  for (const stage of BEGUN)
    for (const more of [{}, { legality: legality(null) }, { legality: legality(true), report: {} as never, risks: [risk] }])
      for (const role of ROLES)
        for (const unit of [UNDERTAKER, DECIDER, REVIEWER, ""]) {
          const state = at(stage, more);
          const actor = person({ role, area: AREA, unit });
          const ctx = { actor, now: NOW, state: () => state } as unknown as CommandContext;
          for (const step of offersOf({ actor, now: NOW }, state)) {
            offered += 1;
            assert.notEqual(
              commands.get(step)?.allow.admits(ctx, { home: "330502000", id: "x", matter: "x" } as never) ?? null,
              null,
              `${step} to ${role} of ${unit}`,
            );
          }
        }
  assert.ok(offered > 50);
});

test("what the law forbids is not offered: deciding before the legality review, by the drafter, or judging one's own decision", () => {
  const chief = person({ role: "approver", area: AREA, unit: DECIDER });
  const ready = at("submitted", { report: {} as never, legality: legality(true), drafter: "another" });
  const may = (state: Matter, actor = chief): string[] => offersOf({ actor, now: NOW }, state);
  assert.deepEqual(may(ready), ["decision"]);
  assert.deepEqual(may({ ...ready, drafter: chief.id }), []);
  assert.deepEqual(may({ ...ready, legality: legality(false) }), []);
  assert.deepEqual(may({ ...ready, legality: null }), []);
  const filed = at("filed", { outcome: "implement", risks: [risk] });
  assert.deepEqual(may(filed, person({ role: "auditor", area: AREA, unit: "audit-330502" })), ["evaluation"]);
  assert.deepEqual(may(filed, person({ role: "auditor", area: AREA, unit: UNDERTAKER })), []);
  const overseer = person({ role: "supervisor", area: AREA, unit: "centre-330599" });
  assert.ok(!may(filed, overseer).includes("closing"));
  assert.ok(may(at("filed", { outcome: "reject" }), overseer).includes("closing"));
});

test("a measure still owed when the matter was evaluated can be done then, and only then is it closed", () => {
  const owed = at("evaluated", { outcome: "implement", risks: [{ risk: "r", doneOn: null, before: "high" } as never] });
  const assessor = person({ role: "handler", area: AREA, unit: UNDERTAKER });
  const overseer = person({ role: "supervisor", area: AREA, unit: "centre-330599" });
  assert.deepEqual(offersOf({ actor: assessor, now: NOW }, owed), ["heard-opinions", "measures"]);
  assert.deepEqual(offersOf({ actor: overseer, now: NOW }, owed), []);
  const [done] = noteMeasure(owed, { risk: "r", on: "2026-04-30", note: "已落实" }, "2026-05-01");
  assert.equal(done?.type, "decisions.measure-done");
  const kept = { ...owed, risks: [{ ...owed.risks[0]!, doneOn: "2026-04-30" }] };
  assert.deepEqual(offersOf({ actor: overseer, now: NOW }, kept), ["closing"]);
  assert.equal(close(kept)[0]?.type, "decisions.closed");
});

test("a report is offered only when those affected were heard, everything said is answered and the comment time is over", () => {
  const assessor = person({ role: "handler", area: AREA, unit: UNDERTAKER });
  const heard = { until: "2026-04-30", opinions: 2, answered: 2, risks: [risk] };
  const may = (more: Partial<Matter>): boolean =>
    offersOf({ actor: assessor, now: NOW }, at("analysing", { ...heard, ...more })).includes("report");
  assert.equal(may({}), true);
  assert.equal(may({ answered: 1 }), false);
  assert.equal(may({ until: "2026-05-01" }), false);
  assert.equal(may({ opinions: 0, answered: 0 }), false);
  assert.equal(may({ risks: [] }), false);
});
