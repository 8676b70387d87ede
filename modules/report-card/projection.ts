import type { Projection, Table } from "#platform/ledger";
import { cityCode } from "#platform/settings";
import type { Card } from "./card.ts";
import type { SafetyIndex } from "./safety-index.ts";
import { monthEnd } from "./span.ts";

const cards: Table = {
  name: "report_card.card",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    zh: "text",
    en: "text",
    stage: "text",
    version: "int4",
    from_on: "date",
    to_on: "date",
    detail: "jsonb",
  },
};

const editions: Table = {
  name: "report_card.edition",
  key: ["home", "id", "version"],
  columns: {
    home: "text",
    id: "uuid",
    version: "int4",
    place: "text",
    zh: "text",
    en: "text",
    from_on: "date",
    to_on: "date",
    published_at: "timestamptz",
    withdrawn: "text",
    detail: "jsonb",
  },
};

export const cardProjection: Projection<Card> = {
  tables: [cards, editions],
  place: ({ home }, { content }) => content.area || home,
  rows: (key, state) => {
    if (state.stage === "none") return [];
    const { content, stage } = state;
    const { editions: published, ...draft } = state;
    const days = ({ from, to }: { from: string; to: string }) => ({ from_on: `${from}-01`, to_on: monthEnd(`${to}-01`) });
    const row = {
      ...key,
      place: content.area,
      zh: content.zh,
      en: content.en,
      stage,
      version: published.length,
      ...days(content),
      detail: draft,
    };
    return [
      { table: cards.name, row },
      ...published.map((edition) => ({
        table: editions.name,
        row: {
          ...key,
          version: edition.version,
          place: edition.content.area,
          zh: edition.content.zh,
          en: edition.content.en,
          ...days(edition.content),
          published_at: edition.publishedAt,
          withdrawn: edition.withdrawn?.zh ?? null,
          detail: edition,
        },
      })),
    ];
  },
};

const indexTable: Table = {
  name: "report_card.safety_index",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", place: "text", detail: "jsonb" },
};

export const indexProjection: Projection<SafetyIndex> = {
  tables: [indexTable],
  place: () => cityCode(),
  rows: (key, state) => (state.rules.length === 0 ? [] : [{ table: indexTable.name, row: { ...key, place: cityCode(), detail: state } }]),
};
