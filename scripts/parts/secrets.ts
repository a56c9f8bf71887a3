// The only place that makes up secrets: once for each data folder, readable by its owner alone.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Secrets = { superuser: string; owner: string; app: string; auth: string };

export function secretsIn(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const made = { superuser: secret(), owner: secret(), app: secret(), auth: secret() };
  mkdirSync(folder, { recursive: true });
  // Renamed into place: half a file of secrets would lock us out of the database.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(made, null, 2), { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
  return made;
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}
