import { module } from "#platform/modules";
import { area } from "./area.ts";
import { closeArea, drawGrid, importAreas, renameArea } from "./commands.ts";
import { areaProjection } from "./projection.ts";
import { listAreas, locatePoint, places, readShapes, searchAreas } from "./queries.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "places",
  nouns: [{ noun: area, projection: areaProjection }],
  commands: [importAreas, drawGrid, renameArea, closeArea],
  queries: [listAreas, locatePoint, searchAreas, readShapes],
  registers: [places],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
