import { cityDay } from "#platform/days";
import { note, type Block } from "#platform/documents";
import { writeCsv, type Page } from "#platform/sheets";
import type { Language } from "#web/words";
import { aside, speaker } from "#web/words";
import type { Edition, Frozen, Item } from "./contract/card.ts";
import { cardWords } from "./ui/card-words.ts";
import { sayAgainst, sayClaim, sayNumbers, sayValue } from "./ui/portal/say.ts";

const span = ({ from, to }: { from: string; to: string }): string => `${from.slice(0, 7)} – ${to.slice(0, 7)}`;
const SHORT = 16;

type Told = { item: Item; frozen: Frozen | undefined };

const toldIn = ({ content, frozen }: Edition, section: string): Told[] =>
  content.items.filter((item) => item.section === section).map((item) => ({ item, frozen: frozen.find((one) => one.item === item.item) }));

/** A number and where it comes from, in one cell of a paper. */
function valueCell({ item, frozen }: Told, language: Language): string {
  const say = speaker(cardWords, language);
  const numbers = frozen ? sayNumbers(frozen.value, frozen.unit, language) : "";
  const computed = frozen
    ? [
        sayClaim(frozen.value, frozen.unit, language, item.figure?.difference === true) + (numbers === "" ? "" : aside(numbers, language)),
        `${say("records")} · ${frozen.counted === "standing" ? frozen.to : span(frozen)}`,
        ...(frozen.value.against ?? []).map((one) => sayAgainst(one, frozen.unit, language)),
      ]
    : [];
  const reported = item.reported ? [`${item.reported.value[language]}${aside(say("reported"), language)}`] : [];
  return [...computed, ...reported].join("\n");
}

const sourceCell = ({ item, frozen }: Told, language: Language): string => {
  const say = speaker(cardWords, language);
  return [
    ...(frozen ? [`${frozen.definition[language]} ${say("definitionVersion", { version: frozen.version })}`] : []),
    ...(item.reported ? [item.reported.document[language]] : []),
    ...(item.words[language] ? [item.words[language]] : []),
  ].join("\n");
};

function sectionBlocks(edition: Edition, language: Language): Block[] {
  const say = speaker(cardWords, language);
  return edition.content.sections.flatMap((section): Block[] => {
    const told = toldIn(edition, section.section);
    const rows = told.map((one) => [one.item[language], valueCell(one, language), sourceCell(one, language)]);
    const across = (text: string, of: readonly (readonly [head: string, value: string])[]): Block[] =>
      of.length === 0
        ? []
        : [
            { kind: "note", text },
            { kind: "rows", head: true, rows: [of.map(([head]) => head), of.map(([, value]) => value)] },
          ];
    // What a screen keeps closed stands open on paper.
    const trends = told.flatMap(({ item, frozen }): Block[] => {
      if (!frozen) return [];
      const { trend, counties, unit } = frozen;
      const years = trend.length > 1 ? trend.map(({ from, value }) => [from.slice(0, 4), sayValue(value, unit, language)] as const) : [];
      return [
        ...across(say("trendOf", { name: item[language] }), years),
        ...across(
          say("countiesOf", { name: item[language] }),
          counties.map((one) => [one[language], sayValue(one.value, unit, language)] as const),
        ),
      ];
    });
    return [
      { kind: "heading", text: section[language] },
      ...(section.words[language] ? [{ kind: "paragraph" as const, text: section.words[language] }] : []),
      ...(rows.length > 0 ? [{ kind: "rows" as const, head: true, rows: [[say("item"), say("number"), say("basis")], ...rows] }] : []),
      ...trends,
    ];
  });
}

