export type { Condition, Figure, FigureSet } from "./set.ts";
