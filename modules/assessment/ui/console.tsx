import { lazy } from "react";

const roles = ["assessor", "itemVerifier", "approver", "supervisor", "handler", "dispatcher", "commandRoom", "auditor"] as const;

export const assessmentPages = [
  {
    path: "/assessment",
    label: { zh: "平安考核", en: "Assessment" },
    icon: "chart",
    section: "oversight",
    roles,
    component: lazy(() => import("./console/schemes-page.tsx").then((file) => ({ default: file.SchemesPage }))),
  },
  {
    path: "/assessment/ledger",
    label: { zh: "得失分台账", en: "Ledger of points" },
    icon: "log",
    section: "oversight",
    roles,
    component: lazy(() => import("./console/ledger-page.tsx").then((file) => ({ default: file.LedgerPage }))),
  },
  {
    path: "/assessment/new",
    label: { zh: "起草考核办法", en: "Draft a scheme" },
    icon: "add",
    section: "oversight",
    roles: ["assessor"],
    inner: true,
    component: lazy(() => import("./console/editor-page.tsx").then((file) => ({ default: file.EditorPage }))),
  },
  {
    path: "/assessment/$scheme",
    label: { zh: "考核办法", en: "Scheme" },
    icon: "chart",
    section: "oversight",
    roles,
    inner: true,
    component: lazy(() => import("./console/scheme-page.tsx").then((file) => ({ default: file.SchemePage }))),
  },
  {
    path: "/assessment/$scheme/edit",
    label: { zh: "修改考核办法", en: "Edit a scheme" },
    icon: "template",
    section: "oversight",
    roles: ["assessor", "approver", "supervisor"],
    inner: true,
    component: lazy(() => import("./console/editor-page.tsx").then((file) => ({ default: file.EditorPage }))),
  },
  {
    path: "/assessment/$scheme/result",
    label: { zh: "考核结果", en: "Result" },
    icon: "chart",
    section: "oversight",
    roles,
    inner: true,
    component: lazy(() => import("./console/result-page.tsx").then((file) => ({ default: file.ResultPage }))),
  },
  {
    path: "/assessment/$scheme/units/$subject",
    label: { zh: "单位得失分", en: "Points of a unit" },
    icon: "chart",
    section: "oversight",
    roles,
    inner: true,
    component: lazy(() => import("./console/unit-page.tsx").then((file) => ({ default: file.UnitPage }))),
  },
] as const;
