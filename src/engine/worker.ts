import { EngineHost } from "./host.ts";
import { openWeightsStore } from "./indexed-db-store.ts";
import type { Answer, Request, Told } from "./protocol.ts";

const scope = self as unknown as {
	postMessage(message: Told | Answer): void;
	onmessage: ((event: MessageEvent<Request>) => void) | null;
};

const host = openWeightsStore(() => scope.postMessage({ tell: "storage-lost" })).then(
	(opened) =>
		new EngineHost({
			...opened,
			send: (message) => scope.postMessage(message),
			spawn: () => new Worker(new URL("./training-worker.ts", import.meta.url), { type: "module" }),
		}),
);

scope.onmessage = (event) => void host.then((engine) => engine.receive(event.data));
