/** Waits so long, or until the device is online again. */
export const patience = (ms: number): Promise<void> =>
	new Promise((done) => {
		const end = () => {
			clearTimeout(timer);
			removeEventListener('online', end);
			done();
		};
		const timer = setTimeout(end, ms);
		addEventListener('online', end);
	});
