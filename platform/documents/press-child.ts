import { Refusal } from "../refusals/index.ts";
import { bindPapers, fillPaper } from "./make.ts";
import { setPages } from "./pdf.ts";
import type { Answer, Asked, Order } from "./press.ts";

function made(order: Order): unknown {
  switch (order.make) {
    case "paper":
      return fillPaper(order.template, order.data, order.told);
    case "volume":
      return bindPapers(order.papers, order.told);
    case "pages":
      return setPages(order.pages);
  }
}

function answerTo({ id, order }: Asked): Answer {
  try {
    return { id, made: made(order) };
  } catch (cause) {
    if (cause instanceof Refusal) return { id, refused: cause.body };
    return { id, broken: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
}

process.on("message", (asked) => process.send?.(answerTo(asked as Asked)));
// Whoever asked is gone.
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole group: the server decides when we end.
process.on("SIGINT", () => {});
