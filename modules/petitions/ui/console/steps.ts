import type { ConsoleWord } from "../console-words.ts";

/** What a form asks: a line, a text, a choice; `optional` may stay empty. */
export type Ask = {
  name: string;
  label: ConsoleWord;
  kind: "line" | "text" | "date" | "instant" | "number" | "choice" | "area" | "unit" | "photos";
  words?: string;
  options?: readonly string[];
  /** What each option is called, where no word of the module names it. */
  labels?: Readonly<Record<string, string>>;
  /** Which request it is about; its label says so. */
  request?: number;
  optional?: boolean;
};
type StepForm = { path: string; asks: readonly Ask[]; body: (typed: Readonly<Record<string, string>>) => unknown };

const BRANCHES = ["suggestion", "accusation", "judicial", "arbitration", "party", "administrative", "duty", "opinion"];
const WAYS = ["hand", "link", "post", "left", "organ", "publicNotice"];
const WHY = ["notCompetent", "inProcedure", "sameMatterInTime", "finallyDecided", "unclear"];
const lines = (value: string | undefined): string[] =>
  (value ?? "")
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "");
/** The city's own clock, whatever the desk's computer says. */
const instantOf = (local: string | undefined): string => (local ? `${local}:00+08:00` : "");
const text = (name: string, label: ConsoleWord): Ask => ({ name, label, kind: "text" });
const line = (name: string, label: ConsoleWord, optional = false): Ask => ({ name, label, kind: "line", optional });
const choice = (name: string, label: ConsoleWord, words: string, options: readonly string[]): Ask => ({
  name,
  label,
  kind: "choice",
  words,
  options,
});
const same = (typed: Readonly<Record<string, string>>): unknown => typed;
const reason = text("reason", "reason");
const bool = (name: string): Ask => choice(name, "agreed", "", ["yes", "no"]);

const HEARD_HOW = choice("heard", "heard", "petitions.heard.", ["counter", "phone", "letter"]);
const GRADES = ["5", "4", "3", "2", "1"];

/** What an account to the principal is about. */
export const AGENT_DID: Ask = choice("did", "did", "petitions.task.", ["tell", "ask", "write", "submit", "accompany", "receive"]);
export const VISIT: readonly Ask[] = [
  HEARD_HOW,
  { name: "askedOn", label: "visitedOn", kind: "date" },
  choice("score", "rate.agent", "grade.", GRADES),
  { ...text("text", "ownWords"), optional: true },
];

/** Ids in one typed text, as everything of a form is. */
export const photosIn = (typed: string | undefined): string[] => (typed ?? "").split(" ").filter((id) => id !== "");

/** The number of an earlier petition, where the same person brought the same before. */
export const EARLIER: Ask = line("earlier", "earlier", true);

/** Every step a person at a desk takes in a petition: where it is sent and what it asks. */
export const STEP_FORMS: Readonly<Record<string, StepForm>> = {
  register: { path: "registration", asks: [EARLIER], body: same },
  triage: {
    path: "triage",
    asks: [
      choice("branch", "branch", "petitions.branch.", BRANCHES),
      reason,
      { name: "against", label: "against", kind: "unit", optional: true },
    ],
    body: (typed) => ({ ...typed, against: typed["against"] || null }),
  },
  route: {
    path: "routing",
    asks: [
      { name: "to", label: "to", kind: "unit" },
      choice("mode", "mode", "mode.", ["transfer", "assign", "here"]),
      reason,
      { name: "reportBy", label: "reportBy", kind: "date", optional: true },
    ],
    body: (typed) => ({ ...typed, reportBy: typed["reportBy"] || null }),
  },
  "answer-objection": {
    path: "objection-answers",
    asks: [bool("agreed"), reason],
    body: ({ agreed, ...rest }) => ({ ...rest, agreed: agreed === "yes" }),
  },
  object: { path: "objections", asks: [reason], body: same },
  accept: { path: "acceptance", asks: [], body: same },
  decline: { path: "refusals", asks: [choice("why", "why", "petitions.why.", WHY), reason, line("where", "where")], body: same },
  "open-procedure": { path: "procedure", asks: [line("procedure", "procedure"), line("where", "where")], body: same },
  "tell-outcome": { path: "outcome", asks: [text("outcome", "outcome"), choice("way", "way", "petitions.way.", WAYS)], body: same },
  note: { path: "notes", asks: [text("text", "text")], body: same },
  help: { path: "help", asks: [text("text", "text")], body: same },
  extend: {
    path: "extensions",
    asks: [{ name: "days", label: "days", kind: "number" }, reason],
    body: ({ days, ...rest }) => ({ ...rest, days: Number(days) }),
  },
  hold: {
    path: "hearings",
    asks: [
      { name: "from", label: "from", kind: "instant" },
      { name: "to", label: "until", kind: "instant" },
      text("participants", "hearing.participants"),
      text("record", "hearing.record"),
      text("conclusion", "hearing.conclusion"),
    ],
    body: ({ from, to, ...rest }) => ({ ...rest, from: instantOf(from), to: instantOf(to) }),
  },
  draft: {
    path: "drafts",
    asks: [text("facts", "facts"), text("law", "law"), line("performance", "performance", true)],
    body: ({ facts, law, performance, ...typed }) => ({
      facts,
      law,
      performance: performance || null,
      answers: Object.keys(typed)
        .filter((name) => name.startsWith("answer-"))
        .sort()
        .map((name) => ({ result: typed[name.replace("answer", "result")], text: typed[name] })),
    }),
  },
  sign: { path: "signature", asks: [], body: same },
  deliver: {
    path: "deliveries",
    asks: [
      choice("way", "way", "petitions.way.", WAYS),
      { name: "deliveredOn", label: "deliveredOn", kind: "date" },
      line("witness", "witness", true),
    ],
    body: ({ witness, ...rest }) => ({ ...rest, witness: witness || null }),
  },
  "take-review": {
    path: "review-requests-taken",
    asks: [{ name: "askedOn", label: "askedOn", kind: "date" }, text("reason", "reviewReason")],
    body: same,
  },
  "take-withdrawal": {
    path: "withdrawals-taken",
    asks: [HEARD_HOW, { name: "askedOn", label: "askedOn", kind: "date" }, text("reason", "ownWithdrawal")],
    body: same,
  },
  "take-challenge": {
    path: "challenges-taken",
    asks: [HEARD_HOW, { name: "askedOn", label: "askedOn", kind: "date" }, text("reason", "ownChallenge")],
    body: same,
  },
  "take-rating": {
    path: "ratings-taken",
    asks: [
      HEARD_HOW,
      { name: "askedOn", label: "askedOn", kind: "date" },
      choice("organ", "rate.organ", "grade.", GRADES),
      choice("office", "rate.office", "grade.", GRADES),
      { ...text("text", "ownRating"), optional: true },
    ],
    body: ({ text: said, ...rest }) => ({ ...rest, text: said || null }),
  },
  "decide-review": {
    path: "review-opinions",
    asks: [
      choice("result", "result", "petitions.result.", ["uphold", "change", "revoke"]),
      { ...choice("ground", "ground", "petitions.ground.", ["facts", "law", "procedure", "power", "reply"]), optional: true },
      text("facts", "facts"),
      text("law", "law"),
      text("opinion", "reviewOpinion"),
    ],
    body: ({ ground, ...rest }) => ({ ...rest, ground: ground || null }),
  },
  "answer-challenge": {
    path: "challenge-answers",
    asks: [bool("upheld"), reason],
    body: ({ upheld, ...rest }) => ({ ...rest, upheld: upheld === "yes" }),
  },
  "offer-settlement": {
    path: "settlement-offers",
    asks: [choice("how", "how", "petitions.how.", ["settlement", "mediation"]), text("terms", "terms")],
    body: same,
  },
  "record-settlement": {
    path: "settlements",
    asks: [
      { name: "signedOn", label: "signedOn", kind: "date" },
      { name: "image", label: "image", kind: "photos" },
    ],
    body: ({ image, ...rest }) => ({ ...rest, image: photosIn(image)[0] }),
  },
  close: { path: "closing", asks: [], body: same },
};

