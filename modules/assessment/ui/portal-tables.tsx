/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { Card, DataTable, sayDay, type Visit } from "#web/parts";
import type { ResultRow, ResultView } from "../contract.ts";
import type { portalWords } from "./portal-words.ts";

export type Say = (key: keyof typeof portalWords, params?: Readonly<Record<string, unknown>>) => string;
export const signed = (points: number | null): string =>
  points === null ? "—" : points > 0 ? `+${points}` : String(points).replace("-", "−");
export const pageOf = (scheme: string): string => `/assessment/${scheme}`;

type Ranked = Pick<ResultRow, "subject" | "zh" | "en" | "total" | "rank" | "qualified" | "streak" | "award"> & {
  grade: string;
  revoked: boolean;
  lost: ResultView["lost"];
};

export function Ranking({ rows, caption, say, visit }: { rows: readonly Ranked[]; caption: string; say: Say; visit: Visit }) {
  const { language } = visit;
  return (
    <DataTable
      caption={caption}
      columns={[
        { label: say("unit") },
        { label: say("rank"), numeric: true },
        { label: say("total"), numeric: true },
        { label: say("grade") },
        { label: say("streak"), numeric: true },
        { label: say("award") },
      ]}
      rows={rows
        .toSorted((left, right) => (left.rank ?? 999) - (right.rank ?? 999))
        .map((row) => ({
          key: row.subject,
          cells: [
            row[language],
            row.rank ?? "—",
            row.total,
            row.revoked ? say("revoked") : `${row.grade} · ${say(row.qualified ? "qualified" : "notQualified")}`,
            row.streak,
            [
              row.award?.[language] ?? (row.qualified ? say("plate") : "—"),
              ...row.lost.map(({ year, award }) => say("lostAward", { year, award: award[language] })),
            ].join(" · "),
          ],
        }))}
    />
  );
}

export function Items({ result, say, visit }: { result: ResultView; say: Say; visit: Visit }) {
  const { language } = visit;
  const cellOf = (row: ResultRow, code: string): ComponentChildren => {
    const own = row.items.find(({ item }) => item === code);
    const read = own && own.denominator !== null && own.numerator !== null;
    const words = (
      <>
        {signed(own?.points ?? null)}
        {read ? <small class="under">{say("of", { num: own.numerator, den: own.denominator })}</small> : null}
      </>
    );
    const page = `${pageOf(result.scheme.scheme)}/${encodeURIComponent(row.subject)}/${encodeURIComponent(code)}`;
    return read || (own?.entries.length ?? 0) > 0 ? <a href={page}>{words}</a> : words;
  };
  return (
    <DataTable
      caption={say("items")}
      columns={[
        { label: say("item") },
        { label: say("points"), numeric: true },
        ...result.rows.map((row) => ({ label: row[language], numeric: true })),
      ]}
      rows={result.rule.items.map((item) => ({
        key: item.code,
        cells: [`${item.code} ${item[language]}`, item.points, ...result.rows.map((row) => cellOf(row, item.code))],
      }))}
    />
  );
}

/** Titles taken back: when, by which paper and why. */
export function Revocations({ result, say, visit }: { result: ResultView; say: Say; visit: Visit }) {
  if (result.revoked.length === 0) return null;
  return (
    <Card title={say("revocations")}>
      {result.revoked.map(({ subject, on, document, reason }) => (
        <p key={subject}>
          {say("revocation", {
            day: sayDay(on, visit.language, "0000"),
            unit: result.rows.find((row) => row.subject === subject)?.[visit.language] ?? subject,
            document,
            reason,
          })}
        </p>
      ))}
    </Card>
  );
}

/** What was decided on each objection and why; what was said, and by whom, stays with those who decide. */
export function Objections({ result: { objections }, say, visit }: { result: ResultView; say: Say; visit: Visit }) {
  if (objections.length === 0) return null;
  const open = objections.filter(({ decided }) => decided === null).length;
  const up = objections.filter(({ decided }) => decided?.upheld === true).length;
  const day = (on: string): string => sayDay(on, visit.language, "0000");
  return (
    <Card title={say("objections")}>
      <p>{say("objections.count", { n: objections.length, up, down: objections.length - up - open, open })}</p>
      {objections.map(({ entry, at, decided }) => (
        <p key={entry}>
          {decided
            ? say(decided.upheld ? "objection.up" : "objection.down", { made: day(at), on: day(decided.on), reason: decided.reason })
            : say("objection.open", { made: day(at) })}
        </p>
      ))}
    </Card>
  );
}
