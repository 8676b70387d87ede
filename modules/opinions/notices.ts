import { followSecret } from "#platform/access";
import { cityDay } from "#platform/days";
import { namedUuidAt, receiptNumber } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind, Notice } from "#platform/modules";
import { followPath } from "./acting.ts";
import type { Item, KnownItem } from "./item.ts";
import type { ItemEvent } from "./item-event.ts";
import { OFFICERS } from "./permits.ts";

const TELL = "opinions.tell";
type StaffReaders = Extract<Notice["to"], { kind: "several" }>["of"][number];
type Payload = { notice: Notice; follow?: StreamKey };
type Telling = { to: readonly Notice["to"][]; words: string; params?: Notice["params"] };

/** Whoever wanted an answer and left a way to be told. */
const speaker = ({ home, id }: StreamKey, { phone, email }: KnownItem): Notice["to"][] => [
  ...(phone === null ? [] : [{ kind: "sealed", stream: { home, id }, field: phone, channel: "sms" } as const]),
  ...(email === null ? [] : [{ kind: "sealed", stream: { home, id }, field: email, channel: "mail" } as const]),
];
const officers = ({ answering, place }: KnownItem): StaffReaders[] =>
  OFFICERS.map((role) => ({ kind: "unit", unit: answering, role, area: place }));

function tellings(key: StreamKey, state: KnownItem, event: Recorded<ItemEvent>): Telling[] {
  const me = speaker(key, state);
  switch (event.type) {
    case "opinions.item-heard":
      return [{ to: me, words: "opinions.notice.heard", params: { due: cityDay(event.due.dueAt) } }];
    case "opinions.item-classified":
      return [
        { to: [{ kind: "several", of: officers(state) }], words: "opinions.notice.to-answer", params: { due: cityDay(state.due.dueAt) } },
      ];
    case "opinions.item-handed-on":
      return [{ to: me, words: "opinions.notice.handed-on" }];
    case "opinions.item-replied":
      return [{ to: me, words: event.last ? "opinions.notice.replied" : "opinions.notice.told" }];
    case "opinions.item-rated":
      return event.score > 2 ? [] : [{ to: [{ kind: "several", of: officers(state) }], words: "opinions.notice.unhappy" }];
    case "opinions.item-clock-told": {
      const lapsed = event.as === "lapsed";
      const oversight: StaffReaders[] = lapsed ? [{ kind: "role", role: "supervisor", area: state.place }] : [];
      return [
        {
          to: [{ kind: "several", of: [...officers(state), ...oversight] }],
          words: `opinions.notice.${event.slot === "act" ? "plan-" : ""}${event.as}`,
          params: { due: cityDay(event.dueAt) },
        },
      ];
    }
    default:
      return [];
  }
}

function jobOf(key: StreamKey, state: KnownItem, event: Recorded<ItemEvent>, { words, params }: Telling, to: Notice["to"]): JobRequest {
  const id = namedUuidAt(event.at, TELL, key.home, key.id, String(event.seq), JSON.stringify(to));
  const notice: Notice = {
    id,
    to,
    words,
    params: { number: receiptNumber(key.id), ...params },
    ...(to.kind === "sealed" ? { language: state.language } : { link: `/console/opinions/${key.home}/${key.id}` }),
  };
  const payload: Payload = to.kind === "sealed" ? { notice, follow: { home: key.home, id: key.id } } : { notice };
  return { kind: TELL, payload };
}

export const noticeJobs = (key: StreamKey, state: Item, events: readonly Recorded<ItemEvent>[]): JobRequest[] =>
  state.stage === "none"
    ? []
    : events.flatMap((event) => tellings(key, state, event).flatMap((told) => told.to.map((to) => jobOf(key, state, event, told, to))));

export const tellOpinions: JobKind = {
  kind: TELL,
  run: async (ctx, payload) => {
    const { notice, follow } = payload as Payload;
    // The link's secret is made here and lies in no job.
    await ctx.notify(follow ? { ...notice, link: followPath(ctx, follow), secret: followSecret(ctx, follow) } : notice);
  },
};
