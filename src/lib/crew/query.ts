/** What is asked for, as the end of an address; what is left out is not asked. */
export function queryOf(wanted: Readonly<Record<string, string | number | undefined>>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(wanted))
		if (value !== undefined) query.set(name, String(value));
	return query.size > 0 ? `?${query}` : '';
}
