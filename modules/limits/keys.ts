import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { cityHome } from "#platform/settings";

/** Rules and notices belong to the city as a whole; their histories are found from their names alone, on every installation. */
const key = (...words: readonly string[]): StreamKey => ({ home: cityHome(), id: namedUuid(...words) });

export const noticeKey = (year: number): StreamKey => key("limits.notice", String(year));
export const ruleKey = (id: string): StreamKey => key("limits.rule", id);
export const workingTimeKey = (): StreamKey => key("limits.working-time");
export const sourceKey = (code: string): StreamKey => key("limits.source", code);
