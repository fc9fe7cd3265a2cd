import { serve, type Methods, type Port } from './rpc';
import { SoloService } from './solo-service';

/** The game worker: serves a {@link SoloService} to the page that started it. */
const port = globalThis as unknown as Port;
const service = new SoloService((event) => port.postMessage({ push: event }));

const api = {
	ping: async () => true,
	create: service.create.bind(service),
	open: service.open.bind(service),
	act: service.act.bind(service),
	clock: service.clock.bind(service),
	ask: service.ask.bind(service),
	exportLog: service.exportLog.bind(service)
};
export type SoloApi = typeof api;

serve(port, api as Methods);
