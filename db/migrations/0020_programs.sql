CREATE TABLE "api_keys" (
	"organization_id" uuid DEFAULT nullif(current_setting('app.organization_id', true), '')::uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"permissions" text[] NOT NULL,
	"rate_limit" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"replaced_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	CONSTRAINT "api_keys_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "api_keys_name_length" CHECK (char_length("api_keys"."name") between 1 and 80),
	CONSTRAINT "api_keys_rate_limit" CHECK ("api_keys"."rate_limit" between 1 and 10000)
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "personal_access_tokens" (
	"user_id" uuid DEFAULT nullif(current_setting('app.user_id', true), '')::uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"permissions" text[] NOT NULL,
	"rate_limit" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"replaced_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "personal_access_tokens_user_id_id_pk" PRIMARY KEY("user_id","id"),
	CONSTRAINT "personal_access_tokens_name_length" CHECK (char_length("personal_access_tokens"."name") between 1 and 80),
	CONSTRAINT "personal_access_tokens_rate_limit" CHECK ("personal_access_tokens"."rate_limit" between 1 and 10000)
);
--> statement-breakpoint
ALTER TABLE "personal_access_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "revived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "signing_keys" ADD COLUMN "signs_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "disabled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_access_tokens" ADD CONSTRAINT "personal_access_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_id" ON "api_keys" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_secret" ON "api_keys" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "api_keys_creator" ON "api_keys" USING btree ("organization_id","created_by");--> statement-breakpoint
CREATE UNIQUE INDEX "personal_access_tokens_id" ON "personal_access_tokens" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "personal_access_tokens_secret" ON "personal_access_tokens" USING btree ("secret_hash");--> statement-breakpoint
CREATE POLICY "tenant" ON "api_keys" AS RESTRICTIVE FOR ALL TO "app_user" USING (organization_id = nullif((select current_setting('app.organization_id', true)), '')::uuid) WITH CHECK (organization_id = nullif((select current_setting('app.organization_id', true)), '')::uuid);--> statement-breakpoint
CREATE POLICY "allow" ON "api_keys" AS PERMISSIVE FOR ALL TO "app_user" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "personal_access_tokens" AS RESTRICTIVE FOR ALL TO "app_user" USING (user_id = nullif((select current_setting('app.user_id', true)), '')::uuid) WITH CHECK (user_id = nullif((select current_setting('app.user_id', true)), '')::uuid);--> statement-breakpoint
CREATE POLICY "allow" ON "personal_access_tokens" AS PERMISSIVE FOR ALL TO "app_user" USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "api_keys" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
alter table public.personal_access_tokens force row level security;
--> statement-breakpoint
grant select, insert on public.api_keys, public.personal_access_tokens to app_user;
--> statement-breakpoint
-- What a key is and may do is said once; only its end comes nearer.
grant update (expires_at, last_used_at, replaced_at, revoked_at) on public.api_keys, public.personal_access_tokens to app_user;
--> statement-breakpoint
grant update (revived_at) on public.memberships to app_user;
--> statement-breakpoint
create function public.keep_keys_ending() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user = 'app_user' and (new.expires_at > old.expires_at
    or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at)
    or (old.replaced_at is not null and new.replaced_at is distinct from old.replaced_at)) then
    raise exception using errcode = 'insufficient_privilege', message = 'the end of a key only comes nearer';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_keys_ending before update on public.api_keys for each row execute function public.keep_keys_ending();
--> statement-breakpoint
create trigger keep_keys_ending before update on public.personal_access_tokens
  for each row execute function public.keep_keys_ending();
--> statement-breakpoint
update public.signing_keys set signs_from = created_at;
--> statement-breakpoint
grant update (signs_from) on public.signing_keys to app_user;
--> statement-breakpoint
do $$ begin
  execute format('create policy lookup on public.api_keys for select to %I using (true)', current_user);
  execute format('create policy lookup on public.personal_access_tokens for select to %I using (true)', current_user);
