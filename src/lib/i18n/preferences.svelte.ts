import { browser } from '$app/environment';
import { cookieName, getLocale } from '$lib/paraglide/runtime';

/** Chinese, English, or English with the Chinese beside key vocabulary. */
export type Language = 'zh' | 'en' | 'study';
/** `auto` follows the device. */
export type Theme = 'auto' | 'light' | 'dark';

export const languages: readonly Language[] = ['zh', 'en', 'study'];
export const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** Names of the cookies; the locale itself has the message compiler's own. */
export const studyCookie = 'rapport_study';
export const themeCookie = 'rapport_theme';

/** Half of the browsers forget a cookie after 400 days whatever it says. */
export const cookieAge = 400 * 24 * 60 * 60;

let requestCookies = () => '';

/** Tells this module where the cookies of the request at hand are. Called once, by the server. */
export function readCookiesFrom(source: () => string): void {
	requestCookies = source;
}

/** Counts the choices made since the page was opened, so that what depends on one is computed again. */
let choices = $state(0);

/** @returns the value of a cookie, or an empty text. */
function cookie(name: string): string {
	const all = browser ? document.cookie : requestCookies();
	const found = all.split('; ').find((pair) => pair.startsWith(`${name}=`));
	return found?.slice(name.length + 1) ?? '';
}

const remember = (name: string, value: string) => {
	document.cookie = `${name}=${value}; path=/; max-age=${cookieAge}; samesite=lax`;
};

/** What this person has chosen, on the server as in the browser. */
export const preferences = {
	get language(): Language {
		if (getLocale() === 'zh') return 'zh';
		return choices >= 0 && cookie(studyCookie) === '1' ? 'study' : 'en';
	},

	/** Whether key vocabulary shows its Chinese beside the English. */
	get study(): boolean {
		return this.language === 'study';
	},

	get theme(): Theme {
		const chosen = cookie(themeCookie);
		return choices >= 0 && (chosen === 'light' || chosen === 'dark') ? chosen : 'auto';
	},

	/** Switches the language. The page loads again: every text on it changes, and games are saved as they go. */
	chooseLanguage(language: Language): void {
		remember(studyCookie, language === 'study' ? '1' : '0');
		remember(cookieName, language === 'zh' ? 'zh' : 'en');
		location.reload();
	},

	/** Switches the colours at once. */
	chooseTheme(theme: Theme): void {
		remember(themeCookie, theme);
		document.documentElement.dataset.theme = theme;
		choices += 1;
	}
};
