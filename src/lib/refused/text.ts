import type { RefusedCode, RefusedFacts } from '$lib/classroom/refusals';
import { m } from '$lib/paraglide/messages';

type Params = NonNullable<RefusedFacts['params']>;

/** The sentence of every refusal of the classroom: what happened, why, what to do. */
const SENTENCES: Record<RefusedCode, (params: Params) => string> = {
	'access.signIn': () => m.refused_access_signIn(),
	'access.forbidden': () => m.refused_access_forbidden(),
	'access.tooMany': (p) => m.refused_access_tooMany({ seconds: p.seconds ?? '' }),
	'access.unavailable': () => m.refused_access_unavailable(),
	'form.invalid': () => m.refused_form_invalid(),
	'form.tooLarge': () => m.refused_form_tooLarge(),
	'account.unknown': () => m.refused_account_unknown(),
	'account.unknownStudent': () => m.refused_account_unknownStudent(),
	'account.missing': () => m.refused_account_missing(),
	'account.lastAdmin': () => m.refused_account_lastAdmin(),
	'account.emailTaken': () => m.refused_account_emailTaken(),
	'account.weakPassword': (p) => m.refused_account_weakPassword({ min: p.min ?? '' }),
	'account.wrongPassword': () => m.refused_account_wrongPassword(),
	'account.closed': () => m.refused_account_closed(),
	'link.unknown': () => m.refused_link_unknown(),
	'link.used': () => m.refused_link_used(),
	'link.expired': () => m.refused_link_expired(),
	'class.unknown': () => m.refused_class_unknown(),
	'class.archived': () => m.refused_class_archived(),
	'class.name': (p) => m.refused_class_name({ max: p.max ?? '' }),
	'join.unknown': () => m.refused_join_unknown(),
	'join.expired': () => m.refused_join_expired(),
	'join.locked': () => m.refused_join_locked(),
	'join.taken': () => m.refused_join_taken(),
	'join.notOnRoster': () => m.refused_join_notOnRoster(),
	'join.banned': () => m.refused_join_banned(),
	'join.name': (p) => m.refused_join_name({ max: p.max ?? '' }),
	'join.number': (p) => m.refused_join_number({ max: p.max ?? '' }),
	'member.unknown': () => m.refused_member_unknown(),
	'member.owner': () => m.refused_member_owner(),
	'company.unknown': () => m.refused_company_unknown(),
	'company.full': (p) => m.refused_company_full({ max: p.max ?? '' }),
	'company.name': (p) => m.refused_company_name({ max: p.max ?? '' }),
	'company.nameTaken': () => m.refused_company_nameTaken(),
	'company.inGame': () => m.refused_company_inGame(),
	'game.unknown': () => m.refused_game_unknown(),
	'game.noCompanies': () => m.refused_game_noCompanies(),
	'game.tooManyCompanies': (p) => m.refused_game_tooManyCompanies({ max: p.max ?? '' }),
	'game.ended': () => m.refused_game_ended(),
	'game.broken': () => m.refused_game_broken(),
	'game.late': () => m.refused_game_late(),
	'game.notYourCompany': () => m.refused_game_notYourCompany(),
	'game.needsCaptain': () => m.refused_game_needsCaptain(),
	'game.monthUnknown': () => m.refused_game_monthUnknown()
};

/** A refusal in the person's language. */
export const refusedText = ({ code, params = {} }: RefusedFacts): string => SENTENCES[code](params);
