import { feeds } from "#modules/assessment";

export type IndexFigure = { code: string; zh: string; en: string; up: boolean };

/** What an index may be made of: the rates an area may be assessed by (never petitions' volume, arrests or refusals), of which it is known whether more is better. */
export const indexFigures: ReadonlyMap<string, IndexFigure> = new Map(
  [...feeds.values()].flatMap(({ figure: { code, zh, en, higherIsBetter } }): [string, IndexFigure][] =>
    higherIsBetter === null ? [] : [[code, { code, zh, en, up: higherIsBetter }]],
  ),
);
