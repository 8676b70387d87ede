/** @jsxImportSource preact */
import { type PageRoute } from "#web/parts";
import { visitOwnHome } from "./portal-home.tsx";
import { visitCells } from "./portal-list.tsx";
import { visitTitle } from "./portal-title.tsx";
import { visitCertificate } from "./portal-certificate.tsx";

/** What anybody may see of safe cells: coverage, results that are public, titles, certificates; and a family's own check. All without JavaScript. */
export const cellPages: readonly PageRoute[] = [
  { path: "/cells", visit: visitCells },
  { path: "/cells/home", visit: visitOwnHome },
  { path: "/cells/certificate", visit: visitCertificate },
  { path: "/cells/certificate/{number}", visit: visitCertificate },
  { path: "/cells/{home}/{id}", visit: visitTitle },
];
