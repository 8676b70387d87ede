import { cellsField } from "../../modules/cells/ui/field.tsx";
import { gridWorkField } from "../../modules/grid-work/ui/field.tsx";
import { incidentsField } from "../../modules/incidents/ui/field.tsx";
import { placesField } from "../../modules/places/ui/field.tsx";
import type { FieldPart } from "#web/field";

/** What the phone can do. */
export const parts: readonly FieldPart[] = [placesField, incidentsField, gridWorkField, cellsField];
