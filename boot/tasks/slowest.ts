import type { TestEvent } from "node:test/reporters";

/** A reporter beside the usual one: a line `seconds<TAB>file` for every test file, which is a suite of boot/tasks/test-worker.ts, for the list of slow ones. */
export default async function* slowest(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type === "test:complete" && event.data.nesting === 0)
      yield `${(event.data.details.duration_ms / 1000).toFixed(1)}\t${event.data.name}\n`;
  }
}
