import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Recorded } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { entryClocks, recount, tell } from "../clocks.ts";
import { AnswerText } from "../contract.ts";
import { check, confirm, draft, drop, handUp, publish, revise, withdraw } from "../deciding.ts";
import { checkedAt, entry, reviewOf, type Entry, type EntryEvent, type KnownEntry } from "../entry.ts";
import { asked, isSame, nearEnough, neededOf, questionKey } from "../matching.ts";
import { answeringFor, chainOf } from "../permits.ts";
import { personalIn, textsOf } from "../personal.ts";
import { entryProjection } from "../projection.ts";
import { textOf } from "./city.ts";

const KEY = { home: "330502000", id: "019aaf00-0000-7000-8000-000000000001" };
const NOW = "2026-11-23T02:00:00.000Z";
const TODAY = "2026-11-23";
const OWNER = "cg-330502";
const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const due = (day: string) => ({ dueAt: `${day}T15:59:59.999Z`, provisional: true, remindAt: "2027-03-01T00:00:00.000Z", limit: { amount: 10, unit: "workingDay" as const } }); // prettier-ignore
const after = (state: Entry, events: readonly EntryEvent[], at = NOW, by = "writer"): Entry =>
  events.reduce((before, event) => entry.evolve(before, { ...event, seq: 1, at, by, role: "", unit: "" } as Recorded<EntryEvent>), state);
const known = (state: Entry): KnownEntry => (state.stage === "none" ? assert.fail("none") : state);

const drafted = after(entry.initial, draft(entry.initial, { area: "330502", owner: OWNER, text: textOf(), from: null }, TODAY));
const passed = { version: 1, passed: true, remark: "" };
const checked = after(drafted, check(drafted, passed, "checker"), NOW, "checker");
const PUBLISH = { version: 1, seen: [] };
const live = after(checked, publish(checked, PUBLISH, [], due("2027-03-15"), TODAY), NOW, "checker");

test("what was written is checked by another person before it is published, and whoever looked at other words passes nothing", () => {
  assert.throws(() => check(drafted, passed, "writer"), refused("answers.own-text"));
  assert.throws(() => publish(drafted, PUBLISH, [], due("2027-03-15"), TODAY), refused("answers.not-checked"));
  assert.throws(() => check(drafted, { ...passed, passed: false }, "checker"), refused("answers.say-why"));
  const newer = after(drafted, revise(drafted, textOf({}, { answer: "另一段话在这里。" }), "改错字", TODAY));
  assert.throws(() => check(newer, passed, "checker"), refused("answers.newer-version"));
  assert.throws(() => check(checked, passed, "other"), refused("answers.checked-already"));
  const back = after(drafted, check(drafted, { version: 1, passed: false, remark: "写明期限" }, "checker"), NOW, "checker");
  assert.throws(() => publish(back, PUBLISH, [], due("2027-03-15"), TODAY), refused("answers.not-checked"));
  assert.deepEqual([known(live).stage, known(live).current, known(live).open], ["published", 1, null]);
  assert.deepEqual(publish(live, PUBLISH, [], due("2027-03-15"), TODAY), [], "sent again it is published once");
});

test("entries of the same question are shown before: unseen ones hold it back, seen ones do not", () => {
  const other = { key: "330500000/a", question: "路灯不亮" };
  assert.throws(() => publish(checked, PUBLISH, [other], due("2027-03-15"), TODAY), refused("answers.same-question"));
  assert.equal(publish(checked, { version: 1, seen: [other.key] }, [other], due("2027-03-15"), TODAY).length, 1);
});

test("validity that ends before it begins, that is over, and a review day that has passed or lies too far are refused", () => {
  const facts = (text: AnswerText) => ({ area: "330502", owner: OWNER, text, from: null });
  const tried = (more: object) => () => draft(entry.initial, facts(textOf(more)), TODAY);
  assert.throws(tried({ validTo: "2025-12-31" }), refused("answers.ends-before"));
  assert.throws(tried({ validTo: "2026-11-22" }), refused("answers.over-already"));
  assert.throws(tried({ reviewBy: TODAY }), refused("answers.review-day"));
  assert.throws(tried({ reviewBy: "2029-01-01" }), refused("answers.review-day"));
  assert.equal(tried({ validTo: "2026-11-23" })().length, 1);
});

test("an answer over the size limit is no answer", () => {
  assert.equal(AnswerText.safeParse({ ...textOf(), zh: { ...textOf().zh, answer: "长".repeat(2_001) } }).success, false);
  assert.equal(AnswerText.safeParse({ ...textOf(), zh: { ...textOf().zh, answer: "长".repeat(2_000) } }).success, true);
});

