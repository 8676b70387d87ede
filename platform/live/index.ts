export { tells, type Audience, type Change, type LiveOf } from "./change.ts";
export { mountLive, type LiveHttp } from "./http.ts";
export { FRAMES } from "./frames.ts";
export { LIMITS, type Hub } from "./hub.ts";
export { hearsRecord, openLive, recordsTopic, type Live } from "./live.ts";
export { topic, type AnyTopic, type Ear, type Topic, type TopicContext } from "./topic.ts";
export { liveWords } from "./words.ts";
