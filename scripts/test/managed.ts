// The only place that shows the app on a database that we did not set up, but somebody by docs/deploy.md, as on a managed PostgreSQL.
import { readFileSync } from "node:fs";
import type { Sql } from "postgres";
import { runAppFile } from "../parts/app.ts";
import { type Environment, stop } from "../parts/children.ts";
import { testEnvironment } from "../parts/environment.ts";
import { freePort } from "../parts/port.ts";
import type { Cluster } from "../postgres/cluster.ts";
import { withConnection } from "../postgres/connection.ts";
import { superuserUrl, urlsOf } from "../postgres/databases.ts";
import { onTestCluster, seedDatabase } from "./databases.ts";
import { blocksOf } from "./recipe.ts";
import { oneCheck, type Result } from "./result.ts";
import { startServer } from "./server.ts";

const guide = "docs/deploy.md";
const database = "app";

export async function managed(): Promise<Result> {
  const { cluster, env } = await databaseByHand();
  await runAppFile("db/migrate.ts", env, "The managed database could not be migrated.");
  await seedDatabase(env);
  const server = await startServer("managed", env);
  await stop(server.process);
  await asAdministrator(cluster, database, requirePlainRoles);
  return oneCheck(0);
}

/** Roles and an empty database as the guide makes them, and the environment in which the app finds it. */
export async function databaseByHand(): Promise<{ cluster: Cluster; env: Environment }> {
  const cluster = await onTestCluster("managed", (opened) => asAdministrator(opened, "postgres", makeByHand));
  return { cluster, env: testEnvironment(await freePort(), cluster.secrets.auth, urlsOf(cluster, database)) };
}

/** The guide's own statements, by an administrator who is no superuser. */
async function makeByHand(sql: Sql, { port, secrets }: Cluster) {
  await sql.unsafe(`drop database if exists ${database} with (force)`);
  await sql.unsafe("drop role if exists app_owner, app_user, administrator");
  await sql.unsafe(`create role administrator login createdb createrole password '${secrets.superuser}'`);
  const url = `postgres://administrator:${secrets.superuser}@127.0.0.1:${port}/postgres`;
  await withConnection(url, async (administrator) => {
    for (const statement of statementsOf(secrets)) await administrator.unsafe(statement);
  });
}

function statementsOf(secrets: Cluster["secrets"]): string[] {
  const block = blocksOf(readFileSync(guide, "utf8")).find(({ language }) => language === "sql");
  if (!block) throw new Error(`${guide} has no SQL.`);
  const own = block.body.replace("owner-password", secrets.owner).replace("app-password", secrets.app);
  return own.trim().split(";\n");
}

/** Nothing on the way may have given a role more than it was made with, or made a table in another's name. */
async function requirePlainRoles(sql: Sql) {
  const powerful = await sql`
    select rolname from pg_roles where rolname in ('app_owner', 'app_user')
    and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`;
  const foreign = await sql`
    select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p') and nspname !~ '^pg_' and nspname <> 'information_schema' and relowner <> 'app_owner'::regrole`;
  const tables =
    await sql`select from pg_class where relkind in ('r', 'p') and relowner = 'app_owner'::regrole`;
  if (powerful.length || foreign.length)
    throw new Error(`Not plain: ${JSON.stringify([...powerful, ...foreign])}`);
  if (tables.length === 0) throw new Error("The managed database was not migrated: it has no tables.");
}

function asAdministrator(
  cluster: Cluster,
  name: string,
  work: (sql: Sql, cluster: Cluster) => Promise<void>,
): Promise<void> {
  return withConnection(superuserUrl(cluster, name), (sql) => work(sql, cluster));
}
