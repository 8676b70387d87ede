/** @jsxImportSource preact */
import { later, type FieldPart } from "#web/field";
import { gridCards, gridTitle } from "./field/cards.ts";
import { fetchPack, GRID } from "./field/pack.ts";
import { gridFieldWords } from "./field/words.ts";

export { deviceWord } from "./field/device.ts";

const KEY = "(\\d{9})/([0-9a-f-]{36})";

/** Home visits, service requests and patrols on the phone. */
export const gridWorkField: FieldPart = {
  name: "grid-work",
  screens: [
    { path: /^\/visit$/, View: later(() => import("./field/visit-page.tsx").then(({ VisitPage }) => VisitPage)) },
    { path: new RegExp(`^/visit/${KEY}$`), View: later(() => import("./field/visit-page.tsx").then(({ VisitPage }) => VisitPage)) },
    { path: /^\/request$/, View: later(() => import("./field/request-page.tsx").then(({ NewRequestPage }) => NewRequestPage)) },
    { path: new RegExp(`^/request/${KEY}$`), View: later(() => import("./field/request-page.tsx").then(({ RequestPage }) => RequestPage)) },
    { path: /^\/patrol$/, View: later(() => import("./field/patrol-page.tsx").then(({ PatrolsPage }) => PatrolsPage)) },
    { path: new RegExp(`^/patrol/${KEY}$`), View: later(() => import("./field/patrol-page.tsx").then(({ PatrolPage }) => PatrolPage)) },
  ],
  actions: [
    { href: "/visit", icon: "pen", words: gridFieldWords["visit"], roles: GRID },
    { href: "/request", icon: "phone", words: gridFieldWords["request"], roles: GRID },
    { href: "/patrol", icon: "map", words: gridFieldWords["patrol"], roles: GRID },
  ],
  cards: gridCards,
  title: gridTitle,
  pack: fetchPack,
};
