import { Button } from "antd";
import { useEffect, useState } from "react";
import {
  consoleWords as pieces,
  dateIn,
  Field,
  FormDialog,
  ListPage,
  NativeSelect,
  newId,
  SearchBox,
  Table,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
} from "#web/console";
import { consoleWords } from "./console-words.ts";
import { AreaField, UnitField } from "./place-fields.tsx";
import { Mark, PostPanel } from "./post-panel.tsx";
import type { RoleList } from "./types.ts";
import { homeOf, usePosts, useRoles, useSend, useUnitName, useUnits } from "./wire.ts";

type Keeps = Pick<RoleList, "postsOver" | "leads">;

const areaOfUnit = (unit: string): string => unit.slice(unit.lastIndexOf("-") + 1);

/** Posts of the units and who holds each: looked up by all the staff, kept by administrators and by the head of the unit. */
export function PostsPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unitName = useUnitName();
  const { area: scope } = useConsole();
  const { params, set } = useUrl();
  const [opening, setOpening] = useState(false);
  const { postsOver = [], leads = [] }: Partial<Keeps> = useRoles().data ?? {};
  const may = postsOver.length > 0 || leads.length > 0;
  const q = params.get("q") ?? "";
  const unit = params.get("unit") ?? "";
  const empty = params.get("empty") ?? "";
  const read = usePosts({ q, unit, empty, area: scope });
  const rows = read.data?.pages.flatMap((page) => page.posts) ?? [];
  const wanted = params.get("post");
  const open = rows.find((post) => post.id === wanted);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = read;
  useEffect(() => {
    if (wanted && !open && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [wanted, open, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const columns = (["name", "unit", "holder", "term"] as const).map((id) => ({ id, label: say(`post.column.${id}`) }));
  return (
    <ListPage
      title={say("post.title")}
      lead={say("post.lead")}
      read={read}
      empty={rows.length > 0 ? null : say(q || unit || empty ? "post.emptyFiltered" : may ? "post.emptyMay" : "post.empty")}
      tools={
        may ? (
          <Button type="primary" onClick={() => setOpening(true)}>
            {say("post.open")}
          </Button>
        ) : null
      }
      filters={
        <>
          <SearchBox label={say("post.search")} />
          <UnitFilter value={unit} onChange={(code) => set({ unit: code || null })} />
          <NativeSelect
            label={say("post.empty.label")}
            blank={say("post.empty.all")}
            value={empty}
            onChange={(how) => set({ empty: how || null })}
            options={(["any", "long"] as const).map((how) => ({ value: how, label: say(`post.empty.${how}`) }))}
          />
        </>
      }
      beside={
        <>
          {open ? <PostPanel key={open.id} post={open} close={() => set({ post: null })} /> : null}
          {opening ? <OpenPostForm keeps={{ postsOver, leads }} close={() => setOpening(false)} /> : null}
        </>
      }
    >
      <Table name="posts" label={say("post.title")} columns={columns}>
        <tbody>
          {rows.map((post) => (
            <tr key={post.id}>
              <td>
                <button type="button" className="c-link" onClick={() => set({ post: post.id })}>
                  {post[language]}
                </button>
              </td>
              <td>{unitName(post.unit)}</td>
              <td>
                {post.holder?.name}
                {post.holder?.concurrent ? <span className="c-muted"> {say("post.concurrent")}</span> : null}
                {post.empty ? <span className="c-muted">{say("post.vacantDays", { days: post.empty.days })}</span> : null}
              </td>
              <td className="c-nowrap">{post.holder ? `${post.holder.from} – ${post.holder.to ?? say("post.noEnd")}` : ""}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </ListPage>
  );
}

function UnitFilter({ value, onChange }: { value: string; onChange: (unit: string) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { area: scope, session } = useConsole();
  const units = useUnits(scope || (session.grants[0]?.area ?? ""));
  return (
    <NativeSelect
      label={say("staff.unit")}
      blank={say("post.anyUnit")}
      value={value}
      onChange={onChange}
      options={(units.data ?? []).map((unit) => ({ value: unit.code, label: unit[language] }))}
    />
  );
}

function OpenPostForm({ keeps, close }: { keeps: Keeps; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const { set } = useUrl();
  const [id] = useState(newId);
  const first = keeps.leads[0] ?? "";
  const [typed, setTyped] = useState({
    area: keeps.postsOver[0] ?? areaOfUnit(first),
    unit: first,
    zh: "",
    en: "",
    on: dateIn(Date.now()),
    established: true,
  });
  const mayKeep = (code: string): boolean =>
    keeps.leads.includes(code) || keeps.postsOver.some((area) => areaOfUnit(code).startsWith(area));
  const submit = async () => {
    const missing = typed.unit === "" ? "staff.unit" : typed.zh.trim() === "" ? "post.zh" : typed.en.trim() === "" ? "post.en" : null;
    if (missing) return needed("console.needed", { field: say(missing) });
    const body = { unit: typed.unit, zh: typed.zh.trim(), en: typed.en.trim(), on: typed.on, established: typed.established };
    const answer = await send(`/api/people/posts/${homeOf(areaOfUnit(typed.unit))}/${id}`, body, say("post.opened"));
    if ("problem" in answer) return answer.problem;
    set({ post: id });
    return null;
  };
  return (
    <FormDialog title={say("post.open")} action={say("post.open")} submit={submit} close={close}>
      {keeps.postsOver.length > 0 ? (
        <AreaField
          value={typed.area}
          onChange={(area) => setTyped((before) => ({ ...before, area, unit: "" }))}
          hint={say("post.areaHint")}
        />
      ) : null}
      <UnitField
        area={typed.area}
        value={typed.unit}
        onChange={(unit) => setTyped((before) => ({ ...before, unit }))}
        required
        only={mayKeep}
      />
      <Field label={say("post.zh")} required>
        <TextInput value={typed.zh} onChange={(zh) => setTyped((before) => ({ ...before, zh }))} max={40} />
      </Field>
      <Field label={say("post.en")} required hint={say("team.enHint")}>
        <TextInput value={typed.en} onChange={(en) => setTyped((before) => ({ ...before, en }))} max={40} />
      </Field>
      <Field label={say("post.openedOn")} required>
        <TextInput type="date" value={typed.on} onChange={(on) => setTyped((before) => ({ ...before, on }))} />
      </Field>
      <Mark
        checked={typed.established}
        onChange={(established) => setTyped((before) => ({ ...before, established }))}
        label={say("post.established")}
      />
    </FormDialog>
  );
}
