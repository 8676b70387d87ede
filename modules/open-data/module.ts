import { module } from "#platform/modules";
import { listDatasets, readDataset } from "./queries.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "open-data",
  nouns: [],
  events: {},
  commands: [],
  queries: [listDatasets, readDataset],
  words,
});
