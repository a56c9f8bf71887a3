/**
 * What an organization can take along: its tables, and of each the columns that stay behind. The list is closed: a test
 * names a table that is neither here nor left out for a reason.
 */
import type { PgTable } from "drizzle-orm/pg-core";
import { apiKeys } from "./schema/api-keys";
import { events } from "./schema/events";
import { invitations } from "./schema/invitations";
import { joinLinks } from "./schema/join-links";
import { memberships } from "./schema/memberships";
import { organizationSlugs, organizations } from "./schema/organizations";
import { projects } from "./schema/projects";

export const exportedTables: Array<{ table: PgTable; without?: readonly string[] }> = [
  { table: organizations },
  { table: organizationSlugs },
  { table: memberships },
  { table: invitations, without: ["token_hash"] },
  { table: joinLinks, without: ["token_hash", "sealed_token"] },
  { table: apiKeys, without: ["secret_hash"] },
  // What people here work on:
  { table: projects },
  // Last, because there is the most of it. From where and with what people came in is theirs.
  { table: events, without: ["context"] },
];

/** Organization tables that nobody takes along, with the reason. */
export const unexportedTables: Record<string, string> = {};
