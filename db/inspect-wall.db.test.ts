import { afterAll, expect, test } from "vitest";
import { findWallFaults } from "./inspect-wall";
import { asAdmin, asOwner, closeConnections } from "./testing/connections";

afterAll(closeConnections);

test("the wall stands as the migrations make it", async () => {
  expect(await findWallFaults()).toEqual([]);
});

const tenant = "app.organization_id";
const condition = `organization_id = nullif((select current_setting('${tenant}', true)), '')::uuid`;

type Break = [what: string, break_: string, mend: string, said: RegExp];

const byOwner: Break[] = [
  [
    "row security is off",
    "alter table events disable row level security",
    "alter table events enable row level security",
    /events lacks row security/,
  ],
  [
    "FORCE is off",
    "alter table events no force row level security",
    "alter table events force row level security",
    /events lacks FORCE/,
  ],
  [
    "a second policy opens the table",
    "create policy wide on events for select to app_user using (true)",
    "drop policy wide on events",
    /policies of table events differ/,
  ],
  [
    "the tenant policy is gone",
    "drop policy tenant on events",
    `create policy tenant on events as restrictive for all to app_user using (${condition}) with check (${condition})`,
    /policies of table events differ/,
  ],
  [
    "a policy lost its check",
    "alter policy tenant on events using (true)",
    `alter policy tenant on events using (${condition})`,
    /policies of table events differ/,
  ],
  [
    "a look-up policy stands where none belongs",
    "create policy lookup on events for select to current_user using (true)",
    "drop policy lookup on events",
    /policies of table events differ/,
  ],
  [
    "a table was made without the wall",
    "create table strays (id uuid primary key)",
    "drop table strays",
    /strays stands outside the wall/,
  ],
  [
    "an organization table was made without policies",
    "create table strays (organization_id uuid)",
    "drop table strays",
    /strays lacks row security[\s\S]*strays lacks FORCE[\s\S]*policies of table strays differ/,
  ],
  [
    "anybody may write the template",
    "create policy wide on role_permissions for insert to app_user with check (true)",
    "drop policy wide on role_permissions",
    /policies of table role_permissions differ/,
  ],
  [
    "owners can lose what they keep",
    "drop policy keep on roles",
    "create policy keep on roles as restrictive for delete to app_user using (not required)",
    /policies of table roles differ/,
  ],
  [
    "the template has no row security",
    "alter table roles disable row level security",
    "alter table roles enable row level security",
    /roles lacks row security/,
  ],
  [
    "the app may make staff",
    "grant insert on staff to app_user",
    "revoke insert on staff from app_user",
    /The app holds a right on table staff/,
  ],
  ["there is a view", "create view peek as select * from events", "drop view peek", /peek is a view/],
  [
    "a function runs with the owner's rights and is not on the list",
    "create function peek() returns bigint language sql security definer set search_path = '' as 'select 1'; revoke all on function peek() from public",
    "drop function peek()",
    /Function peek runs with its owner's rights/,
  ],
  [
    "a look-up policy is gone",
    "drop policy lookup on invitations",
    "create policy lookup on invitations for select to current_user using (true)",
    /policies of table invitations differ/,
  ],
  [
    "a look-up function is gone",
    "alter function is_slug_taken(text) rename to is_taken",
    "alter function is_taken(text) rename to is_slug_taken",
    /Function is_slug_taken is missing/,
  ],
  [
    "a look-up function lost its search path",
    "alter function is_slug_taken(text) reset search_path",
    "alter function is_slug_taken(text) set search_path = ''",
    /is_slug_taken has no pinned search path/,
  ],
  [
    "a look-up function may be called by everyone",
    "grant execute on function is_slug_taken(text) to public",
    "revoke execute on function is_slug_taken(text) from public",
    /is_slug_taken may be called by everyone/,
  ],
  [
    "a migration is missing",
    "update drizzle.__drizzle_migrations set created_at = -created_at where id = 2",
    "update drizzle.__drizzle_migrations set created_at = -created_at where id = 2",
    /Migration 0001_wall is missing/,
  ],
];

test.each(byOwner)("it is noticed when %s", async (_what, break_, mend, said) => {
  await asOwner.unsafe(break_);
  const faults = await findWallFaults().finally(() => asOwner.unsafe(mend));
  expect(faults.join("\n")).toMatch(said);
  expect(await findWallFaults()).toEqual([]);
});

const byAdmin: Break[] = [
  ["is a superuser", "alter role app_user superuser", "alter role app_user nosuperuser", /is a superuser/],
  [
    "may bypass row security",
    "alter role app_user bypassrls",
    "alter role app_user nobypassrls",
    /may bypass/,
  ],
  [
    "may create roles",
    "alter role app_user createrole",
    "alter role app_user nocreaterole",
    /may create roles/,
  ],
  [
    "is a member of the owner",
    "grant app_owner to app_user",
    "revoke app_owner from app_user",
    /is a member/,
  ],
  [
    "owns a table",
    "create table strays (id int); alter table strays owner to app_user",
    "drop table strays",
    /owns tables/,
  ],
];

test.each(byAdmin)("it is noticed when the app's role %s", async (_what, break_, mend, said) => {
  await asAdmin.unsafe(break_);
  const faults = await findWallFaults().finally(() => asAdmin.unsafe(mend));
  expect(faults.join("\n")).toMatch(said);
  expect(await findWallFaults()).toEqual([]);
});
