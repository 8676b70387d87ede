import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { ListPage, NativeSelect, useConsole, useUrl } from "#web/console";
import { VIEWS } from "../../contract.ts";

type View = (typeof VIEWS)[number];
type Asked = { area: string; view: View };
/** What a list of a register of this module says; its own words give it. */
type Word = "title" | "lead" | "view" | "none" | "noneAtAll" | `view.${View}`;

/** What is listed: open or all, over the area that is shown. */
export function useAsked(): Asked {
  const { area } = useConsole();
  const { params } = useUrl();
  return { area: area.slice(0, 9), view: params.get("view") === "all" ? "all" : "open" };
}

type Props = {
  say: (key: Word) => string;
  asked: Asked;
  read: Parameters<typeof ListPage>[0]["read"];
  rows: number;
  /** Shows its children where there are no rows too: something else stands with them. */
  always?: boolean;
  /** The form that begins a record; null: not for this person. */
  begin: { label: string; form: (close: () => void) => ReactNode } | null;
  children: ReactNode;
};

/** One register of data protection: its list, narrowed to what is open, and the form that begins a record. */
export function RegisterList({ say, asked: { view }, read, rows, always = false, begin, children }: Props) {
  const { set } = useUrl();
  const [open, setOpen] = useState(false);
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      read={read}
      empty={rows > 0 || always ? null : say(view === "open" ? "none" : "noneAtAll")}
      tools={
        begin ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            {begin.label}
          </Button>
        ) : null
      }
      filters={
        <NativeSelect
          label={say("view")}
          value={view}
          onChange={(next) => set({ view: next === "all" ? "all" : null })}
          options={VIEWS.map((value) => ({ value, label: say(`view.${value}`) }))}
        />
      }
      beside={open ? begin?.form(() => setOpen(false)) : null}
    >
      {children}
    </ListPage>
  );
}
