/**
 * Why the classroom refuses something, each with the HTTP status a route answers with. The sentences
 * are `refused_<code>` of `messages/refused.*.json`, dots written as underscores.
 */
export const REFUSED = {
	// who
	'access.signIn': 401, // nobody is signed in
	'access.forbidden': 403, // signed in, but the role may not
	'access.tooMany': 429, // too many tries; `seconds` says how long to wait
	'access.busy': 429, // the person's earlier questions are still being thought about
	'access.unavailable': 503, // the database takes no writes now
	// form
	'form.invalid': 400, // a field is missing or of the wrong kind; the field is named
	'form.tooLarge': 413, // more than the route takes
	// account
	'account.unknown': 400, // e-mail and password do not belong together
	'account.unknownStudent': 400, // code, number and password do not belong together
	'account.missing': 404, // nobody has this id, or the person has been erased
	'account.lastAdmin': 409, // the site would have no administrator left
	'account.emailTaken': 409,
	'account.weakPassword': 400, // shorter than `min`
	'account.wrongPassword': 400,
	'account.closed': 403, // sign-up is by invitation only
	'link.unknown': 404, // no such one-time link
	'link.used': 410,
	'link.expired': 410,
	// class
	'class.unknown': 404, // also for those who do not belong to it
	'class.archived': 409,
	'class.name': 400,
	'class.term': 400, // longer than `max`
	// people who help to teach
	'staff.unknown': 404, // no instructor has this e-mail address
	'staff.already': 409, // has a place in the class already
	// class list
	'roster.empty': 400,
	'roster.workbook': 400, // an Excel workbook instead of CSV
	'roster.binary': 400,
	'roster.columns': 400, // no column of names or none of numbers
	'roster.long': 400, // more than `max` lines
	'roster.faults': 409, // lines cannot be read and the good ones alone were not asked for
	// joining
	'join.unknown': 404, // no class has this code
	'join.expired': 410,
	'join.locked': 409, // the class takes nobody new now
	'join.taken': 409, // the place on the roster belongs to somebody already
	'join.notOnRoster': 403,
	'join.banned': 403,
	'join.name': 400,
	'join.number': 400,
	'join.ambiguous': 409, // two of that name have numbers that end so
	'join.wrongPassword': 403, // the place belongs to somebody, and this is not the password
	// members
	'member.unknown': 404,
	'member.owner': 409, // the owner cannot be removed
	'member.numberTaken': 409, // somebody else in the class has this student number
	// companies of a class
	'company.unknown': 404,
	'company.full': 409, // `max` members
	'company.name': 400, // empty, too long or not fit for a lesson
	'company.nameTaken': 409,
	'company.inGame': 409, // it plays in a running game
	'company.tooMany': 409, // the class has `max` companies
	'company.locked': 409, // the class is locked: teams stay as they are
	'company.playing': 409, // only staff move people while their company plays
	'company.tooLate': 409, // no new companies by students once a game is running
	'company.notYours': 403, // only its captain and staff may
	// games
	'game.unknown': 404,
	'game.noCompanies': 409,
	'game.tooManyCompanies': 409, // more than `max`
	'game.ended': 409,
	'game.broken': 500, // its log does not lead to its hashes
	'game.monthClosed': 409, // no month is open
	'game.late': 409, // the month was locked before this arrived
	'game.notYourCompany': 403,
	'game.needsCaptain': 403, // a captain has to confirm
	'export.unknown': 404, // there is no such table
	'game.draftNotYours': 403, // only its author and the captain may
	'game.monthUnknown': 400, // the month has not been reached
	// messages among a team
	'chat.empty': 400, // nothing visible is left
	'chat.long': 400, // more than `max` characters
	'chat.tooFast': 429, // `seconds` says how long to wait
	'game.monthLength': 400, // months that follow by themselves need 1 to `max` minutes
	'game.breakLength': 400, // longer than `max` minutes
	'game.opensAt': 400, // the first month opens in the past, or too late
	'game.approvalLimit': 400, // not an amount of 1 to `max` yuan
	// a class's own scenarios
	'scenario.unknown': 404,
	'scenario.name': 400, // 1 to `max` characters
	'scenario.note': 400, // at most `max` characters
	'scenario.tooMany': 409, // the class has `max` of them, or one has `max` versions
	'scenario.tooLong': 413, // more than `max` kB
	'scenario.notText': 400, // the file is no text
	'scenario.stale': 409, // `name` has saved version `version` meanwhile
	'scenario.same': 409, // nothing has been changed
	// trials before class
	'preview.running': 409, // the class has one already
	'preview.busy': 503, // the server has too many of them to do
	// units, materials and files
	'unit.unknown': 404, // also for students, while it is not published
	'unit.title': 400, // none in either language, or longer than `max`
	'unit.text': 400, // longer than `max` characters
	'unit.tooMany': 409, // the class has `max` units
	'unit.full': 409, // `max` materials or tasks
	'unit.signIn': 400, // the window ends before it begins, or lasts more than a week
	'course.unknown': 404, // the project brings no such course
	'course.have': 409, // the class has units of it already
	'course.faults': 409, // its files have faults: the first one by `file` and `line`
	'archive.broken': 400, // no archive, damaged or encrypted
	'archive.names': 400, // a file name that leads out of it, or one twice
	'archive.tooLarge': 413, // more than `max` megabytes or `files` files, unpacked
	'archive.content': 400, // not a course: `where` says at which place
	'archive.nothing': 409, // the class has no units
	'material.unknown': 404,
	'material.link': 400, // not an address on the web
	'material.source': 400, // neither an address nor a file
	'material.changed': 409, // somebody else has saved it meanwhile
	'upload.unknown': 404,
	'upload.type': 415, // not on the list of kinds, whatever its name says
	'upload.tooLarge': 413, // more than `max` megabytes
	'upload.full': 409, // the class, or the person, has stored as much as it may
	'upload.broken': 400, // nothing in it, or the transfer broke off
	'task.unknown': 404,
	'task.unknownDoer': 404, // nobody of this id has the task
	'task.notOpen': 409, // not opened yet
	'task.closed': 409, // the door is shut
	'task.wrongState': 409, // the move does not lead on from this `state`
	'task.reason': 400, // reopening and extending want a reason
	'task.deadline': 400, // in the past, earlier than the one it extends, or after the door closes
	'task.schedule': 400, // the moments of the schedule are not in order
	'task.empty': 400, // nothing of what may be handed in
	'task.kind': 400, // the task does not take this kind
	'signIn.none': 409, // the unit has no sign-in
	'signIn.early': 409, // the window has not opened
	'signIn.closed': 409, // the window is over
	'post.unknown': 404,
	'post.empty': 400, // nothing written, or longer than `max`
	'post.full': 409, // the discussion has `max` posts
	// contribution inside teams
	'contribution.unknown': 404, // no such round
	'contribution.noTeams': 409, // no team has two members
	'contribution.deadline': 400, // in the past, or more than 90 days ahead
	'contribution.stale': 409, // somebody else has changed the round meanwhile
	'contribution.closed': 409, // the time for rating is over
	'contribution.open': 409, // the time for rating is not over
	'contribution.notMember': 403, // was in no team of the round
	'contribution.incomplete': 400, // somebody of the team is not rated
	'contribution.stranger': 400, // somebody is rated who is not in the team
	'contribution.reason': 400, // far from the mean without a reason
	// grades
	'grades.sum': 400, // the weights sum to `sum`, not to 100
	'grades.columnTwice': 400, // a column stands in two places
	'grades.columnUnknown': 404,
	'grades.partTwice': 400,
	'grades.noWeight': 400, // a column with weight 0
	'grades.stale': 409, // somebody else has saved meanwhile
	'grades.reason': 400, // an override wants a reason
	'grades.figure': 400, // not a figure, or one out of bounds
	'grades.full': 409, // the class has `max` columns by hand
	'grades.noScores': 409, // nothing to take a mean of
	'grades.allZero': 409, // noughts cannot be scaled
	// calendar
	'calendar.unknown': 404, // no such address, or one that has been taken back
	// rubrics and marks of staff
	'rubric.unknown': 404,
	'rubric.changed': 409, // somebody else has saved version `version` meanwhile
	'rubric.tooMany': 409, // the class has `max` of them
	'rubric.none': 400, // not one criterion
	'rubric.criterion': 400, // criterion `n` has no title
	'rubric.weight': 400, // the weight of criterion `n` is no figure from 0 to 1000
	'rubric.points': 400, // lowest and highest points of criterion `n` are no figures in order
	'rubric.levels': 400, // criterion `n`: too few levels, without words, or two of equal points
	'evaluation.mark': 400, // no figure from 0 to 100
	'evaluation.incomplete': 400, // `n` criteria without an answer
	'evaluation.changed': 409, // somebody else has marked it meanwhile
	// peer review
	'review.unknown': 404, // also for whoever has no part in it
	'review.tooFew': 409, // fewer than `min` have handed in
	'review.tooMany': 400, // more than `max` reviews each
	'review.begun': 409, // dealt out already
	'review.changed': 409, // another tab or person has saved version `version` meanwhile
	'review.notOpen': 409, // not dealt out, closed, or past its deadline
	'review.handedIn': 409, // a draft over a review that was handed in
	'review.incomplete': 400, // `n` criteria without an answer
	'review.short': 400, // `missing` characters or words of `language` are missing
	'review.self': 409,
	'review.doubled': 409,
	'review.notAllocated': 404,
	'review.done': 409, // a review that has been written is not taken away
	'review.reason': 400, // changes of who reviews whom want a reason
	// after class
	'after.changed': 409, // saved in another place meanwhile; `version` says which
	'feedback.closed': 409,
	'feedback.whom': 400, // no other company of the class, or the writer is in none
	'gallery.unknown': 404,
	'reflection.closed': 409,
	'reflection.empty': 400,
	// presentations and their rating
	'speaking.unknown': 404, // there is no such session, or none such criterion
	'speaking.tooMany': 409, // the unit has `max` sessions
	'speaking.stale': 409, // somebody else has saved it meanwhile
	'speaking.changed': 409, // the page showed an earlier step
	'speaking.nobody': 409, // nobody is presenting
	'speaking.busy': 409, // a team is presenting
	'speaking.empty': 409, // nobody waits
	'speaking.notWaiting': 409, // the team is not in the queue
	'speaking.ownTeam': 409, // a question to the own team is none
	'speaking.otherTeam': 409, // only the presenting team answers
	'speaking.question': 400, // no such question, or not 1 to `max` characters
	'speaking.full': 409, // `max` questions
	'speaking.standing': 409, // no presentation is running
	'speaking.notMarker': 409, // somebody else marks languages
	'speaking.notYours': 409, // only the team itself declares its share
	'speaking.criteria': 400, // fewer than one, more than `max`, or a text is missing in a language
	'rating.locked': 409, // the rating is over
	'rating.open': 409, // the rating goes on: no result yet
	'rating.begun': 409, // criteria stay as they are once somebody has rated
	'rating.unknownTeam': 404, // this team has not presented
	'rating.ownTeam': 409, // nobody rates the own team
	'rating.incomplete': 400, // a criterion is missing; `criterion` is the first
	'rating.mark': 400, // not 0 to 100 with at most two decimals
	'reward.text': 400, // not 1 to `max` characters, or not fit for a lesson
	'reward.full': 409, // the list has `max` wishes
	'reward.points': 400, // not a whole number from 1 to `max`
	'reward.bound': 409, // the team has the most of this perk that it may have, `max`
	'reward.early': 409, // the podium has not been shown to its end
	'reward.unknown': 404,
	// what students say of themselves
	'intro.changed': 409, // saved meanwhile on another device
	'intro.wishes': 400, // more than `max`, somebody unknown, or the same person in both
	'intro.short': 400, // empty, or longer than `max` characters
	'intro.list': 400, // fewer than `min` or more than `max` entries, or one longer than `length`
	'intro.video': 400, // not an address that begins with https
	// forming teams
	'forming.tooFew': 409, // there are `people`, and it takes `min`
	'forming.teams': 400, // `people` make `fewest` to `most` teams
	'forming.noAnswers': 409, // nobody has answered the questionnaire
	'forming.changed': 409, // another plan has been made, or it has been applied or dropped
	'forming.wish': 400, // the same person twice, or somebody who is no student of the class
	'forming.busy': 503, // too many classes are being formed
	// the captains' draft
	'draft.none': 409, // no draft is being prepared or under way
	'draft.exists': 409, // one is
	'draft.captains': 400, // `people` need `fewest` to `most` captains
	'draft.time': 400, // a turn of `min` to `max` seconds
	'draft.begun': 409, // it is under way already
	'draft.notBegun': 409,
	'draft.notCaptain': 403, // only captains pick
	'draft.ranking': 400, // somebody who leads no team, or one twice
	'draft.paused': 409,
	'draft.captainGone': 409, // a team has nobody to lead it
	'draft.notLeading': 400,
	'draft.notOver': 409,
	'draft.over': 409,
	'draft.notYourTurn': 409,
	'draft.pending': 409, // another pick is being decided
	'draft.notPending': 409, // too late, or nobody has picked this one
	'draft.taken': 409, // is in a team
	'draft.unknown': 400, // no such student in the draft
	'draft.full': 409, // the team has no place left
	'draft.nothingToUndo': 409,
	// changes of team by consent
	'move.unknown': 404,
	'move.noTeam': 409, // the student is in no company
	'move.exists': 409, // one is waiting already
	'move.sameTeam': 400,
	'move.full': 409, // the team has `max` members
	'move.isCaptain': 409, // hands the company over first
	'move.notAsked': 403, // has no voice in it
	'move.settled': 409, // has been decided
	'move.reason': 400, // staff say why, in at most `max` characters
	// questions and quizzes
	'bank.unknown': 404, // no such question
	'bank.changed': 409, // somebody else has saved it meanwhile
	'bank.item': 400, // not a question: `fault` says why
	'bank.full': 409, // `max` questions
	'bank.noImport': 409, // no file is being looked over
	'bank.faults': 409, // the file has faults; the good part has to be accepted
	'bank.nothing': 409, // nothing to be drawn or chosen fits
	'quiz.unknown': 404, // also for students, while it is not published
	'quiz.changed': 409, // somebody else has saved it meanwhile
	'quiz.begun': 409, // somebody has begun, so the questions stay
	'quiz.empty': 409, // nothing in it that could be answered
	'quiz.full': 409, // `max` questions
	'quiz.times': 400, // the moments are not in order
	'quiz.notOpen': 409,
	'quiz.cooling': 409, // between two attempts
	'quiz.spent': 409, // no attempt is left
	'quiz.closed': 409,
	'quiz.over': 409, // the attempt has ended, or is none of this quiz and person
	'quiz.points': 400, // points that the rubric does not give
	'quiz.graded': 409, // somebody else has graded it meanwhile
	'quiz.notGraded': 409, // nothing to be graded there
	'gate.reason': 400, // opening by hand wants a reason
	'hint.changed': 409, // somebody else has saved it meanwhile
	'hint.none': 409 // the task has no hint card
} as const satisfies Record<string, number>;

export type RefusedCode = keyof typeof REFUSED;

export type RefusedParams = Record<string, string | number>;

/** A refusal as it travels: to a form, to a desk, into a log. */
export interface RefusedFacts {
	code: RefusedCode;
	/** Field of the form to blame. */
	field?: string;
	params?: RefusedParams;
}
