/** Spreadsheets on Chinese desks write GB18030 as often as UTF-8. */
function decoded(bytes: ArrayBuffer): string | null {
  for (const charset of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes);
    } catch {
      // Not in this one; the next is tried.
    }
  }
  return null;
}

/** A file of areas as `places.import-areas` takes it: GeoJSON by its braces, anything else as CSV; null when it is neither text nor, begun with a brace, JSON. */
export async function readAreaFile(file: Pick<Blob, "arrayBuffer">): Promise<{ geojson: unknown } | { csv: string } | null> {
  const text = decoded(await file.arrayBuffer())?.replace(/^\uFEFF/, "") ?? null;
  if (text === null || text.trim() === "" || text.includes("\u0000")) return null;
  if (!text.trimStart().startsWith("{")) return { csv: text };
  try {
    return { geojson: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
