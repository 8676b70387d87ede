import { module, type Module } from "#platform/modules";
import { adoption } from "./adoption.ts";
import { registerCommands } from "./commands-register.ts";
import { runCommands } from "./commands-runs.ts";
import { eventWords } from "./event-words.ts";
import { method } from "./method.ts";
import { PLACE_WORKERS } from "./permits.ts";
import { adoptionProjection, methodProjection, runProjection } from "./projection.ts";
import { purposesFor } from "./purposes.ts";
import { listMethods, listPlaceRuns, readMethod, readMethodWork } from "./queries.ts";
import { readComparison } from "./queries-comparison.ts";
import { readRuns } from "./queries-runs.ts";
import { methods } from "./registers.ts";
import { run } from "./run.ts";
import type { Surroundings } from "./subject.ts";
import { words } from "./ui/words.ts";

/** The module over the records and figures the city gives it: it knows none of the services, they know its part of a screen. */
export const namedMethods = ({ subjects, comparables }: Surroundings): Module =>
  module({
    name: "named-methods",
    nouns: [
      { noun: method, called: { zh: "工作法", en: "Working method" }, projection: methodProjection },
      { noun: adoption, called: { zh: "采用工作法", en: "Adoption of a method" }, projection: adoptionProjection },
      { noun: run, called: { zh: "工作法使用", en: "Run of a method" }, projection: runProjection },
    ],
    events: eventWords,
    commands: [...Object.values(registerCommands), ...Object.values(runCommands(subjects))],
    queries: [listMethods, readMethod, readMethodWork, listPlaceRuns, readRuns(subjects), readComparison(comparables)],
    registers: [methods],
    purposes: purposesFor([...new Set([...PLACE_WORKERS, ...subjects.flatMap(({ readers }) => readers)])]),
    words,
    migrations: new URL("./migrations/", import.meta.url),
  });
