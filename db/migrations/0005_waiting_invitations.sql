CREATE INDEX "invitations_waiting" ON "invitations" USING btree ("email") WHERE "invitations"."accepted_at" is null and "invitations"."revoked_at" is null;
--> statement-breakpoint
-- The invitations that wait for a proved address of this session's person, where they are not in already.
create function public.list_waiting_invitations(p_session bytea)
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
  where not exists (
    select 1 from public.memberships own
    where own.organization_id = i.organization_id and own.user_id = s.user_id and own.state <> 'removed')
  order by i.created_at desc
$$;
--> statement-breakpoint
-- What the holder of an invitation's token may see of it. A person who looks is told whether it is for an address that
-- they proved, and whether they are in.
drop function public.find_invitation(bytea);
--> statement-breakpoint
create function public.find_invitation(p_token bytea, p_user uuid)
returns table (organization_name text, slug text, email text, role_name text, inviter_name text, state text,
  is_mine boolean, is_member boolean)
language sql stable security definer set search_path = '' as $$
  select o.name, g.slug, i.email, r.name, m.name,
    case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
      when i.expires_at <= now() then 'expired' else 'pending' end,
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
-- Opens the transaction to the inviting organization, for a person who has proved the invited address: by the mailed
-- token, or by the id, which opens nothing for anybody else. One that the person accepted leads in again while they are a
-- member, so that accepting twice is accepting once.
drop function public.enter_by_invitation(bytea, uuid);
--> statement-breakpoint
create function public.enter_by_invitation(p_user uuid, p_token bytea, p_invitation uuid)
returns table (organization_id uuid, invitation_id uuid, slug text)
language plpgsql volatile security definer set search_path = '' as $$
begin
  select i.organization_id, i.id, g.slug into organization_id, invitation_id, slug
  from public.user_emails e
  join public.invitations i on i.email = e.normalized
  join public.organizations o on o.id = i.organization_id and o.state = 'live'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  where e.user_id = p_user and e.verified_at is not null and (i.token_hash = p_token or i.id = p_invitation)
    and i.revoked_at is null
    and ((i.accepted_at is null and i.expires_at > now())
      or (i.accepted_by = p_user and exists (select 1 from public.memberships m
        where m.organization_id = i.organization_id and m.user_id = p_user and m.state = 'active')));
  if not found then return; end if;
  perform set_config('app.organization_id', organization_id::text, true), set_config('app.user_id', p_user::text, true);
  return next;
end $$;
--> statement-breakpoint
revoke all on function public.list_waiting_invitations(bytea), public.find_invitation(bytea, uuid),
  public.enter_by_invitation(uuid, bytea, uuid) from public;
--> statement-breakpoint
grant execute on function public.list_waiting_invitations(bytea), public.find_invitation(bytea, uuid),
  public.enter_by_invitation(uuid, bytea, uuid) to app_user;
