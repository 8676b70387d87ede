import { useQuery } from "@tanstack/react-query";
import { Empty, orThrow, Page, PlainTable, ReadProblem, useConsole, useLanguage, useSay, useUrl, Waiting } from "#web/console";
import type { CardRow, CardView, Item } from "../../contract/card.ts";
import { aside, comma } from "#web/words";
import { consoleWords } from "../console-words.ts";
import { sayNumbers, sayValue } from "../portal/say.ts";
import { DRAFT, FORMS } from "./forms.ts";
import { StepForm } from "./step-form.tsx";

/** The list of cards, and one card with what this person may do next. */
export function CardsPage() {
  const say = useSay(consoleWords);
  const { params, set } = useUrl();
  const [home, id] = (params.get("card") ?? "").split(".");
  return (
    <Page title={say("title")} wide>
      {home && id ? (
        <One home={home} id={id} back={() => set({ card: null })} />
      ) : (
        <List open={(row) => set({ card: `${row.home}.${row.id}` })} />
      )}
    </Page>
  );
}

function List({ open }: { open: (row: CardRow) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["report-cards"],
    queryFn: async () => orThrow(await api.get<{ rows: CardRow[] }>("/api/report-cards")),
  });
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (!read.data) return <Waiting />;
  return (
    <>
      <p className="c-muted">{say("lead")}</p>
      {read.data.rows.length === 0 ? <Empty text={say("none")} /> : null}
      <PlainTable label={say("title")} columns={(["card", "stage", "version"] as const).map((column) => say(column))}>
        {read.data.rows.map((row) => (
          <tr key={row.id}>
            <td>
              <button type="button" className="c-link" onClick={() => open(row)}>
                {row[language]}
              </button>
            </td>
            <td>{say(`stage.${row.stage}`)}</td>
            <td className="c-num">{row.version}</td>
          </tr>
        ))}
      </PlainTable>
      <StepForm
        form={DRAFT}
        to={() => "/api/report-cards"}
        key={DRAFT.key}
        extra={(given, id) => ({ home: (given["area"] ?? "").slice(0, 9).padEnd(9, "0"), id })}
      />
    </>
  );
}

function One({ home, id, back }: { home: string; id: string; back: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["report-cards", id],
    queryFn: async () => orThrow(await api.get<CardView>(`/api/report-cards/${home}/${id}`)),
    // Computing takes seconds to minutes, and nobody should press reload for it.
    refetchInterval: ({ state }) => (state.data?.stage === "computing" ? 3_000 : false),
  });
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (!read.data) return <Waiting />;
  const card = read.data;
  const named = (key: string): string => card.parts.find((part) => part.key === key)?.[language] ?? key;
  const listed = (keys: readonly string[]): string => [...new Set(keys)].map(named).join(comma(language));
  return (
    <>
      <p className="c-row">
        <button type="button" className="c-link" onClick={back}>
          {say("back")}
        </button>
        <strong>{say(`stage.${card.stage}`)}</strong>
        {card.version > 0 ? (
          <a className="c-link" href={`/report-card/${home}/${id}/${card.version}`}>
            {say("public")}
          </a>
        ) : null}
        <a className="c-link" href="/catalogue">
          {say("catalogue")}
        </a>
      </p>
      <h2>{card.content[language]}</h2>
      {card.returned ? <p role="alert">{say("returned", { reason: card.returned })}</p> : null}
      {card.problem ? <p role="alert">{say("problem", card.problem)}</p> : null}
      {card.unexplained.length > 0 ? <p role="alert">{say("unexplained", { items: listed(card.unexplained) })}</p> : null}
      {card.outdated.length > 0 ? <p role="alert">{say("outdated", { items: listed(card.outdated.map(({ item }) => item)) })}</p> : null}
      {FORMS.filter(({ may }) => may !== "draft" && card.may.includes(may)).map((form) => (
        <StepForm
          key={form.key}
          form={form}
          content={card.content}
          parts={card.parts}
          to={(path) => `/api/report-cards/${home}/${id}/${path}`}
        />
      ))}
      <Items card={card} />
    </>
  );
}

function Items({ card }: { card: CardView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const valueOf = ({ item, figure }: Item): string => {
    const frozen = card.frozen.find((one) => one.item === item);
    if (frozen) {
      const numbers = sayNumbers(frozen.value, frozen.unit, language);
      return sayValue(frozen.value, frozen.unit, language) + (numbers === "" ? "" : aside(numbers, language));
    }
    return figure ? figure.code : "—";
  };
  return (
    <PlainTable label={say("item")} columns={(["section", "item", "value", "reported"] as const).map((column) => say(column))}>
      {card.content.sections.flatMap((section) =>
        card.content.items
          .filter((item) => item.section === section.section)
          .map((item) => (
            <tr key={item.item}>
              <td>{section[language]}</td>
              <td>
                {item[language]} <code>{item.item}</code>
              </td>
              <td>{valueOf(item)}</td>
              <td>{item.reported?.value[language] ?? ""}</td>
            </tr>
          )),
      )}
    </PlainTable>
  );
}
