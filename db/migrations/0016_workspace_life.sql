CREATE TABLE "freed_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"freed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_tombstones" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone NOT NULL,
	"purged_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "organizations_deleted_at" ON "organizations" USING btree ("deleted_at") WHERE "organizations"."state" = 'deleted';
--> statement-breakpoint
-- An address that is taken, by an organization that is or by one that was: what was freed by a purge is given to nobody.
create or replace function public.is_slug_taken(p_slug text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.organization_slugs g where g.slug = p_slug)
    or exists (select 1 from public.freed_slugs f where f.slug = p_slug)
$$;
--> statement-breakpoint
-- Where an address of before leads: for its members alone. To everybody else it is an address like any unknown one.
create function public.find_moved_slug(p_session bytea, p_slug text)
returns table (slug text)
language sql stable security definer set search_path = '' rows 1 as $$
  select g.slug
  from public.find_session(p_session) s
  join public.organization_slugs f on f.slug = p_slug and f.retired_at is not null
  join public.organizations o on o.id = f.organization_id and o.state = 'live'
  join public.memberships m on m.organization_id = o.id and m.user_id = s.user_id and m.state = 'active'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
$$;
--> statement-breakpoint
-- The deleted organizations that this session's person may bring back, the latest first.
create function public.list_deleted_organizations(p_session bytea)
returns table (organization_id uuid, slug text, name text, restorable_until timestamptz)
language sql stable security definer set search_path = '' as $$
  select o.id, g.slug, o.name, o.deleted_at + interval '30 days'
  from public.find_session(p_session) s
  join public.memberships m on m.user_id = s.user_id and m.state = 'active'
  join public.role_permissions p on p.role_key = m.role_key and p.permission = 'delete:organization'
  join public.organizations o on o.id = m.organization_id and o.state = 'deleted'
    and o.deleted_at > now() - interval '30 days'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  order by o.deleted_at desc
$$;
--> statement-breakpoint
-- Opens the transaction to a deleted organization, for somebody who may bring it back.
create function public.enter_deleted_organization(p_session bytea, p_organization uuid)
returns table (user_id uuid, session_id uuid, slug text, name text)
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select s.user_id, s.session_id, d.slug, d.name into user_id, session_id, slug, name
  from public.find_session(p_session) s
  join public.list_deleted_organizations(p_session) d on d.organization_id = p_organization;
  if not found then return; end if;
  perform set_config('app.organization_id', p_organization::text, true), set_config('app.user_id', user_id::text, true);
  return next;
end $$;
--> statement-breakpoint
-- What is gone for more than 30 days goes for good. FORCE binds the owner, and this is the one thing that it may delete;
-- the rows of the organization's tables go by their foreign keys, which row security does not bind.
do $$ begin
  execute format('create policy purge on public.organizations for delete to %I
    using (state = ''deleted'' and deleted_at <= now() - interval ''30 days'')', current_user);
end $$;
--> statement-breakpoint
-- One organization a call, so that no transaction grows with how many there are. No row: there is nothing to purge.
-- All of it is one statement, so no address is free for a moment, and who restores at that moment wins or loses as a whole.
create function public.purge_organization()
returns table (organization_id uuid)
language sql volatile security definer set search_path = '' rows 1 as $$
  with gone as (
    delete from public.organizations o
    where o.id = (
      select d.id from public.organizations d
      where d.state = 'deleted' and d.deleted_at <= now() - interval '30 days'
      order by d.deleted_at limit 1)
      -- Again, for what changed while it waited.
      and o.state = 'deleted'
    returning o.id, o.created_at, o.deleted_at
  ), tombstone as (
    insert into public.organization_tombstones (id, created_at, deleted_at) select id, created_at, deleted_at from gone
  ), freed as (
    insert into public.freed_slugs (slug)
    select g.slug from public.organization_slugs g join gone on gone.id = g.organization_id
  )
  select gone.id from gone
$$;
--> statement-breakpoint
revoke all on function public.find_moved_slug(bytea, text), public.list_deleted_organizations(bytea),
  public.enter_deleted_organization(bytea, uuid), public.purge_organization() from public;
--> statement-breakpoint
grant execute on function public.find_moved_slug(bytea, text), public.list_deleted_organizations(bytea),
  public.enter_deleted_organization(bytea, uuid), public.purge_organization() to app_user;
--> statement-breakpoint
-- Looks once an hour; what fails is tried again by the next.
select pgboss.create_queue('purge', '{"policy": "exclusive", "retryLimit": 0, "expireInSeconds": 3600, "deleteAfterSeconds": 86400}');
