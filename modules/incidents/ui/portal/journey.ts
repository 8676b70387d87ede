import type { Category, ReportIncident } from "../../contract.ts";
import { fieldOf, isMail, isPhone, photosOf, plainPhone, type PageRequest } from "#web/visits";

/** Everything a resident has said so far, carried from page to page in the form itself: no cookie, no account, no JavaScript. */
export type Answers = {
  id: string;
  group: string;
  category: string;
  /** The kind whose question about danger was answered. */
  asked: string;
  lon: string;
  lat: string;
  area: string;
  address: string;
  description: string;
  photos: string[];
  name: string;
  phone: string;
  email: string;
  /** "1" once all answers were seen together: a change then leads straight back. */
  reviewed: string;
};

export const STEPS = ["group", "category", "ask", "call", "place", "exact", "near", "words", "answers", "contact", "check"] as const;
export type Step = (typeof STEPS)[number];
export type Problem = {
  field: string;
  words:
    | "category.needed"
    | "place.needed"
    | "place.town"
    | "address.long"
    | "words.needed"
    | "words.long"
    | "contact.phone.format"
    | "contact.email.format"
    | "contact.name.long";
};

export const PHOTOS_MAX = 6;
const WORDS_MAX = 4000;

export const isStep = (value: string): value is Step => (STEPS as readonly string[]).includes(value);

export function readAnswers(request: PageRequest): Answers {
  const field = (name: string): string => fieldOf(request.form, name).trim() || (request.form ? "" : (request.query[name] ?? ""));
  const answers: Answers = {
    id: field("id") || request.commandId,
    group: field("group"),
    category: field("category"),
    asked: field("asked"),
    lon: field("lon"),
    lat: field("lat"),
    area: field("area"),
    address: field("address"),
    description: field("description"),
    photos: photosOf(request.form, PHOTOS_MAX),
    name: field("name"),
    phone: plainPhone(field("phone")),
    email: field("email").normalize("NFKC"),
    reviewed: field("reviewed"),
  };
  return withPlace(answers, request.form);
}

/** A point and an area exclude each other: what was pressed last counts. */
function withPlace(answers: Answers, form: PageRequest["form"]): Answers {
  if (fieldOf(form, "restart")) return { ...answers, lon: "", lat: "", area: "" };
  if (fieldOf(form, "wholeTown")) return { ...answers, lon: "", lat: "", area: fieldOf(form, "wholeTown") };
  if (fieldOf(form, "use") === "point") return { ...answers, area: "" };
  if (fieldOf(form, "step") === "place") return { ...answers, lon: "", lat: "" };
  return answers;
}

export const hasPoint = ({ lon, lat }: Pick<Answers, "lon" | "lat">): boolean =>
  lon !== "" && lat !== "" && Number.isFinite(Number(lon)) && Number.isFinite(Number(lat));

/** What keeps a step from being left. */
export function problemsOf(step: Step, answers: Answers): Problem[] {
  if (step === "category" && answers.category === "") return [{ field: "category", words: "category.needed" }];
  if (step === "place" && !hasPoint(answers)) {
    if (answers.area === "") return [{ field: "q", words: "place.needed" }];
    if (answers.area.length < 9) return [{ field: "q", words: "place.town" }];
  }
  if (step === "exact" && answers.address.length > 200) return [{ field: "address", words: "address.long" }];
  if (step === "words") {
    if (answers.description === "") return [{ field: "description", words: "words.needed" }];
    if (answers.description.length > WORDS_MAX) return [{ field: "description", words: "words.long" }];
  }
  if (step === "contact") {
    const problems: Problem[] = [];
    if (answers.phone !== "" && !isPhone(answers.phone)) problems.push({ field: "phone", words: "contact.phone.format" });
    if (answers.email !== "" && !isMail(answers.email)) problems.push({ field: "email", words: "contact.email.format" });
    if (answers.name.length > 50) problems.push({ field: "name", words: "contact.name.long" });
    return problems;
  }
  return [];
}

/** The first page that still lacks something; "check" when nothing does. */
export function firstIncomplete(answers: Answers): Step {
  for (const step of ["category", "place", "exact", "words", "contact"] as const)
    if (problemsOf(step, answers).length > 0) return step === "category" ? "group" : step;
  return "check";
}

/** Where an answered step leads. `near` and `answers` are decided by what there is, so they are skipped by whoever asks. */
export function following(step: Step, answers: Answers, category: Category | undefined): Step {
  const natural: Record<Step, Step> = {
    group: "category",
    category: category?.hotline ? "call" : "place",
    ask: category?.hotline ? "call" : "place",
    call: "place",
    place: "exact",
    exact: "near",
    near: "words",
    words: "answers",
    answers: "contact",
    contact: "check",
    check: "check",
  };
  const next = natural[step];
  if (answers.reviewed !== "1" || next === "call" || next === "exact" || next === "category") return next;
  return firstIncomplete(answers);
}

/** Nothing is typed or sent of this kind before the question about danger was answered, whichever page is asked for. */
export const mustAsk = ({ asked }: Answers, category: Category | undefined): boolean =>
  category?.askFirst !== undefined && category.askFirst !== null && asked !== category.code;

/** No goes on with the form; yes goes on as the kind the question leads to, whose numbers come first. Null: not answered. */
export function answeredAsk(
  said: string,
  answers: Answers,
  category: Category,
  of: (code: string) => Category | undefined,
): { answers: Answers; step: Step } | null {
  if (said === "no") return { answers: { ...answers, asked: category.code }, step: following("ask", answers, category) };
  if (said !== "yes") return null;
  const other = of(category.askFirst?.category ?? "") ?? category;
  return { answers: { ...answers, category: other.code, group: other.group, asked: other.code }, step: "call" };
}

/** The page before, for 上一步. */
export function preceding(step: Step, category: Category | undefined): Step | null {
  const before: Record<Step, Step | null> = {
    group: null,
    category: "group",
    ask: "category",
    call: category?.askFirst ? "ask" : "category",
    place: category?.hotline ? "call" : category?.askFirst ? "ask" : "category",
    exact: "place",
    near: "exact",
    words: "exact",
    answers: "words",
    contact: "words",
    check: "contact",
  };
  return before[step];
}

export function reportFrom(answers: Answers, language: "zh" | "en"): ReportIncident {
  const point = hasPoint(answers) ? { lon: Number(answers.lon), lat: Number(answers.lat) } : null;
  return {
    id: answers.id,
    category: answers.category,
    description: answers.description,
    point,
    area: point ? null : answers.area || null,
    address: answers.address || null,
    name: answers.name || null,
    phone: answers.phone || null,
    email: answers.email || null,
    photos: answers.photos,
    channel: "portal",
    language,
  };
}

/** Which page a field the server refused is asked on. */
export const stepOfField = (path: string): Step => {
  const field = path.split(".")[0] ?? "";
  if (field === "category") return "group";
  if (field === "point" || field === "area") return "place";
  if (field === "address") return "exact";
  if (field === "name" || field === "phone" || field === "email") return "contact";
  return "words";
};
