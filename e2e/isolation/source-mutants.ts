/**
 * The app with its checks made wrong: every mutant is compiled into the one build of a copy, and MUTANT says which of them
 * a server is. Nothing of this is in the build that is shipped.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";

/** An expression of the source, and what stands in its place while the mutant lives. */
type Edit = { mutant: string; file: string; from: string; to: string };

const token = "lib/organization/token.ts";
const jwt = "lib/organization/jwt.ts";
const passage = "lib/organization/passage.ts";

/** Both walls, taken down in turn: who may, and whose rows. */
export const permissionsOff = "no permission is checked";
export const namelessQueries = "no query names its organization";
/** Readiness looks away, or nothing would be served without row security. */
export const blindReadiness = "readiness is blind";

const edits: Edit[] = [
  { mutant: "algorithms unpinned", file: jwt, from: "[algorithm]", to: "undefined" },
  { mutant: "typ unchecked", file: jwt, from: "    typ,", to: "undefined" },
  { mutant: "iss unchecked", file: jwt, from: "issuer: env().APP_URL", to: "issuer: undefined" },
  { mutant: "exp unchecked", file: jwt, from: "clockTolerance: clockSkew", to: "clockTolerance: 1e9" },
  { mutant: "aud unchecked", file: jwt, from: "claims.aud !== audience(claims)", to: "false" },
  { mutant: "aud may be many", file: token, from: "aud: z.string()", to: "aud: z.any()" },
  {
    mutant: "aud may be many",
    file: "lib/programs/access-token.ts",
    from: "aud: z.string()",
    to: "aud: z.any()",
  },
  {
    mutant: "aud may be many",
    file: jwt,
    from: "claims.aud !== audience(claims)",
    to: "![claims.aud].flat().includes(audience(claims))",
  },
  {
    mutant: "lifetime unchecked",
    file: jwt,
    from: "claims.exp - claims.iat > lifetime",
    to: "false",
  },
  {
    mutant: "iat may lie ahead",
    file: jwt,
    from: "claims.iat > Date.now() / 1000 + clockSkew",
    to: "false",
  },
  { mutant: "sid unchecked", file: token, from: "claims.sid !== sid", to: "false" },
  { mutant: "slug unchecked", file: token, from: "claims.org_slug !== expected.slug", to: "false" },
  { mutant: "headers unchecked", file: jwt, from: "!allowedHeaders.has(name)", to: "false" },
  { mutant: "kid unchecked", file: jwt, from: "!/^[A-Za-z0-9_-]{8,64}$/.test(kid)", to: "false" },
  {
    mutant: permissionsOff,
    file: "lib/organization/in-organization.ts",
    from: "can: (permission) => access.permissions.has(permission)",
    to: "can: () => true",
  },
  { mutant: blindReadiness, file: "db/wall/transaction.ts", from: "await findWallFaults()", to: "[]" },
  { mutant: permissionsOff, file: passage, from: "!access.permissions.has(permission)", to: "false" },
];

const caller = "lib/api/caller.ts";
const introspection = "lib/programs/introspection-endpoint.ts";

/** What stands between a program and an organization, besides the verifier. */
const programEdits: Edit[] = [
  {
    mutant: permissionsOff,
    file: "lib/api/serve.ts",
    from: "!tx.permissions.has(route.permission)",
    to: "false",
  },
  {
    mutant: "permission of a person unchecked",
    file: "lib/api/serve.ts",
    from: "!scopesOfPerson(caller).includes(route.permission)",
    to: "false",
  },
  {
    mutant: "subject unchecked",
    file: caller,
    from: "claims.sub !== subjectOf({ ...credential, credential: credential.id })",
    to: "false",
  },
  {
    mutant: "an organization's token for the person",
    file: caller,
    from: "token?.access",
    to: "undefined",
  },
  { mutant: "a key for the person", file: caller, from: 'credential.kind === "key"', to: "false" },
  {
    mutant: "introspection: subject unchecked",
    file: introspection,
    from: "sub !== subjectOf({ ...open, credential })",
    to: "false",
  },
  {
    mutant: "introspection: epoch unchecked",
    file: introspection,
    from: "open.epoch !== claims.epoch",
    to: "false",
  },
  {
    mutant: "introspection: another organization's token",
    file: introspection,
    from: "org_id === key.organizationId",
    to: "true",
  },
];

/** Mutants that no cell can notice, each with the second fence that stands behind the first. */
export const harmless: Record<string, string> = {
  "algorithms unpinned":
    "jose takes a key only for the algorithm that it was imported for, and none needs no key",
  "kid unchecked": "a kid is nothing but looked up in the map of our own keys",
};

const unsigned = "signature unchecked";

