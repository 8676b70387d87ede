import { topic } from "#platform/live";
import { module } from "#platform/modules";
import { incident } from "#modules/incidents";
import { shift } from "#modules/duty";
import { openKioskLink, revokeKioskLink } from "./commands.ts";
import { ReadBoard } from "./contract.ts";
import { eventWords } from "./event-words.ts";
import { kiosk } from "./kiosk.ts";
import { kioskProjection } from "./projection.ts";
import { listKiosks, readBoard, readReplayed, readRoster } from "./queries.ts";
import { readPoints } from "./queries-points.ts";
import { words } from "./ui/words.ts";
import { kiosks, viewerOf } from "./viewer.ts";

const KINDS: readonly string[] = [incident.kind, shift.kind];

/** A wall hears that something in its area stirred, never what; of sealed kinds not even that. */
const wallTopic = topic({
  name: "wall",
  summary: { zh: "大屏区域内有变动", en: "Something in the wall's area has changed" },
  input: ReadBoard,
  unlogged: ["kiosk"],
  open: (ctx, input) => {
    const { area } = viewerOf(ctx, input);
    return {
      hears: ({ kind, audience }) => KINDS.includes(kind) && !audience.sealed && audience.place.startsWith(area),
      tells: "stir",
      ...(input.kiosk === undefined ? {} : { of: input.kiosk.split(".")[0] ?? "" }),
    };
  },
});

export default module({
  name: "wall",
  nouns: [{ noun: kiosk, called: { zh: "大屏链接", en: "Screen link" }, projection: kioskProjection }],
  events: eventWords,
  commands: [openKioskLink, revokeKioskLink],
  queries: [readBoard, readPoints, readRoster, readReplayed, listKiosks],
  registers: [kiosks],
  topics: [wallTopic],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
