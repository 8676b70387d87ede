const MAIL = /[^\s<>"',;:]+@[^\s<>"',;:]+/g;
const MOBILE = /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g;
/** PostgreSQL ends with the value it could not take: `invalid input syntax for type uuid: "…"`. */
const VALUE = /: ".*"$/s;

/** V8 repeats the text that is no JSON. */
const NO_JSON = /(\.\.\.)?".*"(\.\.\.)? is not valid JSON/s;

/** No message needs more, and looking for addresses takes longer the longer a text is. */
const MOST = 2_000;

const scrubbed = (text: string): string =>
  text.slice(0, MOST).replace(NO_JSON, "what was to be read is not valid JSON").replace(MAIL, "…@…").replace(MOBILE, "…");

/** What a log may say of a fault. */
export type Fault = { type: string; message: string; code?: string; constraint?: string; stack: string; causes?: Fault[] };

/**
 * What happened and where, not to whom: of an error of PostgreSQL neither the row it failed over (`detail`) nor the value at its end, and no mail address
 * or mobile number in what a mail server, a gateway or a library says.
 */
export function faultOf(cause: unknown): Fault {
  if (!(cause instanceof Error)) return { type: typeof cause, message: scrubbed(String(cause)), stack: "" };
  const { code, constraint_name: constraint } = cause as { code?: unknown; constraint_name?: unknown };
  const ofDatabase = "severity" in cause && "routine" in cause;
  const message = scrubbed(ofDatabase ? cause.message.replace(VALUE, "") : cause.message);
  // The stack begins with the message.
  const at = (cause.stack ?? "").indexOf("\n    at ");
  return {
    type: cause.name,
    message,
    ...(typeof code === "string" || typeof code === "number" ? { code: String(code) } : {}),
    ...(typeof constraint === "string" ? { constraint } : {}),
    stack: at < 0 ? "" : (cause.stack ?? "").slice(at + 1),
    ...(cause instanceof AggregateError ? { causes: cause.errors.slice(0, 5).map(faultOf) } : {}),
  };
}