end $$;
--> statement-breakpoint
-- Who was disabled is nobody here, like who waits for their account to be deleted.
create or replace function public.find_session(p_session bytea)
returns table (session_id uuid, user_id uuid, user_name text, email text)
language sql stable security definer set search_path = '' rows 1 as $$
  select s.id, s.user_id, u.name, e.address
  from public.sessions s
  join public.users u on u.id = s.user_id and u.delete_after is null and u.disabled_at is null
  join public.user_emails e on e.user_id = s.user_id and e.is_primary and e.verified_at is not null
  where s.token_hash = p_session and s.revoked_at is null
    and s.expires_at > now() and s.last_seen_at > now() - interval '14 days'
$$;
--> statement-breakpoint
create or replace function public.enter_organization(p_session bytea, p_user uuid, p_organization uuid, p_epoch text)
returns table (outcome text, session_id uuid, is_touch_due boolean, organization_name text, user_name text, email text, role_name text)
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select case when p_epoch = m.version || '.' || o.rules_version || '.' || t.version then 'entered' else 'stale' end,
    s.last_seen_at < now() - interval '1 minute' or m.last_active_at is null or m.last_active_at < now() - interval '1 minute',
    s.id, o.name, m.name, m.email, r.name
  into outcome, is_touch_due, session_id, organization_name, user_name, email, role_name
  from public.sessions s
  join public.users u on u.id = s.user_id and u.delete_after is null and u.disabled_at is null
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
-- What a program goes by, as long as it is good: an organization's key, a person's token, or the session of a browser that
-- asked for an access token. Of a session all permissions count, of a key those that it was given. `organization_id` is null
-- for what leads into each organization of its person. A key ends with the membership of who made it. `made_at` of a personal
-- token is held against when somebody came back: it does not outlive a membership. Called by the functions below alone.
create function public.live_credential(p_id uuid)
returns table (kind text, user_id uuid, organization_id uuid, permissions text[], name text, rate_limit int, amr jsonb,
  is_touch_due boolean, made_at timestamptz)
language sql stable set search_path = '' rows 1 as $$
  select c.kind, c.user_id, c.organization_id, c.permissions, c.name, c.rate_limit, c.amr, c.is_touch_due, c.made_at
  from (
    select 'key' as kind, k.created_by as user_id, k.organization_id, k.permissions, k.name, k.rate_limit, null::jsonb as amr,
      k.last_used_at is null or k.last_used_at < now() - interval '1 minute' as is_touch_due, null::timestamptz as made_at
    from public.api_keys k
    join public.memberships maker on maker.organization_id = k.organization_id and maker.user_id = k.created_by
      and maker.state = 'active'
    join public.organizations place on place.id = k.organization_id and place.state = 'live'
    where k.id = p_id and k.revoked_at is null and k.expires_at > now()
    union all
    select 'personal', t.user_id, null, t.permissions, t.name, t.rate_limit, null,
      t.last_used_at is null or t.last_used_at < now() - interval '1 minute', t.created_at
    from public.personal_access_tokens t where t.id = p_id and t.revoked_at is null and t.expires_at > now()
    union all
    select 'session', s.user_id, null, null, null, null, s.amr, false, null
    from public.sessions s where s.id = p_id and s.revoked_at is null
      and s.expires_at > now() and s.last_seen_at > now() - interval '14 days'
  ) c
  join public.users u on u.id = c.user_id and u.delete_after is null and u.disabled_at is null
$$;
--> statement-breakpoint
-- Which key is this?
create function public.find_key(p_secret bytea)
returns table (id uuid, kind text, user_id uuid, organization_id uuid, permissions text[], rate_limit int)
language sql stable security definer set search_path = '' rows 1 as $$
  select found.id, c.kind, c.user_id, c.organization_id, c.permissions, c.rate_limit
  from (
    select k.id from public.api_keys k where k.secret_hash = p_secret
    union all select t.id from public.personal_access_tokens t where t.secret_hash = p_secret
  ) found
  cross join public.live_credential(found.id) c
$$;
--> statement-breakpoint
-- Whose is this credential? For what a program does with a person's own things.
create function public.find_program(p_credential uuid)
returns table (kind text, user_id uuid, organization_id uuid, permissions text[], rate_limit int, amr jsonb)
language sql stable security definer set search_path = '' rows 1 as $$
  select c.kind, c.user_id, c.organization_id, c.permissions, c.rate_limit, c.amr from public.live_credential(p_credential) c
