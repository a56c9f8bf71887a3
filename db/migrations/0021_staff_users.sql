grant update (disabled_at) on public.users to app_user;
--> statement-breakpoint
-- Who is disabled is the word of staff: the app changes it only inside what enter_staff opened, and nobody's own.
create function public.keep_disabling_for_staff() returns trigger language plpgsql set search_path = '' as $$
declare staff_id uuid := nullif(current_setting('app.staff_id', true), '')::uuid;
begin
  if current_user <> 'app_user' or (tg_op = 'INSERT' and new.disabled_at is null) then return new; end if;
  if tg_op = 'UPDATE' and new.disabled_at is not distinct from old.disabled_at then return new; end if;
  if staff_id is null or staff_id = new.id then
    raise exception using errcode = 'insufficient_privilege', message = 'only staff disable and enable, and never themselves';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_disabling_for_staff before insert or update of disabled_at on public.users
  for each row execute function public.keep_disabling_for_staff();
--> statement-breakpoint
-- Whoever was disabled cannot even keep their account until they are enabled.
create or replace function public.find_leaving_session(p_session bytea)
returns table (session_id uuid, user_id uuid, user_name text, email text, delete_after timestamptz)
language sql stable security definer set search_path = '' rows 1 as $$
  select s.id, s.user_id, u.name, e.address, u.delete_after
  from public.sessions s
  join public.users u on u.id = s.user_id and u.delete_after > now() and u.disabled_at is null
  join public.user_emails e on e.user_id = s.user_id and e.is_primary and e.verified_at is not null
  where s.token_hash = p_session and s.revoked_at is null
    and s.expires_at > now() and s.last_seen_at > now() - interval '14 days'
$$;
--> statement-breakpoint
-- The people of the installation for staff, and only inside what enter_staff opened: by part of a name or of any address
-- of theirs. The newest first; `p_before` is the id that the page before ended with. Who was deleted has no address.
create function public.list_users(p_search text, p_state text, p_before uuid, p_most int)
returns table (id uuid, name text, address text, is_proved boolean, state text, organizations int, created_at timestamptz,
  last_seen_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select u.id, u.name, e.address, e.verified_at is not null, x.state,
    (select count(*) from public.memberships m where m.user_id = u.id and m.state <> 'removed')::int,
    u.created_at, (select max(s.last_seen_at) from public.sessions s where s.user_id = u.id)
  from public.users u
  join public.user_emails e on e.user_id = u.id and e.is_primary
  cross join lateral (select case when u.disabled_at is not null then 'disabled'
    when u.delete_after is not null then 'leaving' else 'active' end as state) x
  where nullif(current_setting('app.staff_id', true), '') is not null
    and (p_search is null or strpos(lower(u.name), lower(p_search)) > 0 or exists (
      select 1 from public.user_emails a where a.user_id = u.id and strpos(a.normalized, lower(p_search)) > 0))
    and (p_state is null or x.state = p_state)
    and (p_before is null or u.id < p_before)
  order by u.id desc limit p_most
$$;
--> statement-breakpoint
-- Goes on in the transaction of staff as one person sees their own rows: to end their sessions, disable and enable them.
create function public.enter_user_as_staff(p_user uuid) returns table (user_id uuid)
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select u.id into user_id from public.users u
  where u.id = p_user and nullif(current_setting('app.staff_id', true), '') is not null;
  if not found then return; end if;
  perform set_config('app.user_id', user_id::text, true);
  return next;
end $$;
--> statement-breakpoint
revoke all on function public.list_users(text, text, uuid, int), public.enter_user_as_staff(uuid) from public;
--> statement-breakpoint
grant execute on function public.list_users(text, text, uuid, int), public.enter_user_as_staff(uuid) to app_user;
--> statement-breakpoint
-- Whether staff disabled somebody: for what hangs on a person whose row the one who asks does not see.
create function public.is_disabled(p_user uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.users u where u.id = p_user and u.disabled_at is not null)
$$;
--> statement-breakpoint
revoke all on function public.is_disabled(uuid) from public;
--> statement-breakpoint
grant execute on function public.is_disabled(uuid) to app_user;
--> statement-breakpoint
-- What somebody sent leads nowhere while they are disabled, and does again when they are enabled.
create or replace function public.is_acceptable(i public.invitations, p_user uuid) returns boolean
language sql stable set search_path = '' as $$
  select i.role_key is not null
    and exists (
      select 1 from public.memberships inviter
      join public.role_permissions p on p.role_key = inviter.role_key and p.permission = 'invite:member'
      where inviter.organization_id = i.organization_id and inviter.user_id = i.invited_by and inviter.state = 'active'
        and not public.is_disabled(inviter.user_id)
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
          and not public.is_disabled(maker.user_id)
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
-- Nor can they run anything: whoever else does is the last one.
create or replace function public.list_own_memberships()
returns table (organization_id uuid, state text, email text, joined_at timestamptz, slug text, name text, role_name text,
  is_last_required boolean, organization_state text)
language sql stable security definer set search_path = '' as $$
  select m.organization_id, m.state, m.email, m.created_at, g.slug, o.name, case when o.id is not null then r.name end,
    coalesce(r.required and not exists (
      select 1 from public.memberships other join public.roles k on k.key = other.role_key
      where other.organization_id = m.organization_id and other.user_id <> m.user_id
        and other.state = 'active' and k.required and not public.is_disabled(other.user_id)), false),
    (select place.state from public.organizations place where place.id = m.organization_id and m.state = 'active')
  from public.memberships m
  left join public.organizations o on o.id = m.organization_id and o.state = 'live' and m.state = 'active'
  left join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  left join public.roles r on r.key = m.role_key and m.state = 'active'
  where m.user_id = nullif(current_setting('app.user_id', true), '')::uuid
  order by o.name, m.organization_id
$$;
--> statement-breakpoint
-- While somebody is disabled, what is theirs stays: staff may want to look into it.
create or replace function public.list_due_deletions() returns table (user_id uuid)
language sql stable security definer set search_path = '' as $$
  select u.id from public.users u where u.delete_after <= now() and u.disabled_at is null order by u.delete_after
$$;
