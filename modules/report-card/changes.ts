import type { Card } from "./card.ts";
import type { Content, Correction, Edition, Frozen, Item, Section, Step } from "./contract/card.ts";

type Said = { zh: string; en: string };
type Side = Pick<Edition, "content" | "frozen">;
/** One thing a part says, under a key by which it is found in the edition before. */
type Claim = Said & { key: string };
/** A part of a card that a reason can be given for: an item by its name, others as "section:work", "step:first", "head". */
export type Part = Said & { key: string };
type Told = Part & { claims: Claim[] };

const claim = (key: string, { zh, en }: Said): Claim[] => (zh === "" && en === "" ? [] : [{ key, zh, en }]);
const alike = (key: string, text: string): Claim[] => claim(key, { zh: text, en: text });
const labelled = (key: string, label: Said, text: Said): Claim[] =>
  text.zh === "" && text.en === "" ? [] : [{ key, zh: `${label.zh}：${text.zh}`, en: `${label.en}: ${text.en}` }];

const sayValue = ({ value, numerator, denominator, hidden }: Frozen["value"], unit: Frozen["unit"]): string => {
  if (hidden || value === null) return "—";
  if (unit === "percent")
    return `${(value * 100).toFixed(2)}% (${denominator === null ? `n = ${numerator}` : `${numerator} / ${denominator}`})`;
  return String(value);
};

/** What the records give: the number, its years and counties, what it is and of when and where. */
function computedClaims({ value, unit, trend, counties, version, areaName, from, to }: Frozen): Claim[] {
  const of = (one: Frozen["value"]): string => sayValue(one, unit);
  return [
    ...alike("value", of(value)),
    ...trend.flatMap((one) => alike(`trend ${one.from}`, `${one.from.slice(0, 4)}: ${of(one.value)}`)),
    ...counties.flatMap((one) => claim(`county ${one.area}`, { zh: `${one.zh}：${of(one.value)}`, en: `${one.en}: ${of(one.value)}` })),
    ...labelled(
      "of",
      { zh: "地区和期间", en: "Area and period" },
      { zh: `${areaName.zh} ${from}–${to}`, en: `${areaName.en} ${from}–${to}` },
    ),
    ...labelled("definition", { zh: "定义版本", en: "Version of the definition" }, { zh: version, en: version }),
  ];
}

const itemTold = (item: Item, frozen: Frozen | undefined): Told => ({
  key: item.item,
  zh: item.zh,
  en: item.en,
  claims: [
    ...(frozen ? computedClaims(frozen) : []),
    ...(item.reported ? claim("reported", item.reported.value) : []),
    ...(item.reported ? labelled("document", { zh: "出处", en: "Document" }, item.reported.document) : []),
    ...labelled("name", { zh: "名称", en: "Name" }, item),
    ...claim("words", item.words),
    ...(item.figure?.difference ? labelled("difference", { zh: "说的是", en: "Claims" }, { zh: "差距", en: "the difference" }) : []),
  ],
});

const sectionTold = ({ section, zh, en, words, photos, captions }: Section): Told => ({
  key: `section:${section}`,
  zh,
  en,
  claims: [
    ...labelled("name", { zh: "标题", en: "Title" }, { zh, en }),
    ...claim("words", words),
    ...photos.flatMap((picture, index) =>
      labelled(
        `photo ${picture}`,
        { zh: `照片 ${picture.slice(-6)}`, en: `Photo ${picture.slice(-6)}` },
        captions[index] ?? { zh: "—", en: "—" },
      ),
    ),
  ],
});

const stepTold = ({ step, on, zh, en, who, link }: Step): Told => ({
  key: `step:${step}`,
  zh,
  en,
  claims: [
    ...alike("on", on),
    ...claim("done", { zh, en }),
    ...labelled("who", { zh: "谁办的", en: "By" }, who),
    ...labelled("link", { zh: "记录", en: "Record" }, { zh: link ?? "", en: link ?? "" }),
  ],
});

const headTold = ({ zh, en, lead, from, to }: Content): Told => ({
  key: "head",
  zh: "标题、导语和期间",
  en: "Title, lead and period",
  claims: [...claim("title", { zh, en }), ...claim("lead", lead), ...alike("period", `${from} – ${to}`)],
});

/** Everything a reader of the card is told, part by part. */
const toldBy = ({ content, frozen }: Side): Map<string, Told> =>
  new Map(
    [
      headTold(content),
      ...content.sections.map(sectionTold),
      ...content.items.map((item) =>
        itemTold(
          item,
          frozen.find((one) => one.item === item.item),
        ),
      ),
      ...content.steps.map(stepTold),
    ].map((one) => [one.key, one]),
  );

const same = (left: Said | undefined, right: Said | undefined): boolean => left?.zh === right?.zh && left?.en === right?.en;
const joined = (claims: readonly Said[]): Said => ({
  zh: claims.map(({ zh }) => zh).join(" · ") || "—",
  en: claims.map(({ en }) => en).join(" · ") || "—",
});

/** Every part that says something else than in the edition before, also one that went or came: what of it changed, old and new. */
export function changes(before: Side, after: Side): Omit<Correction, "why" | "version">[] {
  const [was, is] = [toldBy(before), toldBy(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    const named = now ?? old;
    const left = (old?.claims ?? []).filter(
      (one) =>
        !same(
          one,
          now?.claims.find((other) => other.key === one.key),
        ),
    );
    const come = (now?.claims ?? []).filter(
      (one) =>
        !same(
          one,
          old?.claims.find((other) => other.key === one.key),
        ),
    );
    if (!named || (left.length === 0 && come.length === 0 && old && now)) return [];
    return [{ item: key, zh: named.zh, en: named.en, old: joined(left), now: joined(come) }];
  });
}

/** The parts of the card, and those only the last edition has: what a reason may be given for. */
export function partsOf({ content, frozen, editions }: Pick<Card, "content" | "frozen" | "editions">): Part[] {
  const last = editions.at(-1);
  const all = new Map([...(last ? toldBy(last) : []), ...toldBy({ content, frozen })]);
  return [...all.values()].map(({ key, zh, en }) => ({ key, zh, en }));
}

/** Changed parts nobody gave a reason for; none before the first edition. */
export function unexplained(card: Card): string[] {
  const last = card.editions.at(-1);
  if (!last) return [];
  return changes(last, card)
    .filter(({ item }) => !card.reasons.some((one) => one.item === item))
    .map(({ item }) => item);
}
