ALTER TABLE `draft` ADD `why` text DEFAULT 'team' NOT NULL;--> statement-breakpoint
ALTER TABLE `draft` ADD `state` text DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
ALTER TABLE `draft` ADD `closed_by` text;--> statement-breakpoint
ALTER TABLE `draft` ADD `closed_at` integer;