test("a new version stands beside the old one until it is published; the old one stays with its days", () => {
  const LATER = "2026-12-01T02:00:00.000Z";
  const written = after(live, revise(live, textOf({}, { answer: "改为两个工作日内修好。" }), "期限缩短", TODAY), LATER);
  assert.deepEqual([known(written).stage, known(written).current, known(written).open], ["published", 1, 2]);
  const seen = after(written, check(written, { version: 2, passed: true, remark: "" }, "checker"), LATER, "checker");
  const both = known(after(seen, publish(seen, { version: 2, seen: [] }, [], due("2027-03-15"), "2026-12-01"), LATER, "checker"));
  assert.deepEqual(both.versions.map(({ n, until, published }) => [n, until, published?.at]), [[1, LATER, NOW], [2, null, LATER]]); // prettier-ignore
  assert.equal(both.reviews[0]?.metAt, LATER, "a new version is a review");
  const dropped = known(after(written, drop(written, "不必改"), LATER));
  assert.deepEqual([dropped.stage, dropped.open], ["published", null]);
  assert.equal(known(after(drafted, drop(drafted, "重复了"), LATER)).stage, "dropped");
});

test("a review is met when it is confirmed in time, late after, told once before and once on the lapse, and counted again with another calendar", () => {
  const slot = reviewOf(known(live))!.slot;
  assert.deepEqual(tell(live, slot, "2027-02-28T00:00:00.000Z"), []);
  const reminded = after(live, tell(live, slot, "2027-03-01T01:00:00.000Z"));
  assert.deepEqual(tell(reminded, slot, "2027-03-02T01:00:00.000Z"), []);
  const [lapse] = tell(reminded, slot, "2027-03-15T16:00:00.000Z");
  assert.equal(lapse?.type === "answers.clock-told" && lapse.as, "lapsed");
  const clock = (state: Entry) => entryClocks(KEY, state)[0];
  assert.deepEqual([clock(live)?.status, clock(live)?.obligor, clock(live)?.provisional], ["running", OWNER, true]);
  assert.equal(clock(after(reminded, [lapse!]))?.status, "lapsed");
  const next = { version: 1, reviewBy: "2027-09-01" };
  const ok = after(live, confirm(live, next, due("2027-09-14"), "2027-03-05"), "2027-03-05T02:00:00.000Z", "checker");
  assert.deepEqual(
    [clock(ok)?.status, entryClocks(KEY, ok)[1]?.status, checkedAt(known(ok))],
    ["met", "running", "2027-03-05T02:00:00.000Z"],
  );
  const slow = after(live, confirm(live, next, due("2027-09-14"), "2027-04-05"), "2027-04-05T02:00:00.000Z", "checker");
  assert.equal(clock(slow)?.status, "late");
  assert.throws(
    () => confirm(live, { version: 2, reviewBy: "2027-09-01" }, due("2027-09-14"), "2027-03-05"),
    refused("answers.newer-version"),
  );
  const [moved] = recount(live, NOW, () => ({ ...due("2027-03-16"), provisional: false }));
  assert.equal(moved?.type === "answers.review-recounted" && moved.due.dueAt, "2027-03-16T15:59:59.999Z");
  assert.deepEqual(
    recount(after(live, withdraw(live, "办法已废止")), NOW, () => due("2027-03-16")),
    [],
  );
});

test("what has run out is not confirmed but written anew or withdrawn; what was withdrawn stays so", () => {
  const short = after(entry.initial, draft(entry.initial, { area: "330502", owner: OWNER, text: textOf({ validTo: "2027-01-31" }), from: null }, TODAY)); // prettier-ignore
  const seen = after(short, check(short, passed, "checker"), NOW, "checker");
  const out = after(seen, publish(seen, PUBLISH, [], due("2027-03-15"), TODAY), NOW, "checker");
  assert.throws(
    () => confirm(out, { version: 1, reviewBy: "2027-09-01" }, due("2027-09-14"), "2027-03-05"),
    refused("answers.needs-new-version"),
  );
  const gone = after(live, withdraw(live, "办法已废止"));
  assert.deepEqual(withdraw(gone, "再来一次"), []);
  assert.throws(() => revise(gone, textOf(), "再写", TODAY), refused("answers.withdrawn-already"));
  assert.equal(entryClocks(KEY, gone)[0]?.metAt, NOW);
});

