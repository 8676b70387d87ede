/** @jsxImportSource preact */
import { later, type FieldPart } from "#web/field";
import { cellCards, cellTitle } from "./field/cards.ts";
import { fetchTasks } from "./field/tasks.ts";

/** Inspections somebody was drawn for: the checklist lies on the phone, what was found is kept there until there is a network. */
export const cellsField: FieldPart = {
  name: "cells",
  screens: [
    {
      path: /^\/inspection\/(\d{9})\/([0-9a-f-]{36})$/,
      View: later(() => import("./field/inspection-page.tsx").then(({ InspectionPage }) => InspectionPage)),
    },
  ],
  actions: [],
  cards: cellCards,
  title: cellTitle,
  pack: fetchTasks,
};
