import { Button } from "antd";
import { Field, Icon, UnitPicker, useSay, useUnitName } from "#web/console";
import { consoleWords } from "../console-words.ts";

/** Several units, each added by name. */
export function UnitsField({ units, put }: { units: readonly string[]; put: (units: string[]) => void }) {
  const say = useSay(consoleWords);
  const name = useUnitName();
  return (
    <>
      <Field label={say("members")} required>
        <UnitPicker value="" onChange={(code) => (code === "" || units.includes(code) ? undefined : put([...units, code]))} />
      </Field>
      {units.length > 0 ? (
        <ul aria-label={say("members")}>
          {units.map((code) => (
            <li key={code} className="c-row">
              <span>{name(code)}</span>
              <Button
                size="small"
                aria-label={say("remove", { name: name(code) })}
                icon={<Icon name="close" />}
                onClick={() => put(units.filter((one) => one !== code))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