$$;
--> statement-breakpoint
-- The gate's one query for programs: what the credential was given, cut to what its person may in the organization now.
create function public.open_gate_to_program(p_credential uuid, p_organization uuid)
returns table (kind text, user_id uuid, slug text, permissions text[], epoch text, rate_limit int, amr jsonb)
language sql stable security definer set search_path = '' rows 1 as $$
  select c.kind, c.user_id, g.slug,
    array(select p.permission from public.role_permissions p where p.role_key = m.role_key
      and (c.permissions is null or p.permission = any (c.permissions)) order by 1),
    m.version || '.' || o.rules_version || '.' || t.version, c.rate_limit, c.amr
  from public.live_credential(p_credential) c
  join public.memberships m on m.organization_id = p_organization and m.user_id = c.user_id and m.state = 'active'
  join public.organizations o on o.id = m.organization_id and o.state = 'live'
  join public.organization_slugs g on g.organization_id = o.id and g.retired_at is null
  cross join public.template t
  where (c.organization_id is null or c.organization_id = p_organization)
    and (c.made_at is null or m.revived_at is null or c.made_at > m.revived_at)
$$;
--> statement-breakpoint
-- Opens the transaction to one organization's rows for a program, if what it was let in with still holds: as enter_organization.
-- `held` is all that its person holds there.
create function public.enter_organization_as_program(p_credential uuid, p_organization uuid, p_epoch text)
returns table (outcome text, kind text, user_id uuid, name text, is_touch_due boolean, held text[])
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select case when p_epoch = m.version || '.' || o.rules_version || '.' || t.version then 'entered' else 'stale' end,
    c.kind, c.user_id, c.name, c.is_touch_due, array(select p.permission from public.role_permissions p where p.role_key = m.role_key)
  into outcome, kind, user_id, name, is_touch_due, held
  from public.live_credential(p_credential) c
  join public.memberships m on m.organization_id = p_organization and m.user_id = c.user_id and m.state = 'active'
  join public.organizations o on o.id = m.organization_id and o.state = 'live'
  cross join public.template t
  where (c.organization_id is null or c.organization_id = p_organization)
    and (c.made_at is null or m.revived_at is null or c.made_at > m.revived_at);
  if not found then return; end if;
  if outcome = 'entered' then
    perform set_config('app.organization_id', p_organization::text, true), set_config('app.user_id', user_id::text, true);
  end if;
  return next;
end $$;
--> statement-breakpoint
-- Opens the transaction to a key's own row, for whoever holds it: to end it, however its maker and its organization stand.
create function public.enter_by_key(p_secret bytea)
returns table (id uuid, organization_id uuid, user_id uuid, name text)
language plpgsql volatile security definer set search_path = '' rows 1 as $$
begin
  select k.id, k.organization_id, null::uuid, k.name into id, organization_id, user_id, name
  from public.api_keys k where k.secret_hash = p_secret and k.revoked_at is null
  union all
  select t.id, null, t.user_id, t.name
  from public.personal_access_tokens t where t.secret_hash = p_secret and t.revoked_at is null;
  if not found then return; end if;
  perform set_config('app.organization_id', coalesce(organization_id::text, ''), true),
    set_config('app.user_id', coalesce(user_id::text, ''), true);
  return next;
end $$;
--> statement-breakpoint
revoke all on function public.live_credential(uuid), public.enter_by_key(bytea), public.find_key(bytea), public.find_program(uuid),
  public.open_gate_to_program(uuid, uuid), public.enter_organization_as_program(uuid, uuid, text) from public;
--> statement-breakpoint
grant execute on function public.enter_by_key(bytea), public.find_key(bytea), public.find_program(uuid),
  public.open_gate_to_program(uuid, uuid), public.enter_organization_as_program(uuid, uuid, text) to app_user;
--> statement-breakpoint
-- Once an hour the app looks whether the signing key is old enough to hand over; what fails is tried again by the next.
select pgboss.create_queue('rotate-keys', '{"policy": "exclusive", "retryLimit": 0, "expireInSeconds": 3600, "deleteAfterSeconds": 86400}');
