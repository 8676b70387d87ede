/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./sprite.tsx";

export type Tone = "info" | "good" | "warn" | "danger" | "plain";
const ICONS: Record<Tone, IconName | null> = { info: null, good: "check", warn: "alert", danger: "phone", plain: null };

export function Notice({ tone = "info", title, children }: { tone?: Tone; title?: string; children?: ComponentChildren }) {
  const icon = ICONS[tone];
  return (
    <div class={`notice ${tone}`}>
      {icon ? <Icon name={icon} /> : null}
      <div>
        {title ? <p class="notice-title">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}

export function Card({
  children,
  title,
  id,
  level = 2,
  tone,
}: {
  children: ComponentChildren;
  title?: string;
  id?: string;
  level?: 2 | 3;
  tone?: "accent";
}) {
  const Heading = `h${level}` as "h2" | "h3";
  return (
    <section class={tone ? `card ${tone}` : "card"} id={id}>
      {title ? <Heading>{title}</Heading> : null}
      {children}
    </section>
  );
}

export function Facts({ rows }: { rows: readonly { term: string; value: ComponentChildren; action?: ComponentChildren }[] }) {
  return (
    <dl class="facts">
      {rows.map(({ term, value, action }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {action ? <dd class="fact-action">{action}</dd> : null}
        </div>
      ))}
    </dl>
  );
}

export type Column = { label: string; numeric?: boolean };

/** Figures side by side are read across; anything wider or wordier is read row by row on a phone. */
const stacks = (columns: readonly Column[]) => columns.length > 3 || columns.slice(1).some(({ numeric }) => !numeric);

/** A table, reachable by keyboard. On a phone each row becomes a block of "column: value"; a narrow one of figures stays a table. The roles
 *  say again what it is, for browsers forget the table as soon as its parts are laid out as blocks. */
/**
 * Folded on a phone: opened by a tap, by the browser's own search in the page, and on paper. On a wide screen it stands open and has no handle, by the
 * sheet `print-and-wide.css`; a browser that cannot do that shows the handle there too.
 */
export const PhoneFold = ({ summary, children }: { summary: ComponentChildren; children: ComponentChildren }) => (
  <details class="phone-fold">
    <summary>{summary}</summary>
    {children}
  </details>
);

export function DataTable({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly Column[];
  rows: readonly { key: string; cells: readonly ComponentChildren[] }[];
}) {
  return (
    <div class={stacks(columns) ? "table stack" : "table"} role="region" aria-label={caption} tabindex={0}>
      <table role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ label, numeric }) => (
              <th key={label} scope="col" role="columnheader" class={numeric ? "number" : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ key, cells }) => (
            <tr key={key} role="row">
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[0]?.label} scope="row" role="rowheader">
                    {cell}
                  </th>
                ) : (
                  <td
                    key={columns[index]?.label}
                    role="cell"
                    data-label={columns[index]?.label}
                    class={columns[index]?.numeric ? "number" : undefined}
                  >
                    <div>{cell}</div>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function TelLink({ number, children, big = false }: { number: string; children?: ComponentChildren; big?: boolean }) {
  return (
    <a class={big ? "button danger" : "tel"} href={`tel:${number.replace(/[^\d+]/g, "")}`}>
      <Icon name="phone" /> {children ?? number}
    </a>
  );
}

export function LinkButton({
  href,
  children,
  tone = "primary",
}: {
  href: string;
  children: ComponentChildren;
  tone?: "primary" | "quiet";
}) {
  return (
    <a class={`button ${tone}`} href={href}>
      {children}
    </a>
  );
}
