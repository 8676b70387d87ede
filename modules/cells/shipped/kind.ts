import type { UnitLevel } from "../contract.ts";

export type ShippedLine = readonly [code: string, zh: string, en: string, points: number, method: string];
export type ShippedKind = { code: string; zh: string; en: string; lead: string; level: UnitLevel; items: readonly ShippedLine[] };
