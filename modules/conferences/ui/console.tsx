import { lazy } from "react";
import { READERS } from "../contract/roles.ts";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const conferencePages = [
  {
    path: "/conferences",
    label: { zh: "会商", en: "Conferences" },
    icon: "people",
    section: "work",
    roles: READERS,
    component: lazy(() => import("./console/list-page.tsx").then((file) => ({ default: file.ConferencesPage }))),
  },
  {
    path: "/conferences/$home/$id",
    shows: "conferences.conference",
    label: { zh: "一次会商", en: "A conference" },
    icon: "people",
    section: "work",
    roles: READERS,
    inner: true,
    component: lazy(() => import("./console/conference-page.tsx").then((file) => ({ default: file.ConferencePage }))),
  },
] as const;
