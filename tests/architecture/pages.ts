import type { Rule } from "./source.ts";

/** Where screens of the console are listed: the router takes one screen for one address, and stays blank for two. */
const LISTED = /^(modules\/[^/]+\/ui\/console\.tsx|apps\/console\/pages\.ts)$/;

export const onePageAnAddress: Rule = (sources) => {
  const listed = sources
    .filter(({ path }) => LISTED.test(path))
    .flatMap(({ path, text }) => [...text.matchAll(/^\s*path: "([^"]+)"/gm)].map(([, address = ""]) => ({ path, address })));
  return [...Map.groupBy(listed, ({ address }) => address.replaceAll(/\$\w+/g, "$")).entries()]
    .filter(([, places]) => places.length > 1)
    .map(([address, places]) => `${places.map(({ path }) => path).join(" and ")}: both answer ${address}`);
};
