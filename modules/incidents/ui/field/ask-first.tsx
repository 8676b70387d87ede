/** @jsxImportSource preact */
import { useField, useSay } from "#web/field";
import { TelLink } from "#web/parts";
import type { Category } from "../../contract.ts";
import { incidentFieldWords } from "./words.ts";

type Props = {
  asked: NonNullable<Category["askFirst"]>;
  of: (code: string) => Category | undefined;
  onYes: (code: string) => void;
};

/** Whether somebody is in danger, before anything is written: a yes makes it the kind that is acted on at once. */
export function AskFirst({ asked, of, onYes }: Props) {
  const { state } = useField();
  const say = useSay(incidentFieldWords);
  const other = of(asked.category);
  return (
    <div class="f-card danger">
      <p>
        <strong>{asked[state.language]}</strong> {say("report.askFirst")}
      </p>
      <p>
        {asked.hotlines.map((number) => (
          <TelLink key={number} number={number} big />
        ))}
      </p>
      {other ? (
        <button type="button" class="f-button" onClick={() => onYes(other.code)}>
          {say("report.askFirst.yes", { category: other[state.language] })}
        </button>
      ) : null}
    </div>
  );
}
