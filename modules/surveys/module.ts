import { module } from "#platform/modules";
import { surveyCommands } from "./commands.ts";
import { eventWords } from "./event-words.ts";
import { interview } from "./interview.ts";
import { checkJob, destroyJob, estimateJob, inviteJob } from "./jobs.ts";
import { interviewProjection, surveyProjection, unitProjection } from "./projection.ts";
import { purposes } from "./purposes.ts";
import { listSurveys, readQuality, readSurvey } from "./queries.ts";
import { listUninvited, nextCall, readForm, revealForCheck, revealNumber } from "./queries-desk.ts";
import { calculateSize, listEstimates, readEditions } from "./queries-public.ts";
import { survey } from "./survey.ts";
import { surveyFigures } from "./told.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingSurveys } from "./waiting.ts";
import { unit } from "./unit.ts";

export default module({
  name: "surveys",
  nouns: [
    { noun: survey, called: { zh: "居民调查", en: "Survey" }, projection: surveyProjection },
    { noun: unit, called: { zh: "抽中的号码", en: "Sampled number" }, projection: unitProjection },
    { noun: interview, called: { zh: "调查访问", en: "Interview" }, projection: interviewProjection },
  ],
  events: eventWords,
  commands: surveyCommands,
  queries: [
    listEstimates,
    readEditions,
    calculateSize,
    listSurveys,
    readSurvey,
    readQuality,
    nextCall,
    revealNumber,
    revealForCheck,
    listUninvited,
    readForm,
  ],
  jobs: [checkJob, estimateJob, destroyJob, inviteJob],
  purposes,
  told: surveyFigures,
  waiting: [waitingSurveys],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
