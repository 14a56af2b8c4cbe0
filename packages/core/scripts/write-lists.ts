import { writeFileSync } from "node:fs";
import { createLists } from "./lists.ts";

for (const [name, text] of createLists()) {
  writeFileSync(new URL(`../src/resources/${name}`, import.meta.url), text);
}
