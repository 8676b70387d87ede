import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Refusal } from "#platform/refusals";
import { fold, type Recorded } from "#platform/ledger";
import type { Definition, Duty, Group } from "../contract.ts";
import { digitsOf } from "../digits.ts";
import { draftVersion, faultsOf, inForce, method, publishVersion, registerName, returnVersion, type MethodEvent } from "../method.ts";
import { lay, numbered, overlayOf } from "../overlay.ts";
import { closeRun, run, setStep, start, type RunEvent } from "../run.ts";
import { shippedNames } from "../shipped.ts";
import type { Count } from "#platform/figures";
import { digitsFor, rateOf, sideOf, spanBefore } from "../comparing.ts";

const stamp = (by: string, seq: number) => ({ by, seq, at: "2026-05-01T00:00:00.000Z", role: "admin", unit: "" });
const told = <E>(events: readonly E[], by = "a"): Recorded<E>[] => events.map((event, index) => ({ ...event, ...stamp(by, index + 1) }));
const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && [cause.body.code, ...(cause.body.fields ?? []).map((field) => field.code)].includes(code);
const item = (zh: string, more: Partial<Group["items"][number]> = {}): Group["items"][number] => ({
  zh, en: "", description: "", role: "", evidence: [], limit: null, withinDays: null, ...more,
}); // prettier-ignore
const group = (size: number, more: Partial<Group> = {}): Group => ({
  zh: "组", en: "", kind: "step", ordered: false, items: Array.from({ length: size }, (_, index) => item(`第${index + 1}项`)), ...more,
}); // prettier-ignore
const definition = (digits: readonly number[], more: Partial<Definition> = {}): Definition => ({
  groups: digits.map((size) => group(size)), appliesTo: ["mediation"], source: "某办〔2026〕1号", validFrom: "2026-01-01", ...more,
}); // prettier-ignore
const noClock = () => undefined;

test("the six names of the report have as many groups and items as their digits say, and no content at all", () => {
  const said = Object.fromEntries(shippedNames().map(({ zh, digits }) => [zh, digits]));
  assert.deepEqual(Object.values(said), [[3, 4, 5], [1, 3], [6], [1, 3, 1], [8], [2, 1]]);
  for (const [zh, digits] of Object.entries(said)) assert.deepEqual(digitsOf(zh), digits, zh);
});

test("only what stands in quotation marks is a name: 统一 counts nothing", () => {
  assert.deepEqual(digitsOf("统一受理工作法"), []);
  assert.deepEqual(digitsOf("“1+4+N”阵地"), [1, 4]);
});

test("a definition is taken exactly when its groups are its digits", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(sizes, sizes, (digits, entered) => {
      const taken = faultsOf(digits, definition(entered), noClock).length === 0;
      assert.equal(taken, digits.join() === entered.join());
    }),
  );
});

test("a city's own name cannot have other digits than it says", () => {
  const name = { code: "own", zh: "本市“五步”法", en: "five steps", area: "3305", digits: [4] };
  assert.throws(() => registerName(method.initial, name, false), refused("named-methods.digits-differ"));
  assert.equal(registerName(method.initial, { ...name, digits: [5] }, false).length, 1);
  assert.throws(() => registerName(method.initial, { ...name, digits: [5] }, true), refused("named-methods.code-taken"));
});

test("who entered any part of a definition publishes none of it; a colleague does, and what was published stays", () => {
  const first = told(draftVersion(method.initial, [2], definition([2]), noClock), "a");
  const second = told(draftVersion(fold(method, first), [2], definition([2], { source: "某办〔2026〕2号" }), noClock), "b");
  const waiting = fold(method, [...first, ...second]);
  for (const by of ["a", "b"]) assert.throws(() => publishVersion(waiting, 1, by), refused("named-methods.own-draft"));
  for (const by of ["a", "b"]) assert.throws(() => returnVersion(waiting, 1, "不全", by), refused("named-methods.own-draft"));
  const state = fold(method, [...first, ...second, ...told<MethodEvent>(publishVersion(waiting, 1, "c"), "c")]);
  assert.equal(inForce(state.versions, "2025-12-31"), null);
  assert.equal(inForce(state.versions, "2026-05-01")?.source, "某办〔2026〕2号");
  assert.throws(() => publishVersion(state, 1, "c"), refused("named-methods.no-draft"));
});

test("a step's own days never exceed the clock it points at", () => {
  const groups = [group(1, { items: [item("答复", { limit: "PET-6", withinDays: 61 })] })];
  const daysOf = (rule: string) => (rule === "PET-6" ? 60 : undefined);
  assert.equal(faultsOf([1], { groups }, daysOf)[0]?.code, "named-methods.longer-than-law");
  assert.equal(faultsOf([1], { groups }, noClock)[0]?.code, "named-methods.no-such-clock");
});

const duty = fc.record({
  slot: fc.string({ minLength: 1, maxLength: 5 }),
  rule: fc.constantFrom("PET-6", "MED-2", "PET-4"),
  dueAt: fc.integer({ min: 0, max: 4_000 }).map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString()),
  status: fc.constantFrom("running", "suspended", "lapsed"),
}, { noNullPrototype: true }); // prettier-ignore
const step = fc.record({
  limit: fc.constantFrom(null, "PET-6", "MED-2"),
  withinDays: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 1_000 })),
});

