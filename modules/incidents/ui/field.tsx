/** @jsxImportSource preact */
import { later, type FieldPart } from "#web/field";
import { cardsOf, titleOf } from "./field/cards.ts";
import { asNote } from "./field/step.ts";
import { incidentFieldWords } from "./field/words.ts";

/** Reports and tasks on the phone. */
export const incidentsField: FieldPart = {
  name: "incidents",
  screens: [
    { path: /^\/report$/, View: later(() => import("./field/report-page.tsx").then(({ ReportPage }) => ReportPage)) },
    {
      path: /^\/task\/(\d{9})\/([0-9a-f-]{36})$/,
      View: later(() => import("./field/task-page.tsx").then(({ TaskPage }) => TaskPage)),
    },
  ],
  actions: [{ href: "/report", icon: "camera", words: incidentFieldWords["report"] }],
  cards: cardsOf,
  title: titleOf,
  instead: asNote,
  pack: async (ask) => {
    const [tasks, categories] = await Promise.all([ask("GET", "/api/incidents/tasks"), ask("GET", "/api/incidents/categories")]);
    return {
      "incidents.tasks": tasks.status === 200 ? tasks.body : null,
      "incidents.categories": categories.status === 200 ? categories.body : null,
    };
  },
};
