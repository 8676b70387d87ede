import { lazy } from "react";

const roles = ["intakeClerk", "dispatcher", "supervisor", "handler", "approver"];
const hearers = [...roles, "gridWorker", "gridLeader"];

/** Screens of this module for the console. Each is loaded when it is opened. */
export const opinionPages = [
  {
    path: "/opinions",
    label: { zh: "民意", en: "Opinions" },
    icon: "people",
    section: "work",
    roles,
    keys: "g o",
    component: lazy(() => import("./console/list-page.tsx").then((file) => ({ default: file.OpinionsPage }))),
  },
  {
    path: "/opinions/hear",
    label: { zh: "登记民意", en: "Write down an opinion" },
    icon: "people",
    section: "work",
    roles: hearers,
    inner: true,
    component: lazy(() => import("./console/hear-page.tsx").then((file) => ({ default: file.HearPage }))),
  },
  {
    path: "/opinions/topics",
    label: { zh: "民意议题", en: "Topics of opinions" },
    icon: "info",
    section: "admin",
    roles: ["admin"],
    component: lazy(() => import("./console/topics-page.tsx").then((file) => ({ default: file.TopicsPage }))),
  },
  {
    path: "/opinions/$home/$id",
    shows: "opinions.item",
    label: { zh: "一条民意", en: "An opinion" },
    icon: "people",
    section: "work",
    roles,
    inner: true,
    component: lazy(() => import("./console/item-page.tsx").then((file) => ({ default: file.ItemPage }))),
  },
] as const;
