// The only place where the scripts read who is in the demo.
import { readFileSync } from "node:fs";

export const demo: { password: string; staff: string; people: { name: string; email: string }[] } =
  JSON.parse(readFileSync("db/demo.json", "utf8"));
