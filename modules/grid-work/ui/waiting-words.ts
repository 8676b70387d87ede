import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "requests.waiting.serve": { zh: "办理并答复居民", en: "Do it and answer the resident" },
  "visits.waiting.visit": { zh: "按约走访", en: "Visit as agreed" },
  "visits.waiting.title": { zh: "入户走访", en: "Home visit" },
});
