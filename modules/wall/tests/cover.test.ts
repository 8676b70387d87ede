import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { coverColumn, coverLines, coverOne, coverPart, riskOf } from "../cover.ts";

test("a kiosk shows no number from one to four, and never a single gap that the sum would fill", () => {
  assert.deepEqual(coverColumn(true, [12, 3, 8, 0]), [12, null, null, 0]);
  assert.deepEqual(coverColumn(true, [12, 3, 2, 0]), [12, null, null, 0]);
  assert.deepEqual(coverColumn(true, [7, 5, 0]), [7, 5, 0]);
  assert.deepEqual(coverColumn(false, [12, 3, 8, 0]), [12, 3, 8, 0]);
});

test("whatever the numbers: what is shown is true, small ones are not shown, and a hidden one never stands alone among numbers", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 12 }), (numbers) => {
      const shown = coverColumn(true, numbers);
      shown.forEach((n, index) => assert.ok(n === null || n === numbers[index]));
      numbers.forEach((n, index) => assert.ok(n === 0 || n >= 5 || shown[index] === null));
      const hidden = shown.filter((n) => n === null).length;
      const others = numbers.filter((n) => n > 0).length;
      assert.ok(hidden !== 1 || others === 1);
    }),
  );
});

test("a part is hidden when the rest would be fewer than five", () => {
  assert.equal(coverPart(8, 10), null);
  assert.equal(coverPart(8, 20), 8);
  assert.equal(coverPart(10, 10), 10);
  assert.equal(coverPart(null, 10), null);
  assert.equal(coverOne(true, 4), null);
  assert.equal(coverOne(false, 4), 4);
});

test("lines keep their names and lose their small numbers", () => {
  assert.deepEqual(
    coverLines(
      true,
      ["open"],
      [
        { code: "a", open: 2 },
        { code: "b", open: 9 },
        { code: "c", open: 30 },
      ],
    ),
    [
      { code: "a", open: null },
      { code: "b", open: null },
      { code: "c", open: 30 },
    ],
  );
});

test("three colours with one meaning: late or red, something soon or hidden, nothing", () => {
  assert.equal(riskOf({ late: 1, soon: 0, red: 0 }), "late");
  assert.equal(riskOf({ late: 0, soon: 0, red: 2 }), "late");
  assert.equal(riskOf({ late: 0, soon: 3, red: 0 }), "soon");
  assert.equal(riskOf({ late: null, soon: 0, red: 0 }), "soon");
  assert.equal(riskOf({ late: 0, soon: 0, red: 0 }), "calm");
});
