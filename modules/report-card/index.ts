export { readFigureRows, catalogueRows } from "./queries-catalogue.ts";
export { readToldRows } from "./queries-told.ts";
export { findCard, listEditions, readEdition } from "./queries-cards.ts";
export { monthTable, type MonthRow } from "./month-table.ts";
export {
  approveCard,
  draftCard,
  noteFailure,
  noteFrozen,
  publishCard,
  setCardItem,
  setCardSection,
  setCardStep,
  submitCard,
} from "./commands.ts";
export { orderSafetyIndex, publishSafetyIndex, recordSafetyIndex, setSafetyIndex } from "./commands-index.ts";
export { computeIndex } from "./index-computing.ts";
export { readSafetyIndex } from "./queries-index.ts";
export { ruleOf } from "./safety-index.ts";
export { freezeFigure, type Keeping } from "./freezing.ts";
export { bodyOfEdition } from "./publishing.ts";
export { cardBlocks, cardPages, pageCsv } from "./paper.ts";
export type { EditionView, Frozen } from "./contract/card.ts";
