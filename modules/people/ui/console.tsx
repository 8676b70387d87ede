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
  {
    path: "/teams",
    label: { zh: "服务团队", en: "Service teams" },
    icon: "teams",
    section: "admin",
    roles: [],
    component: lazy(() => import("./teams-page.tsx").then((file) => ({ default: file.TeamsPage }))),
  },
  {
    path: "/posts",
    label: { zh: "职位与任职", en: "Posts and holders" },
    icon: "post",
    section: "admin",
    roles: [],
    component: lazy(() => import("./posts-page.tsx").then((file) => ({ default: file.PostsPage }))),
  },
  {
    path: "/grid-notices",
    label: { zh: "网格公示规定", en: "Notices of grids" },
    icon: "template",
    section: "admin",
    roles: ["admin"],
    component: lazy(() => import("./notices-page.tsx").then((file) => ({ default: file.NoticesPage }))),
  },
] as const;
