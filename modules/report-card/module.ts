import { module } from "#platform/modules";
import { photoJobs } from "#modules/incidents";
import { card } from "./card.ts";
import { cardCommands } from "./commands.ts";
import { indexCommands } from "./commands-index.ts";
import { eventWords, indexEventWords } from "./event-words.ts";
import { indexFigure } from "./index-told.ts";
import { cardProjection, indexProjection } from "./projection.ts";
import { listCards, listEditions, maySeePhotos, readCard, readEdition } from "./queries-cards.ts";
import { listCases, listCatalogue, openFigure, readFigureRows } from "./queries-catalogue.ts";
import { readIndex } from "./queries-index.ts";
import { openTold, readToldRows } from "./queries-told.ts";
import { safetyIndex } from "./safety-index.ts";
import { words } from "./ui/words.ts";

const jobsAfter = (key: Parameters<typeof photoJobs>[0], _: unknown, events: Parameters<typeof photoJobs>[1]) => photoJobs(key, events);

export default module({
  name: "report-card",
  nouns: [
    { noun: card, called: { zh: "答卷", en: "Report card" }, projection: cardProjection, after: jobsAfter },
    { noun: safetyIndex, called: { zh: "平安指数", en: "Safety index" }, projection: indexProjection },
  ],
  events: { ...eventWords, ...indexEventWords },
  told: [indexFigure],
  commands: [...Object.values(cardCommands), ...Object.values(indexCommands)],
  queries: [
    listCatalogue,
    openFigure,
    readFigureRows,
    listCases,
    openTold,
    readToldRows,
    listEditions,
    readEdition,
    listCards,
    readCard,
    readIndex,
  ],
  photos: [{ kind: card.kind, purpose: null, admits: maySeePhotos }],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
