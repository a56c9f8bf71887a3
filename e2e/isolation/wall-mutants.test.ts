import { afterAll, describe, expect, test } from "vitest";
import { findWallFaults } from "@/db/inspect-wall";
import type { Table } from "@/db/testing/catalog";
import { asAdmin, asOwner, closeConnections } from "@/db/testing/connections";
import { type Cell, cellsOf, roleCells, tables } from "./database-cells";
import { keepPart, type Mutant } from "./report";

type Break = { kind: string; what: string; break: string; mend: string; harmless?: string };
type Policy = {
  name: string;
  permissive: string;
  roles: string[];
  cmd: string;
  qual: string;
  check: string | null;
};

const coveredByUsing = "for a policy FOR ALL without WITH CHECK, PostgreSQL checks new rows against USING";
const stillRestricted = "the tenant policy is restrictive: it is joined by AND to whatever permits";

// Each mutant is made by a statement, met by the cells of its own table alone, and mended.
const isFull = Boolean(process.env.FULL);
const ofTables = await Promise.all(tables.map(async (table) => ({ table, breaks: await breaksOf(table) })));
const sample = new Set([
  "memberships USING true",
  "invitations wrong setting",
  "sessions CHECK true",
  "organizations NO FORCE",
]);
const chosen = ofTables.map(({ table, breaks }) => ({
  table,
  breaks: isFull ? breaks : breaks.filter(({ what }) => sample.has(what)),
}));
const ofRole: Break[] = [
  ["BYPASSRLS", "alter role app_user bypassrls", "alter role app_user nobypassrls"],
  ["SUPERUSER", "alter role app_user superuser", "alter role app_user nosuperuser"],
  ["CREATEROLE", "alter role app_user createrole", "alter role app_user nocreaterole"],
  ["member of the owner", "grant app_owner to app_user", "revoke app_owner from app_user"],
  [
    "member of the owner, inheriting",
    "grant app_owner to app_user with inherit true",
    "revoke app_owner from app_user",
  ],
].map(([kind = "", break_ = "", mend = ""]) => ({
  kind,
  what: `the app's role: ${kind}`,
  break: break_,
  mend,
}));
const enumerated = ofRole.length + chosen.flatMap(({ breaks }) => breaks).length;
const mutants: Array<Mutant & { kind: string; isNoticed: boolean }> = [];

afterAll(async () => {
  const kinds = Object.entries(Object.groupBy(mutants, ({ kind }) => kind)).map(([kind, made = []]) => [
    kind,
    ...[
      made,
      made.filter((each) => each.killedBy),
      made.filter((each) => each.harmless),
      made.filter((each) => each.isNoticed),
    ].map((each) => String(each.length)),
  ]);
  keepPart("wall-mutants", {
    title: "Mutants of the wall",
    enumerated,
    executed: mutants.length,
    passed: mutants.filter((each) => each.killedBy || each.harmless).length,
    mutants: mutants.map(({ what, killedBy, harmless }) => ({ what, killedBy, harmless })),
    tables: [
      {
        title: "By kind",
        rows: [["kind", "made", "killed", "harmless", "noticed by readiness too"], ...kinds],
      },
    ],
  });
  await closeConnections();
});

describe.each(chosen.filter(({ breaks }) => breaks.length > 0))("table $table.name", ({ table, breaks }) => {
  test.each(breaks)("$what", (each) => meet(each, cellsOf(table)));
});

test.each(ofRole)("$what", async (each) => {
  const [table] = tables;
  if (table) await meet(each, [...roleCells, ...cellsOf(table)]);
});

async function meet(mutant: Break, cells: Cell[]): Promise<void> {
  await asAdmin.unsafe(mutant.break);
  let killer: Cell | undefined;
  let killedBy: string | undefined;
  let isNoticed = false;
  try {
    isNoticed = (await findWallFaults()).length > 0;
    for (const cell of cells) {
      const failure = await cell.fails();
      if (!failure) continue;
      killer = cell;
      killedBy = `${cell.name} ${failure}`;
      break;
    }
  } finally {
    await asAdmin.unsafe(mutant.mend);
  }
  mutants.push({ ...mutant, killedBy, isNoticed });
  // What is called harmless must really make no difference.
  if (mutant.harmless) expect(killedBy).toBeUndefined();
  else expect(killedBy, mutant.what).toBeDefined();
  expect(isNoticed, "readiness").toBe(true);
  expect([await killer?.fails(), ...(await findWallFaults())], "mended").toEqual([undefined]);
}

