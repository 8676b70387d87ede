/** @jsxImportSource preact */
import { DataTable, logNames, Notice, sayDay, type Outcome, type Visit } from "#web/parts";
import { colon, type Language, speaker } from "#web/words";
import type { EditionRow, EditionView, Section } from "../../contract/card.ts";
import { cardWords } from "../card-words.ts";
import { OutlineSprite, readOutlines } from "./area-map.tsx";
import { CardItem, pageOf } from "./item.tsx";
import type { Outlines } from "./outline.ts";
import { Prove } from "./prove.tsx";
import { askOf, fileOf, missing } from "./shared.tsx";

function Head({ edition, visit }: { edition: EditionView; visit: Visit }) {
  const { language, site } = visit;
  const say = speaker(cardWords, language);
  const records = edition.content.items.filter(({ figure }) => figure !== null).length;
  const newest = edition.editions.at(-1)?.version ?? edition.version;
  return (
    <header class="card-head">
      <h1>{edition.content[language]}</h1>
      <p class="lead">{edition.content.lead[language]}</p>
      <p class="meta">
        {say("edition", { version: edition.version })} · {say("publishedOn", { day: sayDay(edition.publishedAt, language, "0000") })} ·{" "}
        {say("approved")}
      </p>
      <p class="meta">{say("count", { records, reported: edition.content.items.length - records })}</p>
      {edition.withdrawn ? <Notice tone="danger" title={say("withdrawn", { reason: edition.withdrawn[language] })} /> : null}
      {newest > edition.version ? (
        <Notice tone="warn" title={say("older")}>
          <a href={pageOf({ ...edition, version: newest })}>{say("newest")}</a>
        </Notice>
      ) : null}
      {edition.outdated.length > 0 ? <Notice tone="warn" title={say("outdated.head", { n: edition.outdated.length })} /> : null}
      {site.demo ? <Notice title={say("demo")} /> : null}
      <p class="row no-print" role="group" aria-label={say("download")}>
        {(["pdf", "csv", "xlsx", "json"] as const).map((form) => (
          <a key={form} class="button quiet" href={fileOf(edition, form, language)} download>
            {say(form)}
          </a>
        ))}
      </p>
      <nav class="contents no-print" id="contents" aria-label={say("contents")}>
        <ol>
          {edition.content.sections.map((one) => (
            <li key={one.section}>
              <a href={`#${one.section}`}>{one[language]}</a>
            </li>
          ))}
          {edition.content.steps.length > 0 ? (
            <li>
              <a href="#steps">{say("steps")}</a>
            </li>
          ) : null}
          <li>
            <a href="#prove">{say("prove")}</a>
          </li>
        </ol>
      </nav>
    </header>
  );
}

/** A card is many screens long on a phone. */
const BackUp = ({ language }: { language: Language }) => (
  <p class="meta no-print">
    <a href="#contents">{speaker(cardWords, language)("contents.back")}</a>
  </p>
);

type Shown = { section: Section; edition: EditionView; visit: Visit; outlines: Outlines | null };

function SectionPart({ section, edition, visit, outlines }: Shown) {
  const { language } = visit;
  return (
    <section class="card-section" id={section.section}>
      <h2>{section[language]}</h2>
      {section.words[language] ? <p>{section.words[language]}</p> : null}
      {section.photos.map((photo, index) => (
        <figure key={photo}>
          <img src={`/api/photos/${photo}`} alt={section.captions[index]?.[language] ?? ""} loading="lazy" />
          <figcaption>{section.captions[index]?.[language]}</figcaption>
        </figure>
      ))}
      <div class="claims">
        {edition.content.items
          .filter((item) => item.section === section.section)
          .map((item) => (
            <CardItem key={item.item} item={item} edition={edition} visit={visit} outlines={outlines} />
          ))}
      </div>
      <BackUp language={language} />
    </section>
  );
}

function Steps({ edition, visit }: { edition: EditionView; visit: Visit }) {
  const { language } = visit;
  const say = speaker(cardWords, language);
  const { steps } = edition.content;
  if (steps.length === 0) return null;
  return (
    <section class="card-section" id="steps">
      <h2>{say("steps")}</h2>
      <p class="meta">{say("steps.lead")}</p>
      <ol class="card-steps">
        {steps.map((step) => (
          <li key={step.step}>
            <time dateTime={step.on}>{sayDay(step.on, language, "0000")}</time>
            <strong>{step[language]}</strong>
            <span class="meta">
              {step.who[language]}
              {step.link ? (
                <>
                  {" · "}
                  <a href={step.link}>
                    {say("see")}
                    <span class="unseen">{`${colon(language)}${step[language]}`}</span>
                  </a>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      <BackUp language={language} />
    </section>
  );
}

function Corrections({ edition, visit }: { edition: EditionView; visit: Visit }) {
  const { language } = visit;
  const say = speaker(cardWords, language);
  if (edition.corrections.length === 0) return null;
  return (
    <section class="card-section" id="corrections">
      <h2>{say("corrections")}</h2>
      <p class="meta">{say("corrections.lead")}</p>
      <DataTable
        caption={say("corrections")}
        columns={[{ label: say("item") }, { label: say("old") }, { label: say("new") }, { label: say("why") }]}
        rows={edition.corrections.map((one) => ({
          key: one.item,
          cells: [
            <a key="item" href={`#item-${one.item}`}>
              {one[language]}
            </a>,
            <del key="old">{one.old[language]}</del>,
            <ins key="new">{one.now[language]}</ins>,
            one.why[language],
          ],
        }))}
      />
    </section>
  );
}

/** /report-card: the newest published card, and any edition by its address. */
export async function visitCard(visit: Visit): Promise<Outcome> {
  const { language } = visit;
  const reply = await visit.api.get<EditionView>("/api/report-card", askOf(visit));
  if (!reply.ok) return missing(visit, reply);
  const edition = reply.value;
  const outlines = edition.frozen.some(({ counties }) => counties.length > 1) ? await readOutlines(visit) : null;
  return {
    kind: "page",
    title: edition.content[language],
    wide: true,
    body: (
      <div class="report-card">
        <OutlineSprite outlines={outlines} />
        <Head edition={edition} visit={visit} />
        {edition.content.sections.map((section) => (
          <SectionPart key={section.section} section={section} edition={edition} visit={visit} outlines={outlines} />
        ))}
        <Steps edition={edition} visit={visit} />
        <Corrections edition={edition} visit={visit} />
        <Prove edition={edition} visit={visit} logs={await logNames(visit)} />
      </div>
    ),
  };
}

export async function visitEditions(visit: Visit): Promise<Outcome> {
  const { language } = visit;
  const say = speaker(cardWords, language);
  const reply = await visit.api.get<{ rows: EditionRow[] }>("/api/report-card/editions");
  if (!reply.ok) return missing(visit, reply);
  const { rows } = reply.value;
  return {
    kind: "page",
    title: say("others"),
    body: (
      <>
        <h1>{say("others")}</h1>
        {rows.length === 0 ? (
          <Notice title={say("none")} />
        ) : (
          <DataTable
            caption={say("editions")}
            columns={[{ label: say("card") }, { label: say("version") }, { label: say("day") }]}
            rows={rows.map((row) => ({
              key: `${row.id} ${row.version}`,
              cells: [
                <a key="card" href={pageOf(row)}>
                  {row[language]}
                </a>,
                say("edition", { version: row.version }),
                sayDay(row.publishedAt, language, "0000"),
              ],
            }))}
          />
        )}
      </>
    ),
  };
}
