import type { Scheme } from "../contract.ts";
import { CELLS_A } from "./cells-a.ts";
import { CELLS_B, OTHER_TITLES } from "./cells-b.ts";
import type { ShippedKind, ShippedLine } from "./kind.ts";

/** Lines that some units do not have at all: no lift, no school bus, no ferry. */
const OPTIONAL = [
  "C03-04",
  "C05-05",
  "C05-06",
  "C07-03",
  "C07-07",
  "C10-06",
  "C11-04",
  "C11-06",
  "C12-03",
  "C12-05",
  "C12-06",
  "C13-02",
  "C15-05",
];

const lineOf = ([code, zh, en, points, method]: ShippedLine): Scheme["lines"][number] => ({
  code,
  zh,
  en,
  points,
  methods: method === "self" ? ["self"] : ([...method.replace("*", "")] as Scheme["lines"][number]["methods"]),
  key: method.endsWith("*"),
  optional: OPTIONAL.includes(code),
});

const working = (amount: number) => ({ amount, unit: "workingDay" as const });
const calendar = (amount: number) => ({ amount, unit: "day" as const });

const schemeOf = ({ code, zh, en, lead, level, items }: ShippedKind): Scheme => ({
  code,
  zh,
  en,
  lead,
  level,
  version: 1,
  lines: items.map(lineOf),
  thresholds: { pass: 80, good: 90, model: 95 },
  years: code === "T02" ? 2 : 3,
  limits: {
    prelim: working(10),
    rectify: calendar(30),
    publicity: working(5),
    warning: calendar(60),
    appeal: working(5),
    again: calendar(365),
    renewal: calendar(90),
  },
  basis: "随系统附带的默认清单，待本市确定 / default list shipped with the system, for the city to decide",
});

/** The sixteen kinds of safe cell, the two demonstration centres and the village title, as shipped: version 1 of each. */
export const SHIPPED: readonly Scheme[] = [...CELLS_A, ...CELLS_B, ...OTHER_TITLES].map(schemeOf);

/** One of them as shipped. */
export const shipped = (code: string): Scheme | undefined => SHIPPED.find((one) => one.code === code);
