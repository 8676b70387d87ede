export type { Comparable, Subject, Surroundings } from "./subject.ts";