test("an overlay only adds: every duty stays, in its order and with its date, and no step is due after the duty it points at", () => {
  fc.assert(
    fc.property(fc.array(duty), fc.array(step, { minLength: 1, maxLength: 20 }), (duties: Duty[], steps) => {
      const before = structuredClone(duties);
      const groups = [group(steps.length, { items: steps.map((one) => item("步", one)) })];
      const whole = lay(duties, overlayOf(groups, "2026-01-01T00:00:00.000Z", duties));
      assert.deepEqual(whole.duties, before);
      assert.deepEqual(whole.added.map(({ no }) => no), numbered(groups).map(({ no }) => no)); // prettier-ignore
      for (const [index, { due }] of whole.added.entries()) {
        const lawful = before.filter((one) => one.rule === steps[index]?.limit && one.status !== "lapsed");
        for (const { dueAt } of lawful) assert.ok(due !== null && due <= dueAt);
      }
    }),
  );
});

const groups = [group(2, { ordered: true, items: [item("一", { evidence: [{ kind: "note", label: "记录" }] }), item("二")] })];
const begun = () => told<RunEvent>(start({ stage: "none" }, { method: "m", version: 1, groups, kind: "place", subject: "330502001", place: "330502001" })); // prettier-ignore
const nothing = { reason: null, evidence: [] };
const shown = { reason: null, evidence: [{ at: 0, field: "f", count: null }] };

test("steps go in order where the group says so, and are done only with what must be shown", () => {
  const state = fold(run, begun());
  assert.throws(() => setStep(state, groups, { no: "1.2", state: "done" }, nothing), refused("named-methods.in-order"));
  assert.throws(() => setStep(state, groups, { no: "1.1", state: "done" }, nothing), refused("named-methods.evidence-needed"));
  assert.throws(() => setStep(state, groups, { no: "1.1", state: "na" }, nothing), refused("named-methods.reason-needed"));
  assert.throws(() => setStep(state, groups, { no: "1.3", state: "done" }, nothing), refused("named-methods.no-such-step"));
  const done = fold(run, [...begun(), ...told(setStep(state, groups, { no: "1.1", state: "done" }, shown))]);
  assert.equal(setStep(done, groups, { no: "1.2", state: "done" }, nothing).length, 1);
});

test("a run is finished with every step settled, or stopped with a reason; begun twice it is one", () => {
  const state = fold(run, begun());
  assert.throws(() => closeRun(state, true, null), refused("named-methods.steps-left"));
  assert.throws(() => closeRun(state, false, null), refused("named-methods.reason-needed"));
  const stopped = fold(run, [...begun(), ...told(closeRun(state, false, "why"))]);
  assert.equal(stopped.stage, "stopped");
  assert.throws(() => setStep(stopped, groups, { no: "1.1", state: "doing" }, nothing), refused("named-methods.run-closed"));
  const facts = { method: "m", version: 1, groups, kind: "place", subject: "330502001", place: "330502001" } as const;
  assert.deepEqual(start(state, facts), []);
  assert.equal(start(stopped, facts).length, 1);
});

const used = (area: string, from: string, until: string | null = null) => ({
  stage: "adopted" as const, method: "m", area, from, until, adapted: "", source: "文件",
}); // prettier-ignore

test("an area that began or ended inside the stretch stands on neither side of the comparison", () => {
  const span = { from: "2026-01-01", to: "2026-03-31" };
  assert.equal(sideOf("330502001", [used("330502", "2020-01-01")], span), "using");
  assert.equal(sideOf("330503001", [used("330502", "2020-01-01")], span), "others");
  assert.equal(sideOf("330502", [used("330502", "2026-02-01")], span), "partly");
  assert.equal(sideOf("330502", [used("330502", "2020-01-01", "2026-02-01")], span), "partly");
  assert.equal(sideOf("330502", [used("330502", "2020-01-01", "2025-12-31")], span), "others");
  assert.deepEqual(spanBefore(span), { from: "2025-10-03", to: "2025-12-31" });
  assert.equal(digitsFor([]), 6);
  assert.equal(digitsFor([used("330502001", "2020-01-01")]), 9);
});

test("a rate is a sum over a sum; of nothing it is no number", () => {
  const count = (set: string, area: string, n: number) => ({ set, part: "", area, n, sum: 0 });
  const counts = [count("kept", "330502", 3), count("due", "330502", 4), count("due", "330503", 9)];
  const figure = { numerator: "kept", denominator: "due" };
  assert.deepEqual(rateOf(figure, counts, new Set(["330502"])), { numerator: 3, denominator: 4, value: 0.75, few: true, withheld: false });
  assert.equal(rateOf(figure, counts, new Set()).value, null);
});
const towns = ["330502001", "330502002", "330502003"];
const over = (each: number, some: readonly string[], telling: { coarse: boolean; rateOnly: boolean }) => {
  const counts = some.flatMap((area) => ["n", "d"].map((set) => ({ set, area, n: set === "n" ? each / 2 : each }) as unknown as Count));
  const { numerator, denominator, value, withheld } = rateOf({ numerator: "n", denominator: "d" }, counts, new Set(some), telling);
  return [numerator, denominator, value, withheld];
};
test("what is told of no single town is told of three together from thirty on; petitions as a rate alone, at every level", () => {
  assert.deepEqual(over(10, towns, { coarse: true, rateOnly: false }), [15, 30, 0.5, false]);
  assert.deepEqual(over(8, towns, { coarse: true, rateOnly: false }), [null, null, null, true]);
  assert.deepEqual(over(40, towns.slice(1), { coarse: true, rateOnly: false }), [null, null, null, true]);
  assert.deepEqual(over(10, towns, { coarse: true, rateOnly: true }), [null, null, 0.5, false]);
  assert.deepEqual(over(2, ["330502"], { coarse: false, rateOnly: true }), [null, null, null, true]);
  assert.deepEqual(over(40, ["330502"], { coarse: false, rateOnly: true }), [null, null, 0.5, false]);
});
