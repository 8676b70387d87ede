import fc from "fast-check";

/** Text that real people, broken phones and attackers send. */
export const NASTY_TEXT: readonly string[] = [
  "",
  " ",
  "0",
  "-1",
  "NaN",
  "Infinity",
  "1e309",
  "0x10",
  "null",
  "undefined",
  "true",
  "[object Object]",
  "𠮷野家𪚥",
  "👨‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿",
  "\u202Eexe.gnp\u202C\u2066\u200F",
  "e\u0301\u0323\u0316".repeat(20),
  "ＡＢＣ１２３＇；－－",
  "\uD800",
  "好\uDC00好",
  "a\u0000b",
  "\u001B[31m\u0007",
  "\uFEFF\uFFFE\uFFFF",
  "\u2028\u2029",
  "';drop table ledger.event;--",
  "1' or '1'='1",
  "\\'; select pg_sleep(9); --",
  "%",
  "_%_%",
  "$1::text",
  "{a,b}",
  "(1,2)",
  "<script>alert(1)</script>",
  '"onerror=alert(1) x="',
  "{{7*7}}${7*7}",
  "../../../../etc/passwd",
  "%00%2e%2e%2f",
  "=cmd|' /C calc'!A0",
  "__proto__",
  "constructor",
  "toString",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "------------------------------------",
  "0000-00-00",
  "0000-01-01",
  "0001-01-01",
  "9999-12-31",
  "2026-02-30",
  "2026-13-45",
  "+275760-09-13",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999999+14:00",
  "2026-06-30T23:59:60Z",
  "330502001",
  "999999999",
  "33050",
  "330502001005001".repeat(10),
  "长".repeat(5_000),
  "x".repeat(100_000),
];

export const NASTY_NUMBER: readonly number[] = [0, -0, -1, 1.5, 1e21, 1e308, 5e-324, 2 ** 31, 2 ** 53, -(2 ** 63), 32_768];

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** An object whose own keys are the names of what every object has. */
const proto = (): unknown =>
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}},"toString":"x","hasOwnProperty":1}') as unknown;

export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NASTY_TEXT) },
  { weight: 3, arbitrary: fc.constantFrom(...NASTY_NUMBER) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      false,
      [],
      {},
      [[]],
      [null],
      ["330502001"],
      { length: 3 },
      proto(),
      deep(30),
      deep(200),
      Array.from({ length: 500 }, (_, index) => index),
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.uuid() },
);

type Change = { at: number; how: "replace" | "remove" | "wrap" | "extra"; value: unknown };

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(200),
  how: fc.constantFrom("replace", "replace", "replace", "remove", "wrap", "extra"),
  value: nasty,
});

type Spot = { holder: Record<string, unknown>; key: string };

function spotsOf(value: unknown, spots: Spot[] = []): Spot[] {
  if (typeof value !== "object" || value === null || spots.length > 200) return spots;
  for (const key of Object.keys(value)) {
    spots.push({ holder: value as Record<string, unknown>, key });
    spotsOf((value as Record<string, unknown>)[key], spots);
  }
  return spots;
}

function changed(input: Record<string, unknown>, { at, how, value }: Change): void {
  const spots = spotsOf(input);
  const spot = spots[at % Math.max(1, spots.length)];
  if (how === "extra" || !spot)
    Object.defineProperty(
      input,
      `${at}` in input ? "__proto__" : (["__proto__", "constructor", "extra", "actor", "now", "commandId"][at % 6] ?? "extra"),
      { value, enumerable: true, configurable: true, writable: true },
    );
  else if (how === "remove" && !Array.isArray(spot.holder)) delete spot.holder[spot.key];
  else if (how === "wrap") spot.holder[spot.key] = [spot.holder[spot.key]];
  else spot.holder[spot.key] = value;
}

/** The same input with up to three things wrong; two in five are left as they are, so that what follows the schema is reached too. */
export const spoiled = (valid: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(
      valid,
      fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 3, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) }),
    )
    .map(([input, changes]) => {
      const copy = structuredClone(input);
      // Each change its own value: two of one would otherwise hold each other, or change what the next run begins with.
      for (const one of changes) changed(copy, { ...one, value: structuredClone(one.value) });
      return copy;
    });
