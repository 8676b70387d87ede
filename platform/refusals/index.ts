/** An expected "no": a code owned by a module, and the numbers or names its words need. Never a bug, never logged as one. */
export type RefusalKind = "invalid" | "forbidden" | "unauthenticated" | "notFound" | "conflict" | "tooLarge" | "tooMany" | "away";

export type RefusalParams = Record<string, string | number | boolean | string[]>;

export type RefusalBody = { code: string; kind: RefusalKind; params?: RefusalParams; fields?: FieldRefusal[] };

/** One field of an input that cannot be taken: `path` is dotted, `code` names the words. */
export type FieldRefusal = { path: string; code: string; params?: RefusalParams };

export class Refusal extends Error {
  readonly body: RefusalBody;
  constructor(body: RefusalBody) {
    super(body.code);
    this.body = body;
  }
}

const of =
  (kind: RefusalKind) =>
  (code: string, params?: RefusalParams): Refusal =>
    new Refusal(params ? { code, kind, params } : { code, kind });

/** `throw refuse.conflict("incidents.not-taken")`. Codes are `module.reason`; their words live in the module's ui/words.ts. */
export const refuse = {
  invalid: of("invalid"),
  forbidden: of("forbidden"),
  unauthenticated: of("unauthenticated"),
  notFound: of("notFound"),
  conflict: of("conflict"),
  tooLarge: of("tooLarge"),
  tooMany: of("tooMany"),
  /** The service cannot do it now, and whoever runs it must act. */
  away: of("away"),
  /** Several fields at once, so that a form can mark each. */
  fields: (fields: FieldRefusal[]): Refusal => new Refusal({ code: "input.invalid", kind: "invalid", fields }),
};

/** The one table from a refusal to HTTP. */
export const httpStatus: Record<RefusalKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  tooMany: 429,
  away: 503,
};
