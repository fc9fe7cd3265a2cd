import { m } from '$lib/paraglide/messages';
import { money } from '$lib/i18n/format';
import type { Cost } from './cost';

/** What an action takes, in words: money and days, or that it is free. */
export const priceText = (cost: Cost): string =>
	cost.money === 0 && cost.days === 0
		? m.desk_plan_free()
		: m.desk_client_cost({
				money: money(cost.money),
				days: m.desk_common_days({ n: cost.days })
			});
