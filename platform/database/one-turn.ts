/**
 * What is asked for in one turn of the event loop is done with one query: hundreds of jobs and requests ask for the same kind of thing at
 * once. `work` takes the asks in their order and gives an answer for each; when it fails, every asker of that turn hears it.
 */
export function inOneTurn<Ask, Answer>(work: (asks: readonly Ask[]) => Promise<readonly Answer[]>): (ask: Ask) => Promise<Answer> {
  let turn: { asks: Ask[]; done: Promise<readonly Answer[]> } | null = null;
  return async (ask) => {
    if (turn === null) {
      const asks: Ask[] = [];
      const done = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        turn = null;
        return work(asks);
      });
      turn = { asks, done };
    }
    const place = turn.asks.push(ask) - 1;
    return (await turn.done)[place] as Answer;
  };
}
