export { readFigureRows } from "./queries-catalogue.ts";
