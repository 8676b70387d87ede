export { mayReach, networksOf, type Networks } from "./addresses.ts";
export { post, type Answer, type Posting, type PostOptions, type Stop } from "./post.ts";
