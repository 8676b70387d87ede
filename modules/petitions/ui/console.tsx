import { lazy } from "react";

const reading = ["intakeClerk", "dispatcher", "handler", "approver", "reviewer", "supervisor"];

/** Screens of this module for the console. Each is loaded when it is opened. */
export const petitionConsolePages = [
  {
    path: "/petitions",
    label: { zh: "信访", en: "Petitions" },
    icon: "send",
    section: "work",
    roles: reading,
    keys: "g x",
    component: lazy(() => import("./console/petitions-page.tsx").then((file) => ({ default: file.PetitionsPage }))),
  },
  {
    path: "/petitions/$home/$id",
    shows: "petitions.petition",
    label: { zh: "信访事项", en: "Petition" },
    icon: "inbox",
    section: "work",
    roles: reading,
    inner: true,
    component: lazy(() => import("./console/petition-page.tsx").then((file) => ({ default: file.PetitionPage }))),
  },
  {
    path: "/petition-agents",
    label: { zh: "信访代理员", en: "Petition agents" },
    icon: "user",
    section: "work",
    roles: ["intakeClerk", "dispatcher", "petitionAgent"],
    component: lazy(() => import("./console/agents-page.tsx").then((file) => ({ default: file.AgentsPage }))),
  },
  {
    path: "/petition-reports",
    label: { zh: "信访工作报告", en: "Petition reports" },
    icon: "log",
    section: "work",
    roles: ["dispatcher", "approver", "supervisor"],
    component: lazy(() => import("./console/reports-page.tsx").then((file) => ({ default: file.ReportsPage }))),
  },
  {
    path: "/mandates",
    label: { zh: "信访代理", en: "Mandates" },
    icon: "user",
    section: "work",
    roles: ["petitionAgent"],
    component: lazy(() => import("./console/mandates-page.tsx").then((file) => ({ default: file.MandatesPage }))),
  },
  {
    path: "/mandates/$home/$id",
    shows: "petitions.mandate",
    label: { zh: "委托书", en: "Mandate" },
    icon: "user",
    section: "work",
    roles: ["petitionAgent", "intakeClerk", "dispatcher"],
    inner: true,
    component: lazy(() => import("./console/mandate-page.tsx").then((file) => ({ default: file.MandatePage }))),
  },
] as const;
