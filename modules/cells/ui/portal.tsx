/** @jsxImportSource preact */
import { type PageRoute } from "#web/parts";
import { visitOwnHome } from "./portal-home.tsx";
import { visitOwnCheck } from "./portal-own-home.tsx";
import { visitKind } from "./portal-kind.tsx";
import { visitCells } from "./portal-list.tsx";
import { visitRound, visitRounds } from "./portal-round.tsx";
import { visitTitle } from "./portal-title.tsx";
import { visitCertificate } from "./portal-certificate.tsx";

/** What anybody may see of safe cells: coverage, rounds and their draws, results that are public, titles, certificates; and a family's own check. All without JavaScript. */
export const cellPages: readonly PageRoute[] = [
  { path: "/cells", visit: visitCells, same: true },
  { path: "/cells/kinds/{code}", visit: visitKind, same: true },
  { path: "/cells/home", visit: visitOwnHome },
  { path: "/cells/home/{home}/{id}/{secret}", visit: visitOwnCheck },
  { path: "/cells/certificate", visit: visitCertificate },
  { path: "/cells/certificate/{number}", visit: visitCertificate },
  { path: "/cells/rounds", visit: visitRounds, same: true },
  { path: "/cells/rounds/{round}", visit: visitRound, same: true },
  { path: "/cells/{home}/{id}", visit: visitTitle },
];
