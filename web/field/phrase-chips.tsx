/** @jsxImportSource preact */
import { useSay } from "./context.tsx";
import { fieldWords } from "./words.ts";

export type Chip = { code: string; text: string };

/** Phrases as the city words them; a tap adds one to what is written, a second tap does nothing. */
export function PhraseChips({ chips, text, onText }: { chips: readonly Chip[]; text: string; onText: (text: string) => void }) {
  const say = useSay(fieldWords);
  if (chips.length === 0) return null;
  const add = (phrase: string): void => {
    if (text.includes(phrase)) return;
    const before = text.trimEnd();
    onText(before === "" ? phrase : `${before}${/[。；，,.;!！？?]$/.test(before) ? "" : "；"}${phrase}`);
  };
  return (
    <ul class="f-chips" aria-label={say("phrases")}>
      {chips.map(({ code, text: phrase }) => (
        <li key={code}>
          <button type="button" class="f-chip" aria-pressed={text.includes(phrase)} onClick={() => add(phrase)}>
            {phrase}
          </button>
        </li>
      ))}
    </ul>
  );
}
