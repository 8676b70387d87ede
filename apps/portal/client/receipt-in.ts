type Receipt = { salt: string; commitment: string };

const isReceipt = (value: unknown): value is Receipt =>
  typeof value === "object" &&
  value !== null &&
  "salt" in value &&
  typeof value.salt === "string" &&
  "commitment" in value &&
  typeof value.commitment === "string";

/** The receipt somebody pasted, or null when it is none. */
export function receiptIn(text: string): Receipt | null {
  try {
    const value: unknown = JSON.parse(text);
    return isReceipt(value) ? value : null;
  } catch {
    // Not JSON at all: told like any other text that is no receipt.
    return null;
  }
}
