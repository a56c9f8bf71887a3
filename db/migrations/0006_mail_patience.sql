-- The tries of 0002 ended after 5 to 7 hours. 48 of them, two hours apart in the end, outlast a weekend: 3 days at least.
-- Ten minutes for one try is longer than the mail server may keep quiet (lib/mail/transport.ts): a job that ran out is
-- given to another worker, and the first one must have hung up by then.
update pgboss.queue set retry_limit = 48, expire_seconds = 600 where name = 'mail';
--> statement-breakpoint
-- What waits is given the same.
update pgboss.job set retry_limit = 48, expire_seconds = 600 where name = 'mail' and state < 'active';
