/** @jsxImportSource preact */
import { ErrorSummary, fieldOf, problemsSaid, type FieldProblem, type Outcome, type Visit } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { Receipt } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import {
  answeredAsk,
  firstIncomplete,
  following,
  isStep,
  mustAsk,
  preceding,
  problemsOf,
  readAnswers,
  reportFrom,
  stepOfField,
  type Step,
} from "./journey.ts";
import { visitJoin } from "./near.tsx";
import { receiptAgain, showReceipt } from "./receipt.tsx";
import { questionOf, sayProblem, type AnswersNear, type Journey, type PlaceQuestions } from "./report-questions.tsx";
import { JOURNEY, StepFrame } from "./report-steps.tsx";
import { readTaxonomy } from "./taxonomy.ts";

async function show(journey: Journey, wanted: Step, problems: readonly FieldProblem[] = [], status = 200): Promise<Outcome> {
  const { visit, answers, taxonomy } = journey;
  const say = speaker(portalWords, visit.language);
  const category = taxonomy.of(answers.category);
  const asking = mustAsk(answers, category) && wanted !== "group" && wanted !== "category";
  const { step, title, body } = await questionOf(journey, asking ? "ask" : wanted, problems);
  const carried = step === "check" ? { ...answers, reviewed: "1" } : answers;
  return {
    kind: "page",
    status,
    title,
    journey: JOURNEY,
    quiet: true,
    // Not no-store: Back must show the page before with what was typed on it.
    headers: { "cache-control": "private, no-cache" },
    body: (
      <>
        <ErrorSummary title={say("problem.title")} problems={problems} />
        {step === "group" ? <DraftOffer language={visit.language} /> : null}
        <StepFrame
          step={step}
          answers={carried}
          language={visit.language}
          back={preceding(step, category)}
          sealed={category?.sealed ?? false}
        >
          {body}
        </StepFrame>
      </>
    ),
  };
}

/** Filled in by the draft script when this device holds an unfinished report. */
function DraftOffer({ language }: { language: Language }) {
  const say = speaker(portalWords, language);
  return (
    <form class="card offer" method="post" action="/report" data-part="draft-offer" hidden>
      <h2 class="small">{say("draft.found")}</h2>
      <p class="meta" data-part="draft-words" />
      <p class="meta">{say("draft.kept")}</p>
      <p class="row">
        <button type="submit" class="button primary">
          {say("draft.resume")}
        </button>
        <button type="button" class="button quiet" data-do="discard">
          {say("draft.discard")}
        </button>
      </p>
    </form>
  );
}

async function send(journey: Journey): Promise<Outcome> {
  const { visit, answers } = journey;
  const missing = firstIncomplete(answers);
  if (missing !== "check")
    return show(
      journey,
      missing,
      problemsOf(missing === "group" ? "category" : missing, answers).map((one) => sayProblem(journey, one)),
      422,
    );
  const reply = await visit.api.post<Receipt>("/api/incidents", reportFrom(answers, visit.language), { id: visit.request.commandId });
  if (reply.ok) {
    const { home, id, follow } = reply.value;
    return showReceipt(visit, { home, id, secret: follow?.split("/").at(-1) ?? "" });
  }
  const told = problemsSaid(reply.refusal, "", (path) => path.split(".")[0] ?? "");
  const first = reply.refusal.fields?.[0];
  return first ? show(journey, stepOfField(first.path), told, 422) : show(journey, "check", told, reply.status || 503);
}

/** Which step a press of a place button has finished: an area above the village asks on, a village or a point goes on. */
const placeDone = ({ visit: { request }, answers }: Journey): boolean =>
  fieldOf(request.form, "use") === "point" ||
  fieldOf(request.form, "wholeTown") !== "" ||
  (fieldOf(request.form, "area") !== "" && answers.area.length >= 12 && !fieldOf(request.form, "find") && !fieldOf(request.form, "enter"));

/** /report: one question a page; every page posts all answers so far and gets the next question. */
export async function visitReport(visit: Visit, places: PlaceQuestions, answersNear: AnswersNear): Promise<Outcome> {
  const { form, query } = visit.request;
  if (fieldOf(form, "join") !== "") return visitJoin(visit);
  const receipt = receiptAgain(visit);
  if (receipt) return receipt;
  const answers = readAnswers(visit.request);
  const taxonomy = await readTaxonomy(visit.api, visit.language);
  const category = taxonomy.of(answers.category);
  const journey: Journey = {
    visit,
    answers: category ? { ...answers, group: category.group } : { ...answers, category: "" },
    taxonomy,
    places,
    answersNear,
  };
  if (form === null) return show(journey, category ? following("category", answers, category) : query["group"] ? "category" : "group");
  const go = fieldOf(form, "go");
  const posted = fieldOf(form, "step");
  if (isStep(go)) return show(journey, go);
  if (fieldOf(form, "resume") === "1") return show(journey, category ? firstIncomplete(answers) : "group");
  if (fieldOf(form, "restart")) return show(journey, "place");
  if (!isStep(posted)) return show(journey, "group");
  // The language and elder switches send the page as it is, to get it back in other words.
  if (fieldOf(form, "switch")) return show(journey, posted);
  if (posted === "ask" && category) {
    const answered = answeredAsk(fieldOf(form, "danger"), journey.answers, category, taxonomy.of);
    return answered ? show({ ...journey, answers: answered.answers }, answered.step) : show(journey, "ask");
  }
  if (posted === "check") return mustAsk(journey.answers, category) ? show(journey, "ask") : send(journey);
  if (posted === "group") {
    const only = taxonomy.in(answers.group);
    if (only.length === 1 && only[0])
      return show(
        { ...journey, answers: { ...journey.answers, category: only[0].code, group: answers.group } },
        following("category", answers, only[0]),
      );
    return show({ ...journey, answers: { ...journey.answers, category: "", group: answers.group } }, answers.group ? "category" : "group");
  }
  if (posted === "place" && !placeDone(journey)) return show(journey, "place");
  const problems = problemsOf(posted, journey.answers);
  if (problems.length > 0)
    return show(
      journey,
      posted,
      problems.map((one) => sayProblem(journey, one)),
      422,
    );
  if (posted === "words" && fieldOf(form, "photoProblem") !== "") return show(journey, "words", [], 422);
  return show(journey, following(posted, journey.answers, category));
}
