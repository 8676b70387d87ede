import { lazy } from "react";

const roles = ["intakeClerk", "dispatcher", "supervisor", "handler", "approver"];
const meeters = [...roles, "commandRoom"];
const hearers = [...roles, "gridWorker", "gridLeader"];

/** Screens of this module for the console. Each is loaded when it is opened. */
export const opinionPages = [
  {
    path: "/opinions",
    label: { zh: "民意", en: "Opinions" },
    icon: "talk",
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
    path: "/opinions/week",
    label: { zh: "一周议题", en: "Topics of the week" },
    icon: "signal",
    section: "oversight",
    roles,
    component: lazy(() => import("./console/week-page.tsx").then((file) => ({ default: file.WeekPage }))),
  },
  {
    path: "/opinions/deliberations",
    label: { zh: "警务协商", en: "Deliberations" },
    icon: "people",
    section: "work",
    roles: meeters,
    component: lazy(() => import("./console/deliberations-page.tsx").then((file) => ({ default: file.DeliberationsPage }))),
  },
  {
    path: "/opinions/deliberations/new",
    label: { zh: "公告协商会", en: "Announce a deliberation" },
    icon: "people",
    section: "work",
    roles: ["dispatcher", "supervisor", "commandRoom"],
    inner: true,
    component: lazy(() => import("./console/announce-page.tsx").then((file) => ({ default: file.AnnouncePage }))),
  },
  {
    path: "/opinions/deliberations/$home/$id",
    shows: "opinions.deliberation",
    label: { zh: "一次协商", en: "A deliberation" },
    icon: "people",
    section: "work",
    roles: meeters,
    inner: true,
    component: lazy(() => import("./console/deliberation-page.tsx").then((file) => ({ default: file.DeliberationPage }))),
  },
  {
    path: "/opinions/topics",
    label: { zh: "民意议题", en: "Topics of opinions" },
    icon: "settings",
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
