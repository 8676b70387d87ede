export { isIncluded, leafOf } from "./inclusion.ts";
