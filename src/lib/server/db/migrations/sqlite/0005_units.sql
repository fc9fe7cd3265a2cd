CREATE TABLE `task_assignment` (
	`task_id` text NOT NULL,
	`doer` text NOT NULL,
	`state` text NOT NULL,
	`own_due_at` integer,
	`own_closes_at` integer,
	`submitted_at` integer,
	PRIMARY KEY(`task_id`, `doer`),
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `material` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`part` text NOT NULL,
	`place` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`url` text,
	`upload_id` text,
	`captions` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`upload_id`) REFERENCES `upload`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `material_unit` ON `material` (`unit_id`,`place`);--> statement-breakpoint
CREATE TABLE `post` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`parent_id` text,
	`member_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `post_unit` ON `post` (`unit_id`,`at`);--> statement-breakpoint
CREATE TABLE `sign_in` (
	`unit_id` text NOT NULL,
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	`late` integer NOT NULL,
	`percent` real NOT NULL,
	PRIMARY KEY(`unit_id`, `member_id`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `submission` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`doer` text NOT NULL,
	`member_id` text,
	`text` text,
	`link` text,
	`video` text,
	`upload_id` text,
	`late` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`upload_id`) REFERENCES `upload`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `submission_task` ON `submission` (`task_id`,`doer`,`at`);--> statement-breakpoint
CREATE TABLE `task_transition` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`doer` text NOT NULL,
	`move` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`actor_id` text,
	`why` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `task_transition_task` ON `task_transition` (`task_id`,`at`);--> statement-breakpoint
CREATE TABLE `task` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`part` text NOT NULL,
	`place` integer NOT NULL,
	`title` text NOT NULL,
	`brief` text NOT NULL,
	`doers` text NOT NULL,
	`kinds` text NOT NULL,
	`opens_at` integer,
	`due_at` integer,
	`closes_at` integer,
	`review_at` integer,
	`publish_at` integer,
	`next_at` integer,
	`late` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `task_unit` ON `task` (`unit_id`,`place`);--> statement-breakpoint
CREATE INDEX `task_next` ON `task` (`next_at`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`place` integer NOT NULL,
	`title` text NOT NULL,
	`lesson_at` integer,
	`publish_at` integer,
	`announced_at` integer,
	`sign_in` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `unit_class` ON `unit` (`class_id`,`place`);--> statement-breakpoint
CREATE INDEX `unit_publish` ON `unit` (`publish_at`);--> statement-breakpoint
CREATE TABLE `upload` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`member_id` text,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `upload_unit` ON `upload` (`unit_id`);--> statement-breakpoint
CREATE INDEX `upload_hash` ON `upload` (`hash`);