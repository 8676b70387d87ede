import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import { holdsRole, type ConsoleValue, type IconName, type Session } from "#web/console";
import { dataProtectionPages } from "../../modules/data-protection/ui/console.tsx";
import { decisionPages } from "../../modules/decisions/ui/console.tsx";
import { limitPages } from "../../modules/limits/ui/console.tsx";
import { documentPages } from "../../modules/documents/ui/console.tsx";
import { exportPages } from "../../modules/exports/ui/console.tsx";
import { importPages } from "../../modules/imports/ui/console.tsx";
import { placePages } from "../../modules/places/ui/console.tsx";
import { answerPages, NearestAnswers } from "../../modules/answers/ui/console.tsx";
import { assessmentPages } from "../../modules/assessment/ui/console.tsx";
import { conferencePages } from "../../modules/conferences/ui/console.tsx";
import { dutyPages } from "../../modules/duty/ui/console.tsx";
import { opinionPages } from "../../modules/opinions/ui/console.tsx";
import { organisationPages } from "../../modules/organisations/ui/console.tsx";
import { peoplePages } from "../../modules/people/ui/console.tsx";
import { petitionConsolePages } from "../../modules/petitions/ui/console.tsx";
import { gridWorkPages } from "../../modules/grid-work/ui/console.tsx";
import { methodPages } from "../../modules/named-methods/ui/console.tsx";
import { mediationPages } from "../../modules/mediation/ui/console.tsx";
import { cellsPages } from "../../modules/cells/ui/console.tsx";
import { reportCardPages } from "../../modules/report-card/ui/console.tsx";
import { surveyConsolePages } from "../../modules/surveys/ui/console.tsx";
import { circlePages } from "../../modules/service-circle/ui/console.tsx";
import { open311Pages } from "../../modules/open311/ui/console.tsx";
import { webhookPages } from "../../modules/webhooks/ui/console.tsx";
import { incidentPages } from "../../modules/incidents/ui/console.tsx";
import { privacyConsolePages } from "../../modules/privacy/ui/console.tsx";
import { wallPages } from "../../modules/wall/ui/console.tsx";

/** A screen a module brings: where it lives, who needs it in the menu, and what to load when it is opened. The server alone decides what may be seen. */
export type ConsolePage = {
  path: string;
  label: { zh: string; en: string };
  icon: IconName;
  section: "work" | "oversight" | "admin";
  roles: readonly string[];
  /** Two keys, "g q". */
  keys?: string;
  /** With `roles` empty: for whoever holds a role, whichever it is. Without it somebody who holds none yet may open it too. */
  anyRole?: boolean;
  /** Not in the menu: opened from another screen. */
  inner?: boolean;
  /** The kind of record that a path with `$home` and `$id` opens. */
  shows?: string;
  component: LazyExoticComponent<ComponentType>;
};

/** What belongs to the person and not to a module; opened from the account menu. */
const ownPages: readonly ConsolePage[] = [
  {
    path: "/my-devices",
    label: { zh: "我的登录设备", en: "My devices" },
    icon: "device",
    section: "admin",
    roles: [],
    inner: true,
    component: lazy(() => import("./devices-page.tsx").then((file) => ({ default: file.DevicesPage }))),
  },
  {
    path: "/my-second-factor",
    label: { zh: "二次验证", en: "Second factor" },
    icon: "device",
    section: "admin",
    roles: [],
    inner: true,
    component: lazy(() => import("./second-page.tsx").then((file) => ({ default: file.SecondFactorPage }))),
  },
];

export const mayOpen = (session: Session, { roles, anyRole }: ConsolePage): boolean =>
  roles.length > 0 ? holdsRole(session, roles) : anyRole !== true || session.grants.length > 0;

/** Whoever begins the day with what waits for them: administrators and others who only set things up begin elsewhere. */
const workers = [
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "intakeClerk",
  "dispatcher",
  "supervisor",
  "handler",
  "approver",
  "reviewer",
  "petitionAgent",
  "mediator",
  "recorder",
  "pmcChair",
  "judicialOfficeHead",
  "assessor",
  "itemVerifier",
  "surveyManager",
  "interviewer",
  "unitContact",
  "dpo",
];

const workPage: ConsolePage = {
  path: "/work",
  label: { zh: "我的工作", en: "My work" },
  icon: "inbox",
  section: "work",
  // Laws to be looked up again wait for administrators, which is now and then.
  roles: [...workers, "admin"],
  keys: "g h",
  component: lazy(() => import("./work-page.tsx").then((file) => ({ default: file.WorkPage }))),
};

export const pages: readonly ConsolePage[] = [
  workPage,
  ...incidentPages,
  ...answerPages,
  ...opinionPages,
  ...conferencePages,
  ...dutyPages,
  ...assessmentPages,
  ...placePages,
  ...gridWorkPages,
  ...petitionConsolePages,
  ...circlePages,
  ...cellsPages,
  ...surveyConsolePages,
  ...decisionPages,
  ...reportCardPages,
  ...documentPages,
  ...limitPages,
  ...mediationPages,
  ...methodPages,
  ...exportPages,
  ...privacyConsolePages,
  ...dataProtectionPages,
  ...organisationPages,
  ...peoplePages,
  ...wallPages,
  ...open311Pages,
  ...webhookPages,
  ...importPages,
  ...ownPages,
];

/** The first screen of these grants. */
export const beginsAt = (session: Session): ConsolePage | undefined =>
  pages.find((page) => !page.inner && mayOpen(session, page) && (page !== workPage || holdsRole(session, workers)));

/** Where a record is opened by somebody with these grants: the page of its kind, if they have it. */
export const recordPathOf =
  (session: Session): ConsoleValue["recordPath"] =>
  ({ kind, home, id }) => {
    const page = pages.find(({ shows }) => shows === kind);
    return page && holdsRole(session, page.roles) ? page.path.replace("$home", home).replace("$id", id) : null;
  };

/** Whoever may read answers finds the nearest beside what they write to somebody. */
export const replyHelpOf = (session: Session): ConsoleValue["ReplyHelp"] =>
  answerPages.some(({ path, roles }) => path === "/answers" && holdsRole(session, roles)) ? NearestAnswers : null;
