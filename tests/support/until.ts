/** How long something that happens by itself may take, in milliseconds. */
const PATIENCE = 15_000;

/** Waits until something has happened. @throws when it does not */
export async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
	const end = performance.now() + PATIENCE;
	while (!(await happened())) {
		if (performance.now() > end) throw new Error(`not in ${PATIENCE} ms: ${happened}`);
		await new Promise((done) => setTimeout(done, 5));
	}
}
