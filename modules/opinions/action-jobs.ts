import { namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { Notice } from "#platform/modules";
import type { Action, ActionEvent } from "./action.ts";
import { OFFICERS } from "./permits.ts";

type StaffReaders = Extract<Notice["to"], { kind: "several" }>["of"][number];

/** The unit hears that it has it, and of its date; oversight of a lapse. */
export function actionJobs(key: StreamKey, state: Action, events: readonly Recorded<ActionEvent>[]): JobRequest[] {
  if (state.stage === "none") return [];
  return events.flatMap((event): JobRequest[] => {
    const word =
      event.type === "opinions.action-adopted" ? "action" : event.type === "opinions.action-clock-told" ? `action-${event.as}` : null;
    if (word === null) return [];
    const officers = OFFICERS.map((role): StaffReaders => ({ kind: "unit", unit: state.answering, role, area: state.place }));
    const over: StaffReaders[] = word === "action-lapsed" ? [{ kind: "role", role: "supervisor", area: state.place }] : [];
    const notice: Notice = {
      id: namedUuidAt(event.at, "opinions.tell-action", key.home, key.id, String(event.seq)),
      to: { kind: "several", of: [...officers, ...over] },
      words: `opinions.notice.${word}`,
      params: { when: state.day },
      link: "/console/opinions/week",
    };
    return [{ kind: "opinions.tell", payload: { notice } }];
  });
}
