import type { StreamKey } from "../ledger/noun.ts";
import type { QueryContext } from "../modules/query.ts";

type Field = string | null | undefined;

/**
 * The sealed texts of one record by field name, opened together. What expired, was destroyed, is empty or is not for this reader reads as null, and so
 * does no field. `reason`, `how` and `by` (the record on whose account this one is opened) are those of `QueryContext.unseal`.
 */
export async function textsOf(
  { unseal }: Pick<QueryContext, "unseal">,
  stream: StreamKey,
  fields: readonly Field[],
  { reason = "", how, by }: { reason?: string; how?: Parameters<QueryContext["unseal"]>[2]; by?: StreamKey } = {},
): Promise<(field: Field) => string | null> {
  const wanted = [...new Set(fields.filter((field) => typeof field === "string"))];
  const texts = await unseal(
    wanted.map((field) => ({ stream, field, ...(by ? { by } : {}) })),
    reason,
    how,
  );
  const found = new Map(wanted.map((field, index) => [field, texts[index] || null]));
  return (field) => (field ? (found.get(field) ?? null) : null);
}