export const verifierMutants = [...new Set([...edits.map(({ mutant }) => mutant), unsigned])].filter(
  (name) => name !== permissionsOff && name !== blindReadiness,
);

/** Of these all but what is an organization session's alone stands before programs too. */
export const programMutants = [
  ...verifierMutants.filter((name) => !["sid unchecked", "slug unchecked"].includes(name)),
  ...new Set(programEdits.map(({ mutant }) => mutant)),
];

/** Writes every mutant into a copy of the source, where it sleeps until MUTANT names it. */
export function mutate(folder: string): void {
  // What an awake mutant does to types is not what is tested.
  replace(
    join(folder, "next.config.ts"),
    "const config: NextConfig = {",
    (all) => `${all}
    typescript: { ignoreBuildErrors: true },`,
  );
  replace(join(folder, jwt), "await jwtVerify(", () => {
    const read = 'JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString())';
    return `await (${is(unsigned)} ? async () => ({ payload: ${read} }) : jwtVerify)(`;
  });
  // Of any operation: "permission removed of project.created", and another in its place: "permission swapped of …".
  replace(
    join(folder, passage),
    "!access.permissions.has(permission)",
    (all) => `(permission !== "" && ${all})`,
  );
  replace(join(folder, "lib/organization/operation.ts"), "return declared;", () => {
    const of = (what: string, permission: string) =>
      `if (process.env.MUTANT === "permission ${what} of " + declared.event) return { ...declared, permission: ${permission} } as never;`;
    return [of("removed", '""'), of("swapped", swapped("declared.permission")), "return declared;"].join(
      "\n",
    );
  });
  replace(join(folder, "lib/organization/operation.ts"), "return { ...declared, event: null };", (all) => {
    const of = (what: string, permission: string) =>
      `if (process.env.MUTANT === "permission ${what} of preview of " + declared.permission) return { ...declared, event: null, permission: ${permission} } as never;`;
    return [of("removed", '""'), of("swapped", swapped("declared.permission")), all].join("\n");
  });
  for (const file of globSync("app/[[]workspace]/**/page.tsx", { cwd: folder })) mutatePage(folder, file);
  const queries = globSync("db/queries/*.ts", { cwd: folder }).map((file) =>
    mutateQueries(join(folder, file)),
  );
  if (!queries.some(Boolean))
    throw new Error("No query names its organization: that mutant has to be written anew.");
  for (const { mutant, file, from, to } of [...edits, ...programEdits])
    replace(join(folder, file), from, (all) => {
      const [, space, short] = /^(\s+)(\w+),$/.exec(all) ?? [];
      if (short) return `${space}${short}: (${is(mutant)} ? ${to} : ${short}),`;
      const [, name = "", value = all] = /^(\s*\w+: )(.*)$/.exec(all) ?? [];
      return `${name}(${is(mutant)} ? ${to.replace(name, "")} : ${value})`;
    });
}

/** A page asks for its permission on entering, or of what it was told on entering. */
function mutatePage(folder: string, file: string): void {
  const route = `/${file.split(sep).slice(1, -1).join("/")}`;
  const source = readFileSync(join(folder, file), "utf8");
  const [removed, other] = [is(`permission removed of ${route}`), is(`permission swapped of ${route}`)];
  const mutated = source
    .replace(
      /(inOrganization\(slug, )("\w+:[\w-]+")/,
      (_, call, name) => `${call}${removed} ? "" : ${other} ? ${swapped(name)} : ${name}`,
    )
    .replace(
      /!can\(("\w+:[\w-]+")\)(?=\) forbidden)/,
      (_, name) => `!(${removed} || can(${other} ? ${swapped(name)} : ${name}))`,
    );
  writeFileSync(join(folder, file), mutated);
}

/** Whether there was something to change. */
function mutateQueries(file: string): boolean {
  const source = readFileSync(file, "utf8");
  const mutated = source.replace(
    /eq\((\w+\.(?:organizationId|id)), tx\.organizationId\)/g,
    (all) => `(${is(namelessQueries)} ? always\`true\` : ${all})`,
  );
  if (mutated === source) return false;
  writeFileSync(file, `import { sql as always } from "drizzle-orm";\n${mutated}`);
  return true;
}

function swapped(permission: string): string {
  return `(${permission} === "delete:organization" ? "update:organization" : "delete:organization")`;
}

function is(mutant: string): string {
  return `process.env.MUTANT === ${JSON.stringify(mutant)}`;
}

/** The source moved on: an edit that finds nothing, or two places, is a mutant that was never made. */
function replace(file: string, from: string, to: (all: string) => string): void {
  const source = readFileSync(file, "utf8");
  if (source.split(from).length !== 2)
    throw new Error(`${file} no longer says ${from}, once: its mutant has to be written anew.`);
  writeFileSync(
    file,
    source.replace(from, () => to(from)),
  );
}
