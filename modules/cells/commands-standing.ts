import type { z } from "zod";
import { systemOnly } from "#platform/access";
import { namedUuid } from "#platform/ids";
import { command, ref } from "#platform/ledger";
import type { JobKind } from "#platform/modules";
import { NoteLatest } from "./contract.ts";
import { keyOf, standingKey } from "./keys.ts";
import { enter, standing } from "./standing.ts";

type Noted = z.output<typeof NoteLatest>;

/** Applications of before the register of units: a migration has their newest noted, where none came after it. */
export const noteLatest = command<Noted, { latest: string }>({
  name: "cells.note-latest",
  route: "POST /api/cells/standings",
  summary: { zh: "补记单位最近的申报", en: "Note a unit's newest application" },
  input: NoteLatest,
  about: ({ scheme, unit }) => [ref(standing, standingKey(scheme, unit))],
  allow: systemOnly(),
  run: (ctx, input) => {
    const state = ctx.change(standing, standingKey(input.scheme, input.unit), (before) =>
      before.latest === null ? enter(before, keyOf(input)) : [],
    );
    return { latest: state.latest?.id ?? "" };
  },
});

export const standingJob: JobKind = {
  kind: "cells.note-latest",
  run: async (ctx, payload) => {
    const noted = NoteLatest.parse(payload);
    await ctx.execute(noteLatest, noted, namedUuid("cells.note-latest", noted.scheme, noted.unit, noted.id));
  },
};
