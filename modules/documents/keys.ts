import { namedUuid } from "#platform/ids";
import { ref, type StreamKey, type StreamRef } from "#platform/ledger";
import type { DocumentKind } from "#platform/documents";
import { document, organ, series, template } from "./document.ts";

/** `<department>-<areaPrefix>`: an organ's papers stand at its own area. */
const homeOfUnit = (unit: string): string =>
  unit
    .slice(unit.lastIndexOf("-") + 1)
    .padEnd(9, "0")
    .slice(0, 9);

export const seriesKey = (unit: string, word: string): StreamKey => ({
  home: homeOfUnit(unit),
  id: namedUuid("documents.series", unit, word),
});
export const organKey = (unit: string): StreamKey => ({ home: homeOfUnit(unit), id: namedUuid("documents.organ", unit) });
export const templateKey = (home: string, kind: string): StreamKey => ({ home, id: namedUuid("documents.template", kind) });

/** `unit`: who issues it. `subject`: the record it is about; the paper lies at its home. `id`: the paper's, minted with the command. */
export type Issuing = { unit: string; subject: StreamKey; id: string };

/** What a command that issues a paper adds to its `about`. */
export const documentRefs = (kind: DocumentKind, { unit, subject, id }: Issuing): StreamRef[] => [
  ref(document, { home: subject.home, id }),
  ref(series, seriesKey(unit, kind.word)),
];

export const refs = {
  organ: (unit: string) => ref(organ, organKey(unit)),
  template: (home: string, kind: string) => ref(template, templateKey(home, kind)),
};
