import type { RefusedFacts } from '$lib/classroom/refusals';
import { m } from '$lib/paraglide/messages';
import { refusedText } from '$lib/refused/text';

/** How sending a file ended: with an id, or with the reason why not. */
export type Sent = { id: string; name: string; why?: undefined } | { id?: undefined; why: string };

/**
 * Sends the bytes of a file. An old request object is used because only it tells how far it has come.
 * @param onShare called with the share sent, 0–1
 */
export function sendFile(
	address: string,
	file: File,
	onShare: (share: number) => void
): Promise<Sent> {
	return new Promise((done) => {
		const request = new XMLHttpRequest();
		const lost = () => done({ why: m.units_upload_lost() });
		request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
		request.onerror = lost;
		request.onabort = lost;
		request.onload = () => {
			try {
				const answer = JSON.parse(request.responseText) as {
					id?: string;
					name?: string;
					refused?: RefusedFacts;
				};
				if (answer.id) done({ id: answer.id, name: answer.name ?? file.name });
				else if (answer.refused) done({ why: refusedText(answer.refused) });
				else lost();
			} catch {
				// No answer of ours: something between has cut it off.
				lost();
			}
		};
		request.open('POST', `${address}?name=${encodeURIComponent(file.name)}`);
		request.setRequestHeader('content-type', 'application/octet-stream');
		request.send(file);
	});
}
