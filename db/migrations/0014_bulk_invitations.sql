-- Opens the transaction to the inviting organization, for who turns the invitation down: by the mailed token, which proves
-- the address whoever holds it, or by the id for the person who has proved it. What leads nowhere opens nothing.
create function public.enter_to_decline(p_user uuid, p_token bytea, p_invitation uuid)
returns table (organization_id uuid, invitation_id uuid, email text)
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select i.organization_id, i.id, i.email into organization_id, invitation_id, email
  from public.invitations i
  join public.organizations o on o.id = i.organization_id and o.state = 'live'
  where (i.token_hash = p_token or (i.id = p_invitation and exists (select 1 from public.user_emails e
      where e.user_id = p_user and e.normalized = i.email and e.verified_at is not null)))
    and i.accepted_at is null and i.revoked_at is null and i.declined_at is null and i.expires_at > now();
  if not found then return; end if;
  perform set_config('app.organization_id', organization_id::text, true);
  return next;
end $$;
--> statement-breakpoint
revoke all on function public.enter_to_decline(uuid, bytea, uuid) from public;
--> statement-breakpoint
grant execute on function public.enter_to_decline(uuid, bytea, uuid) to app_user;
