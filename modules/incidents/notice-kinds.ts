import type { NoticeKind } from "#platform/notices";

const of = (...names: readonly string[]): string[] => names.map((name) => `incidents.notice.${name}`);

/** What staff are told, by sort: each may be wanted by mail or not. */
export const noticeKinds: readonly NoticeKind[] = [
  { code: "incidents:red", zh: "红色事件", en: "Red incidents", words: of("red") },
  {
    code: "incidents:work",
    zh: "派给我和本单位的事",
    en: "Work for me and my unit",
    words: of(
      "moved-here",
      "dispatched",
      "dispatched-final",
      "recalled",
      "assigned",
      "bounced",
      "bounced-co",
      "returned",
      "answered",
      "reopened",
      "extension-asked",
      "extension-declined",
      "extension-given",
    ),
  },
  { code: "incidents:new", zh: "新上报和待核查", en: "New reports and results to check", words: of("new", "to-check") },
  { code: "incidents:clocks", zh: "快到期和已超期", en: "Due soon and overdue", words: of("reminded", "lapsed") },
  { code: "incidents:orders", zh: "督办和回复", en: "Supervision and its answers", words: of("supervised", "supervision-answered") },
];