test("of an office that was dissolved the nearest above it that works answers; of one that stands nothing changes", () => {
  const units = new Map<string, object>([
    ["cg-330502001", { code: "cg-330502001", parent: null, guidedBy: "cg-330502", stage: "dissolved", open: false }],
    ["cg-330502", { code: "cg-330502", parent: "cg-3305", stage: "suspended", open: false }],
    ["cg-3305", { code: "cg-3305", parent: null, stage: "operating", open: true }],
  ]);
  const register = { unit: (code: string) => units.get(code) as never, responsible: () => ({ code: "centre-330502" }) as never };
  assert.equal(answeringFor(register, "cg-330502001", "330502001"), "cg-3305");
  assert.equal(answeringFor(register, "cg-330502", "330502"), "cg-330502", "a suspension passes");
  assert.equal(answeringFor(register, "unknown-330502", "330502"), "centre-330502");
  assert.deepEqual(chainOf(register, "cg-330502001"), ["cg-330502001", "cg-330502", "cg-3305"]);
  const up = after(live, handUp(live, "cg-3305"));
  assert.equal(entryClocks(KEY, up)[0]?.obligor, "cg-3305");
  assert.deepEqual(handUp(up, "cg-3305"), []);
});

test("no number of a person stands in an answer: mobiles, landlines and identity numbers are found however they are written; an office's own is let pass", () => {
  const own = (phone: string) => phone === "05722076110";
  const found = (answer: string) => personalIn(textsOf(textOf({}, { answer })), own).map(({ code, path }) => `${code} ${path}`);
  for (const said of [
    "打 13800001234 找他",
    "电话１３８ 0000 1234。",
    "微信13800001234和13900001234",
    "0571-88886666",
    "联系 +86 138-0000-1234",
  ])
    assert.deepEqual(found(said), ["answers.somebodys-phone text.zh.answer"], said);
  for (const said of ["身份证330502199003070010", "33050219900307001X，请核对", "330502 19900307 0010"])
    assert.deepEqual(found(said), ["answers.identity-number text.zh.answer"], said);
  for (const said of ["打 12345 或 0572-2076110", "国令第 752 号，2026 年 1 月 1 日起", "每户 20000000 元以内", "编号 3305020010052026"])
    assert.deepEqual(found(said), [], said);
  assert.equal(personalIn([["reason", "13800001234 来电"]], own)[0]?.path, "reason");
});

test("the same question is known by its words without fillers, in any order of asking, where both apply", () => {
  const one = (question: string, area = "330502", wordings: string[] = []) => ({ key: question + area, area, question, wordings });
  assert.equal(isSame(one("老年人优待证怎么办理？"), one("请问如何办理老年人优待证", "3305")), true);
  assert.equal(isSame(one("老年人优待证怎么办理？"), one("敬老卡", "330502", ["老年人优待证怎么办理"])), true);
  assert.equal(isSame(one("老年人优待证怎么办理？"), one("请问如何办理老年人优待证", "330503")), false);
  assert.equal(isSame(one("老年人优待证怎么办理"), one("残疾人证怎么办理")), false);
  assert.notEqual(questionKey("怎么办理"), "");
});

test("a question is asked by what tells something: fillers find nothing, unless there is nothing else", () => {
  assert.equal(asked("请问老年卡怎么办理").includes("怎么"), false);
  assert.deepEqual(asked("怎么"), ["怎么"]);
  assert.deepEqual([1, 2, 3, 9, 30].map(neededOf), [1, 2, 2, 3, 10]);
  assert.deepEqual([0, 1, 9].map(nearEnough), [0, 1, 2]);
});

test("whatever is tried in whatever order: what is read was checked by somebody else, versions only grow, one review runs, and the row says so", () => {
  const step = fc.record({
    deed: fc.constantFrom("revise", "pass", "return", "publish", "confirm", "drop", "withdraw"),
    by: fc.constantFrom("a", "b"),
    version: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let state = drafted;
      for (const { deed, by, version } of steps) {
        const before = known(state);
        try {
          const events =
            deed === "revise"
              ? revise(state, textOf(), "改一改", TODAY)
              : deed === "pass" || deed === "return"
                ? check(state, { version, passed: deed === "pass", remark: "看过" }, by)
                : deed === "publish"
                  ? publish(state, { version, seen: [] }, [], due("2027-03-15"), TODAY)
                  : deed === "confirm"
                    ? confirm(state, { version, reviewBy: "2027-06-01" }, due("2027-06-14"), TODAY)
                    : deed === "drop"
                      ? drop(state, "不要了")
                      : withdraw(state, "废止了");
          state = after(state, events, NOW, by);
        } catch (cause) {
          assert.ok(cause instanceof Refusal);
        }
        const now = known(state);
        assert.ok(now.versions.length >= before.versions.length);
        for (const one of now.versions) if (one.published) assert.ok(one.checked && one.checked.by !== one.written.by);
        assert.equal(now.reviews.filter(({ metAt }) => metAt === null).length, now.stage === "published" ? 1 : 0);
        const [row] = entryProjection.rows(KEY, now);
        assert.equal(row?.row["stage"], now.stage);
        assert.equal(row?.row["due_at"] !== null, now.stage === "published");
      }
    }),
  );
});
