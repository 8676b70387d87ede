/** @jsxImportSource preact */
import type { VNode } from "preact";
import { ErrorSummary, fieldOf, problemsSaid, type FieldProblem, type Outcome, type Visit } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { Receipt } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import {
  answeredAsk,
  firstIncomplete,
  following,
  hasPoint,
  isStep,
  mustAsk,
  preceding,
  problemsOf,
  readAnswers,
  reportFrom,
  stepOfField,
  type Answers,
  type Problem,
  type Step,
} from "./journey.ts";
import { NearStep, readNear, visitJoin } from "./near.tsx";
import { receiptAgain, showReceipt } from "./receipt.tsx";
import { CheckStep, ContactStep } from "./report-ending.tsx";
import { AskStep, CallStep, CategoryStep, Continue, GroupStep, JOURNEY, StepFrame, WordsStep } from "./report-steps.tsx";
import { readTaxonomy, type Taxonomy } from "./taxonomy.ts";

type Place = { name: string; inside: boolean; nearest: { name: string; km: string } | null };
type PlaceChoice = { lon: string; lat: string; area: string; address: string; q: string };
type Question = { title: string; body: VNode };

/** The place questions, answered by the module that knows places; the portal puts the two together. */
export type PlaceQuestions = {
  ask: (visit: Visit, choice: PlaceChoice) => Promise<Question>;
  askExact: (language: Language, choice: PlaceChoice, place: Place, problem: string | undefined) => Question;
  read: (visit: Visit, choice: PlaceChoice) => Promise<Place | null>;
  words: (language: Language) => (key: "needed" | "town.needed" | "address.long") => string;
};

type Journey = { visit: Visit; answers: Answers; taxonomy: Taxonomy; places: PlaceQuestions };

const choiceOf = ({ visit, answers }: Journey): PlaceChoice => ({
  lon: answers.lon,
  lat: answers.lat,
  area: answers.area,
  address: answers.address,
  q: fieldOf(visit.request.form, "q").trim().slice(0, 40),
});

function sayProblem({ visit, places }: Journey, { field, words }: Problem): FieldProblem {
  const ofPlace = places.words(visit.language);
  if (words === "place.needed") return { field, message: ofPlace("needed") };
  if (words === "place.town") return { field, message: ofPlace("town.needed") };
  if (words === "address.long") return { field, message: ofPlace("address.long") };
  return { field, message: speaker(portalWords, visit.language)(words) };
}

/** How long contacts are held, as registered; null when the server cannot say, and then nothing is claimed. */
async function keptDays({ api }: Visit): Promise<number | null> {
  const reply = await api.get<{ purposes: readonly { code: string; retentionDays: number }[] }>("/api/purposes");
  return reply.ok ? (reply.value.purposes.find(({ code }) => code === "incidents.contact")?.retentionDays ?? null) : null;
}

async function questionOf(
  journey: Journey,
  step: Step,
  problems: readonly FieldProblem[],
): Promise<{ step: Step; title: string; body: VNode }> {
  const { visit, answers, taxonomy, places } = journey;
  const { language } = visit;
  const say = speaker(portalWords, language);
  const category = taxonomy.of(answers.category);
  const problem = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  if (step === "category")
    return { step, title: say("step.what"), body: <CategoryStep language={language} taxonomy={taxonomy} group={answers.group} /> };
  if (step === "ask" && category?.askFirst)
    return { step, title: category.askFirst[language], body: <AskStep language={language} asked={category.askFirst} /> };
  if (step === "call" && category) {
    const numbers = taxonomy.calls(category);
    return {
      step,
      title: say("call.title", { number: numbers[0] ?? "" }),
      body: <CallStep language={language} category={category} numbers={numbers} />,
    };
  }
  if (step === "place") return { step, ...(await places.ask(visit, choiceOf(journey))) };
  if (step === "exact") {
    const place = await places.read(visit, choiceOf(journey));
    if (place === null) return questionOf({ ...journey, answers: { ...answers, lon: "", lat: "", area: "" } }, "place", problems);
    const { title, body } = places.askExact(language, choiceOf(journey), place, problem("address"));
    return {
      step,
      title,
      body: (
        <>
          {body}
          <Continue language={language} />
        </>
      ),
    };
  }
  if (step === "near") {
    const near = category?.sealed ? [] : await readNear(visit, answers);
    if (near.length > 0)
      return {
        step,
        title: say("near.title"),
        body: <NearStep language={language} near={near} taxonomy={taxonomy} today={visit.today} byPoint={hasPoint(answers)} />,
      };
    return questionOf(journey, following("near", answers, category), problems);
  }
  if (step === "words") {
    const photoRefused = fieldOf(visit.request.form, "photoProblem") !== "";
    return {
      step,
      title: say("words.title"),
      body: (
        <WordsStep language={language} answers={answers} category={category} problem={problem("description")} photoRefused={photoRefused} />
      ),
    };
  }
  if (step === "contact")
    return {
      step,
      title: say("contact.title"),
      body: <ContactStep language={language} answers={answers} problems={problems} days={await keptDays(visit)} />,
    };
  if (step === "check") {
    const [place, days] = await Promise.all([places.read(visit, choiceOf(journey)), keptDays(visit)]);
    return {
      step,
      title: say("check.title"),
      body: (
        <CheckStep
          language={language}
          answers={answers}
          category={category}
          placeName={place?.name ?? ""}
          commandId={visit.request.commandId}
          days={days}
        />
      ),
    };
  }
  return {
    step: "group",
    title: say("group.title"),
    body: <GroupStep language={language} taxonomy={taxonomy} hotline={visit.site.hotline} />,
  };
}

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
export async function visitReport(visit: Visit, places: PlaceQuestions): Promise<Outcome> {
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
