import type { TaxonomyEntry, Taxonomy } from "#modules/incidents";
import type { Language } from "#web/words";
import { Wrong, type Node, type Said } from "./wire.ts";

const say = (language: Language, zh: string, en: string): string => (language === "en" ? en : zh);

/** What may be reported by another programme: everything but a crime in progress, which belongs to the telephone. */
export const offered = (known: Taxonomy): TaxonomyEntry[] => known.categories.filter(({ handOverOnly }) => !handOverOnly);

export const serviceName = (known: Taxonomy, code: string, language: Language): string => known.known(code)?.[language] ?? code;

const describe = ({ limit, hotline, ...entry }: TaxonomyEntry, language: Language): string => {
  const promise = limit
    ? say(language, `时限 ${limit.amount} ${UNITS[limit.unit].zh}。`, `Within ${limit.amount} ${UNITS[limit.unit].en}.`)
    : "";
  const first = entry.askFirst ? ` ${askedFirst(entry.askFirst, language)}` : "";
  const call = hotline ? say(language, `危及人身安全请先拨打 ${hotline}。`, ` If anybody is in danger call ${hotline} first.`) : "";
  return `${entry[language]}${say(language, "。", ". ")}${promise}${call}${first}`.trim();
};

/** What the city's own form asks before anything is typed: a programme cannot be made to ask it, so it is told. */
const askedFirst = ({ hotlines, category, ...question }: NonNullable<TaxonomyEntry["askFirst"]>, language: Language): string =>
  say(
    language,
    `${question.zh}如果是，请先拨打 ${hotlines.join("、")}，并改报 ${category}。`,
    `${question.en} If so call ${hotlines.join(", ")} first, and report it as ${category}.`,
  );

const UNITS = {
  minute: { zh: "分钟", en: "minutes" },
  hour: { zh: "小时", en: "hours" },
  workingHour: { zh: "个工作小时", en: "working hours" },
  workingDay: { zh: "个工作日", en: "working days" },
  day: { zh: "天", en: "days" },
} as const;

export function services(known: Taxonomy, language: Language): Said {
  const groups = new Map(known.groups.map((group) => [group.code, group[language]]));
  const value = offered(known).map((entry): Node => ({
    service_code: entry.code,
    service_name: entry[language],
    description: describe(entry, language),
    metadata: true,
    type: "realtime",
    keywords: entry.hotline ?? "",
    group: groups.get(entry.group) ?? entry.group,
  }));
  return { root: "services", item: "service", value };
}

export function offeredOne(known: Taxonomy, code: string): TaxonomyEntry {
  const entry = offered(known).find((one) => one.code === code);
  if (entry) return entry;
  if (known.category(code)?.handOverOnly)
    throw new Wrong(400, "service_code: 正在发生的违法犯罪请直接拨打 110。 A crime in progress: call 110 at once.");
  throw new Wrong(404, "service_code was not found 没有这个服务编号");
}

/** The questions are the same for every service: when it was seen, and, where life may be at stake, a note that asks nothing. */
export function definition(known: Taxonomy, code: string, language: Language): Said {
  const entry = offeredOne(known, code);
  const asked: Node = {
    variable: true,
    code: "seen_at",
    datatype: "datetime",
    required: false,
    datatype_description: say(
      language,
      "带时区的时间，如 2026-11-25T08:30:00+08:00",
      "W3C time with an offset, e.g. 2026-11-25T08:30:00+08:00",
    ),
    order: 1,
    description: say(language, "什么时候看到的？", "When did you see it?"),
  };
  const languages: Node = {
    variable: true,
    code: "language",
    datatype: "singlevaluelist",
    required: false,
    datatype_description: say(language, "选一种", "choose one"),
    order: 2,
    description: say(language, "用哪种语言回复？", "In which language shall we answer?"),
    values: [
      { key: "zh", name: "中文" },
      { key: "en", name: "English" },
    ],
  };
  const note = (description: string): Node => ({
    variable: false,
    code: "danger",
    datatype: "string",
    required: false,
    datatype_description: "",
    order: 3,
    description,
  });
  const danger = [
    ...(entry.hotline
      ? [say(language, `危及人身安全请先拨打 ${entry.hotline}。`, `If anybody is in danger call ${entry.hotline} first.`)]
      : []),
    ...(entry.askFirst ? [askedFirst(entry.askFirst, language)] : []),
  ].join(" ");
  return {
    root: "service_definition",
    value: { service_code: entry.code, attributes: danger ? [asked, languages, note(danger)] : [asked, languages] },
  };
}

/** Two endpoints, one a format: a list of one is no list to programmes that read XML into objects. */
export function discovery(origin: string, changedAt: string, city: { zh: string; en: string }): Said {
  const endpoint = (format: string): Node => ({
    specification: "http://wiki.open311.org/GeoReport_v2",
    url: `${origin}/open311/v2`,
    changeset: changedAt,
    type: "production",
    formats: [format],
  });
  return {
    root: "discovery",
    value: {
      changeset: changedAt,
      contact: `${city.zh} ${city.en}`,
      key_service: "由本市平台管理员签发 Keys are issued by an administrator of this city",
      endpoints: [endpoint("text/xml"), endpoint("application/json")],
    },
  };
}
