CREATE TABLE `captain_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`status` text NOT NULL,
	`who` text NOT NULL,
	`captains` text NOT NULL,
	`turn` integer NOT NULL,
	`contest` integer NOT NULL,
	`state` text,
	`next_at` integer,
	`paused_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `captain_draft_class` ON `captain_draft` (`class_id`,`status`);--> statement-breakpoint
CREATE INDEX `captain_draft_next` ON `captain_draft` (`next_at`);--> statement-breakpoint
CREATE TABLE `captain_ranking` (
	`draft_id` text NOT NULL,
	`member_id` text NOT NULL,
	`ranking` text NOT NULL,
	PRIMARY KEY(`draft_id`, `member_id`),
	FOREIGN KEY (`draft_id`) REFERENCES `captain_draft`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `forming_answer` (
	`member_id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`answers` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `forming_answer_class` ON `forming_answer` (`class_id`);--> statement-breakpoint
CREATE TABLE `forming_plan` (
	`class_id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`how` text NOT NULL,
	`who` text NOT NULL,
	`seed` text NOT NULL,
	`groups` text NOT NULL,
	`report` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `forming_wish` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`kind` text NOT NULL,
	`one` text NOT NULL,
	`other` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`one`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forming_wish_pair` ON `forming_wish` (`class_id`,`one`,`other`);--> statement-breakpoint
CREATE TABLE `introduction` (
	`member_id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`card` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `introduction_class` ON `introduction` (`class_id`);--> statement-breakpoint
CREATE TABLE `move_request` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`member_id` text NOT NULL,
	`from_team` text,
	`to_team` text,
	`from_name` text NOT NULL,
	`to_name` text NOT NULL,
	`state` text NOT NULL,
	`consents` text NOT NULL,
	`log` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`from_team`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`to_team`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `move_request_class` ON `move_request` (`class_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `calendar_feed` (
	`member_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `grade_column_setting` (
	`class_id` text NOT NULL,
	`column_id` text NOT NULL,
	`cap` text,
	`curve` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`class_id`, `column_id`),
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `contribution_form` (
	`round_id` text NOT NULL,
	`member_id` text NOT NULL,
	`given` text NOT NULL,
	`reasons` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `member_id`),
	FOREIGN KEY (`round_id`) REFERENCES `contribution_round`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `contribution_round` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`title` text NOT NULL,
	`form` text NOT NULL,
	`method` text NOT NULL,
	`penalty` integer NOT NULL,
	`weight` integer NOT NULL,
	`target` text,
	`teams` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`published_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `contribution_round_class` ON `contribution_round` (`class_id`,`opens_at`);--> statement-breakpoint
CREATE TABLE `grade_override` (
	`class_id` text NOT NULL,
	`column_id` text NOT NULL,
	`member_id` text NOT NULL,
	`cell` text,
	`reason` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`class_id`, `column_id`, `member_id`),
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `grade_publication` (
	`class_id` text PRIMARY KEY NOT NULL,
	`at` integer,
	`scheme` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `grade_scheme` (
	`class_id` text NOT NULL,
	`version` integer NOT NULL,
	`weights` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`class_id`, `version`),
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `grade_column` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`place` integer NOT NULL,
	`source` text NOT NULL,
	`title` text NOT NULL,
	`max` text NOT NULL,
	`closed` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `grade_column_class` ON `grade_column` (`class_id`,`place`);--> statement-breakpoint
CREATE TABLE `grade_mark` (
	`column_id` text NOT NULL,
	`member_id` text NOT NULL,
	`cell` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`column_id`, `member_id`),
	FOREIGN KEY (`column_id`) REFERENCES `grade_column`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notice_reading` (
	`user_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `peer_evaluation` (
	`task_id` text NOT NULL,
	`doer` text NOT NULL,
	`submission_id` text,
	`rubric_id` text,
	`rubric_version` integer,
	`sheet` text NOT NULL,
	`mark` text,
	`factor` text NOT NULL,
	`evaluated_by` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`task_id`, `doer`),
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submission_id`) REFERENCES `submission`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`rubric_id`) REFERENCES `peer_rubric`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `peer_gallery` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`task_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`doer` text NOT NULL,
	`note` text NOT NULL,
	`consent` integer,
	`consent_by` text,
	`consent_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submission_id`) REFERENCES `submission`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`consent_by`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `peer_gallery_work` ON `peer_gallery` (`task_id`,`doer`);--> statement-breakpoint
CREATE TABLE `peer_change` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`what` text NOT NULL,
	`giver` text,
	`receiver` text,
	`added` integer NOT NULL,
	`removed` integer NOT NULL,
	`actor_id` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `peer_round`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `peer_change_round` ON `peer_change` (`round_id`,`at`);--> statement-breakpoint
CREATE TABLE `peer_example` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`sheet` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `peer_round`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `peer_example_round` ON `peer_example` (`round_id`);--> statement-breakpoint
CREATE TABLE `peer_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`parent_id` text,
	`from_team` text NOT NULL,
	`to_team` text NOT NULL,
	`member_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `peer_feedback_unit` ON `peer_feedback` (`unit_id`,`at`);--> statement-breakpoint
CREATE TABLE `peer_review` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`giver` text NOT NULL,
	`receiver` text NOT NULL,
	`sheet` text NOT NULL,
	`version` integer NOT NULL,
	`member_id` text,
	`saved_at` integer,
	`handed_in_at` integer,
	`useful` integer,
	`flag` text,
	`flagged_at` integer,
	`ruling` text,
	`removed_at` integer,
	FOREIGN KEY (`round_id`) REFERENCES `peer_round`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `peer_review_pair` ON `peer_review` (`round_id`,`giver`,`receiver`);--> statement-breakpoint
CREATE TABLE `peer_round` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`rubric_id` text NOT NULL,
	`rubric_version` integer NOT NULL,
	`each_count` integer NOT NULL,
	`week` integer NOT NULL,
	`seed` text NOT NULL,
	`anonymity` text NOT NULL,
	`comment` text NOT NULL,
	`rule` text NOT NULL,
	`strictness` integer NOT NULL,
	`calibration_counts` integer NOT NULL,
	`due_at` integer,
	`opened_at` integer,
	`closed_at` integer,
	`published_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`rubric_id`) REFERENCES `peer_rubric`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `peer_round_task` ON `peer_round` (`task_id`);--> statement-breakpoint
CREATE TABLE `peer_try` (
	`example_id` text NOT NULL,
	`member_id` text NOT NULL,
	`sheet` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`example_id`, `member_id`),
	FOREIGN KEY (`example_id`) REFERENCES `peer_example`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `peer_reflection` (
	`unit_id` text NOT NULL,
	`member_id` text NOT NULL,
	`learned` text NOT NULL,
	`hard` text NOT NULL,
	`next_step` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `member_id`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `peer_rubric_version` (
	`rubric_id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`saved_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`rubric_id`, `version`),
	FOREIGN KEY (`rubric_id`) REFERENCES `peer_rubric`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `peer_rubric` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`version` integer NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `peer_rubric_class` ON `peer_rubric` (`class_id`);--> statement-breakpoint
CREATE TABLE `peer_after` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`summary` text NOT NULL,
	`best` text NOT NULL,
	`improve` text NOT NULL,
	`published_at` integer,
	`feedback` integer NOT NULL,
	`reflection` integer NOT NULL,
	`reflection_due_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `award` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`session_id` text,
	`team_id` text NOT NULL,
	`team_name` text NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`amount` integer NOT NULL,
	`bound` integer,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `speaking_session`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `award_class` ON `award` (`class_id`,`at`);--> statement-breakpoint
CREATE TABLE `speaking_criteria` (
	`session_id` text NOT NULL,
	`version` integer NOT NULL,
	`rubric` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `version`),
	FOREIGN KEY (`session_id`) REFERENCES `speaking_session`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `speaking_mark` (
	`session_id` text NOT NULL,
	`team_id` text NOT NULL,
	`mark` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `team_id`),
	FOREIGN KEY (`session_id`) REFERENCES `speaking_session`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `speaking_question` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`team_id` text NOT NULL,
	`asked_by` text,
	`answered_by` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `speaking_session`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`answered_by`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `speaking_question_session` ON `speaking_question` (`session_id`,`at`);--> statement-breakpoint
CREATE TABLE `speaking_rating` (
	`session_id` text NOT NULL,
	`team_id` text NOT NULL,
	`member_id` text NOT NULL,
	`sheet` text NOT NULL,
	`mark` text NOT NULL,
	`criteria` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `team_id`, `member_id`),
	FOREIGN KEY (`session_id`) REFERENCES `speaking_session`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `speaking_session` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`settings` text NOT NULL,
	`version` integer NOT NULL,
	`criteria` integer NOT NULL,
	`floor` text NOT NULL,
	`locked_at` integer,
	`result` text,
	`revealed` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `speaking_session_unit` ON `speaking_session` (`unit_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `wish` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`member_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `wish_class` ON `wish` (`class_id`,`at`);--> statement-breakpoint
CREATE TABLE `bank_import` (
	`class_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`class_id`, `user_id`),
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `bank_item` (
	`class_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`category` text NOT NULL,
	`tags` text NOT NULL,
	`difficulty` integer NOT NULL,
	`words` text NOT NULL,
	`hash` text NOT NULL,
	`item` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`class_id`, `id`),
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `bank_item_title` ON `bank_item` (`class_id`,`category`,`title`);--> statement-breakpoint
CREATE TABLE `task_hint_override` (
	`task_id` text NOT NULL,
	`doer` text NOT NULL,
	`open` integer NOT NULL,
	`reason` text NOT NULL,
	`by_user` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`task_id`, `doer`),
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `task_hint` (
	`task_id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`quiz_id` text,
	`policy` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `quiz_allowance` (
	`quiz_id` text NOT NULL,
	`member_id` text NOT NULL,
	`time` integer,
	`extension` integer NOT NULL,
	`extra_tries` integer NOT NULL,
	`excused` integer NOT NULL,
	PRIMARY KEY(`quiz_id`, `member_id`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `quiz_answer` (
	`attempt_id` text NOT NULL,
	`place` integer NOT NULL,
	`answer` text,
	`at` integer NOT NULL,
	`seconds` integer,
	`points` text,
	`comment` text,
	`graded_by` text,
	`graded_at` integer,
	PRIMARY KEY(`attempt_id`, `place`),
	FOREIGN KEY (`attempt_id`) REFERENCES `quiz_attempt`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `quiz_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`member_id` text NOT NULL,
	`n` integer NOT NULL,
	`seed` text NOT NULL,
	`item_order` text NOT NULL,
	`started_at` integer NOT NULL,
	`submitted_at` integer,
	`share` text,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_attempt_n` ON `quiz_attempt` (`quiz_id`,`member_id`,`n`);--> statement-breakpoint
CREATE TABLE `quiz_item` (
	`quiz_id` text NOT NULL,
	`place` integer NOT NULL,
	`item_id` text NOT NULL,
	`points` integer NOT NULL,
	`item` text NOT NULL,
	PRIMARY KEY(`quiz_id`, `place`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `quiz` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`part` text NOT NULL,
	`month` integer,
	`title` text NOT NULL,
	`intro` text NOT NULL,
	`tries` integer,
	`cooldown` integer NOT NULL,
	`counts` text NOT NULL,
	`seconds` integer,
	`shuffle` integer NOT NULL,
	`opens_at` integer,
	`due_at` integer,
	`closes_at` integer,
	`late` text NOT NULL,
	`pass` integer NOT NULL,
	`feedback` text NOT NULL,
	`published_at` integer,
	`created_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `quiz_unit` ON `quiz` (`unit_id`,`created_at`);