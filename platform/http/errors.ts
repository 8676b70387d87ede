import { isAway } from "../database/index.ts";
import { uuidv7 } from "../ids/index.ts";
import { httpStatus, Refusal, type RefusalBody } from "../refusals/index.ts";
import { fill, type Language, type Words } from "../../web/words/index.ts";

export type Answer = {
  status: number;
  body: RefusalBody & { message: string; id?: string };
  retryAfterSeconds?: number;
  bug?: { id: string; cause: unknown };
};

const FASTIFY: Record<string, RefusalBody> = {
  FST_REQ_FILE_TOO_LARGE: { code: "input.too-large", kind: "tooLarge" },
  FST_FILES_LIMIT: { code: "input.too-large", kind: "tooLarge" },
  FST_FIELDS_LIMIT: { code: "input.too-large", kind: "tooLarge" },
  FST_PARTS_LIMIT: { code: "input.too-large", kind: "tooLarge" },
  FST_PROTO_VIOLATION: { code: "input.format", kind: "invalid" },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: "input.media-type", kind: "invalid" },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: "input.not-json", kind: "invalid" },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: "input.not-json", kind: "invalid" },
};

/** A restart of the database takes about so long. */
const AWAY_SECONDS = 5;

/** What goes back for anything that was thrown: a refusal in the user's language, that the database is away, or a bug with an id and nothing else. */
export function answerTo(cause: unknown, language: Language, words: Words): Answer {
  const say = (code: string, params?: Readonly<Record<string, unknown>>): string =>
    fill(words[code]?.[language] ?? words["input.format"]?.[language] ?? code, params);
  const known = cause instanceof Refusal ? cause.body : refusalOf(cause);
  if (known) {
    const message = say(known.code, known.params);
    const fields = known.fields?.map((field) => ({ ...field, message: say(field.code, field.params) }));
    const seconds = known.params?.["seconds"];
    return {
      status: httpStatus[known.kind],
      body: { ...known, ...(fields ? { fields } : {}), message },
      ...(typeof seconds === "number" ? { retryAfterSeconds: seconds } : {}),
    };
  }
  if (isAway(cause))
    return {
      status: 503,
      body: { code: "platform.away", kind: "tooMany", message: say("platform.away") },
      retryAfterSeconds: AWAY_SECONDS,
    };
  const id = uuidv7();
  return { status: 500, body: { code: "platform.bug", kind: "conflict", message: say("platform.bug", { id }), id }, bug: { id, cause } };
}

function refusalOf(cause: unknown): RefusalBody | null {
  const { code, statusCode } = (cause ?? {}) as { code?: string; statusCode?: number };
  if (code !== undefined && code in FASTIFY) return FASTIFY[code] ?? null;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return { code: "input.not-json", kind: "invalid" };
  return null;
}
