CREATE INDEX "events_actor" ON "events" USING btree ("organization_id","actor_id","id");--> statement-breakpoint
CREATE INDEX "events_action" ON "events" USING btree ("organization_id","action","id");