import { createHash } from "node:crypto";
import { namedUuid } from "#platform/ids";
import type { Shape } from "#platform/geo";
import type { StreamKey } from "#platform/ledger";
import { homeOf } from "./code.ts";

/** An area's history is found from its code alone, on every installation. */
export const areaKey = (code: string): StreamKey => ({ home: homeOf(code), id: namedUuid("places.area", code) });

/** Tells two outlines apart without comparing them: 128 bits of SHA-256 over the positions as written. */
export const shapeHash = (shape: Shape): string =>
  createHash("sha256")
    .update(JSON.stringify([shape.type, shape.coordinates]))
    .digest("hex")
    .slice(0, 32);
