/** @jsxImportSource preact */
import type { PageRoute } from "#web/parts";
import { visitDoor, visitMine } from "./portal/mine.tsx";

/** What is held about me, and who read it: reached by the link of one's own matter and a code to the phone on record. */
export const privacyPages: readonly PageRoute[] = [
  { path: "/mine", visit: visitDoor },
  { path: "/mine/{home}/{id}/{secret}", visit: visitMine },
];
