export type { Subject, Surroundings } from "./subject.ts";
