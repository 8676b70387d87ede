/** A tenth of a metre: the middle of an area, or a point on a map, has no more to say. */
export const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
