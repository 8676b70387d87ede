export { answer, dispatch, routesOf, type Call, type Route } from "./dispatch.ts";
export { answerTo } from "./errors.ts";
export { parseInput } from "./input.ts";
export { originOf } from "./origin.ts";
export type { Gate, PlainReply, PlainRequest, PlainRoute } from "./plain.ts";
export { buildServer, languageOf, type HttpServer, type ServerOptions } from "./server.ts";
export { platformWords } from "./words.ts";
export { openApi, type OpenApiOptions } from "./openapi.ts";
export { publishedReply } from "./tagged.ts";