async function breaksOf({ name }: Table): Promise<Break[]> {
  const policies =
    (await asAdmin`select policyname as name, permissive, roles::text[] as roles, cmd, qual, with_check as check
    from pg_policies where schemaname = 'public' and tablename = ${name} order by 1`) as unknown as Policy[];
  const alter = (kind: string, change: string, back: string) => ({
    kind,
    what: `${name} ${kind}`,
    break: `alter table ${name} ${change}`,
    mend: `alter table ${name} ${back}`,
  });
  const [owner] = await asOwner`select current_user as name`;
  return [
    ...policies.flatMap((policy) => breaksOfPolicy(name, policy)),
    alter("DISABLE", "disable row level security", "enable row level security"),
    alter("NO FORCE", "no force row level security", "force row level security"),
    {
      kind: "owned by the app",
      what: `${name} owned by the app`,
      // Not ALTER TABLE OWNER, which turns the grants of the new owner into its own rights for good.
      break: ownedBy(name, "app_user"),
      // The cell that notices has switched off the wall.
      mend: `${ownedBy(name, owner?.name)}; alter table ${name} enable row level security`,
    },
  ];
}

function breaksOfPolicy(table: string, policy: Policy): Break[] {
  const change = (kind: string, changes: Partial<Policy>, harmless?: string): Break => ({
    kind,
    what: policy.name === "tenant" ? `${table} ${kind}` : `${table} ${policy.name}: ${kind}`,
    break: `${drop(table, policy)}; ${create(table, { ...policy, ...changes })}`,
    mend: `${drop(table, policy)}; ${create(table, policy)}`,
    harmless,
  });
  const dropped = { ...change("policy dropped", {}), break: drop(table, policy) };
  if (policy.name === "lookup") {
    return [
      dropped,
      change("FOR ALL instead of SELECT", { cmd: "ALL", check: "true" }),
      change("for the app too", { roles: [...policy.roles, "app_user"] }, stillRestricted),
    ];
  }
  if (policy.name === "purge") {
    return [
      { ...dropped, harmless: "then nothing is purged, which harms nobody else" },
      change("USING true", { qual: "true" }),
      change("for the app too", { roles: [...policy.roles, "app_user"] }, stillRestricted),
    ];
  }
  const withoutCheck = change("CHECK dropped", { check: null }, coveredByUsing);
  if (policy.permissive === "PERMISSIVE") {
    return [
      dropped,
      withoutCheck,
      change("restrictive instead of permissive", { permissive: "RESTRICTIVE" }),
      change("for SELECT alone", { cmd: "SELECT", check: null }),
    ];
  }
  const misnamed = (condition: string) => condition.replace(/app\.\w+/, "app.tenant_id");
  const swapped = (condition: string) =>
    condition.replace(/app\.(\w+)_id/, (_, word) => `app.${word === "user" ? "organization" : "user"}_id`);
  return [
    dropped,
    withoutCheck,
    change("USING true", { qual: "true" }),
    change("CHECK true", { check: "true" }),
    change("both true", { qual: "true", check: "true" }),
    change("wrong setting", { qual: misnamed(policy.qual), check: misnamed(policy.qual) }),
    change("the other setting", { qual: swapped(policy.qual), check: swapped(policy.qual) }),
    change("permissive instead of restrictive", { permissive: "PERMISSIVE" }),
    change("for SELECT alone", { cmd: "SELECT", check: null }),
    change("for another role", { roles: ["app_owner"] }),
  ];
}

function ownedBy(table: string, role: string): string {
  return `update pg_class set relowner = '${role}'::regrole where oid = '${table}'::regclass`;
}

function drop(table: string, { name }: Policy): string {
  return `drop policy if exists ${name} on ${table}`;
}

function create(table: string, { name, permissive, roles, cmd, qual, check }: Policy): string {
  const rest = check === null ? "" : ` with check (${check})`;
  return `create policy ${name} on ${table} as ${permissive} for ${cmd} to ${roles.join(", ")} using (${qual})${rest}`;
}
