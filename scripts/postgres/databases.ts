// The only place that makes roles and databases, and the only one that connects as the superuser.
import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "postgres";
import type { Cluster } from "./cluster.ts";
import { withConnection } from "./connection.ts";

export type Urls = { app: string; owner: string };

/** The two connection strings of a database: the app's own role, and the role that owns everything. */
export function urlsOf({ port, secrets }: Cluster, database = "app"): Urls {
  return {
    app: `postgres://app_user:${secrets.app}@127.0.0.1:${port}/${database}`,
    owner: `postgres://app_owner:${secrets.owner}@127.0.0.1:${port}/${database}`,
  };
}

export function superuserUrl({ port, secrets }: Cluster, database = "postgres"): string {
  return `postgres://postgres:${secrets.superuser}@127.0.0.1:${port}/${database}`;
}

/** Makes the two roles and the database if they are missing, and puts their rights as they should be. */
export async function ensureDatabase(cluster: Cluster, database = "app") {
  await asSuperuser(cluster, "postgres", async (sql) => {
    for (const [role, password] of [
      ["app_owner", cluster.secrets.owner] as const,
      ["app_user", cluster.secrets.app] as const,
    ]) {
      const found = await sql`select from pg_roles where rolname = ${role}`;
      if (found.length === 0) await sql.unsafe(`create role ${role}`);
      await sql.unsafe(`alter role ${role} login ${powerless} password '${password}'`);
    }
    await sql.unsafe(appLimits);
    const found = await sql`select from pg_database where datname = ${database}`;
    if (found.length === 0) await sql.unsafe(`create database ${database} owner app_owner`);
    await sql.unsafe(
      `revoke all on database ${database} from public; grant connect on database ${database} to app_user`,
    );
  });
  await asSuperuser(cluster, database, (sql) =>
    sql.unsafe("revoke all on schema public from public; alter schema public owner to app_owner"),
  );
}

/** Drops the database with all that is in it, whoever is connected. */
export async function dropDatabase(cluster: Cluster, database: string) {
  await asSuperuser(cluster, "postgres", (sql) =>
    sql.unsafe(`drop database if exists ${database} with (force)`),
  );
}

const powerless = "nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls";

// What a request may hold up at most.
const appLimits = `
  alter role app_user set statement_timeout = '5s';
  alter role app_user set lock_timeout = '2s';
  alter role app_user set idle_in_transaction_session_timeout = '10s'`;

async function asSuperuser(cluster: Cluster, database: string, work: (sql: Sql) => Promise<unknown>) {
  await withConnection(superuserUrl(cluster, database), async (sql) => {
    await whenReady(sql);
    // Two commands at once would get in each other's way; the lock ends with the connection.
    await sql`select pg_advisory_lock(1)`;
    await work(sql);
  });
}

/** A server that was joined while it recovers from a crash lets nobody in yet. */
async function whenReady(sql: Sql) {
  for (let left = 60; ; left--) {
    try {
      return await sql`select 1`;
    } catch (error) {
      if (left === 0 || (error as { code?: string }).code !== "57P03") throw error;
      await pause(500);
    }
  }
}
