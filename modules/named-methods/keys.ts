import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { cityHome } from "#platform/settings";
import type { SubjectRef } from "./contract.ts";

/** A method belongs to the whole city, whoever has it: two entries under one code are one history. */
export const methodKey = (code: string): StreamKey => ({ home: cityHome(), id: namedUuid("named-methods.method", code) });
export const adoptionKey = (code: string, area: string): StreamKey => ({
  home: area.padEnd(9, "0").slice(0, 9),
  id: namedUuid("named-methods.adoption", code, area),
});
/** One run of a method over one record or place, found without being looked for: it cannot be begun twice. */
export const runKey = ({ kind, home, id }: SubjectRef, code: string): StreamKey => ({
  home,
  id: namedUuid("named-methods.run", code, kind, home, id),
});
