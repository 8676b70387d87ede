/** @jsxImportSource preact */
import { visitBehind, visitBehindCsv } from "./portal/behind.tsx";
import { visitChoose } from "./portal/choose.tsx";
import { visitVillage } from "./portal/village.tsx";
import type { PageRoute } from "#web/parts";

/** Residents' pages: my village, how much is covered, and the villages behind the number. All without JavaScript. */
export const circlePages: readonly PageRoute[] = [
  { path: "/circle", visit: visitChoose },
  { path: "/circle/behind", visit: visitBehind, same: true },
  { path: "/circle/behind.csv", visit: visitBehindCsv },
  { path: "/circle/{village}", visit: visitVillage, same: true },
];
