import { cityDay } from "#platform/days";
import { namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind, Notice } from "#platform/modules";
import { reviewOf, versionOf, type Entry, type EntryEvent, type KnownEntry } from "./entry.ts";
import { OFFICERS } from "./permits.ts";

const JOB = "answers.tell";
type StaffReaders = Extract<Notice["to"], { kind: "several" }>["of"][number];
type Words = "check" | "returned" | "reminded" | "lapsed" | "handed-up";
type Telling = StreamKey & {
  at: string;
  seq: number;
  what: Words;
  owner: string;
  area: string;
  account: string | null;
  question: string;
  when: string;
};

/** The office hears of drafts to check, of the review and its lapse; whoever wrote of what came back; oversight of a lapse. */
function toldOf(state: KnownEntry, event: Recorded<EntryEvent>): { what: Words; account: string | null; when: string } | null {
  switch (event.type) {
    case "answers.drafted":
    case "answers.revised":
      return { what: "check", account: null, when: "" };
    case "answers.returned":
      return { what: "returned", account: versionOf(state, event.version)?.written.by ?? null, when: "" };
    case "answers.clock-told":
      return { what: event.as, account: null, when: cityDay(event.dueAt) };
    case "answers.handed-up":
      return { what: "handed-up", account: null, when: reviewOf(state)?.reviewBy ?? "" };
    default:
      return null;
  }
}

export function entryJobs(key: StreamKey, state: Entry, events: readonly Recorded<EntryEvent>[]): JobRequest[] {
  if (state.stage === "none") return [];
  const newest = state.versions.at(-1);
  return events.flatMap((event): JobRequest[] => {
    const told = toldOf(state, event);
    if (!told) return [];
    const { at, seq } = event;
    const payload: Telling = {
      home: key.home,
      id: key.id,
      at,
      seq,
      owner: state.owner,
      area: state.area,
      question: newest?.text.zh.question ?? "",
      ...told,
    };
    return [{ kind: JOB, payload }];
  });
}

function readersOf({ what, owner, area, account }: Telling): StaffReaders[] {
  if (account !== null) return [{ kind: "account", id: account }];
  const office = OFFICERS.map((role): StaffReaders => ({ kind: "unit", unit: owner, role, area }));
  return what === "lapsed" ? [...office, { kind: "role", role: "supervisor", area }] : office;
}

export const tellAnswers: JobKind = {
  kind: JOB,
  run: async (ctx, payload) => {
    const told = payload as Telling;
    const { home, id, at, seq, what, question, when } = told;
    await ctx.notify({
      id: namedUuidAt(at, JOB, home, id, String(seq)),
      to: { kind: "several", of: readersOf(told) },
      words: `answers.notice.${what}`,
      params: { question, when },
      link: `/console/answers/${home}/${id}`,
    });
  },
};
