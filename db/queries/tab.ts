/** What an open tab asks again and again, in one look-up from the session. */
import "server-only";
import { sql } from "drizzle-orm";
import { lookUp } from "../wall";

export type TabRow = {
  user: { id: string; name: string };
  workspace: { slug: string; name: string; roleName: string; permissions: string[] } | null;
};

/** The session's person, and the organization if they are in it; undefined when the session is not live. */
export async function readTab(session: Buffer, organizationId: string | null): Promise<TabRow | undefined> {
  return lookUp<TabRow>(sql`select json_build_object('id', s.user_id, 'name', s.user_name) as user,
      (select json_build_object('slug', m.slug, 'name', m.name, 'roleName', m.role_name, 'permissions', g.permissions)
        from list_memberships(${session}) m join lateral open_gate(${session}, m.slug) g on true
        where m.organization_id = ${organizationId}::uuid) as workspace
    from find_session(${session}) s`);
}
