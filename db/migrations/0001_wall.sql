-- The wall under the tables: FORCE, grants, the closed list of look-up functions and the policies that they need.
-- For an organization table made later, `npm run db:generate` appends FORCE and grants to its own migration (db/fence.ts).

do $$
declare name text;
begin
  foreach name in array array['users', 'user_emails', 'credentials', 'sessions', 'one_time_tokens', 'security_events',
    'organizations', 'organization_slugs', 'memberships', 'invitations', 'events', 'projects']
  loop
    execute format('alter table public.%I force row level security', name);
  end loop;
end $$;
--> statement-breakpoint
revoke all on schema public from public;
--> statement-breakpoint
grant usage on schema public to app_user;
--> statement-breakpoint
grant select, insert on public.users, public.user_emails, public.credentials, public.sessions, public.one_time_tokens,
  public.security_events, public.organizations, public.organization_slugs, public.memberships, public.invitations,
  public.events, public.projects to app_user;
--> statement-breakpoint
grant delete on public.users, public.user_emails, public.projects to app_user;
--> statement-breakpoint
grant update (name, updated_at) on public.users to app_user;
--> statement-breakpoint
grant update (is_primary, verified_at) on public.user_emails to app_user;
--> statement-breakpoint
grant update (password_hash, updated_at) on public.credentials to app_user;
--> statement-breakpoint
grant update (amr, last_seen_at, revoked_at) on public.sessions to app_user;
--> statement-breakpoint
grant update (used_at) on public.one_time_tokens to app_user;
--> statement-breakpoint
grant update (name, state, rules_version, updated_at) on public.organizations to app_user;
--> statement-breakpoint
grant update (retired_at) on public.organization_slugs to app_user;
--> statement-breakpoint
grant update (role_key, state, name, email, source, last_active_at, updated_at) on public.memberships to app_user;
--> statement-breakpoint
grant update (role_key, token_hash, invited_by, expires_at, accepted_at, accepted_by, revoked_at) on public.invitations to app_user;
--> statement-breakpoint
grant update (name, archived_at, updated_at) on public.projects to app_user;
--> statement-breakpoint
-- The template is the same for every organization: the app reads it, a deploy writes it.
grant select on public.template, public.roles, public.permissions, public.role_permissions to app_user;
--> statement-breakpoint
grant select, insert, update (retired_at), delete on public.signing_keys to app_user;
--> statement-breakpoint
grant select, insert, delete on public.mailbox to app_user;
--> statement-breakpoint
grant select, insert, update (points, expire), delete on public.rate_limits to app_user;
--> statement-breakpoint
-- Readiness compares what is applied with what is shipped.
grant usage on schema drizzle to app_user;
--> statement-breakpoint
grant select on drizzle.__drizzle_migrations to app_user;
--> statement-breakpoint
insert into public.template default values;
--> statement-breakpoint
-- Whoever changes what roles hold, by whatever way: every token is stale, and the gate is asked anew.
create function public.raise_template_version() returns trigger language plpgsql set search_path = '' as $$
begin
  update public.template set version = version + 1;
  return null;
end $$;
--> statement-breakpoint
create trigger raise_version after insert or update or delete on public.roles
  for each statement execute function public.raise_template_version();
--> statement-breakpoint
create trigger raise_version after insert or update or delete on public.role_permissions
  for each statement execute function public.raise_template_version();
--> statement-breakpoint

-- Role or state changed: every token that this membership was given is stale.
create function public.raise_membership_version() returns trigger language plpgsql set search_path = '' as $$
begin
  if (new.role_key, new.state) is distinct from (old.role_key, old.state) then new.version := old.version + 1; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger raise_version before update on public.memberships
  for each row execute function public.raise_membership_version();
--> statement-breakpoint
-- The last fence under "always an active owner"; operations lock and check first, and say it in words.
create function public.keep_required_role() returns trigger language plpgsql set search_path = '' as $$
begin
  perform 1 from public.organizations o where o.id = old.organization_id for no key update;
  if found and not exists (
    select 1 from public.memberships m join public.roles r on r.key = m.role_key
    where m.organization_id = old.organization_id and m.state = 'active' and r.required
  ) then
    raise exception using errcode = 'check_violation', message = 'an organization keeps an active member with a required role';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger keep_required_role after update of role_key, state or delete on public.memberships
  deferrable initially deferred for each row execute function public.keep_required_role();
--> statement-breakpoint

-- FORCE binds the owner too, so what the look-up functions read carries one more policy for it. The list is closed.
do $$
declare name text;
begin
  foreach name in array array['users', 'user_emails', 'credentials', 'sessions', 'one_time_tokens', 'organizations',
    'organization_slugs', 'memberships', 'invitations']
  loop
    execute format('create policy lookup on public.%I for select to %I using (true)', name, current_user);
  end loop;
end $$;
--> statement-breakpoint

-- Whose live session is this? A session lives 14 days after its last use and never past its end. Nobody has one before
-- their address is proved.
create function public.find_session(p_session bytea)
returns table (session_id uuid, user_id uuid, user_name text, email text)
language sql stable security definer set search_path = '' as $$
  select s.id, s.user_id, u.name, e.address
  from public.sessions s
  join public.users u on u.id = s.user_id
  join public.user_emails e on e.user_id = s.user_id and e.is_primary and e.verified_at is not null
  where s.token_hash = p_session and s.revoked_at is null
    and s.expires_at > now() and s.last_seen_at > now() - interval '14 days'
