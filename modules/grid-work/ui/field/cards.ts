import type { FieldCard, FieldState, Item } from "#web/field";
import type { DayPatrol, DayRequest, DayVisit } from "../../contract.ts";
import { dayIn, practiceIn } from "./pack.ts";
import { gridFieldWords } from "./words.ts";

type Own = DayRequest | DayVisit | DayPatrol;

/** After these nothing is left to do, whether or not the server knows yet. */
const LAST = [
  "grid-work.record-visit",
  "grid-work.refuse-visit",
  "grid-work.call-off-visit",
  "grid-work.finish-service-request",
  "grid-work.hand-over-service-request",
];

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
        state: `${item.points.filter(({ looked }) => looked).length}/${item.points.length}`,
        href: `/patrol/${key}`,
      };
  }
}

/** Visits agreed on, requests taken and walks still owed, beside the incidents, which come with their own state. */
export function gridCards(state: FieldState): readonly FieldCard[] {
  return dayIn(state).flatMap((item): FieldCard[] => {
    if (item.kind === "incident" || (item.kind === "patrol" && item.dueAt === null)) return [];
    const mine = state.items.filter((one) => one.about === `${item.home}/${item.id}`);
    const since = state.packAt ?? 0;
    const over = mine.some((one) => LAST.includes(one.command) && (one.state === "waiting" || (one.sentAt ?? 0) >= since));
    const pending = mine.filter((one) => one.state === "waiting").length;
    if (over && pending === 0) return [];
    return [
      {
        key: `${item.home}/${item.id}`,
        ...wordsOf(item, state),
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
