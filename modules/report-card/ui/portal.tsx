/** @jsxImportSource preact */
import type { PageRoute } from "#web/parts";
import { visitCatalogue, visitCatalogueCsv, visitCatalogued } from "./portal/catalogue.tsx";

/** Pages of this module for the portal. */
export const reportCardPages: readonly PageRoute[] = [
  { path: "/catalogue", visit: visitCatalogue },
  { path: "/catalogue/{code}", visit: visitCatalogued },
  { path: "/catalogue/{code}/rows.csv", visit: visitCatalogueCsv },
];
