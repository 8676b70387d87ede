import type { Account, Ask, FieldState, NewItem } from "#web/field";
import type { InspectionTask } from "../../contract.ts";

const PACK = "cells.tasks";
export const tasksIn = (state: FieldState): readonly InspectionTask[] =>
  (state.pack[PACK] as { tasks: readonly InspectionTask[] } | undefined)?.tasks ?? [];

/** Offices whose staff may stand in a pool; nobody else is asked for anything. */
const DRAWN = ["handler", "approver", "gridInstructor", "gridLeader", "supervisor", "dispatcher", "intakeClerk"];

export async function fetchTasks(ask: Ask, account: Account): Promise<Record<string, unknown>> {
  if (!account.grants.some(({ role }) => DRAWN.includes(role))) return {};
  const answer = await ask("GET", "/api/cells/my-inspections");
  return { [PACK]: answer.status === 200 ? answer.body : null };
}

export const keyOf = ({ home, id }: { home: string; id: string }): string => `${home}/${id}`;

const STEPS = { inspection: "inspect", recheck: "recheck", countersignature: "countersign" } as const;

/** One step of an inspection for the outbox: all of one unit go in the order they were made. */
export const cellItem = (task: InspectionTask, step: keyof typeof STEPS, body: Readonly<Record<string, unknown>>): NewItem => ({
  command: `cells.${STEPS[step]}`,
  path: `/api/cells/applications/${keyOf(task)}/${step}`,
  body: { ...body },
  about: keyOf(task),
  arrived: [],
  label: { unit: task.unit.zh },
});
