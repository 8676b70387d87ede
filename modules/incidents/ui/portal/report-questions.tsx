/** @jsxImportSource preact */
import type { VNode } from "preact";
import { fieldOf, type FieldProblem, type Visit } from "#web/parts";
import { speaker, type Language } from "#web/words";
import { portalWords } from "../portal-words.ts";
import { following, hasPoint, type Answers, type Problem, type Step } from "./journey.ts";
import { NearStep, readNear } from "./near.tsx";
import { CheckStep, ContactStep } from "./report-ending.tsx";
import { AskStep, CallStep, CategoryStep, Continue, GroupStep, WordsStep } from "./report-steps.tsx";
import type { Taxonomy } from "./taxonomy.ts";

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

/** What was answered before, found by the module that keeps answers; null: nothing near. `onward`: the step its button leads to. */
export type AnswersNear = (
  visit: Visit,
  ask: { words: string; category: string; area: string; lon: string; lat: string },
  onward: Step,
) => Promise<Question | null>;

export type Journey = { visit: Visit; answers: Answers; taxonomy: Taxonomy; places: PlaceQuestions; answersNear: AnswersNear };

/** Opinions and questions: asked before they are reported whether there is an answer. */
const QUESTIONS = "15";

const choiceOf = ({ visit, answers }: Journey): PlaceChoice => ({
  lon: answers.lon,
  lat: answers.lat,
  area: answers.area,
  address: answers.address,
  q: fieldOf(visit.request.form, "q").trim().slice(0, 40),
});

export function sayProblem({ visit, places }: Journey, { field, words }: Problem): FieldProblem {
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

/** What one step asks; a step that has nothing to ask hands on to the next. */
export async function questionOf(
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
    return { step, title: say("category.title"), body: <CategoryStep language={language} taxonomy={taxonomy} group={answers.group} /> };
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
  if (step === "answers") {
    const { description, area, lon, lat } = answers;
    const asking = category?.group === QUESTIONS && !category.sealed;
    const ask = { words: description, category: answers.category, area, lon, lat };
    const found = asking ? await journey.answersNear(visit, ask, "contact") : null;
    return found ? { step, ...found } : questionOf(journey, following("answers", answers, category), problems);
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
