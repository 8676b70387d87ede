import { lazy } from "react";

export const surveyConsolePages = [
  {
    path: "/surveys",
    label: { zh: "满意度调查", en: "Resident survey" },
    icon: "chart",
    section: "oversight",
    roles: ["surveyManager", "approver", "dpo"],
    component: lazy(() => import("./console/surveys-page.tsx").then((file) => ({ default: file.SurveysPage }))),
  },
  {
    path: "/survey-desk",
    label: { zh: "电话访问", en: "Survey calls" },
    icon: "bell",
    section: "work",
    roles: ["interviewer"],
    component: lazy(() => import("./console/desk-page.tsx").then((file) => ({ default: file.DeskPage }))),
  },
] as const;
