export { areaPick, AreaField, AreaForm, type AreaChoices, type AreaPick } from "./areas.tsx";
export { Card, DataTable, Facts, LinkButton, Notice, PhoneFold, TelLink, type Column, type Tone } from "./blocks.tsx";
export { writeCheckSend } from "./checked.tsx";
export { MailField, PhoneField } from "./contact.tsx";
export { clearDraft, fieldsIn, readDraft, writeDraft, type Draft } from "./draft.ts";
export { Footsteps, Progress, type Footstep } from "./footsteps.tsx";
export {
  ChoiceButtons,
  ErrorSummary,
  FilterForm,
  Hidden,
  SelectField,
  TextArea,
  TextField,
  type Choice,
  type FieldProblem,
} from "./forms.tsx";
export { mintId } from "./ids.ts";
export { openMap, type AreaShapes, type MapWords, type OpenMap } from "./map.ts";
export { KeepProof, logNames, ProofCard, receiptFile, receiptPage, type LogNames } from "./receipt.tsx";
export { QrCode } from "./qr.tsx";
export { PhotoField } from "./photo-field.tsx";
export { sendPhoto, shrinkPhoto } from "./shrink.ts";
export { Icon, Sprite, type IconName } from "./sprite.tsx";
// What pages are asked and answer has no JSX in it, so that rules about it are tested without a build.
export {
  cityDay,
  fieldOf,
  fieldsOf,
  isMail,
  isPhone,
  pathMatch,
  photosOf,
  plainPhone,
  monthAround,
  sayDay,
  sayInstant,
  sayMonth,
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
} from "#web/visits";
export { problemsSaid, refusedPage, sentPage } from "./refused-page.tsx";
export { Typed } from "./typed.tsx";
