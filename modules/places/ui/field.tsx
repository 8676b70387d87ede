/** @jsxImportSource preact */
import type { FieldPart } from "#web/field";
import type { ShapeCollection } from "../contract.ts";

/** Outlines of a worker's grids (or villages, or towns) for finding one's way and choosing a place without a network. */
export const placesField: FieldPart = {
  name: "places",
  screens: [],
  actions: [],
  cards: () => [],
  title: () => null,
  pack: async (ask, account) => {
    const parents = [...new Set(account.grants.map(({ area }) => area.slice(0, 12)))].slice(0, 12);
    const found: ShapeCollection[] = [];
    for (const parent of parents) {
      const { status, body } = await ask("GET", "/api/places/shapes", { query: { parent } });
      if (status !== 200) return { "places.shapes": null };
      found.push(body as ShapeCollection);
    }
    return { "places.shapes": found };
  },
};
