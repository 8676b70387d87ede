import { module } from "#platform/modules";
import { photoJobs } from "#modules/incidents";
import { card } from "./card.ts";
import { cardCommands } from "./commands.ts";
import { eventWords } from "./event-words.ts";
import { cardProjection } from "./projection.ts";
import { listCards, listEditions, maySeePhotos, readCard, readEdition } from "./queries-cards.ts";
import { listCases, listCatalogue, openFigure, readFigureRows } from "./queries-catalogue.ts";
import { openTold, readToldRows } from "./queries-told.ts";
import { words } from "./ui/words.ts";

const jobsAfter = (key: Parameters<typeof photoJobs>[0], _: unknown, events: Parameters<typeof photoJobs>[1]) => photoJobs(key, events);

export default module({
  name: "report-card",
  nouns: [{ noun: card, called: { zh: "答卷", en: "Report card" }, projection: cardProjection, after: jobsAfter }],
  events: eventWords,
  commands: Object.values(cardCommands),
  queries: [listCatalogue, openFigure, readFigureRows, listCases, openTold, readToldRows, listEditions, readEdition, listCards, readCard],
  photos: [{ kind: card.kind, purpose: null, admits: maySeePhotos }],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