/** The card as a paper: sections in their order, steps, corrections, and how to check it. */
export function cardBlocks(edition: Edition, issuer: string, language: Language): Block[] {
  const say = speaker(cardWords, language);
  const { content, corrections, checkpoints, digest, version, publishedAt } = edition;
  const steps = content.steps.map((step) => [step.on, step[language], step.who[language]]);
  const mended = corrections.map((one) => [one[language], `${one.old[language]} → ${one.now[language]}`, one.why[language]]);
  return [
    { kind: "issuer", text: issuer },
    { kind: "title", text: content[language] },
    { kind: "number", text: `${say("edition", { version })} · ${say("publishedOn", { day: cityDay(publishedAt) })}` },
    { kind: "paragraph", text: content.lead[language] },
    ...sectionBlocks(edition, language),
    ...(steps.length > 0
      ? [
          { kind: "heading" as const, text: say("steps") },
          { kind: "rows" as const, head: true, rows: [[say("day"), say("done"), say("who")], ...steps] },
        ]
      : []),
    ...(mended.length > 0
      ? [
          { kind: "heading" as const, text: say("corrections") },
          { kind: "rows" as const, head: true, rows: [[say("item"), say("oldNew"), say("why")], ...mended] },
        ]
      : []),
    { kind: "heading", text: say("prove") },
    { kind: "paragraph", text: say("prove.paper") },
    {
      kind: "rows",
      head: true,
      rows: [
        [say("log"), say("entries"), say("root")],
        ...checkpoints.map(({ log, size, note }) => [log, String(size), `${(note.split("\n")[2] ?? "").slice(0, SHORT)}…`]),
      ],
    },
    note(`${say("digest")} ${digest.slice(0, SHORT * 2)} ${digest.slice(SHORT * 2)}`),
  ];
}

/** The card as tables: every figure and reported number, trends, steps, corrections. */
export function cardPages(edition: Edition, language: Language): Page[] {
  const say = speaker(cardWords, language);
  const { content, frozen, corrections } = edition;
  const textColumns = (...titles: string[]) => titles.map((title) => ({ title, kind: "text" as const, width: 22 }));
  const numbers = (...titles: string[]) => titles.map((title) => ({ title, kind: "number" as const }));
  const figures = content.sections.flatMap((section) =>
    toldIn(edition, section.section).map(({ item, frozen: one }) => [
      section[language],
      item.system,
      item[language],
      one ? say("records") : say("reported"),
      one && !one.value.hidden ? one.value.value : null,
      one && !one.value.hidden ? one.value.numerator : null,
      one && !one.value.hidden ? one.value.denominator : null,
      one ? one.unit : "",
      one ? one.areaName[language] : "",
      one ? one.from : "",
      one ? one.to : "",
      one ? one.definition[language] : "",
      one ? `${one.code} ${one.version}` : "",
      item.reported?.value[language] ?? "",
      item.reported?.document[language] ?? "",
      item.words[language],
      one?.digest ?? "",
    ]),
  );
  return [
    {
      name: say("sheet.figures"),
      columns: [
        ...textColumns(say("section"), say("system"), say("item"), say("source")),
        ...numbers(say("value"), say("numerator"), say("denominator")),
        ...textColumns(
          say("unit"),
          say("area"),
          say("from"),
          say("to"),
          say("definition"),
          say("code"),
          say("reported"),
          say("document"),
          say("words"),
          "SHA-256",
        ),
      ],
      rows: figures,
    },
    {
      name: say("sheet.trend"),
      columns: [
        ...textColumns(say("item"), say("from"), say("to"), say("area")),
        ...numbers(say("value"), say("numerator"), say("denominator")),
      ],
      rows: frozen.flatMap(({ names, areaName, trend, counties, from, to }) =>
        [
          ...trend.map((one) => ({ ...one, area: areaName[language] })),
          ...counties.map((one) => ({ from, to, value: one.value, area: one[language] })),
        ].map(({ from: first, to: last, value, area }) => [
          names[language],
          first,
          last,
          area,
          value.hidden ? null : value.value,
          value.hidden ? null : value.numerator,
          value.hidden ? null : value.denominator,
        ]),
      ),
    },
    {
      name: say("steps"),
      columns: textColumns(say("day"), say("done"), say("who"), say("link")),
      rows: content.steps.map((step) => [step.on, step[language], step.who[language], step.link ?? ""]),
    },
    {
      name: say("corrections"),
      columns: textColumns(say("item"), say("old"), say("new"), say("why")),
      rows: corrections.map((one) => [one[language], one.old[language], one.now[language], one.why[language]]),
    },
  ];
}

/** A page of tables as CSV. */
export const pageCsv = ({ columns, rows }: Page): string =>
  writeCsv(
    columns.map(({ title }) => title),
    rows,
  );