$$;
--> statement-breakpoint
-- The live organizations that this session's person is an active member of, the last used first.
create function public.list_memberships(p_session bytea)
returns table (organization_id uuid, slug text, name text, role_name text, last_active_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select o.id, g.slug, o.name, r.name, m.last_active_at
  from public.find_session(p_session) s
  join public.memberships m on m.user_id = s.user_id and m.state = 'active'
  join public.organizations o on o.id = m.organization_id and o.state = 'live'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  join public.roles r on r.key = m.role_key
  order by m.last_active_at desc nulls last, o.name
$$;
--> statement-breakpoint
-- The gate's one question: session, membership, permissions and epoch for a slug. No row: not found, for whatever reason.
create function public.open_gate(p_session bytea, p_slug text)
returns table (user_id uuid, organization_id uuid, permissions text[], epoch text)
language sql stable security definer set search_path = '' as $$
  select s.user_id, o.id,
    array(select rp.permission from public.role_permissions rp where rp.role_key = m.role_key order by 1),
    m.version || '.' || o.rules_version || '.' || t.version
  from public.find_session(p_session) s
  join public.memberships m on m.user_id = s.user_id and m.state = 'active'
  join public.organizations o on o.id = m.organization_id and o.state = 'live'
  join public.organization_slugs g on g.organization_id = o.id and g.slug = p_slug and g.retired_at is null
  cross join public.template t
$$;
--> statement-breakpoint
-- Opens the transaction to one organization's rows, if the token's epoch is still current.
-- "entered": the context is set. "stale": ask the gate. No row: session, membership or organization is gone.
create function public.enter_organization(p_session bytea, p_user uuid, p_organization uuid, p_epoch text)
returns table (outcome text, session_id uuid, is_touch_due boolean, organization_name text, user_name text, email text, role_name text)
language plpgsql volatile security definer set search_path = '' as $$
begin
  select case when p_epoch = m.version || '.' || o.rules_version || '.' || t.version then 'entered' else 'stale' end,
    s.last_seen_at < now() - interval '1 minute' or m.last_active_at is null or m.last_active_at < now() - interval '1 minute',
    s.id, o.name, m.name, m.email, r.name
  into outcome, is_touch_due, session_id, organization_name, user_name, email, role_name
  from public.sessions s
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
-- Who may be signing in with this address: the one who proved it, else the latest who claimed it.
create function public.find_sign_in(p_email text)
returns table (user_id uuid, password_hash text, is_verified boolean)
language sql stable security definer set search_path = '' as $$
  select e.user_id, c.password_hash, e.verified_at is not null
  from public.user_emails e join public.credentials c on c.user_id = e.user_id
  where e.normalized = p_email
  order by (e.verified_at is not null) desc, e.created_at desc limit 1
$$;
--> statement-breakpoint
create function public.find_one_time_token(p_token bytea)
returns table (user_id uuid, email text, is_live boolean)
language sql stable security definer set search_path = '' as $$
  select t.user_id, t.email, t.used_at is null and t.expires_at > now()
  from public.one_time_tokens t where t.token_hash = p_token
$$;
--> statement-breakpoint
create function public.is_slug_taken(p_slug text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.organization_slugs g where g.slug = p_slug)
$$;
--> statement-breakpoint
-- What the holder of an invitation's token may see of it.
create function public.find_invitation(p_token bytea)
returns table (organization_name text, slug text, email text, role_name text, inviter_name text, state text)
language sql stable security definer set search_path = '' as $$
  select o.name, g.slug, i.email, r.name, m.name,
    case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
      when i.expires_at <= now() then 'expired' else 'pending' end
  from public.invitations i
  join public.organizations o on o.id = i.organization_id and o.state = 'live'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  join public.roles r on r.key = i.role_key
  join public.memberships m on m.organization_id = i.organization_id and m.user_id = i.invited_by
  where i.token_hash = p_token
$$;
--> statement-breakpoint
-- Opens the transaction to the inviting organization, for a person who has proved the invited address.
create function public.enter_by_invitation(p_token bytea, p_user uuid)
returns table (organization_id uuid, invitation_id uuid, slug text)
language plpgsql volatile security definer set search_path = '' as $$
begin
  select i.organization_id, i.id, g.slug into organization_id, invitation_id, slug
  from public.invitations i
  join public.organizations o on o.id = i.organization_id and o.state = 'live'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  join public.user_emails e on e.user_id = p_user and e.normalized = i.email and e.verified_at is not null
  where i.token_hash = p_token and i.accepted_at is null and i.revoked_at is null and i.expires_at > now();
  if not found then return; end if;
  perform set_config('app.organization_id', organization_id::text, true), set_config('app.user_id', p_user::text, true);
  return next;
end $$;
--> statement-breakpoint
do $$
declare signature regprocedure;
begin
  for signature in select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.proowner = (select oid from pg_roles where rolname = current_user)
  loop
    execute format('revoke all on function %s from public', signature);
    if (select prosecdef from pg_proc where oid = signature) then
      execute format('grant execute on function %s to app_user', signature);
    end if;
  end loop;
end $$;
