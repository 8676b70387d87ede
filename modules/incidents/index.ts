export {
  acceptIncident,
  adoptSignal,
  answerIncidentAtOnce,
  answerQuestion,
  archiveIncident,
  askReporter,
  assignIncident,
  bounceIncident,
  callBackReporter,
  checkIncident,
  dispatchIncident,
  extendIncident,
  feedBackIncident,
  handOverIncident,
  joinIncident,
  mergeIncident,
  noteIncident,
  publishSignal,
  rateIncident,
  rejectIncident,
  reopenIncident,
  reportIncident,
  resumeIncident,
  selfHandleIncident,
  splitIncident,
  superviseIncident,
  suspendIncident,
  takeIncidentFirstStep,
  verifyIncident,
  voidIncident,
  withdrawIncident,
} from "./commands.ts";
export { setReplyTemplate } from "./commands-desk.ts";
export type { Receipt } from "./contract.ts";
export { photoJobs } from "./photos.ts";
export { readTasks, type GridTask } from "./queries-tasks.ts";
export { timingOf } from "./timing.ts";
export type { Due } from "./event.ts";
export { taxonomy, type Taxonomy, type TaxonomyEntry } from "./limits.ts";
export type { IncidentEvent } from "./event.ts";
export type { SignalEvent } from "./signal.ts";
export type { CategoryEvent } from "./category.ts";
export type { ProcedureEvent } from "./procedure.ts";
export type { Ending, Stage } from "./contract.ts";
export { incident } from "./evolve.ts";
export {
  countDay,
  countOpen,
  readReplay,
  readWallItems,
  REPLAY_DAYS,
  type DayCount,
  type OpenCount,
  type ReplayFrame,
  type WallItem,
} from "./queries-wall.ts";
export { FEW, hiddenIn, unnamedTowns, withheldKeys, type LevelRows } from "./small-counts.ts";
export { findPublic, readPublished, type Published, type PublicState } from "./queries-public.ts";
export { ReportIncident } from "./contract.ts";
export { stateWords } from "./ui/state-words.ts";
export { rising, topicsOf as topicsInWeeks, type Topic as WeekCounts } from "./queries-signals.ts";
export { mondayOf } from "./due.ts";
export { incidentSets } from "./figure-sets.ts";
export { figures as incidentFigures } from "./figures.ts";
