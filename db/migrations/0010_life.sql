CREATE TABLE "instance_settings" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"sign_up" text DEFAULT 'open' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "instance_settings_single" CHECK ("instance_settings"."single"),
	CONSTRAINT "instance_settings_sign_up" CHECK ("instance_settings"."sign_up" in ('open', 'invited'))
);
--> statement-breakpoint
ALTER TABLE "instance_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "join_links" (
	"organization_id" uuid DEFAULT nullif(current_setting('app.organization_id', true), '')::uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"role_key" text,
	"token_hash" "bytea" NOT NULL,
	"sealed_token" "bytea" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"use_limit" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"email_domain" text,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "join_links_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "join_links_uses" CHECK ("join_links"."uses" >= 0 and "join_links"."uses" <= "join_links"."use_limit"),
	CONSTRAINT "join_links_domain" CHECK ("join_links"."email_domain" = lower("join_links"."email_domain"))
);
--> statement-breakpoint
ALTER TABLE "join_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "invitations_pending";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "declined_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "seat_limit" integer;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "invitation_limit" integer;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "join_links" ADD CONSTRAINT "join_links_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_links" ADD CONSTRAINT "join_links_role_key_roles_key_fk" FOREIGN KEY ("role_key") REFERENCES "public"."roles"("key") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_links" ADD CONSTRAINT "join_links_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "join_links_token" ON "join_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "join_links_creator" ON "join_links" USING btree ("organization_id","created_by");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_pending" ON "invitations" USING btree ("organization_id","email") WHERE "invitations"."accepted_at" is null and "invitations"."revoked_at" is null and "invitations"."declined_at" is null;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_limits" CHECK ("organizations"."seat_limit" >= 1 and "organizations"."invitation_limit" >= 0);--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_deleted" CHECK (("organizations"."state" = 'deleted') = ("organizations"."deleted_at" is not null));--> statement-breakpoint
CREATE POLICY "read" ON "instance_settings" AS PERMISSIVE FOR SELECT TO "app_user" USING (true);--> statement-breakpoint
CREATE POLICY "staff" ON "instance_settings" AS PERMISSIVE FOR ALL TO "app_user" USING (nullif((select current_setting('app.staff_id', true)), '') is not null) WITH CHECK (nullif((select current_setting('app.staff_id', true)), '') is not null);--> statement-breakpoint
CREATE POLICY "tenant" ON "join_links" AS RESTRICTIVE FOR ALL TO "app_user" USING (organization_id = nullif((select current_setting('app.organization_id', true)), '')::uuid) WITH CHECK (organization_id = nullif((select current_setting('app.organization_id', true)), '')::uuid);--> statement-breakpoint
CREATE POLICY "allow" ON "join_links" AS PERMISSIVE FOR ALL TO "app_user" USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "join_links" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "join_links" TO app_user;
--> statement-breakpoint
GRANT UPDATE ("role_key", "token_hash", "sealed_token", "created_by", "expires_at", "use_limit", "uses", "email_domain", "revoked_at") ON "join_links" TO app_user;
--> statement-breakpoint
GRANT UPDATE ("declined_at") ON "invitations" TO app_user;
--> statement-breakpoint
GRANT UPDATE ("deleted_at") ON "organizations" TO app_user;
--> statement-breakpoint
GRANT SELECT, UPDATE ("sign_up", "updated_at") ON "instance_settings" TO app_user;
--> statement-breakpoint
insert into public.instance_settings default values;
--> statement-breakpoint
-- What was declined waits no longer, and leads nowhere.
create or replace function public.list_waiting_invitations(p_session bytea)
returns table (invitation_id uuid, slug text, organization_name text, role_name text, inviter_name text)
language sql stable security definer set search_path = '' as $$
  select i.id, g.slug, o.name, r.name, m.name
  from public.find_session(p_session) s
  join public.user_emails e on e.user_id = s.user_id and e.verified_at is not null
  join public.invitations i on i.email = e.normalized
    and i.accepted_at is null and i.revoked_at is null and i.declined_at is null and i.expires_at > now()
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
      when i.declined_at is not null then 'declined'
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
    and i.revoked_at is null and i.declined_at is null
    and ((i.accepted_at is null and i.expires_at > now() and public.is_acceptable(i, p_user))
      or (i.accepted_by = p_user and exists (select 1 from public.memberships m
        where m.organization_id = i.organization_id and m.user_id = p_user and m.state = 'active')));
  if not found then return; end if;
  perform set_config('app.organization_id', organization_id::text, true), set_config('app.user_id', p_user::text, true);
  return next;
end $$;
--> statement-breakpoint
create or replace function public.list_role_use()
returns table (role_key text, people int, organizations int, holders int, holder_organizations int, invitations int)
language sql stable security definer set search_path = '' as $$
  select r.key,
    count(distinct m.user_id) filter (where m.state = 'active' and o.state = 'live')::int,
    count(distinct o.id) filter (where m.state = 'active' and o.state = 'live')::int,
    count(distinct m.user_id)::int, count(distinct o.id)::int,
    (select count(*) from public.invitations i where i.role_key = r.key
      and i.accepted_at is null and i.revoked_at is null and i.declined_at is null and i.expires_at > now())::int
  from public.roles r
  left join public.memberships m on m.role_key = r.key and m.state <> 'removed'
  left join public.organizations o on o.id = m.organization_id
  where nullif(current_setting('app.staff_id', true), '') is not null
  group by r.key
$$;
