ALTER TABLE "one_time_tokens" DROP CONSTRAINT "one_time_tokens_purpose";--> statement-breakpoint
ALTER TABLE "memberships" DROP CONSTRAINT "memberships_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "leaving_from" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "delete_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "users_delete_after" ON "users" USING btree ("delete_after") WHERE "users"."delete_after" is not null;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_leaving" CHECK ("memberships"."leaving_from" is null or ("memberships"."leaving_from" in ('active', 'suspended') and "memberships"."state" <> 'active'));--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_purpose" CHECK ("one_time_tokens"."purpose" in ('sign-in-ticket', 'verify-email', 'reset-password', 'prove-identity', 'add-email'));
--> statement-breakpoint
GRANT UPDATE ("leaving_from") ON "memberships" TO app_user;
--> statement-breakpoint
GRANT UPDATE (delete_after) ON public.users TO app_user;
--> statement-breakpoint
-- A person is deleted by taking their row, with all that hangs on it, and putting an empty one in its place in the same
-- transaction: what organizations remember of them refers to it. That is looked at when it commits, and nowhere else.
ALTER TABLE public.memberships ALTER CONSTRAINT memberships_user_id_users_id_fk DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
-- Whoever waits for their account to be deleted is nobody here, so no door opens to them; find_leaving_session knows them.
create or replace function public.find_session(p_session bytea)
returns table (session_id uuid, user_id uuid, user_name text, email text)
language sql stable security definer set search_path = '' rows 1 as $$
  select s.id, s.user_id, u.name, e.address
  from public.sessions s
  join public.users u on u.id = s.user_id and u.delete_after is null
  join public.user_emails e on e.user_id = s.user_id and e.is_primary and e.verified_at is not null
  where s.token_hash = p_session and s.revoked_at is null
    and s.expires_at > now() and s.last_seen_at > now() - interval '14 days'
$$;
--> statement-breakpoint
-- Whose live session is this, of those who can still keep their account?
create function public.find_leaving_session(p_session bytea)
returns table (session_id uuid, user_id uuid, user_name text, email text, delete_after timestamptz)
language sql stable security definer set search_path = '' rows 1 as $$
  select s.id, s.user_id, u.name, e.address, u.delete_after
  from public.sessions s
  join public.users u on u.id = s.user_id and u.delete_after > now()
  join public.user_emails e on e.user_id = s.user_id and e.is_primary and e.verified_at is not null
  where s.token_hash = p_session and s.revoked_at is null
    and s.expires_at > now() and s.last_seen_at > now() - interval '14 days'
$$;
--> statement-breakpoint
-- Whose time to keep their account is over.
create function public.list_due_deletions() returns table (user_id uuid)
language sql stable security definer set search_path = '' as $$
  select u.id from public.users u where u.delete_after <= now() order by u.delete_after
$$;
--> statement-breakpoint
-- Every organization that the person of the transaction is or was in. What it is called, only where they are in now.
create function public.list_own_memberships()
returns table (organization_id uuid, state text, email text, joined_at timestamptz, slug text, name text, role_name text,
  is_last_required boolean)
language sql stable security definer set search_path = '' as $$
  select m.organization_id, m.state, m.email, m.created_at, g.slug, o.name, case when o.id is not null then r.name end,
    coalesce(r.required and not exists (
      select 1 from public.memberships other join public.roles k on k.key = other.role_key
      where other.organization_id = m.organization_id and other.user_id <> m.user_id
        and other.state = 'active' and k.required), false)
  from public.memberships m
  left join public.organizations o on o.id = m.organization_id and o.state = 'live' and m.state = 'active'
  left join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  left join public.roles r on r.key = m.role_key and m.state = 'active'
  where m.user_id = nullif(current_setting('app.user_id', true), '')::uuid
  order by o.name, m.organization_id
$$;
--> statement-breakpoint
-- Opens the transaction of a person to an organization that they are or were in, to change what it knows of them: not a
-- way in, which is the gate.
create function public.enter_own_membership(p_organization uuid) returns table (organization_id uuid)
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select m.organization_id into organization_id from public.memberships m
  where m.organization_id = p_organization and m.user_id = nullif(current_setting('app.user_id', true), '')::uuid;
  if not found then return; end if;
  perform set_config('app.organization_id', organization_id::text, true);
  return next;
end $$;
--> statement-breakpoint
revoke all on function public.find_leaving_session(bytea), public.list_due_deletions(), public.list_own_memberships(),
  public.enter_own_membership(uuid) from public;
--> statement-breakpoint
grant execute on function public.find_leaving_session(bytea), public.list_due_deletions(), public.list_own_memberships(),
  public.enter_own_membership(uuid) to app_user;
