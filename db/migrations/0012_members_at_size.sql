DROP INDEX "memberships_name";--> statement-breakpoint
CREATE INDEX "memberships_role" ON "memberships" USING btree ("organization_id","role_key","name","user_id");--> statement-breakpoint
CREATE INDEX "memberships_active" ON "memberships" USING btree ("organization_id",coalesce(timestamptz '1970-01-01 00:00:00+00' - "last_active_at", interval '0'),"name","user_id");--> statement-breakpoint
CREATE INDEX "memberships_name" ON "memberships" USING btree ("organization_id","name","user_id");