import { comma } from "#web/words";
import { Button } from "antd";
import { useState } from "react";
import { ListPage, SearchBox, Table, useDepartmentName, useLanguage, useSay, useUrl } from "#web/console";
import type { Category, Limit } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { UrgencyMark } from "./badges.tsx";
import { CategoryDialog, emptyCategory, RetireCategoryDialog } from "./category-dialog.tsx";
import { useSpanText } from "./span-text.ts";
import { useCategories, useStepLimits } from "./wire.ts";

type Doing = { what: "edit" | "retire" | "new"; category: Category };

function useLimitText() {
  const spanText = useSpanText();
  return (limit: Limit | null): string => (limit ? spanText(limit) : "—");
}

/** The two-level taxonomy with who leads and by when; amending it makes a new version, never a silent change. */
export function TaxonomyPage() {
  const say = useSay(consoleWords);
  const { params } = useUrl();
  const read = useCategories();
  const may = useStepLimits().data?.may ?? false;
  const [doing, setDoing] = useState<Doing | null>(null);
  const words = (params.get("q") ?? "").toLowerCase();
  const all = read.data ?? [];
  const fitting = all.filter(({ code, zh, en }) => code.length === 4 && `${code} ${zh} ${en}`.toLowerCase().includes(words));
  const groups = all.filter(({ code }) => code.length === 2 && fitting.some((category) => category.group === code));
  const columns = [
    { id: "category", label: say("field.category") },
    { id: "urgency", label: say("column.urgency") },
    ...(["limit", "firstStep", "departments", "marks"] as const).map((id) => ({ id, label: say(`taxonomy.${id}`) })),
  ];
  const close = () => setDoing(null);
  return (
    <ListPage
      title={say("taxonomy.title")}
      lead={say("taxonomy.lead")}
      read={read}
      filters={<SearchBox label={say("taxonomy.search")} />}
      empty={fitting.length > 0 ? null : say("list.nothing")}
      tools={
        may ? (
          <Button type="primary" onClick={() => setDoing({ what: "new", category: emptyCategory })}>
            {say("taxonomy.new")}
          </Button>
        ) : null
      }
      beside={
        doing?.what === "retire" ? (
          <RetireCategoryDialog category={doing.category} close={close} />
        ) : doing ? (
          <CategoryDialog category={doing.category} all={all} fresh={doing.what === "new"} close={close} />
        ) : null
      }
    >
      <Table name="taxonomy" label={say("taxonomy.title")} columns={columns}>
        {groups.map((group) => (
          <CategoryGroup
            key={group.code}
            group={group}
            list={fitting.filter((category) => category.group === group.code)}
            act={may ? setDoing : undefined}
          />
        ))}
      </Table>
    </ListPage>
  );
}

function CategoryGroup({ group, list, act }: { group: Category; list: readonly Category[]; act: ((doing: Doing) => void) | undefined }) {
  const language = useLanguage();
  return (
    <tbody>
      <tr className="i-group-row">
        <th colSpan={6} scope="rowgroup">
          {group.code} {group[language]}
        </th>
      </tr>
      {list.map((category) => (
        <CategoryLine key={category.code} category={category} act={act} />
      ))}
    </tbody>
  );
}

function CategoryLine({ category, act }: { category: Category; act: ((doing: Doing) => void) | undefined }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const limitText = useLimitText();
  const department = useDepartmentName();
  return (
    <tr>
      <td>
        <span className="c-muted c-mono">{category.code}</span> {category[language]}
        {act ? (
          <span className="i-acts">
            {(["edit", "retire"] as const).map((what) => (
              <button
                key={what}
                type="button"
                className="c-link"
                aria-label={say(what === "edit" ? "taxonomy.edit" : "taxonomy.retireNamed", { name: category[language] })}
                onClick={() => act({ what, category })}
              >
                {say(what === "edit" ? "templates.edit" : "taxonomy.retire")}
              </button>
            ))}
          </span>
        ) : null}
      </td>
      <td>
        <UrgencyMark urgency={category.urgency} />
      </td>
      <td>{category.limit ? limitText(category.limit) : <span className="c-muted">{say("taxonomy.other")}</span>}</td>
      <td>{limitText(category.firstStep)}</td>
      <td>{category.departments.map(department).join(comma(language)) || "—"}</td>
      <td>
        <span className="i-flags">
          {category.selfHandle ? <span className="i-flag">{say("taxonomy.self")}</span> : null}
          {category.sealed ? <span className="i-flag i-flag-bad">{say("taxonomy.sealed")}</span> : null}
          {category.askFirst ? <span className="i-flag i-flag-bad">{say("taxonomy.askFirst")}</span> : null}
          {category.atDesk ? <span className="i-flag">{say("taxonomy.atDeskFlag")}</span> : null}
          {category.personal ? <span className="i-flag">{say("taxonomy.personal")}</span> : null}
          {category.hotline ? <span className="i-flag i-flag-bad">{category.hotline}</span> : null}
        </span>
      </td>
    </tr>
  );
}
