import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Hours } from "../contract/hours.ts";
import { isOpen, momentOf, weekMinute, WEEK_MINUTES } from "../contract/week.ts";

const time = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const hours: fc.Arbitrary<Hours> = fc
  .array(fc.record({ day: fc.integer({ min: 1, max: 7 }), from: time, to: fc.oneof(time, fc.constant("24:00")) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((windows) => ({ kind: "weekly", windows, holidays: "closed" }));

test("every minute of the week has a name and the name gives the minute back", () => {
  for (let minute = 0; minute < WEEK_MINUTES; minute += 7) assert.equal(weekMinute(momentOf(minute)), minute);
});

test("a door is open exactly on the minutes one would tick in a week's calendar", () => {
  fc.assert(
    fc.property(hours, fc.nat({ max: WEEK_MINUTES - 1 }), (given, minute) => {
      if (given.kind === "always") return;
      const ticked = new Set<number>();
      for (const { day, from, to } of given.windows) {
        let at = weekMinute(`${day}-${from}`);
        const end = to === "24:00" ? day * 1440 : weekMinute(`${day}-${to}`);
        const last = end > at ? end : end + 1440;
        for (; at < last; at += 1) ticked.add(at % WEEK_MINUTES);
      }
      assert.equal(isOpen(given, minute), ticked.has(minute));
    }),
    { numRuns: 60 },
  );
});

test("on a public holiday what closes is closed, what never closes is open", () => {
  const office: Hours = { kind: "weekly", windows: [{ day: 1, from: "08:00", to: "18:00" }], holidays: "closed" };
  assert.deepEqual(
    [
      isOpen(office, 600),
      isOpen(office, 600, true),
      isOpen({ ...office, holidays: "asUsual" }, 600, true),
      isOpen({ kind: "always" }, 600, true),
    ],
    [true, false, true, true],
  );
});
