/** @jsxImportSource preact */
import type { PageRoute } from "#web/parts";
import { visitSurveyEditions } from "./portal-editions.tsx";
import { visitForm } from "./portal-form.tsx";
import { visitResults } from "./portal-results.tsx";

/** What is known of how safe people feel, and the form of somebody who was drawn; all without JavaScript. */
export const surveyPages: readonly PageRoute[] = [
  { path: "/surveys", visit: visitResults, same: true },
  { path: "/surveys/editions/{home}/{id}", visit: visitSurveyEditions, same: true },
  { path: "/survey/{home}/{survey}/{id}/{secret}", visit: visitForm },
];
