CREATE TABLE "staff" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "role_permissions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "template" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_role_key_roles_key_fk";
--> statement-breakpoint
ALTER TABLE "memberships" DROP CONSTRAINT "memberships_role_key_roles_key_fk";
--> statement-breakpoint
ALTER TABLE "invitations" ALTER COLUMN "role_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ALTER COLUMN "role_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "security_events" ADD COLUMN "target_name" text;--> statement-breakpoint
ALTER TABLE "security_events" ADD COLUMN "changes" jsonb;--> statement-breakpoint
ALTER TABLE "permissions" ADD COLUMN "essential" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_role_key_roles_key_fk" FOREIGN KEY ("role_key") REFERENCES "public"."roles"("key") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_role_key_roles_key_fk" FOREIGN KEY ("role_key") REFERENCES "public"."roles"("key") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "roles_name" ON "roles" USING btree (lower("name"));--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_role" CHECK ("memberships"."role_key" is not null or "memberships"."state" = 'removed');--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_key" CHECK ("roles"."key" ~ '^[a-z][a-z0-9-]{0,39}$');--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_name_length" CHECK (char_length("roles"."name") between 1 and 40);--> statement-breakpoint
CREATE POLICY "read" ON "role_permissions" AS PERMISSIVE FOR SELECT TO "app_user" USING (true);--> statement-breakpoint
CREATE POLICY "staff" ON "role_permissions" AS PERMISSIVE FOR ALL TO "app_user" USING (nullif((select current_setting('app.staff_id', true)), '') is not null) WITH CHECK (nullif((select current_setting('app.staff_id', true)), '') is not null);--> statement-breakpoint
CREATE POLICY "keep" ON "role_permissions" AS RESTRICTIVE FOR DELETE TO "app_user" USING (not exists (select 1 from roles r, permissions p
      where r.key = role_permissions.role_key and r.required and p.name = role_permissions.permission and p.essential));--> statement-breakpoint
CREATE POLICY "read" ON "roles" AS PERMISSIVE FOR SELECT TO "app_user" USING (true);--> statement-breakpoint
CREATE POLICY "staff" ON "roles" AS PERMISSIVE FOR ALL TO "app_user" USING (nullif((select current_setting('app.staff_id', true)), '') is not null) WITH CHECK (nullif((select current_setting('app.staff_id', true)), '') is not null);--> statement-breakpoint
CREATE POLICY "keep" ON "roles" AS RESTRICTIVE FOR DELETE TO "app_user" USING (not required);--> statement-breakpoint
CREATE POLICY "read" ON "template" AS PERMISSIVE FOR SELECT TO "app_user" USING (true);--> statement-breakpoint
CREATE POLICY "staff" ON "template" AS PERMISSIVE FOR ALL TO "app_user" USING (nullif((select current_setting('app.staff_id', true)), '') is not null) WITH CHECK (nullif((select current_setting('app.staff_id', true)), '') is not null);--> statement-breakpoint
-- Row security is not forced on the template: a deploy writes it, as the owner. What staff write are these columns.
GRANT UPDATE (version) ON public.template TO app_user;
--> statement-breakpoint
GRANT INSERT (key, name, description, position), UPDATE (name, description, position), DELETE ON public.roles TO app_user;
--> statement-breakpoint
GRANT INSERT, DELETE ON public.role_permissions TO app_user;
--> statement-breakpoint
-- Opens the transaction to what staff may do, if the person of this live session is staff. The app holds no right on the
-- table of staff itself: a command adds to it, as the owner.
create function public.enter_staff(p_session bytea)
returns table (session_id uuid, user_id uuid, user_name text, email text)
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select s.session_id, s.user_id, s.user_name, s.email into session_id, user_id, user_name, email
  from public.find_session(p_session) s join public.staff t on t.user_id = s.user_id;
  if not found then return; end if;
  perform set_config('app.staff_id', user_id::text, true), set_config('app.user_id', user_id::text, true);
  return next;
end $$;
--> statement-breakpoint
-- How much of each role is in use, across all organizations: numbers, never names, and only inside what enter_staff opened.
-- `people` use it today; `holders` have it, the suspended and those of closed organizations among them.
create function public.list_role_use()
returns table (role_key text, people int, organizations int, holders int, holder_organizations int, invitations int)
language sql stable security definer set search_path = '' as $$
  select r.key,
    count(distinct m.user_id) filter (where m.state = 'active' and o.state = 'live')::int,
    count(distinct o.id) filter (where m.state = 'active' and o.state = 'live')::int,
    count(distinct m.user_id)::int, count(distinct o.id)::int,
    (select count(*) from public.invitations i where i.role_key = r.key
      and i.accepted_at is null and i.revoked_at is null and i.expires_at > now())::int
  from public.roles r
  left join public.memberships m on m.role_key = r.key and m.state <> 'removed'
  left join public.organizations o on o.id = m.organization_id
  where nullif(current_setting('app.staff_id', true), '') is not null
  group by r.key
$$;
--> statement-breakpoint
revoke all on function public.enter_staff(bytea), public.list_role_use() from public;
--> statement-breakpoint
grant execute on function public.enter_staff(bytea), public.list_role_use() to app_user;
--> statement-breakpoint
-- An invitation to a role that is gone from the template leads nowhere.
create or replace function public.is_acceptable(i public.invitations, p_user uuid) returns boolean
language sql stable set search_path = '' as $$
  select i.role_key is not null
    and exists (
      select 1 from public.memberships inviter
      join public.role_permissions p on p.role_key = inviter.role_key and p.permission = 'invite:member'
      where inviter.organization_id = i.organization_id and inviter.user_id = i.invited_by and inviter.state = 'active'
        and not exists (
          select 1 from public.role_permissions offered where offered.role_key = i.role_key and not exists (
            select 1 from public.role_permissions held
            where held.role_key = inviter.role_key and held.permission = offered.permission)))
    and not exists (
      select 1 from public.memberships own
      where own.organization_id = i.organization_id and own.user_id = p_user
        and (own.state = 'suspended' or (own.state = 'removed' and own.updated_at >= i.sent_at)))
$$;
