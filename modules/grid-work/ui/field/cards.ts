import type { FieldCard, FieldState, Item } from "#web/field";
import type { DayPatrol, DayRequest, DayVisit } from "../../contract.ts";
import { pointOfTag } from "./items.ts";
import { dayIn, practiceIn } from "./pack.ts";
import { gridFieldWords } from "./words.ts";

type Own = DayRequest | DayVisit | DayPatrol;

/** After these nothing is left to do, whether or not the server knows yet: what each will have come to. */
const OUTCOMES: Readonly<Record<string, keyof typeof gridFieldWords>> = {
  "grid-work.record-visit": "outcome.visited",
  "grid-work.refuse-visit": "outcome.declined",
  "grid-work.call-off-visit": "outcome.calledOff",
  "grid-work.finish-service-request": "outcome.ended",
  "grid-work.hand-over-service-request": "outcome.handedOver",
};

/** What this phone has already done with a thing of today's list, that the packed list does not know of yet. */
export function outcomeIn(state: Pick<FieldState, "items" | "packAt">, { home, id }: { home: string; id: string }): Item | null {
  const since = state.packAt ?? 0;
  const mine = state.items.filter(({ about, command }) => about === `${home}/${id}` && command in OUTCOMES);
  return mine.find((one) => one.state === "waiting" || (one.state === "sent" && (one.sentAt ?? 0) >= since)) ?? null;
}

/** Points of a plan looked at: those the packed list knows of, and those whose tag this phone has kept since, sent or not. */
export function lookedIn({ items, packAt }: Pick<FieldState, "items" | "packAt">, { id, points }: DayPatrol): number {
  const since = packAt ?? 0;
  const kept = items.filter(
    ({ command, body, state, sentAt, answer }) =>
      command === "grid-work.scan-tag" &&
      body["plan"] === id &&
      (state === "waiting" || (state === "sent" && (sentAt ?? 0) >= since && answer?.["counted"] !== false)),
  );
  const scanned = new Set(kept.map(({ body }) => pointOfTag(String(body["tag"]))));
  return points.filter((point) => point.looked || scanned.has(point.id)).length;
}

/** In words: what it will be once it has arrived. */
export const sayOutcome = (item: Item, state: Pick<FieldState, "language">): string =>
  gridFieldWords.outcome[state.language].replace("{outcome}", gridFieldWords[OUTCOMES[item.command] ?? "outcome.ended"][state.language]);

const word = (key: keyof typeof gridFieldWords, state: FieldState): string => gridFieldWords[key][state.language];

function wordsOf(item: Own, state: FieldState): Pick<FieldCard, "title" | "detail" | "state" | "href"> {
  const key = `${item.home}/${item.id}`;
  const practice = practiceIn(state);
  const named = (all: readonly { code: string; zh: string; en: string }[] | undefined, code: string | null): string =>
    all?.find((one) => one.code === code)?.[state.language] ?? code ?? "";
  switch (item.kind) {
    case "request":
      return {
        title: named(practice?.requestKinds, item.request),
        detail: item.need ?? "",
        state: word("request.state", state),
        href: `/request/${key}`,
      };
    case "visit":
      return {
        title: `${word("visit", state)} · ${named(practice?.visitPurposes, item.purpose)}`,
        detail: item.where ?? "",
        state: word(item.again ? "visit.state.again" : "visit.state.agreed", state),
        href: `/visit/${key}`,
      };
    case "patrol":
      return {
        title: item[state.language],
        detail: "",
        state: `${lookedIn(state, item)}/${item.points.length}`,
        href: `/patrol/${key}`,
      };
  }
}

/** Visits agreed on, requests taken and walks still owed, beside the incidents, which come with their own state. */
export function gridCards(state: FieldState): readonly FieldCard[] {
  return dayIn(state).flatMap((item): FieldCard[] => {
    if (item.kind === "incident" || (item.kind === "patrol" && item.dueAt === null)) return [];
    // What belongs to a walk names its plan.
    const mine = state.items.filter(({ about, body }) => about === `${item.home}/${item.id}` || body["plan"] === item.id);
    const over = outcomeIn(state, item);
    const pending = mine.filter((one) => one.state === "waiting").length;
    if (over && pending === 0) return [];
    return [
      {
        key: `${item.home}/${item.id}`,
        ...wordsOf(item, state),
        ...(over ? { state: sayOutcome(over, state) } : {}),
        place: item.placeName,
        urgency: null,
        dueAt: item.dueAt,
        provisional: item.provisional,
        point: item.point,
        pending,
      },
    ];
  });
}

export function gridTitle(item: Item, state: FieldState): { title: string; detail: string } | null {
  if (!item.command.startsWith("grid-work.")) return null;
  const key = `command.${item.command.slice("grid-work.".length)}`;
  const words = (gridFieldWords as Readonly<Record<string, { zh: string; en: string } | undefined>>)[key];
  // A tag that had been replaced is told only by the server's answer.
  const uncounted = item.answer?.["counted"] === false ? word("patrol.not-counted", state) : "";
  return { title: words?.[state.language] ?? item.command, detail: [item.label["place"], uncounted].filter(Boolean).join(" · ") };
}
