import answers from "../../modules/answers/module.ts";
import assessment from "../../modules/assessment/module.ts";
import cells from "../../modules/cells/module.ts";
import conferences from "../../modules/conferences/module.ts";
import dataProtection from "../../modules/data-protection/module.ts";
import decisions from "../../modules/decisions/module.ts";
import documents from "../../modules/documents/module.ts";
import duty from "../../modules/duty/module.ts";
import exports from "../../modules/exports/module.ts";
import gridWork from "../../modules/grid-work/module.ts";
import imports from "../../modules/imports/module.ts";
import incidents from "../../modules/incidents/module.ts";
import limits from "../../modules/limits/module.ts";
import openData from "../../modules/open-data/module.ts";
import opinions from "../../modules/opinions/module.ts";
import open311 from "../../modules/open311/module.ts";
import mediation from "../../modules/mediation/module.ts";
import { namedMethods } from "../../modules/named-methods/module.ts";
import organisations from "../../modules/organisations/module.ts";
import people from "../../modules/people/module.ts";
import petitions from "../../modules/petitions/module.ts";
import places from "../../modules/places/module.ts";
import reportCard from "../../modules/report-card/module.ts";
import privacy from "../../modules/privacy/module.ts";
import serviceCircle from "../../modules/service-circle/module.ts";
import surveys from "../../modules/surveys/module.ts";
import wall from "../../modules/wall/module.ts";
import webhooks from "../../modules/webhooks/module.ts";
import type { Module } from "#platform/modules";
import { methodSurroundings } from "./methods.ts";

/** What this city runs, registers first: a module's tables and memory may stand on those before it. */
export const modules: readonly Module[] = [
  limits,
  places,
  organisations,
  people,
  documents,
  exports,
  imports,
  incidents,
  gridWork,
  conferences,
  petitions,
  assessment,
  serviceCircle,
  answers,
  opinions,
  decisions,
  privacy,
  dataProtection,
  duty,
  cells,
  surveys,
  mediation,
  reportCard,
  openData,
  namedMethods(methodSurroundings),
  wall,
  open311,
  webhooks,
];
