ALTER TABLE "memberships" ADD COLUMN "removed_at" timestamp with time zone;
--> statement-breakpoint
-- FORCE binds the owner too, who would find no row to update.
alter table public.memberships no force row level security;
--> statement-breakpoint
update public.memberships set removed_at = updated_at where state = 'removed';
--> statement-breakpoint
alter table public.memberships force row level security;
--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_removed" CHECK (("memberships"."state" = 'removed') = ("memberships"."removed_at" is not null));
--> statement-breakpoint
-- Since when somebody is out is set here alone, so the app holds no right to update it: that a tombstone was touched later
-- makes no removal later.
create function public.date_removal() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.state <> 'removed' then new.removed_at := null;
  elsif tg_op = 'INSERT' then new.removed_at := coalesce(new.removed_at, now());
  elsif old.state <> 'removed' then new.removed_at := now();
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger date_removal before insert or update on public.memberships
  for each row execute function public.date_removal();
--> statement-breakpoint
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
        and (own.state = 'suspended' or own.removed_at >= i.sent_at))
$$;
--> statement-breakpoint
create or replace function public.join_link_state(l public.join_links, p_user uuid) returns text
language sql stable set search_path = '' as $$
  select case when l.revoked_at is not null then 'revoked' when l.expires_at <= now() then 'expired'
    when l.uses >= l.use_limit then 'used-up'
    when l.role_key is not null
      and exists (
        select 1 from public.memberships maker
        join public.role_permissions p on p.role_key = maker.role_key and p.permission = 'invite:member'
        where maker.organization_id = l.organization_id and maker.user_id = l.created_by and maker.state = 'active'
          and not exists (
            select 1 from public.role_permissions offered where offered.role_key = l.role_key and not exists (
              select 1 from public.role_permissions held
              where held.role_key = maker.role_key and held.permission = offered.permission)))
      and not exists (
        select 1 from public.memberships own
        where own.organization_id = l.organization_id and own.user_id = p_user
          and (own.state = 'suspended' or own.removed_at >= l.created_at))
    then 'usable' else 'withdrawn' end
$$;
--> statement-breakpoint
-- Nobody who waits for their account to be deleted comes in, by a session that was left to them either.
create or replace function public.enter_organization(p_session bytea, p_user uuid, p_organization uuid, p_epoch text)
returns table (outcome text, session_id uuid, is_touch_due boolean, organization_name text, user_name text, email text, role_name text)
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select case when p_epoch = m.version || '.' || o.rules_version || '.' || t.version then 'entered' else 'stale' end,
    s.last_seen_at < now() - interval '1 minute' or m.last_active_at is null or m.last_active_at < now() - interval '1 minute',
    s.id, o.name, m.name, m.email, r.name
  into outcome, is_touch_due, session_id, organization_name, user_name, email, role_name
  from public.sessions s
  join public.users u on u.id = s.user_id and u.delete_after is null
  join public.memberships m on m.organization_id = p_organization and m.user_id = s.user_id and m.state = 'active'
  join public.organizations o on o.id = m.organization_id and o.state = 'live'
  join public.roles r on r.key = m.role_key
  cross join public.template t
  where s.token_hash = p_session and s.user_id = p_user and s.revoked_at is null
    and s.expires_at > now() and s.last_seen_at > now() - interval '14 days';
  if not found then return; end if;
  if outcome = 'entered' then
    perform set_config('app.organization_id', p_organization::text, true), set_config('app.user_id', p_user::text, true);
  end if;
  return next;
end $$;
--> statement-breakpoint
drop function public.list_own_memberships();
--> statement-breakpoint
-- Every organization that the person of the transaction is or was in. What it is called, only where they are in now, and
-- it is live; how it stands, where they are in.
create function public.list_own_memberships()
returns table (organization_id uuid, state text, email text, joined_at timestamptz, slug text, name text, role_name text,
  is_last_required boolean, organization_state text)
language sql stable security definer set search_path = '' as $$
  select m.organization_id, m.state, m.email, m.created_at, g.slug, o.name, case when o.id is not null then r.name end,
    coalesce(r.required and not exists (
      select 1 from public.memberships other join public.roles k on k.key = other.role_key
      where other.organization_id = m.organization_id and other.user_id <> m.user_id
        and other.state = 'active' and k.required), false),
    (select place.state from public.organizations place where place.id = m.organization_id and m.state = 'active')
  from public.memberships m
  left join public.organizations o on o.id = m.organization_id and o.state = 'live' and m.state = 'active'
  left join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  left join public.roles r on r.key = m.role_key and m.state = 'active'
  where m.user_id = nullif(current_setting('app.user_id', true), '')::uuid
  order by o.name, m.organization_id
$$;
--> statement-breakpoint
revoke all on function public.list_own_memberships() from public;
--> statement-breakpoint
grant execute on function public.list_own_memberships() to app_user;
