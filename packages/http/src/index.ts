export { send } from "./send.ts";
