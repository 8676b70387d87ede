/** @jsxImportSource preact */
import type { PageRoute } from "#web/parts";
import { visitCard, visitEditions } from "./portal/card.tsx";
import { visitFrozen, visitFrozenCsv } from "./portal/frozen.tsx";
import { visitCatalogueCsv, visitCatalogued } from "./portal/catalogue.tsx";
import { visitCatalogue } from "./portal/owners.tsx";

export { homeCard } from "./portal/highlight.tsx";

/** Pages of this module for the portal. */
export const reportCardPages: readonly PageRoute[] = [
  { path: "/report-card", visit: visitCard, same: true },
  { path: "/report-card/all", visit: visitEditions, same: true },
  { path: "/report-card/{home}/{id}/{version}", visit: visitCard, same: true },
  { path: "/report-card/{home}/{id}/{version}/{item}", visit: visitFrozen, same: true },
  { path: "/report-card/{home}/{id}/{version}/{item}/rows.csv", visit: visitFrozenCsv },
  { path: "/catalogue", visit: visitCatalogue, same: true },
  { path: "/catalogue/{code}", visit: visitCatalogued, same: true },
  { path: "/catalogue/{code}/rows.csv", visit: visitCatalogueCsv },
];
