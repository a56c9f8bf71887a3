/** The gate's one query. */
import "server-only";
import { sql } from "drizzle-orm";
import { lookUp } from "../wall";

export type GateFacts = {
  userId: string;
  organizationId: string;
  permissions: string[];
  epoch: string;
};

/** Session, membership, permissions and epoch for a slug; undefined when there is no way in, for whatever reason. */
export async function readGate(session: Buffer, slug: string): Promise<GateFacts | undefined> {
  return lookUp<GateFacts>(sql`select user_id as "userId",
    organization_id as "organizationId", permissions, epoch from open_gate(${session}, ${slug})`);
}
