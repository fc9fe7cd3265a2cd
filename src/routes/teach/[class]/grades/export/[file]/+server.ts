import { pageLoad } from '$lib/server/http/answers';
import { bytesAnswer, fileAnswer } from '$lib/server/http/file-answer';
import type { RequestHandler } from './$types';

/**
 * A file of grades: `grades.csv`, `grades.xlsx`, `moodle.csv`, `canvas.csv`, `contribution.csv`. `?bom=0` leaves out the
 * byte order mark, which Excel needs and other programs do not.
 */
export const GET: RequestHandler = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		const { name, type, body } = await app.grading.exports.file(actor, params.class, params.file, {
			bom: url.searchParams.get('bom') !== '0',
			language: url.searchParams.get('lang') === 'zh' ? 'zh' : 'en'
		});
		return body instanceof Uint8Array
			? bytesAnswer({ name, type, bytes: body })
			: fileAnswer({ name, type, pieces: body });
	});
