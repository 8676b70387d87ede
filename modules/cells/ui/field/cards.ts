import type { FieldCard, FieldState, Item } from "#web/field";
import { cellFieldWords } from "./words.ts";
import { keyOf, tasksIn } from "./tasks.ts";

const word = (key: keyof typeof cellFieldWords, state: FieldState): string => cellFieldWords[key][state.language];

/** Units this person was drawn for and still has something to do at; what was kept here counts as done. */
export function cellCards(state: FieldState): readonly FieldCard[] {
  return tasksIn(state).flatMap((task): FieldCard[] => {
    const key = keyOf(task);
    const mine = state.items.filter((item) => item.about === key && item.command.startsWith("cells."));
    const since = state.packAt ?? 0;
    const over = mine.some((item) => item.state === "waiting" || (item.state === "sent" && (item.sentAt ?? 0) >= since));
    const pending = mine.filter((item) => item.state === "waiting").length;
    if (task.stage === "inspected" && task.mine) return [];
    if (over && pending === 0) return [];
    return [
      {
        key,
        href: `/inspection/${key}`,
        title: task.unit.zh,
        detail: task.rule[state.language],
        place: task.placeName,
        urgency: null,
        state: word(`card.${task.stage}`, state),
        dueAt: null,
        provisional: false,
        point: null,
        pending,
      },
    ];
  });
}

export function cellTitle(item: Item, state: FieldState): { title: string; detail: string } | null {
  if (!item.command.startsWith("cells.")) return null;
  const key = `command.${item.command.slice("cells.".length)}`;
  const words = (cellFieldWords as Readonly<Record<string, { zh: string; en: string } | undefined>>)[key];
  return { title: words?.[state.language] ?? item.command, detail: item.label["unit"] ?? "" };
}
