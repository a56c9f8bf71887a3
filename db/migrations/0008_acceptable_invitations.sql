DROP INDEX "invitations_waiting";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "sent_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "invitations_address" ON "invitations" USING btree ("email");
--> statement-breakpoint
GRANT UPDATE ("sent_at") ON "invitations" TO app_user;
--> statement-breakpoint
-- Whether an invitation that is pending can be accepted: its inviter may still invite to this role, and the person, if one
-- is named, was not suspended or removed since it was sent.
create function public.is_acceptable(i public.invitations, p_user uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (
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
--> statement-breakpoint
create or replace function public.list_waiting_invitations(p_session bytea)
returns table (invitation_id uuid, slug text, organization_name text, role_name text, inviter_name text)
language sql stable security definer set search_path = '' as $$
  select i.id, g.slug, o.name, r.name, m.name
  from public.find_session(p_session) s
  join public.user_emails e on e.user_id = s.user_id and e.verified_at is not null
  join public.invitations i on i.email = e.normalized
    and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
  join public.organizations o on o.id = i.organization_id and o.state = 'live'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  join public.roles r on r.key = i.role_key
  join public.memberships m on m.organization_id = i.organization_id and m.user_id = i.invited_by
  where public.is_acceptable(i, s.user_id) and not exists (
    select 1 from public.memberships own
    where own.organization_id = i.organization_id and own.user_id = s.user_id and own.state = 'active')
  order by i.sent_at desc
$$;
--> statement-breakpoint
create or replace function public.find_invitation(p_token bytea, p_user uuid)
returns table (organization_name text, slug text, email text, role_name text, inviter_name text, state text,
  is_mine boolean, is_member boolean)
language sql stable security definer set search_path = '' rows 1 as $$
  select o.name, g.slug, i.email, r.name, m.name,
    case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
      when i.expires_at <= now() then 'expired' when not public.is_acceptable(i, p_user) then 'withdrawn' else 'pending' end,
    exists (select 1 from public.user_emails e
      where e.user_id = p_user and e.normalized = i.email and e.verified_at is not null),
    exists (select 1 from public.memberships own
      where own.organization_id = i.organization_id and own.user_id = p_user and own.state = 'active')
  from public.invitations i
  join public.organizations o on o.id = i.organization_id and o.state = 'live'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  join public.roles r on r.key = i.role_key
  join public.memberships m on m.organization_id = i.organization_id and m.user_id = i.invited_by
  where i.token_hash = p_token
$$;
--> statement-breakpoint
create or replace function public.enter_by_invitation(p_user uuid, p_token bytea, p_invitation uuid)
returns table (organization_id uuid, invitation_id uuid, slug text)
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select i.organization_id, i.id, g.slug into organization_id, invitation_id, slug
  from public.user_emails e
  join public.invitations i on i.email = e.normalized
  join public.organizations o on o.id = i.organization_id and o.state = 'live'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  where e.user_id = p_user and e.verified_at is not null and (i.token_hash = p_token or i.id = p_invitation)
    and i.revoked_at is null
    and ((i.accepted_at is null and i.expires_at > now() and public.is_acceptable(i, p_user))
      or (i.accepted_by = p_user and exists (select 1 from public.memberships m
        where m.organization_id = i.organization_id and m.user_id = p_user and m.state = 'active')));
  if not found then return; end if;
  perform set_config('app.organization_id', organization_id::text, true), set_config('app.user_id', p_user::text, true);
  return next;
end $$;
--> statement-breakpoint
revoke all on function public.is_acceptable(public.invitations, uuid) from public;
--> statement-breakpoint
grant execute on function public.is_acceptable(public.invitations, uuid) to app_user;
