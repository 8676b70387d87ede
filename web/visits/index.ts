export { isMail, isPhone, plainPhone } from "./contact.ts";
export { cityDay, monthAround, sayDay, sayInstant, sayMonth } from "./time.ts";
export {
  fieldOf,
  fieldsOf,
  photosOf,
  pathMatch,
  withQuery,
  type Kept,
  type Outcome,
  type Page,
  type PageReply,
  type PageRequest,
  type PageRoute,
  type Piece,
  type Site,
  type Visit,
} from "./visit.ts";
