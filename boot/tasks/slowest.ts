import type { TestEvent } from "node:test/reporters";

/** A reporter beside the usual one: a line `seconds<TAB>file` for every test file, for the list of slow ones. */
export default async function* slowest(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type === "test:summary" && event.data.file !== undefined)
      yield `${(event.data.duration_ms / 1000).toFixed(1)}\t${event.data.file}\n`;
  }
}
