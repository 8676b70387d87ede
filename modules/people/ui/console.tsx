import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const peoplePages = [
  {
    path: "/people",
    label: { zh: "人员与岗位", en: "People and roles" },
    icon: "people",
    section: "admin",
    roles: [],
    keys: "g p",
    component: lazy(() => import("./people-page.tsx").then((file) => ({ default: file.PeoplePage }))),
  },
] as const;
