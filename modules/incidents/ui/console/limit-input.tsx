import { NativeSelect, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";

const limitUnits = ["workingHour", "workingDay", "hour", "day", "minute"] as const;

export function LimitInput({
  amount,
  unit,
  setAmount,
  setUnit,
  name,
}: {
  /** Of what, where several stand in one form; alone in a field, the field's name is enough. */
  name?: string;
  amount: string;
  unit: string;
  setAmount: (value: string) => void;
  setUnit: (value: string) => void;
}) {
  const say = useSay(consoleWords);
  return (
    <div className="c-row">
      <input
        className="c-input i-amount"
        type="number"
        min={1}
        max={1000}
        aria-label={name ? say("steps.amount", { name }) : say("field.amount")}
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
      />
      <NativeSelect
        label={name ? say("steps.unit", { name }) : say("field.amountUnit")}
        value={unit}
        onChange={setUnit}
        options={limitUnits.map((one) => ({ value: one, label: say(`unit.${one}`) }))}
      />
    </div>
  );
}
