/** Many members at once, written past the wall. Tests only. */
import { asAdmin } from "./connections";

/** Each with a new user behind it; what is left out is as for a member who was never there. */
export type CrowdMember = {
  name: string;
  email?: string;
  role?: string;
  state?: string;
  lastActiveAt?: string;
};

export async function makeCrowd(slug: string, people: CrowdMember[]): Promise<void> {
  await asAdmin`
    with crowd as (
      select p.*, uuidv7() as id from jsonb_to_recordset(${asAdmin.json(people)})
        as p (name text, email text, role text, state text, "lastActiveAt" timestamptz)
    ), made as (insert into users (id, name) select id, name from crowd)
    insert into memberships (organization_id, user_id, role_key, state, name, email, source, last_active_at)
      select g.organization_id, c.id, coalesce(role, 'member'), coalesce(c.state, 'active'), name,
        coalesce(email, c.id || '@example.com'), 'invitation', "lastActiveAt"
      from crowd c, organization_slugs g where g.slug = ${slug}`;
}
