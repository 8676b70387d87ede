/** @jsxImportSource preact */
import type { PageRoute } from "#web/parts";
import { visitErased, visitErasedFile } from "./portal/erased.tsx";
import { visitDoor, visitMine } from "./portal/mine.tsx";
import { visitAll } from "./portal/own.tsx";

/** What is held about me, and who read it: reached by the link of one's own matter and a code to the phone on record. */
export const privacyPages: readonly PageRoute[] = [
  { path: "/erased/{home}/{id}", visit: visitErased },
  { path: "/erased/{home}/{id}/{n}", visit: visitErasedFile },
  { path: "/mine", visit: visitDoor },
  { path: "/mine/all/{id}", visit: visitAll },
  { path: "/mine/{home}/{id}/{secret}", visit: visitMine },
];
