-- Read before an organization is known: by its hash a link leads to one.
do $$ begin
  execute format('create policy lookup on public.join_links for select to %I using (true)', current_user);
end $$;
--> statement-breakpoint
-- How a join link stands for a person, or for anybody where none is named. `usable` needs that its maker may still invite to
-- this role; `withdrawn` is the answer when that is over, and to who was suspended, or removed since it was made.
create function public.join_link_state(l public.join_links, p_user uuid) returns text
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
          and (own.state = 'suspended' or (own.state = 'removed' and own.updated_at >= l.created_at)))
    then 'usable' else 'withdrawn' end
$$;
--> statement-breakpoint
-- The proved address by which somebody would join; none when the link asks for a domain that no proved address of theirs is
-- of. Compared as a whole: neither a subdomain fits nor a longer name.
create function public.address_for_join_link(l public.join_links, p_user uuid) returns text
language sql stable set search_path = '' as $$
  select e.normalized from public.user_emails e
  where e.user_id = p_user and e.verified_at is not null
    and (l.email_domain is null or split_part(e.normalized, '@', 2) = l.email_domain)
  order by e.is_primary desc, e.normalized limit 1
$$;
--> statement-breakpoint
create function public.find_join_link(p_token bytea, p_user uuid)
returns table (organization_name text, slug text, role_name text, maker_name text, email_domain text, state text,
  address text, is_member boolean)
language sql stable security definer set search_path = '' rows 1 as $$
  select o.name, g.slug, r.name, m.name, l.email_domain, public.join_link_state(l, p_user),
    public.address_for_join_link(l, p_user),
    exists (select 1 from public.memberships own
      where own.organization_id = l.organization_id and own.user_id = p_user and own.state = 'active')
  from public.join_links l
  join public.organizations o on o.id = l.organization_id and o.state = 'live'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  join public.roles r on r.key = l.role_key
  join public.memberships m on m.organization_id = l.organization_id and m.user_id = l.created_by
  where l.token_hash = p_token
$$;
--> statement-breakpoint
-- Opens the transaction to the organization of a link, for who may join by it and for who is in already.
create function public.enter_by_join_link(p_user uuid, p_token bytea)
returns table (organization_id uuid, link_id uuid, slug text, address text)
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select l.organization_id, l.id, g.slug, public.address_for_join_link(l, p_user)
  into organization_id, link_id, slug, address
  from public.join_links l
  join public.organizations o on o.id = l.organization_id and o.state = 'live'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  where l.token_hash = p_token
    and ((public.join_link_state(l, p_user) = 'usable' and public.address_for_join_link(l, p_user) is not null)
      or exists (select 1 from public.memberships own
        where own.organization_id = l.organization_id and own.user_id = p_user and own.state = 'active'));
  if not found then return; end if;
  perform set_config('app.organization_id', organization_id::text, true), set_config('app.user_id', p_user::text, true);
  return next;
end $$;
--> statement-breakpoint
revoke all on function public.join_link_state(public.join_links, uuid),
  public.address_for_join_link(public.join_links, uuid), public.find_join_link(bytea, uuid),
  public.enter_by_join_link(uuid, bytea) from public;
--> statement-breakpoint
grant execute on function public.join_link_state(public.join_links, uuid), public.find_join_link(bytea, uuid),
  public.enter_by_join_link(uuid, bytea) to app_user;
