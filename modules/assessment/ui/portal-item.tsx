/** @jsxImportSource preact */
import { Card, DataTable, Facts, refusedPage, sayDay, withQuery, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { ItemView } from "../contract.ts";
import { portalWords } from "./portal-words.ts";

const signed = (points: number | null): string => (points === null ? "—" : points > 0 ? `+${points}` : String(points).replace("-", "−"));

/** One item of one unit: the points it is made of, each with its fingerprint in the log, or the figure it was read from, month by month. */
export async function visitItem(visit: Visit): Promise<Outcome> {
  const { api, language, params } = visit;
  const say = speaker(portalWords, language);
  const [scheme = "", subject = "", code = ""] = ["scheme", "subject", "item"].map((name) => encodeURIComponent(params[name] ?? ""));
  const reply = await api.get<ItemView>(`/api/assessment/schemes/${scheme}/result/${subject}/${code}`);
  if (!reply.ok) return refusedPage(say("title"), reply, { href: "/assessment", label: say("back") });
  const { item, unit, points, numerator, denominator, figure, months, entries, scheme: year } = reply.value;
  const title = `${unit[language]} · ${item[language]}`;
  return {
    kind: "page",
    title,
    wide: true,
    body: (
      <>
        <p class="meta eyebrow">
          <a href={`/assessment/${scheme}`}>{year[language]}</a>
        </p>
        <h1>{title}</h1>
        <Card tone="accent">
          <p class="big-number">{signed(points)}</p>
          <p class="meta">{say("item.worth", { code: item.code, points: item.points })}</p>
        </Card>
        {figure ? (
          <Card title={say("item.figure")}>
            <Facts
              rows={[
                {
                  term: figure[language],
                  value: numerator !== null && denominator !== null ? say("of", { num: numerator, den: denominator }) : "—",
                },
              ]}
            />
            <p>{say("item.months")}</p>
            <p class="row">
              {months.map((month) => (
                <a key={month} href={withQuery(`/catalogue/${figure.code}`, { area: unit.area, month })}>
                  {month}
                </a>
              ))}
            </p>
          </Card>
        ) : null}
        {entries.length > 0 ? (
          <>
            <DataTable
              caption={say("item.entries", { n: entries.length })}
              columns={[
                { label: say("item.on") },
                { label: say("points"), numeric: true },
                { label: say("item.fingerprint") },
                { label: say("item.log") },
              ]}
              rows={entries.map((one, index) => ({
                key: String(index),
                cells: [
                  sayDay(one.on, language, "0000"),
                  signed(one.points),
                  <code key="print">{one.fingerprint ? `${one.fingerprint.slice(0, 16)}…` : "—"}</code>,
                  one.sealed ? <a key="log" href="/log">{`${one.sealed.log} № ${one.sealed.entry + 1}`}</a> : "—",
                ],
              }))}
            />
            <p class="meta">{say("item.private")}</p>
          </>
        ) : null}
        <p>
          <a href={withQuery("/catalogue/asm.total", { area: unit.area, year: String(year.year) })}>{say("item.total")}</a>
        </p>
      </>
    ),
  };
}
