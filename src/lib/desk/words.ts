import { m } from '$lib/paraglide/messages';
import { count } from '$lib/i18n/format';

/** A month inside a sentence: `month 3`, `第 3 个月`. */
export const inMonth = (n: number): string => m.desk_common_month({ n: count(n) });
