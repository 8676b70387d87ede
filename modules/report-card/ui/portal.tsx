/** @jsxImportSource preact */
import type { PageRoute } from "#web/parts";
import { visitCard, visitEditions } from "./portal/card.tsx";
import { visitFrozen, visitFrozenCsv } from "./portal/frozen.tsx";
import { visitCatalogue, visitCatalogueCsv, visitCatalogued } from "./portal/catalogue.tsx";

export { homeCard } from "./portal/highlight.tsx";

/** Pages of this module for the portal. */
export const reportCardPages: readonly PageRoute[] = [
  { path: "/report-card", visit: visitCard },
  { path: "/report-card/all", visit: visitEditions },
  { path: "/report-card/{home}/{id}/{version}", visit: visitCard },
  { path: "/report-card/{home}/{id}/{version}/{item}", visit: visitFrozen },
  { path: "/report-card/{home}/{id}/{version}/{item}/rows.csv", visit: visitFrozenCsv },
  { path: "/catalogue", visit: visitCatalogue },
  { path: "/catalogue/{code}", visit: visitCatalogued },
  { path: "/catalogue/{code}/rows.csv", visit: visitCatalogueCsv },
];
