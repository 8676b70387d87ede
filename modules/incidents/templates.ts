import { namedUuid } from "#platform/ids";
import { noun, type Projection, type StreamKey, type Table } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityHome } from "#platform/settings";

/** Texts that staff answer with, by step; written to be read by residents, so they hold no personal data. */
export type TemplateEvent =
  | { type: "incidents.template-set"; id: string; name: string; step: string; text: string }
  | { type: "incidents.template-retired" };
export type Template =
  | { stage: "none" }
  | { stage: "set" | "retired"; id: string; name: string; step: string; text: string; version: number };

export const templateKey = (id: string): StreamKey => ({ home: cityHome(), id: namedUuid("incidents.template", id) });

export const template = noun<Template, TemplateEvent>({
  kind: "incidents.template",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "incidents.template-retired") return state.stage === "none" ? state : { ...state, stage: "retired" };
    const { id, name, step, text } = event;
    return { stage: "set", id, name, step, text, version: state.stage === "none" ? 1 : state.version + 1 };
  },
});

export function setTemplate(state: Template, input: { id: string; name: string; step: string; text: string }): TemplateEvent[] {
  const same = state.stage === "set" && state.name === input.name && state.step === input.step && state.text === input.text;
  return same ? [] : [{ type: "incidents.template-set", ...input }];
}

export function retireTemplate(state: Template): TemplateEvent[] {
  if (state.stage === "none") throw refuse.notFound("incidents.no-such-template");
  return state.stage === "retired" ? [] : [{ type: "incidents.template-retired" }];
}

const table: Table = {
  name: "incidents.template",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", name: "text", step: "text", text: "text", version: "int4", retired: "bool" },
};

export const templateProjection: Projection<Template> = {
  tables: [table],
  place: ({ home }) => home.slice(0, 4),
  rows: ({ home }, state) => {
    if (state.stage === "none") return [];
    const { id, name, step, text, version, stage } = state;
    return [{ table: table.name, row: { home, id, name, step, text, version, retired: stage === "retired" } }];
  },
};
