import { lazy } from "react";

const roles = [
  "handler",
  "approver",
  "dispatcher",
  "supervisor",
  "intakeClerk",
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "commandRoom",
];
const writers = ["handler", "approver", "dispatcher", "supervisor", "intakeClerk"];

/** Screens of this module for the console. Each is loaded when it is opened. */
export const answerPages = [
  {
    path: "/answers",
    label: { zh: "解答库", en: "Answers" },
    icon: "info",
    section: "work",
    roles,
    keys: "g n",
    component: lazy(() => import("./console/list-page.tsx").then((file) => ({ default: file.AnswersPage }))),
  },
  {
    path: "/answers/write",
    label: { zh: "写答复", en: "Write an answer" },
    icon: "info",
    section: "work",
    roles: writers,
    inner: true,
    component: lazy(() => import("./console/write-page.tsx").then((file) => ({ default: file.WritePage }))),
  },
  {
    path: "/answers/$home/$id",
    shows: "answers.entry",
    label: { zh: "一条答复", en: "An answer" },
    icon: "info",
    section: "work",
    roles,
    inner: true,
    component: lazy(() => import("./console/entry-page.tsx").then((file) => ({ default: file.EntryPage }))),
  },
] as const;

/** Beside a reply that is being written: the nearest answers. The app lays it into the screens of other services. */
export const NearestAnswers = lazy(() => import("./console/nearest.tsx").then((file) => ({ default: file.NearestAnswers })));
