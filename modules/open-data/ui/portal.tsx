/** @jsxImportSource preact */
import type { PageRoute } from "#web/parts";
import { visitDataset } from "./portal/dataset.tsx";
import { visitOpenData } from "./portal/open-data.tsx";

/** Pages of this module for the portal. */
export const openDataPages: readonly PageRoute[] = [
  { path: "/data", visit: visitOpenData, same: true },
  { path: "/data/{code}", visit: visitDataset, same: true },
];
