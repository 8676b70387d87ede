/** @jsxImportSource preact */
import type { Outcome } from "#web/visits";
import { Notice } from "./blocks.tsx";
import type { FieldProblem } from "./forms.tsx";

type Refused = { status: number; refusal: Said };
type Way = { href: string; label: string };

/** The page of a visit to which the server said no: its words, and the ways on. There is no form here to mark an entry in, so what is wrong with one is said itself. */
export const refusedPage = (title: string, { status, refusal }: Refused, ...ways: readonly Way[]): Outcome => ({
  kind: "page",
  status: status || 503,
  title,
  body: (
    <>
      <h1>{title}</h1>
      {[...new Set(problemsSaid(refusal).map(({ message }) => message))].map((message) => (
        <Notice key={message} tone="warn" title={message} />
      ))}
      {ways.map(({ href, label }) => (
        <p key={href}>
          <a href={href}>{label}</a>
        </p>
      ))}
    </>
  ),
});

type Said = { message: string; fields?: readonly { path: string; message?: string }[] | undefined };

/**
 * What the server said to a form, each word at the field it is about. `otherwise`: the field for what concerns no field, none by default;
 * `nameOf`: what the page calls a field of the command.
 */
export function problemsSaid({ message, fields }: Said, otherwise = "", nameOf: (path: string) => string = (path) => path): FieldProblem[] {
  const told = (fields ?? []).map((field) => ({ field: nameOf(field.path), message: field.message ?? message }));
  return told.length > 0 ? told : [{ field: otherwise, message }];
}

/** The page after something was taken: what happens next, and the way back to what it was about. */
export const sentPage = (title: string, lead: string, back: { href: string; label: string }): Outcome => ({
  kind: "page",
  title,
  body: (
    <>
      <Notice tone="good" title={title}>
        <p>{lead}</p>
      </Notice>
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
    </>
  ),
});
