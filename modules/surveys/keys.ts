import type { StreamKey } from "#platform/ledger";

export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
/** Job that runs the checks over all interviews of a survey. */
export const CHECK = "surveys.check";
/** Name of the number in its token's vault, and what the link's secret is made of. */
export const PHONE = "phone";
export const LINK = "surveys.answer";
export const NUMBERS = "surveys.number";
