import type { FieldCard, FieldState, Item } from "#web/field";
import type { FieldTask } from "../../field-task.ts";
import { stepDue, type KnownIncident } from "../../incident.ts";
import { stateWords } from "../state-words.ts";
import { categoriesIn, expected, keyOf, mayDo, tasksIn } from "./expected.ts";
import { COMMANDS } from "./step.ts";
import { incidentFieldWords } from "./words.ts";

export const categoryName = (state: FieldState, code: string): string =>
  categoriesIn(state).find((one) => one.code === code)?.[state.language] ?? code;

export const stageName = (stage: string, language: "zh" | "en"): string =>
  (stateWords as Readonly<Record<string, { zh: string; en: string } | undefined>>)[`incidents.stage.${stage}`]?.[language] ?? stage;

/** Where it is, in the worker's language; a phone packed before there were English names has the Chinese one. */
export const placeIn = (task: FieldTask, language: "zh" | "en"): string => (language === "en" && task.placeNameEn) || task.placeName;

/** Today's list: what has something left for this person, as it will be once this phone's steps have arrived. */
export function cardsOf(state: FieldState, nowMs: number): readonly FieldCard[] {
  const { account, language } = state;
  if (!account) return [];
  const now = new Date(nowMs).toISOString();
  return tasksIn(state).flatMap((task): FieldCard[] => {
    const { state: record, pending } = expected(task, state, now);
    const may = mayDo(record, account, categoriesIn(state), now).filter(({ command }) => command !== COMMANDS.note);
    if (may.length === 0 && pending.length === 0) return [];
    return [
      {
        key: keyOf(task),
        href: `/task/${keyOf(task)}`,
        title: categoryName(state, task.category),
        detail: task.summary ?? task.description ?? "",
        place: [placeIn(task, language), task.address].filter(Boolean).join(" · "),
        urgency: task.urgency,
        state: stageName(record.stage, language),
        ...dueOf(task, record),
        point: task.point,
        pending: pending.length,
      },
    ];
  });
}

/**
 * Until when the step before this person is owed. Of a stage this phone has only folded ahead to, the dates are the server's to promise: then the
 * whole's stays as the server last told it.
 */
export function dueOf(task: FieldTask, record: KnownIncident): { dueAt: string | null; provisional: boolean } {
  const told = record.stage === task.state.stage ? record : task.state;
  const owed = told === record ? stepDue(record) : null;
  const due = owed && (told.due === null || owed.dueAt < told.due.dueAt) ? owed : told.due;
  return { dueAt: due?.dueAt ?? null, provisional: due?.provisional ?? false };
}

/** What an item of the outbox is, in words. */
export function titleOf(item: Item, state: FieldState): { title: string; detail: string } | null {
  if (!item.command.startsWith("incidents.")) return null;
  const { language } = state;
  const key = `command.${item.command.slice("incidents.".length)}`;
  const words = (incidentFieldWords as Readonly<Record<string, { zh: string; en: string } | undefined>>)[key];
  const { category = "", number = "" } = item.label;
  return {
    title: [words?.[language] ?? item.command, category === "" ? "" : categoryName(state, category)].filter(Boolean).join(" · "),
    detail: number,
  };
}
