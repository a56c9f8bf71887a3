-- What an organization may have: who says it, and the last fence under it.
GRANT UPDATE ("seat_limit", "invitation_limit") ON "organizations" TO app_user;
--> statement-breakpoint
-- Limits, and whether an organization is suspended, are the word of staff: the app changes them only inside what
-- enter_staff opened. With every change of the state each token is stale.
create function public.keep_for_staff() returns trigger language plpgsql set search_path = '' as $$
declare is_staff boolean := nullif(current_setting('app.staff_id', true), '') is not null;
begin
  if tg_op = 'INSERT' then
    if current_user = 'app_user' and not is_staff
      and (new.seat_limit is not null or new.invitation_limit is not null or new.state <> 'live') then
      raise exception using errcode = 'insufficient_privilege', message = 'only staff set limits and states';
    end if;
    return new;
  end if;
  if current_user = 'app_user' and not is_staff and (
    (new.seat_limit, new.invitation_limit) is distinct from (old.seat_limit, old.invitation_limit)
    or (new.state <> old.state and 'suspended' in (new.state, old.state))) then
    raise exception using errcode = 'insufficient_privilege', message = 'only staff change limits, suspend and restore';
  end if;
  if new.state <> old.state then new.rules_version := greatest(new.rules_version, old.rules_version + 1); end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_for_staff before insert or update on public.organizations
  for each row execute function public.keep_for_staff();
--> statement-breakpoint
-- The last fence under the numbers that staff set; operations lock and check first, and say it in words. It looks only
-- where somebody was added, so who is in an organization above its limit can still be changed and removed.
create function public.keep_limits() returns trigger language plpgsql set search_path = '' as $$
declare most_seats int; most_invitations int; members int; pending int;
begin
  select o.seat_limit, o.invitation_limit into most_seats, most_invitations from public.organizations o
  where o.id = new.organization_id and (o.seat_limit is not null or o.invitation_limit is not null)
  for no key update;
  if not found then return null; end if;
  select count(*) into members from public.memberships m
  where m.organization_id = new.organization_id and m.state <> 'removed';
  select count(*) into pending from public.invitations i
  where i.organization_id = new.organization_id and i.accepted_at is null and i.revoked_at is null
    and i.declined_at is null and i.expires_at > now();
  if members + pending > most_seats or (tg_table_name = 'invitations' and pending > most_invitations) then
    raise exception using errcode = 'check_violation', message = 'an organization keeps within the limits that staff set';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger keep_limits_joined after insert on public.memberships
  deferrable initially deferred for each row when (new.state <> 'removed') execute function public.keep_limits();
--> statement-breakpoint
create constraint trigger keep_limits_revived after update of state on public.memberships
  deferrable initially deferred for each row when (old.state = 'removed' and new.state <> 'removed')
  execute function public.keep_limits();
--> statement-breakpoint
create constraint trigger keep_limits_invited after insert on public.invitations
  deferrable initially deferred for each row execute function public.keep_limits();
--> statement-breakpoint
create constraint trigger keep_limits_renewed after update of expires_at on public.invitations
  deferrable initially deferred for each row when (old.expires_at <= now() and new.expires_at > now())
  execute function public.keep_limits();
--> statement-breakpoint
-- The organizations of the installation for staff: names and numbers, never who is in them, and only inside what
-- enter_staff opened. The newest first; `p_before` is the id that the page before ended with.
create function public.list_organizations(p_search text, p_state text, p_before uuid, p_most int)
returns table (id uuid, name text, slug text, state text, members int, pending_invitations int, seat_limit int,
  invitation_limit int, created_at timestamptz, deleted_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select o.id, o.name, g.slug, o.state,
    (select count(*) from public.memberships m where m.organization_id = o.id and m.state <> 'removed')::int,
    (select count(*) from public.invitations i where i.organization_id = o.id
      and i.accepted_at is null and i.revoked_at is null and i.declined_at is null and i.expires_at > now())::int,
    o.seat_limit, o.invitation_limit, o.created_at, o.deleted_at
  from public.organizations o
  left join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  where nullif(current_setting('app.staff_id', true), '') is not null
    and (p_search is null or strpos(lower(o.name), lower(p_search)) > 0 or strpos(g.slug, lower(p_search)) > 0)
    and (p_state is null or o.state = p_state)
    and (p_before is null or o.id < p_before)
  order by o.id desc limit p_most
$$;
--> statement-breakpoint
-- Opens the transaction of staff to one organization, whatever its state: to change its limits, suspend or restore it.
create function public.enter_organization_as_staff(p_organization uuid)
returns table (organization_id uuid)
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select o.id into organization_id from public.organizations o
  where o.id = p_organization and nullif(current_setting('app.staff_id', true), '') is not null;
  if not found then return; end if;
  perform set_config('app.organization_id', organization_id::text, true);
  return next;
end $$;
--> statement-breakpoint
revoke all on function public.list_organizations(text, text, uuid, int),
  public.enter_organization_as_staff(uuid) from public;
--> statement-breakpoint
grant execute on function public.list_organizations(text, text, uuid, int),
  public.enter_organization_as_staff(uuid) to app_user;
