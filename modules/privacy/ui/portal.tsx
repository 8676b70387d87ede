/** @jsxImportSource preact */
import type { PageRoute } from "#web/parts";
import { visitDoor, visitMine } from "./portal/mine.tsx";
import { visitAll } from "./portal/own.tsx";

/** What is held about me, and who read it: reached by the link of one's own matter and a code to the phone on record. */
export const privacyPages: readonly PageRoute[] = [
  { path: "/mine", visit: visitDoor },
  { path: "/mine/all/{id}", visit: visitAll },
  { path: "/mine/{home}/{id}/{secret}", visit: visitMine },
];
