/** @jsxImportSource preact */
import { DataTable, Notice, PhoneFold, sayDay, type Visit } from "#web/parts";
import { colon, speaker, type Language } from "#web/words";
import type { EditionView, Frozen, Item } from "../../contract/card.ts";
import { cardWords } from "../card-words.ts";
import { AreaMap } from "./area-map.tsx";
import type { Outlines } from "./outline.ts";
import { sayAgainst, sayClaim, sayMeasure, sayNumbers, sayShort, sayValue, sayWhyHidden } from "./say.ts";

export const pageOf = ({ home, id, version }: Pick<EditionView, "home" | "id" | "version">): string =>
  `/report-card/${home}/${id}/${version}`;

export const sayPeriod = ({ from, to, counted }: Frozen, language: Language): string => {
  const month = (day: string): string => (language === "zh" ? `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月` : day.slice(0, 7));
  if (counted === "mean" || counted === "sum") return language === "zh" ? `${to.slice(0, 4)} 年` : to.slice(0, 4);
  return counted === "standing" ? (language === "zh" ? `截至 ${to}` : `as of ${to}`) : `${month(from)} – ${month(to)}`;
};

/** A year a row: a table that is its own chart. Bars begin at nothing, so that no difference looks larger than it is. */
function Years({ frozen, visit, name }: { frozen: Frozen; visit: Visit; name: string }) {
  const { language } = visit;
  const say = speaker(cardWords, language);
  const most = frozen.unit === "percent" ? 1 : Math.max(...frozen.trend.map(({ value }) => value.value ?? 0), 1);
  return (
    <table class="years">
      <caption>{say("trendOf", { name })}</caption>
      <tbody>
        {frozen.trend.map(({ from, value }) => (
          <tr key={from}>
            <th scope="row">{from.slice(0, 4)}</th>
            <td class="bar" aria-hidden="true">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
                <rect width={((value.value ?? 0) / most) * 100} height="10" />
              </svg>
            </td>
            <td class="number">
              {sayValue(value, frozen.unit, language)} <small>{sayShort(value, frozen.unit, language)}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Counties({ frozen, visit, name, outlines }: { frozen: Frozen; visit: Visit; name: string; outlines: Outlines | null }) {
  const { language } = visit;
  const say = speaker(cardWords, language);
  return (
    <details>
      <summary>{say("counties")}</summary>
      <AreaMap rows={frozen.counties} unit={frozen.unit} outlines={outlines} visit={visit} />
      <DataTable
        caption={`${name} · ${say("counties")}`}
        columns={[{ label: say("area") }, { label: say("value"), numeric: true }, { label: say("number"), numeric: true }]}
        rows={frozen.counties.map((one) => ({
          key: one.area,
          cells: [one[language], sayValue(one.value, frozen.unit, language), sayNumbers(one.value, frozen.unit, language)],
        }))}
      />
    </details>
  );
}

type Told = { edition: EditionView; visit: Visit; outlines: Outlines | null };

function Computed({ frozen, edition, visit, name, outlines, difference }: Told & { frozen: Frozen; name: string; difference: boolean }) {
  const { language } = visit;
  const say = speaker(cardWords, language);
  const numbers = sayNumbers(frozen.value, frozen.unit, language);
  const why = sayWhyHidden(frozen, language);
  const behind: ("how" | "trend" | "counties" | "itsRows")[] = ["how"];
  if (frozen.trend.length > 1) behind.push("trend");
  if (frozen.counties.length > 0) behind.push("counties");
  if (frozen.file !== "") behind.push("itsRows");
  return (
    <>
      <p class="big-number">{sayClaim(frozen.value, frozen.unit, language, difference)}</p>
      <p class="meta">
        <span class="mark-records">{say("records")}</span> {difference ? `${sayValue(frozen.value, frozen.unit, language)} · ` : ""}
        {numbers ? `${numbers} · ` : ""}
        {frozen.areaName[language]} · {sayPeriod(frozen, language)}
      </p>
      <PhoneFold
        summary={
          <>
            {behind.map((part) => say(part)).join(say("list"))}
            <span class="unseen">{`${colon(language)}${name}`}</span>
          </>
        }
      >
        <p class="meta">
          {frozen.definition[language]} {say("definitionVersion", { version: frozen.version })}
        </p>
        {/* With the years beside it, it is the years that are looked at; what one year is held against stands with its rows. */}
        {frozen.trend.length > 1
          ? null
          : (frozen.value.against ?? []).map((one) => <p key={one.name.zh}>{sayAgainst(one, frozen.unit, language)}</p>)}
        {frozen.trend.length > 1 ? <Years frozen={frozen} visit={visit} name={name} /> : null}
        {frozen.counties.length > 0 ? <Counties frozen={frozen} visit={visit} name={name} outlines={outlines} /> : null}
        {why ? <p class="meta">{why}</p> : null}
        {frozen.file === "" ? null : (
          <p class="no-print">
            <a href={`${pageOf(edition)}/${frozen.item}`}>
              {say("openRows")}
              <span class="unseen">{`${colon(language)}${name}`}</span>
            </a>
          </p>
        )}
      </PhoneFold>
    </>
  );
}

/** The edition stays as it was published; where a number of it was corrected at its source since, it says so. */
function Outdated({ item, edition, visit }: { item: string; edition: EditionView; visit: Visit }) {
  const { language } = visit;
  const say = speaker(cardWords, language);
  const found = edition.outdated.filter((one) => one.item === item);
  if (found.length === 0) return null;
  const of = (value: number | null, unit: Frozen["unit"]): string => (value === null ? "—" : sayMeasure(value, unit));
  return (
    <Notice tone="warn" title={say("outdated.title")}>
      {found.map(({ year, area, areaName, was, now, at, why, path, unit }) => (
        <p key={`${year} ${area}`}>
          {say("outdated", {
            area: areaName[language],
            year,
            was: of(was, unit),
            now: of(now, unit),
            day: sayDay(at, language, "0000"),
            why: why[language],
          })}{" "}
          <a href={path}>{say("outdated.see")}</a>
        </p>
      ))}
    </Notice>
  );
}

/** What was reported, and where. `beside`: a number of ours stands above it. */
function Reported({ reported, beside, visit }: { reported: NonNullable<Item["reported"]>; beside: boolean; visit: Visit }) {
  const { language } = visit;
  const say = speaker(cardWords, language);
  return (
    <>
      {beside ? null : <p class="big-number said">{reported.value[language]}</p>}
      <p class={beside ? undefined : "meta"}>
        <span class="mark-reported">{say("reported")}</span> {beside ? `${reported.value[language]} · ` : ""}
        <span class="meta">
          {say("document")}
          {say("colon")}
          {reported.document[language]}
        </span>
      </p>
    </>
  );
}

/** One claim of the card: what our records give, what was reported and where, and plain words. */
export function CardItem({ item, edition, visit, outlines }: Told & { item: Item }) {
  const { language } = visit;
  const frozen = edition.frozen.find((one) => one.item === item.item);
  return (
    <article class="claim" id={`item-${item.item}`}>
      <h3>{item[language]}</h3>
      {frozen ? (
        <Computed
          frozen={frozen}
          edition={edition}
          visit={visit}
          name={item[language]}
          outlines={outlines}
          difference={item.figure?.difference === true}
        />
      ) : null}
      <Outdated item={item.item} edition={edition} visit={visit} />
      {item.reported ? <Reported reported={item.reported} beside={frozen !== undefined} visit={visit} /> : null}
      {item.words[language] ? <p>{item.words[language]}</p> : null}
    </article>
  );
}
