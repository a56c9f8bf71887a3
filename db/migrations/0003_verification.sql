ALTER TABLE "one_time_tokens" DROP CONSTRAINT "one_time_tokens_purpose";--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD COLUMN "browser_hash" "bytea";--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD COLUMN "code_hash" "bytea";--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_tokens_browser" ON "one_time_tokens" USING btree ("browser_hash");--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_purpose" CHECK ("one_time_tokens"."purpose" in ('sign-in-ticket', 'verify-email', 'reset-password'));--> statement-breakpoint
grant update (attempts) on public.one_time_tokens to app_user;
--> statement-breakpoint
-- The token that this browser asked for.
create function public.find_one_time_token_by_browser(p_browser bytea)
returns table (user_id uuid, token_hash bytea, is_live boolean)
language sql stable security definer set search_path = '' as $$
  select t.user_id, t.token_hash, t.used_at is null and t.expires_at > now()
  from public.one_time_tokens t where t.browser_hash = p_browser
$$;
--> statement-breakpoint
-- Others who claimed an address and never proved any: what they planted goes when its owner comes.
create function public.list_rival_claims(p_email text, p_user uuid) returns table (user_id uuid)
language sql stable security definer set search_path = '' as $$
  select e.user_id from public.user_emails e
  where e.normalized = p_email and e.user_id <> p_user and e.verified_at is null
    and not exists (select 1 from public.user_emails v where v.user_id = e.user_id and v.verified_at is not null)
$$;
--> statement-breakpoint
revoke all on function public.find_one_time_token_by_browser(bytea), public.list_rival_claims(text, uuid) from public;
--> statement-breakpoint
grant execute on function public.find_one_time_token_by_browser(bytea), public.list_rival_claims(text, uuid) to app_user;
