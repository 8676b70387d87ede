/** @jsxImportSource preact */
import type { Outcome } from "#web/visits";
import { Notice } from "./blocks.tsx";

type Refused = { status: number; refusal: { message: string } };

/** The page of a visit to which the server said no: its words, and the way back. */
export const refusedPage = (title: string, { status, refusal }: Refused, back: { href: string; label: string }): Outcome => ({
  kind: "page",
  status: status || 503,
  title,
  body: (
    <>
      <h1>{title}</h1>
      <Notice tone="warn" title={refusal.message} />
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
    </>
  ),
});
