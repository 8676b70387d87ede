import type { ZodType } from "zod";
import { refuse, type FieldRefusal } from "../refusals/index.ts";

type Issue = {
  code: string;
  path: readonly PropertyKey[];
  input?: unknown;
  minimum?: number | bigint;
  maximum?: number | bigint;
  message: string;
};

function fieldOf(issue: Issue): FieldRefusal {
  const path = issue.path.map(String).join(".");
  if (issue.code === "invalid_type" && (issue.input === undefined || issue.input === null)) return { path, code: "input.required" };
  if (issue.code === "too_small")
    return { path, code: issue.minimum === 1 ? "input.required" : "input.too-short", params: { minimum: Number(issue.minimum ?? 0) } };
  if (issue.code === "too_big") return { path, code: "input.too-long", params: { maximum: Number(issue.maximum ?? 0) } };
  return { path, code: "input.format" };
}

const DEPTH = 40;

/** Text PostgreSQL cannot keep (U+0000, lone surrogates) is refused before any module sees it; so is nesting nobody types. */
function storable(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return !value.includes("\u0000") && value.isWellFormed();
  if (value === null || typeof value !== "object") return true;
  if (depth > DEPTH) return false;
  return Object.entries(value).every(([key, item]) => storable(key, depth + 1) && storable(item, depth + 1));
}

/** An object that answers for itself what it is as text or number makes a comparison throw inside any schema; nobody's form has such a field. */
function plain(value: unknown): boolean {
  if (value === null || typeof value !== "object") return true;
  return !Object.hasOwn(value, "toString") && !Object.hasOwn(value, "valueOf") && Object.values(value).every(plain);
}

/** The typed input, or a refusal that names every field that cannot be taken. */
export function parseInput<I>(schema: ZodType<I>, raw: unknown): I {
  if (!storable(raw)) throw refuse.invalid("input.unstorable");
  if (!plain(raw)) throw refuse.invalid("input.format");
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 20).map((issue) => fieldOf(issue as unknown as Issue));
  throw refuse.fields(fields);
}
