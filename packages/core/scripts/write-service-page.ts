import { writeFileSync } from "node:fs";
import { createServicePage, servicePage } from "./service-page.ts";

writeFileSync(servicePage, createServicePage());
