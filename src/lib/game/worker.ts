import { serve, type Methods, type Port } from './rpc';
import { SoloService } from './solo-service';

/** The game worker: serves a {@link SoloService} to the page that started it. */
const port = globalThis as unknown as Port;
const service = new SoloService((event) => port.postMessage({ push: event }));

const api = {
	create: service.create.bind(service),
	open: service.open.bind(service),
	openSpare: service.openSpare.bind(service),
	act: service.act.bind(service),
	clock: service.clock.bind(service),
	ask: service.ask.bind(service),
	follow: service.follow.bind(service),
	exportLog: service.exportLog.bind(service),
	importLog: service.importLog.bind(service),
	salvage: service.salvage.bind(service),
	timeline: service.timeline.bind(service),
	viewAt: service.viewAt.bind(service),
	fork: service.fork.bind(service)
};
export type SoloApi = typeof api;

serve(port, api as Methods);