/** 条例 32: each request has its own result and its own answer. */
export const draftAsks = (requests: number): Ask[] => {
  const [facts, law, performance] = STEP_FORMS["draft"]?.asks ?? [];
  const answers = Array.from({ length: requests }, (_, index): Ask[] => {
    const request = index + 1;
    return [
      { ...choice(`result-${request}`, "resultOf", "petitions.result.", ["supported", "explained", "unsupported"]), request },
      { ...text(`answer-${request}`, "answerOf"), request },
    ];
  });
  return [facts, law, ...answers.flat(), performance].filter((ask) => ask !== undefined);
};

/** Letters, contracts, receipts: photographed or scanned at the desk. */
const PHOTOS: Ask = { name: "photos", label: "photos", kind: "photos", optional: true };
/** At the window, on the phone, from a letter: what was said is written down. */
export const TAKING: readonly Ask[] = [
  choice("channel", "channel", "petitions.channel.", ["window", "letter", "phone", "visit"]),
  { name: "receivedOn", label: "receivedOn", kind: "date", optional: true },
  { name: "place", label: "place", kind: "area" },
  line("name", "name", true),
  line("phone", "phone", true),
  line("address", "address", true),
  { name: "people", label: "people", kind: "number", optional: true },
  { name: "representatives", label: "representatives", kind: "text", optional: true },
  { name: "against", label: "against", kind: "unit", optional: true },
  line("needs", "needs", true),
  EARLIER,
  text("requests", "requests"),
  text("facts", "facts"),
  PHOTOS,
];
type Petition = { home: string; id: string };
export const takingBody = (typed: Readonly<Record<string, string>>, id: string, earlier: Petition | null): unknown => ({
  id,
  channel: typed["channel"],
  receivedOn: typed["receivedOn"] || null,
  against: typed["against"] || null,
  place: typed["place"],
  name: typed["name"] || null,
  phone: typed["phone"] || null,
  address: typed["address"] || null,
  people: Number(typed["people"] || 1),
  representatives: lines(typed["representatives"]),
  requests: lines(typed["requests"]),
  facts: typed["facts"],
  needs: typed["needs"] || null,
  photos: photosIn(typed["photos"]),
  earlier,
});
export const filingBody = (typed: Readonly<Record<string, string>>, id: string, mandate: { home: string; id: string }): unknown => ({
  id,
  mandate,
  place: typed["place"],
  name: typed["name"] || null,
  requests: lines(typed["requests"]),
  facts: typed["facts"],
  needs: typed["needs"] || null,
  photos: photosIn(typed["photos"]),
});
export const FILING: readonly Ask[] = [
  { name: "place", label: "place", kind: "area" },
  line("name", "name", true),
  line("needs", "needs", true),
  text("requests", "requests"),
  text("facts", "facts"),
  PHOTOS,
];
