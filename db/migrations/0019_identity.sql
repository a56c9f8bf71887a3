CREATE TABLE "identities" (
	"user_id" uuid DEFAULT nullif(current_setting('app.user_id', true), '')::uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "identities_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "identities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "passkey_challenges" (
	"challenge_hash" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"user_id" uuid DEFAULT nullif(current_setting('app.user_id', true), '')::uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"credential_id" "bytea" NOT NULL,
	"public_key" "bytea" NOT NULL,
	"sign_count" bigint DEFAULT 0 NOT NULL,
	"transports" text[] NOT NULL,
	"is_backed_up" boolean NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkeys_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "passkeys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" uuid DEFAULT nullif(current_setting('app.user_id', true), '')::uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recovery_codes_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "recovery_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "totp_secrets" (
	"user_id" uuid PRIMARY KEY DEFAULT nullif(current_setting('app.user_id', true), '')::uuid NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "totp_secrets_step" CHECK ("totp_secrets"."last_step" >= 0)
);
--> statement-breakpoint
ALTER TABLE "totp_secrets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "one_time_tokens" DROP CONSTRAINT "one_time_tokens_purpose";--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_secrets" ADD CONSTRAINT "totp_secrets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "identities_subject" ON "identities" USING btree ("issuer","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential" ON "passkeys" USING btree ("credential_id");--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_purpose" CHECK ("one_time_tokens"."purpose" in ('sign-in-ticket', 'second-step', 'sign-in-link', 'verify-email', 'reset-password', 'prove-identity', 'add-email'));--> statement-breakpoint
CREATE POLICY "tenant" ON "identities" AS RESTRICTIVE FOR ALL TO "app_user" USING (user_id = nullif((select current_setting('app.user_id', true)), '')::uuid) WITH CHECK (user_id = nullif((select current_setting('app.user_id', true)), '')::uuid);--> statement-breakpoint
CREATE POLICY "allow" ON "identities" AS PERMISSIVE FOR ALL TO "app_user" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "passkeys" AS RESTRICTIVE FOR ALL TO "app_user" USING (user_id = nullif((select current_setting('app.user_id', true)), '')::uuid) WITH CHECK (user_id = nullif((select current_setting('app.user_id', true)), '')::uuid);--> statement-breakpoint
CREATE POLICY "allow" ON "passkeys" AS PERMISSIVE FOR ALL TO "app_user" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "recovery_codes" AS RESTRICTIVE FOR ALL TO "app_user" USING (user_id = nullif((select current_setting('app.user_id', true)), '')::uuid) WITH CHECK (user_id = nullif((select current_setting('app.user_id', true)), '')::uuid);--> statement-breakpoint
CREATE POLICY "allow" ON "recovery_codes" AS PERMISSIVE FOR ALL TO "app_user" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "totp_secrets" AS RESTRICTIVE FOR ALL TO "app_user" USING (user_id = nullif((select current_setting('app.user_id', true)), '')::uuid) WITH CHECK (user_id = nullif((select current_setting('app.user_id', true)), '')::uuid);--> statement-breakpoint
CREATE POLICY "allow" ON "totp_secrets" AS PERMISSIVE FOR ALL TO "app_user" USING (true) WITH CHECK (true);--> statement-breakpoint
alter table public.passkeys force row level security;
--> statement-breakpoint
alter table public.totp_secrets force row level security;
--> statement-breakpoint
alter table public.recovery_codes force row level security;
--> statement-breakpoint
alter table public.identities force row level security;
--> statement-breakpoint
grant select, insert, delete on public.passkeys, public.totp_secrets, public.recovery_codes, public.identities, public.passkey_challenges to app_user;
--> statement-breakpoint
grant update (sign_count, is_backed_up, name, last_used_at) on public.passkeys to app_user;
--> statement-breakpoint
grant update (last_step, confirmed_at) on public.totp_secrets to app_user;
--> statement-breakpoint
grant update (last_used_at) on public.identities to app_user;
--> statement-breakpoint
-- A session gets a new id with every proof; a password that its owner did not choose goes.
grant update (token_hash) on public.sessions to app_user;
--> statement-breakpoint
grant delete on public.credentials to app_user;
--> statement-breakpoint
-- Read before a person is known: by what their device or their provider says.
do $$ begin
  execute format('create policy lookup on public.passkeys for select to %I using (true)', current_user);
  execute format('create policy lookup on public.identities for select to %I using (true)', current_user);
end $$;
--> statement-breakpoint
-- Whose passkey is this, and what checks its signature?
create function public.find_passkey(p_credential bytea)
returns table (user_id uuid, public_key bytea, sign_count bigint, transports text[])
language sql stable security definer set search_path = '' rows 1 as $$
  select k.user_id, k.public_key, k.sign_count, k.transports from public.passkeys k where k.credential_id = p_credential
$$;
--> statement-breakpoint
-- Who is this to us? Issuer and subject alone say it.
create function public.find_identity(p_issuer text, p_subject text) returns table (user_id uuid)
language sql stable security definer set search_path = '' rows 1 as $$
  select i.user_id from public.identities i where i.issuer = p_issuer and i.subject = p_subject
$$;
--> statement-breakpoint
revoke all on function public.find_passkey(bytea), public.find_identity(text, text) from public;
--> statement-breakpoint
grant execute on function public.find_passkey(bytea), public.find_identity(text, text) to app_user;
--> statement-breakpoint
-- Who may be signing in with this address: the one who proved it, else the latest who claimed it. Not everybody has a password.
create or replace function public.find_sign_in(p_email text)
returns table (user_id uuid, password_hash text, is_verified boolean)
language sql stable security definer set search_path = '' rows 1 as $$
  select e.user_id, c.password_hash, e.verified_at is not null
  from public.user_emails e left join public.credentials c on c.user_id = e.user_id
  where e.normalized = p_email
  order by (e.verified_at is not null) desc, e.created_at desc limit 1
$$;
